import RegistryRecords

/// Takes a record back through its whole history and compares on the way: after each entry the record must have been
/// what the entry says.
struct HistoryReplay {
    /// The record after the entries that are left; nil while it is not there.
    private var record: RegistryRecord?
    private let uuid: String
    private let kind: RecordKind

    /// A place where the history and the record part.
    struct Difference {
        var entry: HistoryEntry
        /// The column; nil for the record as a whole.
        var column: String?
    }

    /// - Parameter record: What it is now; nil when it is gone.
    init(_ record: RegistryRecord?, uuid: String, kind: RecordKind) {
        self.record = record
        self.uuid = uuid
        self.kind = kind
    }

    /// The first difference, from the end of the history; nil when it leads to the record.
    ///
    /// - Parameter entries: All of the record, in their order.
    mutating func difference(_ entries: [HistoryEntry]) -> Difference? {
        for entry in entries.reversed() where entry.action.changesRecord || entry.action == .create {
            let isThere = record != nil
            if entry.action == .create && !isThere { return Difference(entry: entry, column: nil) }
            let after = record ?? RegistryRecord(uuid: uuid, kind: kind)
            if let column = column(entry, HistoryParts(entry), differsFrom: after, isThere: isThere) {
                return Difference(entry: entry, column: column)
            }
            record = RecordRewind.state(of: record, before: [entry])
        }
        return nil
    }

    private func column(
        _ entry: HistoryEntry, _ sides: HistoryParts, differsFrom record: RegistryRecord, isThere: Bool
    ) -> String? {
        for (index, (field, _)) in RecordSchema.of(record.kind).fields.enumerated() {
            guard let change = entry.fields[field] else { continue }
            if change.new != record.values[index] { return field.rawValue }
        }
        if let shape = entry.shape, shape.new != record.shape { return "geom" }
        if let communes = sides.communes, (communes.new ?? "") != record.communes.joined(separator: ";") {
            return "communes"
        }
        if let original = sides.original, original.new?.position != record.original { return "original" }
        if let evidence = sides.evidence, isThere {
            // An undone survey has another name since, and another number in another copy.
            guard let new = evidence.new, new.base.row == record.evidence.base.row,
                new.base.surveyed == record.evidence.base.surveyed
            else { return "evidence" }
        }
        return nil
    }
}
