package import RegistryRecords

/// What one row states of one record.
package struct RecordDraft {
    package let kind: RecordKind
    /// In the order of the schema; nil where the row states nothing.
    package var values: [FieldValue?]
    package var shape: GeographicShape?
    package var communes: [String] = []
    package var original: OriginalPosition?
    /// The business key, where it was taken down.
    private var keyTaken: String?

    package init(kind: RecordKind) {
        self.kind = kind
        values = Array(repeating: nil, count: RecordSchema.of(kind).fields.count)
    }

    package subscript(field: Field) -> FieldValue? {
        RecordSchema.of(kind).index(of: field).flatMap { values[$0] }
    }

    /// The business key, as `RegistryRecord.key` gives it.
    package var key: String {
        if let keyTaken { return keyTaken }
        let places = RecordSchema.of(kind).keyPlaces
        guard places.count > 1 else { return values[places[0]]?.text ?? "" }
        var key: [UInt8] = []
        appendKey(to: &key)
        return String(decoding: key, as: UTF8.self)
    }

    /// Takes the key down, for a record whose values stay and whose key is asked for again and again.
    mutating func takeKeyDown() {
        keyTaken = nil
        keyTaken = key
    }

    /// The key in UTF-8: of the many records whose key is only looked for no text need be made.
    func appendKey(to bytes: inout [UInt8]) {
        let places = RecordSchema.of(kind).keyPlaces
        for place in places {
            if place != places[0] { bytes.append(UInt8(ascii: "|")) }
            switch values[place] {
            case .text(let text)?: bytes.append(contentsOf: text.utf8)
            case let value?: bytes.append(contentsOf: (value.text ?? "").utf8)
            case nil: break
            }
        }
    }
}

/// Brings what a row states together with what the registry has, by the rules of careful updates:
/// a field is overwritten only by a survey of the same or a later day, and what a row leaves blank stays.
package struct RecordMerge {
    /// The change; its `before` and `after` are equal but for the evidence when the registry already says so.
    package let change: RecordChange
    /// Whether anything but the evidence differs.
    package let isChanged: Bool

    package init(_ draft: RecordDraft, evidence: Evidence, into existing: RegistryRecord?, newIdentifier: () -> String)
    {
        guard let existing else {
            let record = Self.newRecord(draft, evidence: evidence, identifier: newIdentifier())
            change = RecordChange(row: evidence.row, before: nil, after: record)
            isChanged = true
            return
        }
        var record = existing
        var outdated: [Field: FieldValue] = [:]
        let renewsBase = Self.accepts(evidence, over: existing.evidence.base)
        if renewsBase { record.evidence.base = evidence }
        for (index, definition) in RecordSchema.of(draft.kind).fields.enumerated() {
            let field = definition.field
            let present = existing.values[index]
            let isStated = present != nil || existing.evidence.exceptions[field] != nil
            let presentEvidence = existing.evidence.evidence(of: field)
            if let stated = draft.values[index], !isStated || Self.accepts(evidence, over: presentEvidence) {
                record.values[index] = stated
                // The base says it already, unless the base is another row, or the value is an explicit unknown.
                record.evidence.exceptions[field] = renewsBase && stated != .unknown ? nil : evidence
            } else {
                if let stated = draft.values[index], stated != (present ?? .unknown) { outdated[field] = stated }
                if isStated && renewsBase { record.evidence.exceptions[field] = presentEvidence }
            }
        }
        var outdatedShape: GeographicShape?
        var outdatedCommunes: [String] = []
        // Place and communes have no field of their own: they go by the day of the row that last stated the record.
        if renewsBase {
            record.shape = draft.shape ?? existing.shape
            record.original = draft.shape == nil ? existing.original : draft.original
            record.communes = draft.communes.isEmpty ? existing.communes : draft.communes
        } else {
            record.shape = existing.shape ?? draft.shape
            record.original = existing.shape == nil ? draft.original : existing.original
            record.communes = existing.communes.isEmpty ? draft.communes : existing.communes
            if let stated = draft.shape, let kept = existing.shape, !kept.isNear(stated) { outdatedShape = stated }
            if !draft.communes.isEmpty && record.communes != draft.communes { outdatedCommunes = draft.communes }
        }
        var change = RecordChange(row: evidence.row, before: existing, after: record, outdated: outdated)
        change.outdatedShape = outdatedShape
        change.outdatedCommunes = outdatedCommunes
        self.change = change
        var compared = record
        compared.evidence = existing.evidence
        compared.original = existing.original
        isChanged = !Self.saysTheSame(compared, existing)
    }

    /// The record that a row makes.
    static func newRecord(_ draft: RecordDraft, evidence: Evidence, identifier: String) -> RegistryRecord {
        var exceptions: [Field: Evidence] = [:]
        for index in draft.values.indices {
            guard case .unknown? = draft.values[index] else { continue }
            exceptions[RecordSchema.of(draft.kind).fields[index].field] = evidence
        }
        return RegistryRecord(
            uuid: identifier, kind: draft.kind, shape: draft.shape, communes: draft.communes, values: draft.values,
            evidence: RecordEvidence(base: evidence, exceptions: exceptions), original: draft.original)
    }

    /// Whether a row may overwrite what another one stated: the same or a later day. A row without a day does not
    /// overwrite one with a day.
    private static func accepts(_ incoming: Evidence, over present: Evidence) -> Bool {
        guard let presentDay = present.surveyed else { return true }
        return incoming.surveyed.map { $0 >= presentDay } ?? false
    }

    /// Equal but for a field that was never stated on one side and is stated as unknown on the other.
    private static func saysTheSame(_ left: RegistryRecord, _ right: RegistryRecord) -> Bool {
        left.shape == right.shape && left.communes == right.communes
            && zip(left.values, right.values).allSatisfy { ($0 ?? .unknown) == ($1 ?? .unknown) }
    }
}
