import Foundation

/// The parts of one circle that other discs cover, as intervals of angles.
struct AngleIntervals {
    private var intervals: [(start: Double, end: Double)] = []
    /// The whole circle is covered.
    private(set) var isWhole = false

    mutating func removeAll() {
        intervals.removeAll(keepingCapacity: true)
        isWhole = false
    }

    /// Adds what another disc covers of the circle of a disc.
    mutating func cover(of disc: Disc, by other: Disc) {
        let across = other.centre.east - disc.centre.east
        let along = other.centre.north - disc.centre.north
        let square = across * across + along * along
        let reach = disc.radiusMetres + other.radiusMetres
        guard square < reach * reach else { return }
        let slack = other.radiusMetres - disc.radiusMetres
        if square <= slack * slack {
            // One lies in the other; of two equal ones, which should not come here, neither hides the other.
            isWhole = isWhole || slack > 0
            return
        }
        // Law of cosines: the circles meet at this angle to both sides of the line between the centres.
        let distance = square.squareRoot()
        let cosine =
            (square + (disc.radiusMetres - other.radiusMetres) * (disc.radiusMetres + other.radiusMetres))
            / (2 * disc.radiusMetres * distance)
        let half = acos(min(1, max(-1, cosine)))
        let middle = atan2(along, across)
        add(from: middle - half, to: middle + half)
    }

    private mutating func add(from start: Double, to end: Double) {
        let whole = 2 * Double.pi
        if start < 0 {
            intervals.append((start + whole, whole))
            intervals.append((0, max(0, end)))
            if end < 0 {
                // Both ends are negative: the interval is one piece after all.
                intervals.removeLast(2)
                intervals.append((start + whole, end + whole))
            }
        } else if end > whole {
            intervals.append((start, whole))
            intervals.append((0, end - whole))
        } else {
            intervals.append((start, end))
        }
    }

    /// Appends what is left of the circle.
    mutating func appendGaps(to arcs: inout [DiscUnion.Arc]) {
        guard !isWhole else { return }
        intervals.sort { $0.start < $1.start }
        var reached = 0.0
        for interval in intervals {
            if interval.start > reached { arcs.append(.init(start: reached, end: interval.start)) }
            reached = max(reached, interval.end)
        }
        if reached < 2 * Double.pi { arcs.append(.init(start: reached, end: 2 * Double.pi)) }
    }
}
