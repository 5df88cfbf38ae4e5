/// The outline of a union of discs: the parts of their circles that lie in no other disc.
///
/// Two circles that cross are intersected with their roles in a fixed order, so both arcs that meet there end in the
/// very same point, to the last bit. The outline is therefore closed even where circles nearly touch and the place of
/// their crossing is ill-defined: an error along both circles moves both arcs alike and changes no area to first order.
struct ExposedArcs: Sendable {
    /// A part of a circle, counter-clockwise, so that the union lies on its left.
    struct Arc: Sendable {
        var startTurns: Double
        /// Greater than `startTurns` by up to 4; a whole circle by 4.
        var endTurns: Double
        var startEast: Double
        var startNorth: Double
        var endEast: Double
        var endNorth: Double
    }

    /// The arcs, those of one disc together, in the order of the grid's slots.
    private(set) var arcs: [Arc] = []
    /// The first arc of every slot, and the number of arcs at the end.
    private(set) var starts: [Int32] = [0]

    /// Finds the outline of discs of which none lies in another.
    init(of grid: DiscGrid) {
        starts.reserveCapacity(grid.radius.count + 1)
        var gaps = CircleGaps()
        for slot in grid.radius.indices {
            Self.findGaps(of: slot, in: grid, gaps: &gaps)
            gaps.joinAcrossEast()
            for gap in gaps.gaps {
                arcs.append(
                    Arc(
                        startTurns: gap.start.turns, endTurns: gap.end.turns, startEast: gap.start.east,
                        startNorth: gap.start.north, endEast: gap.end.east, endNorth: gap.end.north))
            }
            starts.append(Int32(arcs.count))
        }
    }

    /// The arcs of a slot.
    @inline(__always)
    func indices(of slot: Int) -> Range<Int> {
        Int(starts[slot])..<Int(starts[slot + 1])
    }

    private static func findGaps(of slot: Int, in grid: DiscGrid, gaps: inout CircleGaps) {
        let (eastings, northings, radii) = (grid.east.span, grid.north.span, grid.radius.span)
        let (east, north, radius) = (eastings[slot], northings[slot], radii[slot])
        gaps.open(east: east, north: north, radius: radius)
        for level in grid.levels {
            let reach = radius + level.reach
            guard let columns = level.columns(from: east - reach, to: east + reach),
                let rows = level.rows(from: north - reach, to: north + reach)
            else { continue }
            for row in rows {
                for other in grid.slots(in: level, row: row, columns: columns) {
                    let (towardsEast, towardsNorth) = (eastings[other] - east, northings[other] - north)
                    let squared = towardsEast * towardsEast + towardsNorth * towardsNorth
                    let sum = radius + radii[other]
                    guard squared < sum * sum, other != slot else { continue }
                    cover(slot, by: other, in: grid, gaps: &gaps)
                    if gaps.isEmpty { return }
                }
            }
        }
    }

    private static func cover(_ slot: Int, by other: Int, in grid: DiscGrid, gaps: inout CircleGaps) {
        let (first, second) = (min(slot, other), max(slot, other))
        let (east, north, radius) = (grid.east[first], grid.north[first], grid.radius[first])
        let (towardsEast, towardsNorth) = (grid.east[second] - east, grid.north[second] - north)
        let distance = (towardsEast * towardsEast + towardsNorth * towardsNorth).squareRoot()
        let (unitEast, unitNorth) = (towardsEast / distance, towardsNorth / distance)
        // The chord through both crossings stands `along` the line of centres, and each crossing `aside` of it.
        let along = (distance + (radius - grid.radius[second]) * ((radius + grid.radius[second]) / distance)) / 2
        let aside = max(0, (radius - along) * (radius + along)).squareRoot()
        // Seen from either centre the other disc covers what goes counter-clockwise through it: from the crossing at
        // the right hand of one who looks along the line of centres to that at the left; for the second the reverse.
        let isFirst = slot == first
        let own = isFirst ? along : along - distance
        func end(leftward: Double) -> CircleGaps.End {
            let (offsetEast, offsetNorth) = (-leftward * unitNorth, leftward * unitEast)
            return CircleGaps.End(
                turns: QuarterTurns.of(east: own * unitEast + offsetEast, north: own * unitNorth + offsetNorth),
                east: east + (along * unitEast + offsetEast), north: north + (along * unitNorth + offsetNorth))
        }
        guard aside > 0 else {  // They touch, from inside or from outside.
            let (ownRadius, otherRadius) = (grid.radius[slot], grid.radius[other])
            if ownRadius < otherRadius, distance < otherRadius { gaps.coverAll() }
            return
        }
        gaps.cover(from: end(leftward: isFirst ? -aside : aside), to: end(leftward: isFirst ? aside : -aside))
    }
}
