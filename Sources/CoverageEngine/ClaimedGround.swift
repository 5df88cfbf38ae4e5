import OverlayGeometry
import PlaneGeometry
import RegistryRecords

/// The claims that reach one commune, cut down to its surroundings, and what they cover of it.
struct ClaimedGround {
    private let settlements: [LocatedRecord]
    /// Square metres of the commune; nil without a boundary.
    private let area: Double?
    private let rings: [PreparedPolygon.SignedRing]
    /// What positions are counted from: small numbers keep their digits in GEOS.
    private let origin: PlanePosition
    /// The claims near the commune, by place.
    private var shapes: [Int: OverlayShape] = [:]
    /// Square metres of the commune that each covers; none where GEOS gave no answer.
    private var areas: [Int: Double] = [:]

    /// - Parameters:
    ///   - claims: All claims; their places name them.
    ///   - settlements: Those of the commune. Of one without a position nobody can say whether it lies in a claim, so it
    ///     plays no part.
    init(_ claims: [ClaimedArea], of outline: CommuneOutline?, settlements: [LocatedRecord]) {
        self.settlements = settlements.filter { $0.position != nil }
        area = outline.map(\.extent.area)
        var bounds = outline?.extent.bounds ?? .empty
        for case let position? in settlements.map(\.position) { bounds.extend(to: position) }
        let near =
            bounds.isEmpty
            ? [] : claims.indices.filter { claims[$0].parts.contains { $0.bounds.intersects(bounds) } }
        let hasNear = !near.isEmpty
        origin =
            hasNear
            ? PlanePosition(
                east: ((bounds.west + bounds.east) / 2).rounded(), north: ((bounds.south + bounds.north) / 2).rounded())
            : PlanePosition(east: 0, north: 0)
        // Asked for only now: a boundary whose areas are all known is not projected for nothing.
        rings = hasNear ? outline?.polygon.signedRings ?? [] : []
        for place in near {
            let polygons = claims[place].parts.compactMap { polygon(of: $0, near: bounds) }
            guard !polygons.isEmpty else { continue }
            let shape = OverlayShape.polygons(polygons)
            shapes[place] = (try? shape.merged()) ?? shape
            areas[place] = shapes[place].flatMap(coveredArea)
        }
    }

    /// A polygon of a claim without the vertices that play no part near the commune; nil when nothing is left.
    private func polygon(of part: ClaimedArea.Part, near bounds: PlaneBounds) -> OverlayPolygon? {
        guard part.bounds.intersects(bounds) else { return nil }
        let rings = part.rings.map { moved($0.reduced(near: bounds)) }
        guard let outer = rings.first, !outer.isEmpty else { return nil }
        return OverlayPolygon(outer: outer, holes: rings.dropFirst().filter { !$0.isEmpty })
    }

    private func moved(_ ring: [PlanePosition]) -> [OverlayPosition] {
        ring.map { OverlayPosition(eastward: $0.east - origin.east, northward: $0.north - origin.north) }
    }

    /// Whether a claim covers some of the commune, or a settlement of it.
    func isReached(by claim: Int) -> Bool {
        guard let shape = shapes[claim] else { return false }
        return areas[claim].map { $0 > 0 } ?? true || settlements.contains(where: Inside([shape], origin).contains)
    }

    /// The share of the commune that a claim covers; nil without a boundary, or without an answer of GEOS.
    func areaShare(of claim: Int) -> Double? { share(of: shapes[claim] == nil ? 0 : areas[claim]) }

    /// What some claims cover together.
    func coverage(by claims: [Int]) -> ClaimedCoverage {
        var shapes = claims.compactMap { self.shapes[$0] }
        var covered: Double? = 0
        if claims.count == 1 {
            covered = areas[claims[0]]
        } else if claims.isEmpty {
            covered = 0
        } else if let merged = try? OverlayShape.polygons(shapes.flatMap(\.polygons)).united() {
            shapes = [merged]
            covered = coveredArea(of: merged)
        } else {
            covered = nil
        }
        let inside = Inside(shapes, origin)
        let reach = SettlementReach(settlements, isProven: inside.contains, isPossible: inside.contains)
        return ClaimedCoverage(
            claims: claims.count, areaShare: share(of: covered), settlementShare: reach.high,
            householdShare: reach.householdShare, populationShare: reach.populationShare)
    }

    private func share(of covered: Double?) -> Double? {
        guard let covered, let area, area > 0 else { return nil }
        // The area comes from another kernel: the last digits of two sums differ where all is covered.
        let share = covered / area
        return share > 1 - 1e-12 ? 1 : max(0, share)
    }

    /// Square metres of the commune; its rings are of the even-odd rule, so that those of holes count off.
    private func coveredArea(of shape: OverlayShape) -> Double? {
        guard !rings.isEmpty, let areas = try? shape.areas(ofIntersectionsWith: rings.map { moved($0.positions) })
        else { return nil }
        return zip(rings, areas).reduce(0) { $0 + ($1.0.isHole ? -$1.1 : $1.1) }
    }

    /// Tells which settlements lie in polygons.
    private struct Inside {
        private let locators: [PolygonLocator]
        private let origin: PlanePosition

        init(_ shapes: [OverlayShape], _ origin: PlanePosition) {
            self.origin = origin
            locators = shapes.map { shape in
                let rings = shape.polygons.flatMap { [$0.outer] + $0.holes }.map { ring in
                    ring.map { PlanePosition(east: $0.eastward, north: $0.northward) }
                }
                return PolygonLocator([PlanePolygon(rings: rings)])
            }
        }

        func contains(_ settlement: LocatedRecord) -> Bool { settlement.position.map(contains) ?? false }

        func contains(_ position: PlanePosition) -> Bool {
            let moved = PlanePosition(east: position.east - origin.east, north: position.north - origin.north)
            return locators.contains { $0.locate(moved) != nil }
        }
    }
}

extension OverlayShape {
    /// The polygons; none for other kinds.
    fileprivate var polygons: [OverlayPolygon] {
        if case .polygons(let polygons) = self { polygons } else { [] }
    }
}
