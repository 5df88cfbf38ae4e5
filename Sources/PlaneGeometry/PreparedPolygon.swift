/// A polygon made ready for measuring many unions of discs against it.
///
/// Make it once for each commune and use it for every technology, operator and day. It keeps its own copy of the
/// vertices (16 bytes each and some 15 % for the boxes around runs of edges) and is safe to share between threads.
public struct PreparedPolygon: Sendable {
    /// Square metres by the even-odd rule, zero or more; zero for a polygon without rings.
    public let area: Double
    /// What the positions of ``edges`` are counted from: whole metres near the polygon's middle, so that moving
    /// there loses no bit of a coordinate in metres and areas are summed from small numbers.
    let origin: PlanePosition
    let edges: EdgeTree

    /// The upright rectangle around the rings that count; nil when there are none.
    public var bounds: PlaneBounds? {
        guard let root = edges.nodes.last else { return nil }
        return PlaneBounds(
            west: root.west + origin.east, east: root.eastEnd + origin.east, south: root.south + origin.north,
            north: root.northEnd + origin.north)
    }

    /// Prepares a polygon of finite positions whose rings may touch but do not cross, in any order and winding.
    ///
    /// A ring that is not closed is closed; one of fewer than four positions is left out. Stops with a message when a
    /// position is not finite. O(n) for one ring, and O(log n) more for every further ring.
    public init(_ polygon: PlanePolygon) {
        var (west, south) = (Double.infinity, Double.infinity)
        var (eastEnd, northEnd) = (-Double.infinity, -Double.infinity)
        var isFinite = true
        for ring in polygon.rings {
            for position in ring {
                west = min(west, position.east)
                eastEnd = max(eastEnd, position.east)
                south = min(south, position.north)
                northEnd = max(northEnd, position.north)
                isFinite = isFinite && (position.east - position.east) + (position.north - position.north) == 0
            }
        }
        precondition(isFinite, "a polygon has a position that is not finite")
        origin =
            west <= eastEnd
            ? PlanePosition(east: ((west + eastEnd) / 2).rounded(), north: ((south + northEnd) / 2).rounded())
            : PlanePosition(east: 0, north: 0)
        edges = EdgeTree(rings: polygon.rings, origin: origin)
        area = max(0, (edges.nodes.last?.doubledArea ?? 0) / 2)
    }
}

extension PlanePolygon {
    /// Square metres by the even-odd rule: rings inside others are holes, rings inside holes islands.
    ///
    /// Neither the order nor the winding of the rings matters. See ``PreparedPolygon/init(_:)`` for what is expected
    /// of them and for the cost; who needs more than the area keeps the prepared polygon.
    public var area: Double { PreparedPolygon(self).area }
}
