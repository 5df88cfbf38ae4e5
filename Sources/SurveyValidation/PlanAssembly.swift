import RegistryRecords
import VN2000

/// Brings the rows of a file together with each other and with the registry, batch by batch.
struct PlanAssembly {
    private let survey: SurveyDescription
    /// Its identifier, made anew for each batch: the batches are on different threads, and each counts who holds the text.
    private var identifier: String
    private let present: SurveyValidator.Present
    /// What the registry had of the records of the present batch, by key.
    private var known: [RecordKind: [String: RegistryRecord]] = [:]
    /// Kinds of which the registry has no record at all: nothing need be looked up.
    private var absent: Set<RecordKind>
    /// The keys that rows may state once only.
    private var seen = SeenKeys()
    private var sites: SiteShelf
    /// Memory for the key of one record after the other.
    private var keyBytes: [UInt8] = []
    /// Places in the changes of the batch of the sites that it has stated so far.
    private var placeOfSite: [String: Int] = [:]
    /// Whether the first record of each row of the batch was merged without a word, so that a row that repeats it adds
    /// nothing.
    private var isMergedQuietly: [Bool] = []
    /// What the survey lists, where it is a complete list.
    private var list: CompleteList?

    private var lastKind: RecordKind { survey.kind.recordKinds[survey.kind.recordKinds.count - 1] }

    init(survey: SurveyDescription, present: SurveyValidator.Present) throws(SurveyValidationError) {
        self.survey = survey
        identifier = survey.identifier
        self.present = present
        absent = present.absentKinds
        sites = SiteShelf(survey: survey.identifier)
        guard survey.completeList else { return }
        guard let list = CompleteList(survey.kind), survey.surveyed != nil else {
            throw .noCompleteList(kind: survey.kind, hasDay: CompleteList(survey.kind) == nil)
        }
        self.list = list
    }

    /// Asks the registry for the records that a batch names.
    ///
    /// What an earlier batch of the file has stated is not asked for: an import has written it by now, a preview has not,
    /// and both must give the same answer.
    mutating func lookUp(_ drafts: [RowDraft]) throws {
        known = [:]
        for (index, kind) in survey.kind.recordKinds.enumerated() where !absent.contains(kind) {
            var keys = Set<String>()
            for draft in drafts {
                guard draft.records.count > index else { continue }
                let key = draft.records[index].key
                if key.isEmpty && kind.mayLackKey { continue }
                let isOfFile = kind == lastKind ? seen.row(of: key) != nil : sites.contains(key)
                if !isOfFile { keys.insert(key) }
            }
            known[kind] = try present.records(kind, keys)
        }
    }

    /// Where the registry has the object of a row; nil when it has none, or no point.
    func earlier(of draft: RowDraft) -> GeographicPosition? {
        guard !known.isEmpty, case .point(let position)? = known[draft.records[0].kind]?[draft.records[0].key]?.shape
        else { return nil }
        return position
    }

    /// Where the object of a row is, by the row or else by the registry; nil when neither knows.
    func shape(of draft: RowDraft, among drafts: [RowDraft]) -> GeographicShape? {
        let record = draft.records[0]
        return record.shape ?? draft.repeats.flatMap { drafts[$0].records[0].shape }
            ?? known[record.kind]?[record.key]?.shape
    }

    /// Merges the rows of a batch: gives outcomes and records to all of them, and the changes.
    mutating func merge(
        _ drafts: inout [RowDraft], into batch: inout ImportBatch, reader: RowReader, book: inout FindingBook
    ) {
        batch.outcomes = Array(repeating: .skipped, count: batch.rows.count)
        batch.recordOfRow = Array(repeating: nil, count: batch.rows.count)
        batch.changes.reserveCapacity(drafts.count * survey.kind.recordKinds.count)
        placeOfSite.removeAll(keepingCapacity: true)
        isMergedQuietly = Array(repeating: false, count: drafts.count)
        identifier = String(decoding: Array(survey.identifier.utf8), as: UTF8.self)
        for index in drafts.indices {
            list?.add(drafts[index])
            guard !drafts[index].isRefused else {
                batch.outcomes[drafts[index].place] = .quarantined
                continue
            }
            let repeated = drafts[index].repeats
            let isQuiet = repeated.map { isMergedQuietly[$0] } ?? false
            // Its place was settled with the row that it repeats.
            if let repeated, !isQuiet { drafts[index].records[0] = drafts[repeated].records[0] }
            batch.outcomes[drafts[index].place] = merge(
                drafts[index], number: index, repeating: isQuiet ? repeated.map { drafts[$0].place } : nil,
                into: &batch,
                reader: reader, book: &book)
        }
        for (key, place) in placeOfSite { sites.put(batch.changes[place].after, key: key) }
        // Only what the registry knew can be as it was.
        if !known.isEmpty { batch.changes.removeAll { $0.before == $0.after && $0.outdatedCount == 0 } }
    }

    /// - Parameters:
    ///   - number: Of the draft in the batch.
    ///   - first: Place of the row that states the same of the first record and is merged.
    private mutating func merge(
        _ draft: RowDraft, number: Int, repeating first: Int?, into batch: inout ImportBatch, reader: RowReader,
        book: inout FindingBook
    ) -> RowOutcome {
        let row = draft.row
        let place = draft.place
        let key = draft.records[0].key
        let kind = draft.records[0].kind
        let earlierSite = first == nil && kind == .site ? siteOfFile(key, in: batch) : nil
        // A key of the last kind may stand once only; the sites of cells may come again.
        let last = draft.records.count - 1
        let isOnceOnly = draft.records[last].kind == lastKind && !(key.isEmpty && kind.mayLackKey)
        var lastKey: [UInt8] = []
        swap(&lastKey, &keyBytes)
        defer { swap(&lastKey, &keyBytes) }
        lastKey.removeAll(keepingCapacity: true)
        if isOnceOnly { draft.records[last].appendKey(to: &lastKey) }
        if first == nil, kind.needsPlace, draft.records[0].shape == nil, draft.records[0].communes.isEmpty,
            earlierSite == nil,
            known[kind]?[key] == nil, !isOnceOnly || seen.row(of: lastKey.span) == nil
        {
            book.add(kind == .claimedArea ? .noArea : .noPlace, row: row.number)
            return .quarantined
        }
        let evidence = Evidence(survey: identifier, row: row.number, surveyed: draft.surveyed)
        if kind.hasLifeCycle {
            let problems = LifeCycleCheck.problems(
                draft.records[0], evidence: evidence, before: known[kind]?[key], settings: reader.settings)
            for (problem, column) in problems { reader.report(problem, column, in: row, into: &book) }
            if problems.contains(where: { $0.0.severity == .error }) { return .quarantined }
        }
        if isOnceOnly, let first = seen.insert(lastKey.span, row: row.number) {
            reader.report(.duplicateKey(firstRow: first), .key(of: survey.kind), in: row, into: &book)
            return .quarantined
        }
        var outcome = RowOutcome.unchanged
        if let first { batch.recordOfRow[place] = batch.recordOfRow[first] }
        for index in draft.records.indices.dropFirst(first == nil ? 0 : 1) {
            let findings = book.findings.count
            defer { if index == 0 { isMergedQuietly[number] = book.findings.count == findings } }
            let outcomeOfRecord: RowOutcome
            if index == 0, let earlierSite {
                outcomeOfRecord = add(
                    draft.records[0], key: key, to: earlierSite, of: draft, evidence, &batch, reader, &book)
                batch.recordOfRow[place] = earlierSite.uuid
            } else {
                outcomeOfRecord = merge(
                    draft.records[index], of: draft, evidence, into: &batch, reader,
                    &book)
                if index == 0 { batch.recordOfRow[place] = batch.changes[batch.changes.count - 1].after.uuid }
            }
            if outcomeOfRecord == .created || outcome == .unchanged { outcome = outcomeOfRecord }
        }
        return outcome
    }

    /// The site as the file has stated it so far.
    private func siteOfFile(_ key: String, in batch: ImportBatch) -> RegistryRecord? {
        placeOfSite[key].map { batch.changes[$0].after } ?? sites[key]
    }

    private mutating func merge(
        _ record: RecordDraft, of draft: RowDraft, _ evidence: Evidence, into batch: inout ImportBatch,
        _ reader: RowReader, _ book: inout FindingBook
    ) -> RowOutcome {
        if record.kind == .site { placeOfSite[record.key] = batch.changes.count }
        guard let earlier = known.isEmpty ? nil : known[record.kind]?[record.key] else {
            batch.changes.append(
                RecordChange(
                    row: evidence.row,
                    new: RecordMerge.newRecord(record, evidence: evidence, identifier: present.newIdentifier())))
            return .created
        }
        let merged = RecordMerge(
            record, evidence: evidence, into: earlier, newIdentifier: present.newIdentifier)
        if let kind = reader.kinds.first(where: { $0.kind == record.kind }) {
            for (problem, field) in kind.disagreements(of: record, surveyed: evidence.surveyed, before: earlier) {
                reader.report(problem, .field(field), in: draft.row, into: &book)
            }
        }
        if merged.change.outdatedCount > 0 { reportOutdated(merged.change, row: draft.row, reader, &book) }
        batch.changes.append(merged.change)
        return merged.isChanged ? .updated : .unchanged
    }

    /// Adds what a further row says of a site that an earlier row of the file stated.
    private mutating func add(
        _ record: RecordDraft, key: String, to earlier: RegistryRecord, of draft: RowDraft, _ evidence: Evidence,
        _ batch: inout ImportBatch, _ reader: RowReader, _ book: inout FindingBook
    ) -> RowOutcome {
        var site = earlier
        let firstRow = earlier.evidence.base.row
        let row = draft.row
        for (index, definition) in RecordSchema.of(record.kind).fields.enumerated() {
            guard let stated = record.values[index], stated != .unknown else { continue }
            if let present = site.values[index], present != .unknown {
                if definition.field.isPhoto {
                    // Each row may bring photos of its own.
                    site.values[index] = .text(PhotoNames(present.text).adding(PhotoNames(stated.text)).text)
                    continue
                }
                guard present != stated else { continue }
                let column = SurveyColumn.field(definition.field)
                let name = reader.header.heading(column) ?? column.name
                reader.report(.siteDiffers(firstRow: firstRow, field: name), column, in: row, into: &book)
            } else {
                site.values[index] = stated
                site.evidence.exceptions[definition.field] = evidence
            }
        }
        if let shape = record.shape {
            if let present = site.shape {
                if !present.isNear(shape) {
                    reader.reportPlace(.siteDiffers(firstRow: firstRow, field: "tọa độ"), in: row, into: &book)
                }
            } else {
                site.shape = shape
                site.original = record.original
            }
        }
        if site.communes.isEmpty { site.communes = record.communes }
        guard site != earlier else { return .unchanged }
        if let place = placeOfSite[key] {
            batch.changes[place].after = site
        } else {
            placeOfSite[key] = batch.changes.count
            var change = RecordChange(row: row.number, before: earlier, after: site)
            change.isFurther = true
            batch.changes.append(change)
        }
        return .updated
    }

    /// What an older survey states otherwise than the registry.
    private func reportOutdated(
        _ change: RecordChange, row: RawRow, _ reader: RowReader, _ book: inout FindingBook
    ) {
        func problem(_ evidence: Evidence?) -> SurveyProblem {
            .olderSurvey(kept: evidence?.surveyed?.vietnamese ?? "?")
        }
        for field in change.outdated.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
            let evidence = change.before?.evidence.evidence(of: field)
            reader.report(problem(evidence), .field(field), in: row, into: &book)
        }
        let base = change.before?.evidence.base
        if change.outdatedShape != nil { reader.reportPlace(problem(base), in: row, into: &book) }
        if !change.outdatedCommunes.isEmpty { reader.report(problem(base), .commune, in: row, into: &book) }
    }

    /// Gives up what was kept in mind of the rows, once the last of them is merged.
    mutating func forgetRows() {
        seen = SeenKeys()
        sites = SiteShelf(survey: survey.identifier)
    }

    // MARK: Complete lists

    /// Closes the records that a complete list leaves out; none where the survey is no complete list.
    func closeAbsent() throws -> [RecordChange] {
        guard let list, let day = survey.surveyed else { return [] }
        return try list.closeAbsent(
            from: present, evidence: Evidence(survey: identifier, row: 0, surveyed: day))
    }
}
