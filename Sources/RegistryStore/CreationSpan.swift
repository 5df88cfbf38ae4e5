import RegistryRecords

/// Records of one kind that one import made: their fids follow each other.
struct CreationSpan {
    var kind: RecordKind
    var fids: ClosedRange<Int64>
    var version: Int
    var survey: String?
    var who: String?
    var at: String

    /// The making of a record, as it was then.
    func entry(of record: RegistryRecord) -> HistoryEntry {
        let text = HistoryText(RecordChange(row: record.evidence.base.row, before: nil, after: record)).text
        var fields: [Field: HistoryEntry.FieldChange] = [:]
        for (index, (field, _)) in RecordSchema.of(kind).fields.enumerated() {
            if let value = record.values[index] { fields[field] = .init(old: nil, new: value) }
        }
        let row = record.evidence.base.row
        return HistoryEntry(
            version: version, survey: survey, row: row == 0 ? nil : row, who: who, at: at, kind: kind,
            record: record.uuid, key: record.key, action: .create, fields: fields,
            shape: record.shape.map { .init(old: nil, new: $0) },
            communes: record.communes.isEmpty
                ? nil : .init(old: nil, new: .text(record.communes.joined(separator: ";"))),
            surveyed: record.evidence.base.surveyed, changes: text)
    }
}
