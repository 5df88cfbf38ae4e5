import RegistryRecords

/// What another copy has done to one record.
struct IncomingRecord {
    var kind: RecordKind
    /// Entries that are not here yet, in their order.
    var entries: [IncomingChanges.Entry]
    /// The record and the id of its row, where it is new there.
    var made: (record: RegistryRecord, fid: Int64)?
    /// Whether the other copy has not got it any more.
    var isGone: Bool

    /// All entries since, those that are here already among them: what they lead to is what the other copy has.
    private(set) var plain: [HistoryEntry] = []

    /// Adds to ``plain``.
    mutating func add(plain entry: HistoryEntry) {
        var entry = entry
        // One that a merging there has brought back has its whole state in that entry.
        if entry.action == .create && plain.contains(where: \.letsGo) { entry.action = .reconcile }
        plain.append(entry)
    }

    /// Which of the entries it went by, when it is gone; what further copies have done stands behind it, put aside.
    var end: Int? { entries.lastIndex { $0.entry.action.changesRecord && $0.entry.letsGo } }
    /// The record that it went into; nil for none.
    var into: String? { end.flatMap { HistoryParts(entries[$0].entry).into?.new } }
}
