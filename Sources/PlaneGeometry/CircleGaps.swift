/// The parts of one circle that no other disc has covered yet.
struct CircleGaps {
    /// A point of the circle and its direction seen from the centre.
    struct End {
        var turns: Double
        var east: Double
        var north: Double
    }

    /// An open part, counter-clockwise; `start.turns` ≤ `end.turns`.
    struct Gap {
        var start: End
        var end: End
    }

    /// In the order of directions, from 0 to 4; a part that passes east stands in two pieces.
    private(set) var gaps: [Gap] = []

    /// Whether nothing is left.
    var isEmpty: Bool { gaps.isEmpty }

    /// Opens a whole circle, forgetting the one before.
    mutating func open(east: Double, north: Double, radius: Double) {
        gaps.removeAll(keepingCapacity: true)
        gaps.append(
            Gap(
                start: End(turns: 0, east: east + radius, north: north),
                end: End(turns: QuarterTurns.full, east: east + radius, north: north)))
    }

    /// Covers the whole circle.
    mutating func coverAll() {
        gaps.removeAll(keepingCapacity: true)
    }

    /// Covers what lies counter-clockwise from one point to another.
    mutating func cover(from start: End, to end: End) {
        if start.turns <= end.turns {
            remove(from: start, to: end)
        } else {
            remove(from: start, to: nil)
            remove(from: nil, to: end)
        }
    }

    /// Cuts a stretch out; nil stands for the direction east, where pieces begin and end.
    private mutating func remove(from start: End?, to end: End?) {
        let low = start?.turns ?? 0
        let high = end?.turns ?? QuarterTurns.full
        var index = 0
        while index < gaps.count {
            let gap = gaps[index]
            if gap.end.turns <= low || gap.start.turns >= high {
                index += 1
                continue
            }
            let left = start.flatMap { gap.start.turns < low ? Gap(start: gap.start, end: $0) : nil }
            let right = end.flatMap { gap.end.turns > high ? Gap(start: $0, end: gap.end) : nil }
            switch (left, right) {
            case (let left?, let right?):
                gaps[index] = left
                gaps.insert(right, at: index + 1)
                index += 2
            case (let piece?, nil), (nil, let piece?):
                gaps[index] = piece
                index += 1
            case (nil, nil):
                gaps.remove(at: index)
            }
        }
    }

    /// Joins the two pieces of a part that passes east; its end is then counted beyond 4.
    mutating func joinAcrossEast() {
        guard gaps.count > 1, let last = gaps.last, gaps[0].start.turns == 0, last.end.turns == QuarterTurns.full
        else { return }
        gaps[0].start = last.start
        gaps[0].end.turns += QuarterTurns.full
        gaps.removeLast()
    }
}
