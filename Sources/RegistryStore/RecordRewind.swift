import FoundationEssentials
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

    private mutating func undo(_ entry: HistoryEntry) {
        for (index, (field, _)) in RecordSchema.of(record.kind).fields.enumerated() {
            if let change = entry.fields[field] { record.values[index] = change.old }
        }
        if let shape = entry.shape { record.shape = shape.old }
        guard let before = try? JSONDecoder().decode(Before.self, from: Data(entry.changes.utf8)) else { return }
        if let communes = before.communes {
            record.communes = (communes.old ?? "").split(separator: ";").map(String.init)
        }
        if let evidence = before.evidence?.old { record.evidence = evidence.evidence }
        if let original = before.original { record.original = original.old?.position }
    }
}

/// The parts of a history entry's JSON that are no fields; absent where they did not change.
private struct Before: Decodable {
    var communes: Pair<String>?
    var evidence: Pair<WrittenEvidence>?
    var original: Pair<WrittenOriginal>?
}

/// The first of `[old, new]`.
private struct Pair<Value: Decodable>: Decodable {
    var old: Value?

    init(from decoder: any Decoder) throws {
        var parts = try decoder.unkeyedContainer()
        old = try parts.decodeIfPresent(Value.self)
    }
}

private struct WrittenEvidence: Decodable {
    var base: Evidence
    var exceptions: [String: Evidence]

    var evidence: RecordEvidence {
        RecordEvidence(
            base: base,
            exceptions: exceptions.reduce(into: [:]) { known, entry in
                if let field = Field(rawValue: entry.key) { known[field] = entry.value }
            })
    }
}

private struct WrittenOriginal: Decodable {
    var position: OriginalPosition

    init(from decoder: any Decoder) throws {
        let parts = try decoder.singleValueContainer().decode([String].self)
        position = OriginalPosition(
            text: parts.first ?? "", referenceSystem: parts.count > 1 ? parts[1] : "",
            operation: parts.count > 2 ? parts[2] : "")
    }
}
