import RegistryRecords

/// What a complete list lists, so that what it leaves out can be closed.
struct CompleteList {
    /// The records that it closes.
    private let kind: RecordKind
    /// The fields that together say whose a record is.
    private let owner: [Field]
    /// The day of a record's end.
    private let end: Field
    private var owners: Set<[String]> = []
    private var keys: Set<String> = []

    /// An empty list; nil for surveys that cannot be complete lists.
    init?(_ survey: SurveyKind) {
        switch survey {
        case .postal: (kind, owner, end) = (.postalPoint, [.enterprise], .closed)
        case .bts: (kind, owner, end) = (.cell, [.operator], .offAir)
        case .claim: (kind, owner, end) = (.claimedArea, [.operator, .technology], .validTo)
        case .deadzone, .cable, .settlement, .sample, .indicator, .enterprise, .inspection: return nil
        }
    }

    /// A row in quarantine is listed all the same: its record is not closed because of a typing error.
    mutating func add(_ draft: RowDraft) {
        for record in draft.records where record.kind == kind {
            if !record.key.isEmpty || !record.kind.mayLackKey { keys.insert(record.key) }
            if let owner = Self.owner(owner.map { record[$0] }) { owners.insert(owner) }
        }
    }

    /// Closes the records that the list leaves out, on the day of the survey: those of the enterprises (postal points) or
    /// operators (cells) that the list names, or all when it names none; of claims those of each operator and technology
    /// that the list has.
    ///
    /// A claim without a code is never listed again: the claims of a new list take the places of all such.
    ///
    /// - Parameter evidence: Of the list, with its day.
    func closeAbsent(from present: SurveyValidator.Present, evidence: Evidence) throws -> [RecordChange] {
        guard let day = evidence.surveyed, let closed = RecordSchema.of(kind).index(of: end) else { return [] }
        var changes: [RecordChange] = []
        try present.forEachRecord(kind) { record in
            guard !keys.contains(record.key) else { return }
            // A record without a code that the import has written by now is one of the list.
            if record.key.isEmpty && record.evidence.base.survey == evidence.survey { return }
            let isOwned =
                kind != .claimedArea && owners.isEmpty
                || Self.owner(owner.map { record[$0] }).map(owners.contains) ?? false
            let isOpen = record[end]?.day.map { $0 > day } ?? true
            guard isOwned, isOpen else { return }
            var draft = RecordDraft(kind: kind)
            draft.values[closed] = .day(day)
            let merged = RecordMerge(draft, evidence: evidence, into: record, newIdentifier: present.newIdentifier)
            if merged.isChanged { changes.append(merged.change) }
        }
        return changes
    }

    /// Nil when any part of it is not stated.
    private static func owner(_ values: [FieldValue?]) -> [String]? {
        let parts = values.compactMap { $0?.text }
        return parts.count == values.count ? parts : nil
    }
}
