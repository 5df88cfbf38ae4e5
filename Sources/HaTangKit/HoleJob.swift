import CoverageEngine
import Dispatch
import OverlayGeometry
import PlaneGeometry
import RegistryRecords
import Synchronization
import VN2000

/// Finds the holes of one province, and where reports contradict them.
struct HoleJob {
    let input: CoverageInput
    let request: HoleRequest
    let plane: CoveragePlane
    /// By commune, as in ``input``.
    let polygons: [[GeographicPolygon]]
    let service: MobileService
    /// Settlements that no service reaches, with their places in the plane.
    private let settlements: [(record: RegistryRecord, position: PlanePosition)]
    let source: (Evidence) -> SourceRow

    /// Communes between two looks at the progress.
    private static let slice = 8

    init(
        _ input: CoverageInput, request: HoleRequest, plane: CoveragePlane, polygons: [[GeographicPolygon]],
        source: @escaping (Evidence) -> SourceRow
    ) {
        self.input = input
        self.request = request
        self.plane = plane
        self.polygons = polygons
        self.source = source
        service = MobileService(
            input, of: request.technology, operators: request.operator.map { [$0] } ?? [])
        settlements = Self.uncoveredSettlements(input, outside: service)
    }

    /// Places in the input of the communes asked for.
    var asked: [Int] {
        input.communes.indices.filter {
            request.communes.isEmpty || request.communes.contains(input.communes[$0].commune.code)
        }
    }

    /// - Parameter progress: Called now and then with the number of communes that are done.
    func list(_ progress: (Int) throws -> Void) throws -> HoleList {
        var list = HoleList(input, request: request)
        let reports = try openReports()
        let asked = asked
        for start in stride(from: 0, to: asked.count, by: Self.slice) {
            let communes = Array(asked[start..<min(start + Self.slice, asked.count)])
            for (commune, found) in zip(communes, try holePolygons(of: communes)) {
                try add(found, ofCommune: commune, reports: reports, to: &list)
            }
            try progress(start + communes.count)
        }
        list.contradictions = try contradictions(reports, holes: list.holes)
        return list
    }

    // MARK: The polygons

    /// The holes of some communes, side by side; nil for those without a boundary.
    private func holePolygons(of communes: [Int]) throws -> [HolePolygons?] {
        let grounds = try communes.map { try plane.rings(of: polygons[$0]) }
        let least = request.leastSquareMetres
        let union = service.possible
        let positions = settlements.map(\.position)
        let found = Mutex<[Int: Result<HolePolygons, any Error>]>([:])
        DispatchQueue.concurrentPerform(iterations: communes.count) { place in
            guard !grounds[place].isEmpty else { return }
            let result = Result {
                try HolePolygons(of: grounds[place], outside: union) { area, envelope in
                    area >= least || !envelope.places(of: positions).isEmpty
                }
            }
            found.withLock { $0[place] = result }
        }
        let results = found.withLock { $0 }
        return try communes.indices.map { try results[$0]?.get() }
    }

    private static func uncoveredSettlements(
        _ input: CoverageInput, outside service: MobileService
    ) -> [(record: RegistryRecord, position: PlanePosition)] {
        input.settlements.compactMap { settlement in
            guard let position = settlement.position, position.east.isFinite, position.north.isFinite,
                !service.possible.contains(position)
            else { return nil }
            return (settlement.record, position)
        }
    }

    // MARK: The list

    private func add(
        _ found: HolePolygons?, ofCommune place: Int, reports: [OpenReport], to list: inout HoleList
    ) throws {
        let commune = input.communes[place]
        var total = HoleList.CommuneTotal(
            commune: commune.commune, boundaryQuality: commune.boundaryQuality, squareMetres: found?.area,
            uncoveredSquareMetres: found.map { max(0, $0.area - $0.coveredArea) }, holes: 0, slivers: 0,
            sliverSquareMetres: 0)
        for hole in found?.holes ?? [] {
            guard let centre = hole.centre else {
                total.slivers += 1
                total.sliverSquareMetres += hole.exactArea
                continue
            }
            total.holes += 1
            list.holes.append(
                try coverageHole(hole, centre: centre, commune: commune.commune, number: total.holes, reports))
        }
        list.communes.append(total)
    }

    private func coverageHole(
        _ hole: HolePolygons.Hole, centre: PlanePosition, commune: Commune, number: Int, _ reports: [OpenReport]
    ) throws -> CoverageHole {
        let geographic = try plane.geographic(of: [centre] + hole.parts.joined().joined().map(\.self))
        var rest = geographic.dropFirst()
        let outlines = hole.parts.map { rings in
            let rings = rings.map { ring in
                defer { rest = rest.dropFirst(ring.count) }
                return Array(rest.prefix(ring.count))
            }
            return GeographicPolygon(outer: rings[0], holes: Array(rings.dropFirst()))
        }
        let inside = hole.envelope.places(of: settlements.map(\.position)).map { place in
            let settlement = settlements[place]
            return CoverageHole.Settlement(
                code: settlement.record.key, name: settlement.record[.name]?.text,
                households: settlement.record[.households]?.integer,
                population: settlement.record[.population]?.integer, source: source(settlement.record.evidence.base))
        }
        let concerned = reports.filter { $0.service.concerns(request.technology, operator: request.operator) }
        return CoverageHole(
            commune: commune, number: number, polygons: outlines, squareMetres: hole.exactArea,
            polygonSquareMetres: hole.partsArea, centre: geographic[0], clearanceMetres: hole.clearance,
            nearestSite: nearestSite(to: centre, geographic[0]), settlements: inside.sorted { $0.code < $1.code },
            reports: try concerned.filter { try $0.tells(of: hole, outside: service.possible) }
                .map(\.located.record.key).sorted())
    }

    private func nearestSite(
        to centre: PlanePosition, _ geographic: GeographicPosition
    ) -> CoverageHole.NearestSite? {
        var best: (site: Int, squared: Double, position: GeographicPosition)?
        for (place, site) in input.sites.enumerated() {
            guard let position = site.position, case .point(let there)? = site.record.shape else { continue }
            let (east, north) = (position.east - centre.east, position.north - centre.north)
            let squared = east * east + north * north
            if squared < best?.squared ?? .infinity { best = (place, squared, there) }
        }
        return best.map { best in
            let record = input.sites[best.site].record
            return CoverageHole.NearestSite(
                code: record.key, name: record[.name]?.text, metres: geographic.distance(to: best.position),
                hasService: service.sites.contains(best.site))
        }
    }
}

extension PlanePolygon {
    /// The places in a list of the positions that it holds, its edge included.
    func places(of positions: [PlanePosition]) -> [Int] {
        let bounds = rings.joined().reduce(into: PlaneBounds.empty) { $0.extend(to: $1) }
        let near = positions.indices.filter { bounds.contains(positions[$0]) }
        guard !near.isEmpty else { return [] }
        let locator = PolygonLocator([self])
        return near.filter { locator.locate(positions[$0]) != nil }
    }
}
