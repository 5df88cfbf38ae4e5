import Foundation

/// Directions counted in quarter turns from east over north: 0 is east, 1 north, 2 west, 3 south.
///
/// Between the quarters the count is not proportional to the angle, but it grows with it, which is all that sorting
/// and «lies between» need; and it costs one division where an arc tangent costs ten times as much.
enum QuarterTurns {
    /// A full turn.
    static let full = 4.0

    /// The direction of a vector that is not null, 0...4; 4 itself only by rounding.
    @inline(__always)
    static func of(east: Double, north: Double) -> Double {
        let slope = north / (abs(east) + abs(north))
        if east < 0 { return 2 - slope }
        return slope < 0 ? full + slope : slope
    }

    /// The unit vector of a direction, -4...8.
    static func direction(_ turns: Double) -> (east: Double, north: Double) {
        var turns = turns
        if turns >= full { turns -= full }
        if turns < 0 { turns += full }
        let east = turns < 2 ? 1 - turns : turns - 3
        let north = turns < 1 ? turns : turns < 3 ? 2 - turns : turns - 4
        let length = (east * east + north * north).squareRoot()
        return (east / length, north / length)
    }

    /// The angle of a direction, counted from east over north; a full turn more for each full turn of `turns`.
    static func radians(_ turns: Double) -> Double {
        let whole = (turns / full).rounded(.down)
        let direction = direction(turns - whole * full)
        let angle = atan2(direction.north, direction.east)
        return (angle < 0 ? angle + 2 * .pi : angle) + 2 * .pi * whole
    }

    /// How far `turns` lies after `start`, 0..<4.
    @inline(__always)
    static func advance(from start: Double, to turns: Double) -> Double {
        let difference = turns - start
        return difference < 0 ? difference + full : difference
    }
}
