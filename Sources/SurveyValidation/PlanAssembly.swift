import RegistryRecords

/// What one row states, once its cells are read.
struct RowDraft {
    /// The row.
    var row: RawRow
    /// The records, the one that others refer to first.
    var records: [RecordDraft] = []
    /// Day of the survey.
    var surveyed: Day?
    /// Stated communes that only the position can tell apart, and what is to be said when it does not.
    var openCommunes: [(candidates: [Commune], problem: SurveyProblem)] = []
    /// The row goes to quarantine.
    var isRefused = false
}

/// Brings the rows of a file together with each other and with the registry.
struct PlanAssembly {
    private let reader: RowReader
    private let present: SurveyValidator.Present
    private var drafts: [RowDraft?]
    private var known: [RecordKind: [String: RegistryRecord]] = [:]
    /// Places in ``changes`` of the records that the file has stated so far.
    private var placeOfKey: [RecordKind: [String: Int]] = [:]
    private var firstRowOfKey: [RecordKind: [String: Int]] = [:]
    private var outcomeOfRow: [RowOutcome?]
    private(set) var recordOfRow: [String?]
    private(set) var changes: [RecordChange] = []

    private var survey: SurveyDescription { reader.survey }

    init(reader: RowReader, drafts: [RowDraft?], present: SurveyValidator.Present) {
        self.reader = reader
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
        changes.removeAll { $0.before == $0.after && $0.outdatedCount == 0 }
    }

    private mutating func merge(_ draft: RowDraft, place: Int, into book: inout FindingBook) -> RowOutcome {
        let repeated = draft.records.last.flatMap { firstRowOfKey[$0.kind]?[$0.key] }
        if let repeated {
            report(.duplicateKey(firstRow: repeated), .key(of: survey.kind), in: draft.row, into: &book)
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
            return addToSite(record, of: draft.row, evidence: evidence, changePlace: changePlace, into: &book)
        }
        let merged = RecordMerge(
            record, evidence: evidence, into: known[record.kind]?[key], newIdentifier: present.newIdentifier)
        reportOutdated(merged.change, row: draft.row, into: &book)
        firstRowOfKey[record.kind, default: [:]][key] = draft.row.number
        recordOfRow[place] = recordOfRow[place] ?? merged.change.after.uuid
        placeOfKey[record.kind, default: [:]][key] = changes.count
        changes.append(merged.change)
        return merged.change.before == nil ? .created : merged.isChanged ? .updated : .unchanged
    }

    /// Adds what a further row says of a site that an earlier row of the file stated.
    private mutating func addToSite(
        _ record: RecordDraft, of row: RawRow, evidence: Evidence, changePlace: Int, into book: inout FindingBook
    ) -> RowOutcome {
        let earlierSite = changes[changePlace].after
        var site = earlierSite
        let firstRow = changes[changePlace].row
        for (index, definition) in RecordSchema.of(record.kind).fields.enumerated() {
            guard let stated = record.values[index], stated != .unknown else { continue }
            if let earlier = site.values[index], earlier != .unknown {
                guard earlier != stated else { continue }
                let column = SurveyColumn.field(definition.field)
                let name = reader.header.heading(column) ?? column.name
                report(.siteDiffers(firstRow: firstRow, field: name), column, in: row, into: &book)
            } else {
                site.values[index] = stated
                site.evidence.exceptions[definition.field] = evidence
            }
        }
        if let shape = record.shape {
            if let earlier = site.shape {
                if !earlier.isNear(shape) {
                    reportPlace(.siteDiffers(firstRow: firstRow, field: "tọa độ"), in: row, into: &book)
                }
            } else {
                site.shape = shape
                site.original = record.original
            }
        }
        if site.communes.isEmpty { site.communes = record.communes }
        changes[changePlace].after = site
        return site == earlierSite ? .unchanged : .updated
    }

    // MARK: Findings

    /// What an older survey states otherwise than the registry.
    private func reportOutdated(_ change: RecordChange, row: RawRow, into book: inout FindingBook) {
        func problem(_ evidence: Evidence?) -> SurveyProblem {
            .olderSurvey(kept: evidence?.surveyed?.vietnamese ?? "?")
        }
        for field in change.outdated.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
            report(problem(change.before?.evidence.evidence(of: field)), .field(field), in: row, into: &book)
        }
        let base = change.before?.evidence.base
        if change.outdatedShape != nil { reportPlace(problem(base), in: row, into: &book) }
        if !change.outdatedCommunes.isEmpty { report(problem(base), .commune, in: row, into: &book) }
    }

    private func reportPlace(_ problem: SurveyProblem, in row: RawRow, into book: inout FindingBook) {
        report(problem, reader.systems.column(of: problem, in: row), in: row, into: &book)
    }

    private func report(
        _ problem: SurveyProblem, _ column: SurveyColumn, in row: RawRow, into book: inout FindingBook
    ) {
        let text = reader.header.text(column, in: row)
        book.add(
            problem, row: row.number, column: reader.header.heading(column), value: text.isEmpty ? nil : text)
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
