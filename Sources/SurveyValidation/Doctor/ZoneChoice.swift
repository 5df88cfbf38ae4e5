package import VN2000

/// In which zone a file has its grid coordinates when it does not say so.
package enum ZoneChoice: Sendable, Hashable {
    /// The file itself tells it.
    case decided(CoordinateFrame, counts: [Count])
    /// Several zones fit about as well, or too few rows state a commune: somebody has to choose.
    case undecided(counts: [Count])

    /// How many rows of the sample a zone puts into their stated communes.
    package struct Count: Sendable, Hashable {
        /// The zone.
        package var frame: CoordinateFrame
        /// Rows in their stated communes.
        package var rows: Int
    }
}

extension FileHabit {
    /// The zone that puts the most rows into their communes, when it beats every other one clearly and fits at least
    /// half of the sample; counts of at most eight zones, the best first.
    package var zoneChoice: ZoneChoice {
        let zones = counts.filter { $0.kind.keepsNumbers && !$0.kind.frame.isGeographic }
        let shown = zones.prefix(8).map { ZoneChoice.Count(frame: $0.kind.frame, rows: $0.rows) }
        guard let best = zones.first, 2 * best.rows >= sampled, best.rows >= Self.leastRows,
            zones.dropFirst().allSatisfy({ favours(best.kind, over: $0.kind) })
        else { return .undecided(counts: shown) }
        return .decided(best.kind.frame, counts: shown)
    }
}
