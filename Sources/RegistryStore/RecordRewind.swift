import RegistryRecords

/// Takes a record back to what it was before some entries of its history.
struct RecordRewind {
    private(set) var record: RegistryRecord

    /// Begins with the record as it is now.
    init(_ record: RegistryRecord) {
        self.record = record
    }

    /// The record before the entries, which are in the order in which they were done.
    ///
    /// What an older survey would have said changed nothing, and undoes nothing.
    func undoing(_ entries: [HistoryEntry]) -> RecordRewind {
        var rewound = self
        for entry in entries.reversed() where entry.action.changesRecord { rewound.undo(entry) }
        return rewound
    }

    /// What a record was before some of its entries, in the order in which they were done; nil when there was none.
    ///
    /// - Parameters:
    ///   - present: The record after the entries; nil when it is gone.
    ///   - entries: All entries of the record since, at least one.
    static func state(of present: RegistryRecord?, before entries: [HistoryEntry]) -> RegistryRecord? {
        guard let last = entries.last else { return present }
        var state = present
        for entry in entries.reversed() {
            if entry.action == .create || entry.action == .undo && HistoryParts(entry).isMaking {
                state = nil
            } else if entry.action.changesRecord {
                // A record that is gone has its whole last state in the entry by which it went.
                let known = state ?? RegistryRecord(uuid: last.record, kind: last.kind)
                state = RecordRewind(known).undoing([entry]).record
            }
        }
        return state
    }

    /// The record after the entries, which are in the order in which they were done; ``undoing(_:)`` the other way.
    func redoing(_ entries: [HistoryEntry]) -> RecordRewind {
        var redone = self
        for entry in entries where entry.action.changesRecord { redone.apply(entry, \.new, HistoryParts(entry)) }
        return redone
    }

    private mutating func undo(_ entry: HistoryEntry) { apply(entry, \.old, HistoryParts(entry)) }

    /// Gives the record one side of an entry.
    private mutating func apply(
        _ entry: HistoryEntry, _ side: KeyPath<HistoryEntry.FieldChange, FieldValue?>, _ parts: HistoryParts
    ) {
        let isOld = side == \.old
        for (index, (field, _)) in RecordSchema.of(record.kind).fields.enumerated() {
            if let change = entry.fields[field] { record.values[index] = change[keyPath: side] }
        }
        if let shape = entry.shape { record.shape = isOld ? shape.old : shape.new }
        if let communes = parts.communes {
            let text = (isOld ? communes.old : communes.new) ?? ""
            record.communes = text.split(separator: ";").map(String.init)
        }
        if let evidence = parts.evidence, let known = isOld ? evidence.old : evidence.new {
            record.evidence = known.evidence
        }
        if let original = parts.original { record.original = (isOld ? original.old : original.new)?.position }
    }
}

extension RegistryRecord {
    /// A record of which nothing is known.
    init(uuid: String, kind: RecordKind) {
        self.init(uuid: uuid, kind: kind, evidence: RecordEvidence(base: Evidence(survey: "", row: 0, surveyed: nil)))
    }
}
