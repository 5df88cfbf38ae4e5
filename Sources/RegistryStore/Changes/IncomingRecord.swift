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
    var plain: [HistoryEntry] = []
    /// The record that it went into; nil for none.
    var into: String? { entries.last.flatMap { HistoryParts($0.entry).into?.new } }
}
