/// Measures how much of one polygon after another a union covers.
///
/// By Green's theorem the covered area is an integral along its outline: along the polygon's edges where a disc covers
/// them, and along the union's arcs where they lie inside the polygon. The pieces are summed one by one and never
/// stitched together, so a misjudged point of contact costs about as much area as the contact itself is long.
///
/// Whether a vertex lies in a disc is asked once, in one way, for both edges that meet there, so that every circle is
/// entered as often as it is left, however the rounding falls. A piece of an arc is then taken in or left out by where
/// a point of the arc's longest piece lies, and by counting crossings from there.
struct CoverageSweep {
    let union: DiscUnion
    /// The discs near the polygon.
    var nearby: [NearbyDisc] = []
    /// A stack of lists of places in ``nearby``, one list for each node on the way to the root.
    var candidates: [Int32] = []
    /// Where the polygon's edges cross the union's arcs.
    var crossings: [ArcCrossing] = []
    /// Covered stretches of the edge at hand, as parts of its length.
    var stretches: [(start: Double, end: Double)] = []
    /// Twice the area so far.
    var doubledArea = 0.0
    var sawCovered = false
    var sawUncovered = false
    /// Measures instead when the union has sectors.
    private var withStars: StarSweep?
    /// From the union's positions to the polygon's.
    var shift = PlanePosition(east: 0, north: 0)

    /// Prepares to measure against `union`; one sweep serves one thread.
    init(of union: DiscUnion) {
        self.union = union
        withStars = union.stars.map { StarSweep(of: union, with: $0) }
    }

    mutating func coveredArea(of polygon: PreparedPolygon) -> Double {
        if let area = withStars?.coveredArea(of: polygon) { return area }
        guard let root = polygon.edges.nodes.last, polygon.area > 0 else { return 0 }
        shift = PlanePosition(
            east: union.origin.east - polygon.origin.east, north: union.origin.north - polygon.origin.north)
        guard !findNearbyDiscs(around: root, origin: polygon.origin) else { return polygon.area }
        guard !nearby.isEmpty else { return 0 }
        crossings.removeAll(keepingCapacity: true)
        candidates.removeAll(keepingCapacity: true)
        candidates.append(contentsOf: 0..<Int32(nearby.count))
        doubledArea = 0
        sawCovered = false
        sawUncovered = false
        visit(polygon.edges.nodes.count - 1, of: polygon.edges, candidates: 0..<nearby.count)
        let sawArc = addArcs(inside: polygon.edges)
        if !sawArc {
            if !sawUncovered { return polygon.area }
            if !sawCovered { return 0 }
        }
        let area = max(0, doubledArea / 2)
        return area < polygon.area * (1 - 1e-12) ? area : polygon.area
    }

    /// Lists the discs that meet the polygon's box; true when one of them holds all of it.
    private mutating func findNearbyDiscs(around box: EdgeTree.Node, origin: PlanePosition) -> Bool {
        nearby.removeAll(keepingCapacity: true)
        let magnitude = max(
            union.magnitude, abs(box.west) + abs(origin.east), abs(box.eastEnd) + abs(origin.east),
            abs(box.south) + abs(origin.north), abs(box.northEnd) + abs(origin.north))
        let grid = union.grid
        for level in grid.levels {
            guard
                let columns = level.columns(
                    from: box.west - shift.east - level.reach, to: box.eastEnd - shift.east + level.reach),
                let rows = level.rows(
                    from: box.south - shift.north - level.reach, to: box.northEnd - shift.north + level.reach)
            else { continue }
            for row in rows {
                for slot in grid.slots(in: level, row: row, columns: columns) {
                    let disc = NearbyDisc(
                        east: grid.east[slot] + shift.east, north: grid.north[slot] + shift.north,
                        radius: grid.radius[slot], slack: magnitude * 1e-11, slot: slot)
                    guard disc.meets(box) else { continue }
                    if disc.squaredFarthest(of: box) <= disc.squaredRadius { return true }
                    nearby.append(disc)
                }
            }
        }
        return false
    }

    /// Adds the edges of a node; `list` is where its candidates stand in ``candidates``.
    private mutating func visit(_ index: Int, of edges: EdgeTree, candidates list: Range<Int>) {
        let node = edges.nodes[index]
        let first = candidates.count
        defer { candidates.removeSubrange(first...) }
        for place in list {
            let candidate = candidates[place]
            let disc = nearby[Int(candidate)]
            guard disc.meets(node) else { continue }
            if disc.squaredFarthest(of: node) <= disc.squaredInnerRadius {
                doubledArea += node.doubledArea
                sawCovered = true
                return
            }
            candidates.append(candidate)
        }
        let kept = first..<candidates.count
        if kept.isEmpty {
            sawUncovered = true
        } else if node.children.isEmpty {
            addEdges(of: node, of: edges, candidates: kept)
        } else {
            for child in node.children { visit(Int(child), of: edges, candidates: kept) }
        }
    }
}

/// A disc in the polygon's own positions.
struct NearbyDisc {
    var east: Double
    var north: Double
    var squaredRadius: Double
    /// The square of a slightly smaller radius: what lies within it is covered whatever the rounding, and no arc of
    /// another disc that is part of the outline can pass there.
    var squaredInnerRadius: Double
    var slot: Int

    init(east: Double, north: Double, radius: Double, slack: Double, slot: Int) {
        self.east = east
        self.north = north
        squaredRadius = radius * radius
        squaredInnerRadius = radius > slack ? (radius - slack) * (radius - slack) : -1
        self.slot = slot
    }

    /// Below zero inside the disc, zero on its circle, in square metres.
    @inline(__always)
    func power(east positionEast: Double, north positionNorth: Double) -> Double {
        let (offsetEast, offsetNorth) = (positionEast - east, positionNorth - north)
        return offsetEast * offsetEast + offsetNorth * offsetNorth - squaredRadius
    }

    @inline(__always)
    func meets(_ box: EdgeTree.Node) -> Bool {
        let offsetEast = max(box.west - east, east - box.eastEnd, 0)
        let offsetNorth = max(box.south - north, north - box.northEnd, 0)
        return offsetEast * offsetEast + offsetNorth * offsetNorth <= squaredRadius
    }

    @inline(__always)
    func squaredFarthest(of box: EdgeTree.Node) -> Double {
        let offsetEast = max(east - box.west, box.eastEnd - east)
        let offsetNorth = max(north - box.south, box.northEnd - north)
        return offsetEast * offsetEast + offsetNorth * offsetNorth
    }
}
