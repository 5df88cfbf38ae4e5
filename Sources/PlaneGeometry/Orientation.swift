/// On which side of the line from `start` to `end` a position lies: 1 left, −1 right, 0 exactly on it.
///
/// Exact for all finite coordinates whose products do not overflow or underflow: a quick determinant is trusted when
/// it is larger than its possible error, else the determinant is summed without error.
///
/// - Complexity: O(1); some nanoseconds, nearly always without the exact part.
///
/// Source of the error bound and of expansion arithmetic: J. R. Shewchuk, "Adaptive Precision Floating-Point
/// Arithmetic and Fast Robust Geometric Predicates", Discrete & Computational Geometry 18 (1997) 305–363.
@inline(__always)
package func orientation(_ start: PlanePosition, _ end: PlanePosition, _ position: PlanePosition) -> Int {
    let left = (start.east - position.east) * (end.north - position.north)
    let right = (start.north - position.north) * (end.east - position.east)
    let determinant = left - right
    let bound = 3.330_669_073_875_471_6e-16 * (abs(left) + abs(right))
    if determinant > bound { return 1 }
    if determinant < -bound { return -1 }
    return exactOrientation(start, end, position)
}

/// The sign of the determinant, from its six products without rounding.
@inline(never)
private func exactOrientation(_ start: PlanePosition, _ end: PlanePosition, _ position: PlanePosition) -> Int {
    var sum = Expansion()
    sum.addProduct(start.east, end.north)
    sum.addProduct(-start.east, position.north)
    sum.addProduct(-position.east, end.north)
    sum.addProduct(-start.north, end.east)
    sum.addProduct(start.north, position.east)
    sum.addProduct(position.north, end.east)
    return sum.sign
}

/// A sum of doubles that do not overlap, the smallest first: a number without rounding.
private struct Expansion {
    private var parts: [Double] = []

    /// Adds a product exactly: its rounded value, and the rounding error that a fused multiply-add gives.
    mutating func addProduct(_ first: Double, _ second: Double) {
        let rounded = first * second
        add((-rounded).addingProduct(first, second))
        add(rounded)
    }

    private mutating func add(_ value: Double) {
        var carried = value
        for index in parts.indices {
            let sum = carried + parts[index]
            let virtual = sum - carried
            parts[index] = (carried - (sum - virtual)) + (parts[index] - virtual)
            carried = sum
        }
        parts.append(carried)
    }

    /// The sign of the largest part that is not zero.
    var sign: Int {
        guard let largest = parts.last(where: { $0 != 0 }) else { return 0 }
        return largest > 0 ? 1 : -1
    }
}
