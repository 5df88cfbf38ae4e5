import RegistryRecords

/// Counts records for one enterprise, each once.
struct EnterpriseTally {
    private(set) var figures = EnterpriseFigures()
    private(set) var byCommune: [Int: EnterpriseFigures] = [:]
    private var seen: [Thing: Set<Int>] = [:]

    /// A record, or a thing that several records make up.
    private struct Thing: Hashable {
        var kind: RecordKind
        var place: Int
    }

    /// Counts a record in a commune, unless it is counted there already.
    ///
    /// - Parameters:
    ///   - place: Number of the record among those of its kind.
    ///   - count: Adds what the record is in that commune; of a route that runs through several it is called for each.
    mutating func add(
        _ kind: RecordKind, _ place: Int, in commune: Int, evidence: Evidence, on day: Day, ageLimitDays: Int,
        _ count: (inout EnterpriseFigures) -> Void
    ) {
        let thing = Thing(kind: kind, place: place)
        let isNew = seen[thing] == nil
        guard seen[thing, default: []].insert(commune).inserted else { return }
        func weigh(_ figures: inout EnterpriseFigures) {
            if !evidence.counts(on: day, ageLimitDays: ageLimitDays) { figures.withoutEvidence += 1 }
            if let surveyed = evidence.surveyed {
                figures.oldestEvidenceDays = max(figures.oldestEvidenceDays ?? 0, Int(day.number - surveyed.number))
            }
        }
        count(&figures)
        if isNew { weigh(&figures) }
        count(&byCommune[commune, default: EnterpriseFigures()])
        weigh(&byCommune[commune, default: EnterpriseFigures()])
    }
}
