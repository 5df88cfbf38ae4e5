/// The rings of many polygons behind each other, collected one polygon at a time, so that none has to be kept besides.
public struct PolygonOutlines: Sendable {
    /// The rings of all polygons, closed.
    private(set) var vertices: [PlanePosition] = []
    /// Places in ``vertices`` where each polygon begins; one more than there are polygons.
    private(set) var firstVertex: [Int32] = [0]
    /// Whether the edge from a vertex to the next belongs to a ring, and does not join two of them.
    private(set) var isEdge: [Bool] = []
    /// Where the polygons lie.
    public private(set) var bounds = PlaneBounds.empty

    /// No polygon yet.
    ///
    /// - Parameter expectedVertices: About how many will come; more only cost time.
    public init(expectedVertices: Int = 0) {
        vertices.reserveCapacity(expectedVertices)
        isEdge.reserveCapacity(expectedVertices)
    }

    /// How many polygons there are.
    public var count: Int { firstVertex.count - 1 }

    /// Adds a polygon; its place is the number of those before it.
    ///
    /// - Parameter rings: Closed, read by the even-odd rule. Rings of fewer than four positions, or with a number that is
    ///   not finite or beyond 10¹⁰⁰, are left out.
    /// - Returns: Where the polygon lies.
    @discardableResult
    public mutating func add(_ rings: some Sequence<some Collection<PlanePosition>>) -> PlaneBounds {
        var around = PlaneBounds.empty
        for ring in rings where ring.count >= 4 && ring.allSatisfy(Self.isUsable) {
            for position in ring {
                around.extend(to: position)
                vertices.append(position)
                isEdge.append(true)
            }
            isEdge[isEdge.count - 1] = false
        }
        firstVertex.append(Int32(vertices.count))
        bounds.extend(to: around)
        return around
    }

    /// Whether a grid can be reckoned with a position; NaN and infinity are not.
    private static func isUsable(_ position: PlanePosition) -> Bool {
        abs(position.east) < 1e100 && abs(position.north) < 1e100
    }
}
