/// A place of the drawing: whole steps east of its left edge and south of its upper one.
struct MapPosition: Hashable, Comparable, Sendable {
    var east: Int32
    var south: Int32

    static func < (one: MapPosition, other: MapPosition) -> Bool {
        (one.east, one.south) < (other.east, other.south)
    }
}

extension [MapPosition] {
    /// Twice the area of the ring in steps, positive where it runs clockwise on the drawing. It need not be closed.
    var doubledArea: Int {
        guard let first, let last else { return 0 }
        var (sum, previous) = (0, last)
        for next in self {
            // From the first position, so that numbers stay small.
            let one = (Int(previous.east - first.east), Int(previous.south - first.south))
            let other = (Int(next.east - first.east), Int(next.south - first.south))
            sum += one.0 * other.1 - other.0 * one.1
            previous = next
        }
        return sum
    }
}
