import Dispatch
import Foundation
import Synchronization

extension DiscUnion {
    /// The area of the part of a polygon that the discs cover, exactly but for rounding.
    ///
    /// - Returns: Square metres within 0 and the polygon's area; exactly its area when all of it is covered, exactly 0
    ///   when nothing is.
    /// - Complexity: O(edges + discs near the polygon), with the logarithm of pieces on one disc.
    public func coveredArea(of polygon: PreparedPolygon) -> Double {
        var pass = CoveragePass(self)
        return pass.coveredArea(of: polygon)
    }

    /// The covered areas of many polygons, on all processors.
    ///
    /// - Returns: Square metres in the order of the polygons; nil for a missing polygon. The numbers do not depend on
    ///   the number of processors.
    public func coveredAreas(
        of polygons: [PreparedPolygon?], threads: Int? = nil
    ) -> [Double?] {
        let threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
        let next = Atomic(0)
        let results = Mutex<[Double?]>(Array(repeating: nil, count: polygons.count))
        DispatchQueue.concurrentPerform(iterations: max(1, min(threads, polygons.count))) { _ in
            var pass = CoveragePass(self)
            while true {
                let place = next.add(1, ordering: .relaxed).oldValue
                guard place < polygons.count else { break }
                guard let polygon = polygons[place] else { continue }
                let area = pass.coveredArea(of: polygon)
                results.withLock { $0[place] = area }
            }
        }
        return results.withLock(\.self)
    }
}

/// One thread's way over polygons, with the notes that it reuses from polygon to polygon.
private struct CoveragePass {
    private let union: DiscUnion
    private var origin = PlanePosition(east: 0, north: 0)
    /// For each disc the last question that met it, so that a disc in several cells is looked at once.
    private var seenBy: [Int32]
    private var question: Int32 = 0
    private var nearby: [Int32] = []
    private var covered: [(start: Double, end: Double)] = []
    /// Where circles cross the polygon's edges.
    private var crossings: [Crossing] = []

    private struct Crossing {
        var disc: Int32
        var angle: Double
    }

    init(_ union: DiscUnion) {
        self.union = union
        seenBy = Array(repeating: -1, count: union.discs.count)
    }

    mutating func coveredArea(of polygon: PreparedPolygon) -> Double {
        guard polygon.area > 0, !union.isEmpty, union.grid.bounds.intersects(polygon.bounds) else { return 0 }
        if isWithinOneDisc(polygon.bounds) { return polygon.area }
        origin = polygon.origin
        crossings.removeAll(keepingCapacity: true)
        var sum = 0.0
        var isEdgeOpen = false
        for run in polygon.runs {
            if gatherDiscs(near: run.bounds) {
                sum += run.integral
            } else if nearby.isEmpty {
                isEdgeOpen = true
            } else {
                for edge in Int(run.first)..<Int(run.end) {
                    let part = coveredPart(of: polygon.vertices[edge], polygon.vertices[edge + 1])
                    sum += part.integral
                    isEdgeOpen = isEdgeOpen || !part.isWhole
                }
            }
        }
        crossings.sort { ($0.disc, $0.angle) < ($1.disc, $1.angle) }
        let arcs = arcs(inside: polygon)
        if !isEdgeOpen && !arcs.areAny { return polygon.area }
        return min(polygon.area, max(0, sum + arcs.integral))
    }

    private func isWithinOneDisc(_ bounds: PlaneBounds) -> Bool {
        let middle = PlanePosition(east: (bounds.west + bounds.east) / 2, north: (bounds.south + bounds.north) / 2)
        let cell = union.grid.cell(of: middle)
        let listed = union.discsOfCells[Int(union.firstDisc[cell])..<Int(union.firstDisc[cell + 1])]
        let covering = union.coveringDisc[cell]
        return (covering >= 0 ? [covering] : listed).contains { union.discs[Int($0)].relation(to: bounds) == .covers }
    }

    // MARK: Edges

    /// Green's integral over the parts of an edge that lie in the discs ``nearby``; notes where circles cross it.
    private mutating func coveredPart(
        of start: PlanePosition, _ end: PlanePosition
    ) -> (integral: Double, isWhole: Bool) {
        let whole = (start.east * end.north - end.east * start.north) / 2
        let across = end.east - start.east
        let along = end.north - start.north
        let square = across * across + along * along
        guard square > 0 else { return (0, true) }
        covered.removeAll(keepingCapacity: true)
        for place in nearby {
            let disc = union.discs[Int(place)]
            let east = start.east - (disc.centre.east - origin.east)
            let north = start.north - (disc.centre.north - origin.north)
            // |start + t·(end − start) − centre|² = r², as t² + 2·half·t + rest = 0.
            let half = (east * across + north * along) / square
            let rest = (east * east + north * north - disc.radiusMetres * disc.radiusMetres) / square
            let discriminant = half * half - rest
            guard discriminant > 0 else { continue }
            let root = discriminant.squareRoot()
            // The two roots without cancellation.
            let larger = half > 0 ? -half - root : -half + root
            let other = larger != 0 ? rest / larger : 0
            let (first, last) = (min(larger, other), max(larger, other))
            if last > 0 && first < 1 { covered.append((max(0, first), min(1, last))) }
            guard union.firstArc[Int(place)] < union.firstArc[Int(place) + 1] else { continue }
            for part in [first, last] where part >= -1e-9 && part <= 1 + 1e-9 {
                let angle = atan2(north + part * along, east + part * across)
                crossings.append(Crossing(disc: place, angle: angle < 0 ? angle + 2 * .pi : angle))
            }
        }
        return integral(over: whole)
    }

    /// The integral over the union of the covered parts of an edge. Along a straight edge it grows evenly.
    private mutating func integral(over whole: Double) -> (integral: Double, isWhole: Bool) {
        covered.sort { $0.start < $1.start }
        var length = 0.0
        var reached = 0.0
        var isWhole = true
        for part in covered {
            if part.start > reached { isWhole = false }
            if part.end > reached {
                length += part.end - max(reached, part.start)
                reached = part.end
            }
        }
        isWhole = isWhole && reached >= 1
        return (isWhole ? whole : whole * length, isWhole)
    }

    /// Collects the discs whose circles may pass through a rectangle; true when the discs, or one of them, cover all of
    /// it. False and none collected: no disc meets it.
    private mutating func gatherDiscs(near bounds: PlaneBounds) -> Bool {
        nearby.removeAll(keepingCapacity: true)
        let grid = union.grid
        guard grid.bounds.intersects(bounds) else { return false }
        let span = grid.span(of: bounds)
        let isOutside =
            bounds.west < grid.bounds.west || bounds.east > grid.bounds.east || bounds.south < grid.bounds.south
            || bounds.north > grid.bounds.north
        var isCovered = !isOutside
        question += 1
        for row in span.rows {
            for column in span.columns {
                let cell = row * grid.columns + column
                let covering = union.coveringDisc[cell]
                if covering >= 0 {
                    // The cell lists no discs; where the rectangle reaches into others, this one counts.
                    if add(covering, near: bounds) { return true }
                    continue
                }
                isCovered = false
                for place in Int(union.firstDisc[cell])..<Int(union.firstDisc[cell + 1])
                where add(union.discsOfCells[place], near: bounds) {
                    return true
                }
            }
        }
        return isCovered
    }

    /// Notes a disc that meets a rectangle; true when it covers all of it.
    private mutating func add(_ place: Int32, near bounds: PlaneBounds) -> Bool {
        guard seenBy[Int(place)] != question else { return false }
        seenBy[Int(place)] = question
        switch union.discs[Int(place)].relation(to: bounds) {
        case .covers: return true
        case .crosses: nearby.append(place)
        case .misses: break
        }
        return false
    }

    // MARK: Arcs

    /// Green's integral over the exposed arcs inside the polygon, and whether there are any.
    private mutating func arcs(inside polygon: PreparedPolygon) -> (integral: Double, areAny: Bool) {
        var sum = 0.0
        var areAny = false
        var next = 0
        for place in discsWithArcs(near: polygon.bounds) {
            while next < crossings.count, crossings[next].disc < place { next += 1 }
            let start = next
            while next < crossings.count, crossings[next].disc == place { next += 1 }
            let disc = union.discs[Int(place)]
            let centre = PlanePosition(east: disc.centre.east - origin.east, north: disc.centre.north - origin.north)
            func isInside(_ angle: Double) -> Bool {
                polygon.encloses(
                    PlanePosition(
                        east: centre.east + disc.radiusMetres * cos(angle),
                        north: centre.north + disc.radiusMetres * sin(angle)))
            }
            for arc in union.arcs[Int(union.firstArc[Int(place)])..<Int(union.firstArc[Int(place) + 1])] {
                var from = arc.start
                for crossing in start...next {
                    let angle = crossing < next ? crossings[crossing].angle : arc.end
                    guard angle > from else { continue }
                    let to = min(angle, arc.end)
                    if to > from, isInside((from + to) / 2) {
                        areAny = true
                        sum += disc.integral(from: from, to: to, centre: centre)
                    }
                    from = to
                    if to == arc.end { break }
                }
            }
        }
        return (sum, areAny)
    }

    /// The discs with exposed arcs that may reach into a rectangle, in their order.
    private mutating func discsWithArcs(near bounds: PlaneBounds) -> [Int32] {
        question += 1
        var places: [Int32] = []
        let span = union.grid.span(of: bounds)
        for row in span.rows {
            for column in span.columns {
                let cell = row * union.grid.columns + column
                for place in union.discsOfCells[Int(union.firstDisc[cell])..<Int(union.firstDisc[cell + 1])]
                where seenBy[Int(place)] != question {
                    seenBy[Int(place)] = question
                    if union.firstArc[Int(place)] < union.firstArc[Int(place) + 1],
                        union.discs[Int(place)].bounds.intersects(bounds)
                    {
                        places.append(place)
                    }
                }
            }
        }
        places.sort()
        return places
    }
}

extension Disc {
    /// ½∮(x dy − y dx) along the circle from one angle to another, counter-clockwise.
    fileprivate func integral(from start: Double, to end: Double, centre: PlanePosition) -> Double {
        let radius = radiusMetres
        return radius / 2
            * (radius * (end - start) + centre.east * (sin(end) - sin(start)) - centre.north * (cos(end) - cos(start)))
    }
}
