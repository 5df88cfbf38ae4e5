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
    public mutating func add(_ rings: [[PlanePosition]]) -> PlaneBounds {
        var around = PlaneBounds.empty
        for ring in rings where ring.count >= 4 {
            var box = PlaneBounds.empty
            for position in ring { box.extend(to: position) }
            // A number that is none, or too large to reckon with, shows in the box or in the sum.
            guard Self.isUsable(box), ring.reduce(0, { $0 + ($1.east - $1.east) + ($1.north - $1.north) }) == 0 else {
                continue
            }
            around.extend(to: box)
            vertices += ring
            isEdge += repeatElement(true, count: ring.count - 1)
            isEdge.append(false)
        }
        firstVertex.append(Int32(vertices.count))
        bounds.extend(to: around)
        return around
    }

    /// Whether a grid can be reckoned with positions in a box; those with NaN are not seen by it.
    private static func isUsable(_ box: PlaneBounds) -> Bool {
        !box.isEmpty && min(box.west, box.south) > -1e100 && max(box.east, box.north) < 1e100
    }
}
