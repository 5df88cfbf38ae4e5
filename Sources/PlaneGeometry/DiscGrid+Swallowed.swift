extension DiscGrid {
    /// The discs that lie in no other disc; of identical ones the first in the list stays.
    ///
    /// A disc that touches the other's circle from inside lies in it.
    func withoutSwallowedDiscs() -> DiscGrid {
        var kept: [Int] = []
        kept.reserveCapacity(radius.count)
        for slot in radius.indices where !isSwallowed(slot) { kept.append(slot) }
        guard kept.count < radius.count else { return self }
        return DiscGrid(east: kept.map { east[$0] }, north: kept.map { north[$0] }, radius: kept.map { radius[$0] })
    }

    private func isSwallowed(_ slot: Int) -> Bool {
        let (eastings, northings, radii) = (east.span, north.span, radius.span)
        let (ownEast, ownNorth, ownRadius) = (eastings[slot], northings[slot], radii[slot])
        for level in levels {
            // Only a centre within this distance has a disc of the level large enough around the whole of ours.
            let reach = level.reach - ownRadius
            guard reach >= 0 else { return false }  // The levels below hold smaller discs still.
            guard let columns = level.columns(from: ownEast - reach, to: ownEast + reach),
                let rows = level.rows(from: ownNorth - reach, to: ownNorth + reach)
            else { continue }
            for row in rows {
                for other in slots(in: level, row: row, columns: columns) {
                    let margin = radii[other] - ownRadius
                    let (offsetEast, offsetNorth) = (eastings[other] - ownEast, northings[other] - ownNorth)
                    guard margin >= 0, offsetEast * offsetEast + offsetNorth * offsetNorth <= margin * margin,
                        margin > 0 || other < slot
                    else { continue }
                    return true
                }
            }
        }
        return false
    }
}
