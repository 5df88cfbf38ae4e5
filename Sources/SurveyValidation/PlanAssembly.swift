import RegistryRecords

/// What one row states, once its cells are read.
struct RowDraft {
    /// The row.
    var row: RawRow
    /// The records, the one that others refer to first.
    var records: [RecordDraft] = []
    /// Day of the survey.
    var surveyed: Day?
    /// The row goes to quarantine.
    var isRefused = false
}

/// Brings the rows of a file together with each other and with the registry.
struct PlanAssembly {
    private let survey: SurveyDescription
    private let present: SurveyValidator.Present
    private var drafts: [RowDraft?]
    private var known: [RecordKind: [String: RegistryRecord]] = [:]
    /// Places in ``changes`` of the records that the file has stated so far.
    private var placeOfKey: [RecordKind: [String: Int]] = [:]
    private var firstRowOfKey: [RecordKind: [String: Int]] = [:]
    private var outcomeOfRow: [RowOutcome?]
    private(set) var recordOfRow: [String?]
    private(set) var changes: [RecordChange] = []

    init(survey: SurveyDescription, drafts: [RowDraft?], present: SurveyValidator.Present) {
        self.survey = survey
        self.drafts = drafts
        self.present = present
        outcomeOfRow = Array(repeating: nil, count: drafts.count)
        recordOfRow = Array(repeating: nil, count: drafts.count)
    }

    /// Merges all rows.
    mutating func run(into book: inout FindingBook) throws {
        for kind in survey.kind.recordKinds {
            let keys = drafts.lazy.compactMap { $0 }.flatMap { $0.records.filter { $0.kind == kind }.map(\.key) }
            known[kind] = try present.records(kind, Set(keys))
        }
        for place in drafts.indices {
            guard let draft = drafts[place] else { continue }
            outcomeOfRow[place] = draft.isRefused ? .quarantined : merge(draft, place: place, into: &book)
        }
        changes.removeAll { $0.before == $0.after && $0.outdated.isEmpty }
    }

    private mutating func merge(_ draft: RowDraft, place: Int, into book: inout FindingBook) -> RowOutcome {
        let repeated = draft.records.last.flatMap { firstRowOfKey[$0.kind]?[$0.key] }
        if let repeated {
            book.add(.duplicateKey(firstRow: repeated), row: draft.row.number, value: draft.records.last?.key)
            return .quarantined
        }
        let newNeedsPlace = draft.records.first.map { record in
            record.shape == nil && record.communes.isEmpty && known[record.kind]?[record.key] == nil
                && placeOfKey[record.kind]?[record.key] == nil
        }
        if newNeedsPlace == true {
            book.add(.noPlace, row: draft.row.number)
            return .quarantined
        }
        var outcome = RowOutcome.unchanged
        for record in draft.records {
            let outcomeOfRecord = merge(record, of: draft, place: place, into: &book)
            if outcomeOfRecord == .created || outcome == .unchanged { outcome = outcomeOfRecord }
        }
        return outcome
    }

    private mutating func merge(
        _ record: RecordDraft, of draft: RowDraft, place: Int, into book: inout FindingBook
    ) -> RowOutcome {
        let key = record.key
        let evidence = Evidence(survey: survey.identifier, row: draft.row.number, surveyed: draft.surveyed)
        if let changePlace = placeOfKey[record.kind]?[key] {
            recordOfRow[place] = recordOfRow[place] ?? changes[changePlace].after.uuid
            return addToSite(record, changePlace: changePlace, row: draft.row.number, into: &book)
        }
        let merged = RecordMerge(
            record, evidence: evidence, into: known[record.kind]?[key], newIdentifier: present.newIdentifier)
        for (field, _) in merged.change.outdated.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let kept = merged.change.before?.evidence.evidence(of: field).surveyed
            book.add(
                .olderSurvey(kept: kept?.vietnamese ?? "?"), row: draft.row.number, column: field.rawValue,
                value: merged.change.outdated[field]?.text)
        }
        firstRowOfKey[record.kind, default: [:]][key] = draft.row.number
        recordOfRow[place] = recordOfRow[place] ?? merged.change.after.uuid
        placeOfKey[record.kind, default: [:]][key] = changes.count
        changes.append(merged.change)
        return merged.change.before == nil ? .created : merged.isChanged ? .updated : .unchanged
    }

    /// Adds what a further row says of a site that an earlier row of the file stated.
    private mutating func addToSite(
        _ record: RecordDraft, changePlace: Int, row: Int, into book: inout FindingBook
    ) -> RowOutcome {
        var site = changes[changePlace].after
        let firstRow = changes[changePlace].row
        for (index, definition) in RecordSchema.of(record.kind).fields.enumerated() {
            guard let stated = record.values[index], stated != .unknown else { continue }
            if let earlier = site.values[index], earlier != .unknown {
                guard earlier != stated else { continue }
                book.add(
                    .siteDiffers(firstRow: firstRow, field: definition.field.rawValue), row: row,
                    column: definition.field.rawValue, value: stated.text)
            } else {
                site.values[index] = stated
            }
        }
        if let shape = record.shape {
            if let earlier = site.shape {
                if !earlier.isNear(shape) {
                    book.add(.siteDiffers(firstRow: firstRow, field: "position"), row: row)
                }
            } else {
                site.shape = shape
                site.original = record.original
            }
        }
        if site.communes.isEmpty { site.communes = record.communes }
        changes[changePlace].after = site
        return .unchanged
    }

    /// What each row comes to; rows without a draft were blank.
    func outcomes(of rows: [RawRow]) -> [RowOutcome] {
        outcomeOfRow.map { $0 ?? .skipped }
    }

    // MARK: Complete lists

    /// Closes the records that a complete list leaves out, on the day of the survey: those of the enterprises
    /// (postal points) or operators (cells) that the list names, or all when it names none.
    mutating func closeAbsent(settings: SurveySettings) throws {
        let closing: (kind: RecordKind, owner: Field, end: Field)? =
            switch survey.kind {
            case .postal: (.postalPoint, .enterprise, .closed)
            case .bts: (.cell, .operator, .offAir)
            case .deadzone, .cable, .settlement: nil
            }
        guard let closing, let day = survey.surveyed else {
            throw SurveyValidationError.noCompleteList(kind: survey.kind, hasDay: closing == nil)
        }
        let listed = drafts.compactMap { $0 }.flatMap { $0.records.filter { $0.kind == closing.kind } }
        let owners = Set(listed.compactMap { $0[closing.owner]?.text })
        // A row in quarantine is listed all the same: its record is not closed because of a typing error.
        let keys = Set(listed.map(\.key))
        let evidence = Evidence(survey: survey.identifier, row: 0, surveyed: day)
        for record in try present.allRecords(closing.kind) where !keys.contains(record.key) {
            let isOwned = owners.isEmpty || record[closing.owner]?.text.map(owners.contains) ?? false
            let isOpen = record[closing.end]?.day.map { $0 > day } ?? true
            guard isOwned, isOpen else { continue }
            var draft = RecordDraft(kind: closing.kind)
            if let index = RecordSchema.of(closing.kind).index(of: closing.end) { draft.values[index] = .day(day) }
            let merged = RecordMerge(
                draft, evidence: evidence, into: record, newIdentifier: present.newIdentifier)
            if merged.isChanged { changes.append(merged.change) }
        }
    }
}
