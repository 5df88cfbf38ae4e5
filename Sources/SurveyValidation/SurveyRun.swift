import CommuneBoundaries
package import RegistryRecords
import VN2000

/// One survey on its way through validation, batch by batch: rows go in, and what they come to goes out.
///
/// The same rows in batches of the same sizes give the same answer, whatever becomes of the batches: a preview counts
/// them, an import writes them.
package struct SurveyRun: ~Copyable {
    /// How many rows a batch has. It is part of the answer: what rows of one batch say of one site becomes one change.
    package static let batchSize = 4096

    /// What the batches have come to so far; complete, with its digest, after ``finish()``.
    package private(set) var summary: PlanSummary
    /// What the header was taken for.
    package var header: HeaderReading { reader.header }

    private var reader: RowReader
    private let text: TextReading
    private var doctor: SurveyDoctor?
    private var roles: RowSorting
    private var assembly: PlanAssembly
    private var duplicates: DuplicateWatch
    private var photos: PhotoCheck
    private let present: SurveyValidator.Present
    private var digest: PlanDigest
    private var operations = Set<String>()
    /// Findings of the whole file, and rows above the header, which go out with the first batch.
    private var opening: ImportBatch?

    /// Makes a run of a file whose beginning is understood.
    package init(
        _ head: SurveyHead, of survey: SurveyDescription, settings: SurveySettings, present: SurveyValidator.Present,
        losesLeadingZeros: Bool = false
    ) throws {
        let header = head.header
        let assembly = try PlanAssembly(survey: survey, present: present)
        var book = FindingBook(file: survey.file, sheet: survey.sheet)
        let needsZone = try ReferenceSystemReading.needsZone(header, survey: survey)
        let provisional = needsZone ? settings.likelyZones.first.flatMap { try? ReferenceSystem($0) } : nil
        let systems = try ReferenceSystemReading(header, survey: survey, settings: settings, decided: provisional)
        let stated = try StatedFields(
            settings.stated, of: survey.kind, header: header, words: settings.words)
        try stated.checkRequired(of: survey, header: header)
        var reader = RowReader(
            header: header, survey: survey, settings: settings, systems: systems, stated: stated)
        doctor =
            systems.canHavePositions
            ? try SurveyDoctor(survey, settings: settings, sample: Self.evidence(of: head, by: reader)) : nil
        if needsZone {
            let (zone, counts) = try Self.zone(doctor?.zoneChoice, survey: survey, settings: settings)
            book.add(.zoneChosen(zone.description, counts: counts), row: nil)
            let systems = try ReferenceSystemReading(header, survey: survey, settings: settings, decided: zone)
            reader = RowReader(
                header: header, survey: survey, settings: settings, systems: systems, stated: stated)
        }
        for (column, row, problem) in head.text.problems(rows: head.rows) {
            let heading = header.mapping.indices.contains(column) ? header.mapping[column].heading : nil
            book.add(problem, row: row, column: heading, columnIndex: column)
        }
        reader.checkFile(into: &book)
        if losesLeadingZeros { reader.warnOfLostZeros(into: &book) }
        reader.judgePrecision(of: head.decodedRows.dropFirst(header.layout.firstPlace), into: &book)
        let above = head.rows.prefix { $0.number < header.layout.headerRows[0] }.filter { !$0.isBlank }
        opening = ImportBatch(
            rows: Array(above), outcomes: above.map { _ in .skipped }, recordOfRow: above.map { _ in nil },
            findings: book.sorted)
        self.reader = reader
        text = head.text
        roles = RowSorting(header, kind: survey.kind, words: settings.words)
        self.assembly = assembly
        duplicates = DuplicateWatch(survey.kind, limit: settings.duplicateLimit)
        photos = PhotoCheck(survey, settings: settings)
        self.present = present
        digest = PlanDigest(survey: survey, mapping: header.mapping)
        summary = PlanSummary(survey: survey, baseVersion: present.version, mapping: header.mapping)
    }

    /// What the next rows come to.
    ///
    /// - Parameter rows: Rows below the header, ``batchSize`` of them but for the last batch.
    /// - Throws: Whatever the registry throws when it is asked for earlier records.
    package mutating func batch(_ rows: [RawRow]) throws -> ImportBatch {
        var book = FindingBook(file: summary.survey.file, sheet: summary.survey.sheet)
        var drafts: [RowDraft] = []
        drafts.reserveCapacity(rows.count)
        var shapes = ShapeConversion()
        reader.beginBatch()
        for (place, row) in rows.enumerated() {
            let row = text.isPlain ? row : text.decoded(row)
            guard roles.isData(row, into: &book) else { continue }
            drafts.append(reader.draft(of: row, place: drafts.count, shapes: &shapes, into: &book))
            drafts[drafts.count - 1].place = place
        }
        try shapes.convert()
        operations.formUnion(shapes.operations)
        try assembly.lookUp(drafts)
        let found = reader.communes(of: shapes, rows: drafts.count)
        // Rows of which something was said when their places were settled; it is said of those that repeat them, too.
        var remarked = Array(repeating: false, count: drafts.count)
        for place in drafts.indices {
            if let first = drafts[place].repeats {
                if !remarked[first] { continue }
                drafts[place].repeats = nil
            }
            let findings = book.findings.count
            settle(&drafts[place], shapes: shapes, place: place, found: found[place], into: &book)
            remarked[place] = book.findings.count > findings
        }
        // Places are settled with the communes of today; what the row named itself is stated beside them.
        for place in drafts.indices where !drafts[place].former.isEmpty {
            drafts[place].records[0].communes += drafts[place].former.map(\.description)
        }
        var batch = ImportBatch(rows: rows)
        assembly.merge(&drafts, into: &batch, reader: reader, book: &book)
        try photos.check(
            drafts, shape: { [assembly, drafts] in assembly.shape(of: $0, among: drafts) }, into: &batch,
            present: present, reader: reader, book: &book)
        batch.findings = book.sorted
        duplicates.add(batch.changes)
        return hand(out: &batch)
    }

    private mutating func settle(
        _ draft: inout RowDraft, shapes: ShapeConversion, place: Int, found: Int?, into book: inout FindingBook
    ) {
        var shape = shapes.result(ofRow: place)
        var found = found
        let earlier = assembly.earlier(of: draft)
        if earlier == nil, reader.settleSimply(&draft, shape: shape, found: found) { return }
        if doctor != nil, let evidence = reader.evidence(of: draft, shapes: shapes, place: place, earlier: earlier),
            let written = shapes.stated(ofRow: place)?.text,
            let treatment = doctor?.treat(evidence, rowNumber: draft.row.number, found: found, written: written)
        {
            if let repaired = treatment.shape {
                shape = repaired
                if case .success(let converted) = repaired, case .point(let position) = converted.shape {
                    found = reader.settings.boundaries?.commune(at: position)
                    operations.insert("\(converted.original.referenceSystem) → WGS 84, \(converted.original.operation)")
                }
            }
            if let problem = treatment.problem {
                reader.report(
                    problem, reader.systems.column(of: problem, in: draft.row), draft: &draft, into: &book)
                // The doctor has said what is wrong; the rule of position and commune would say it again.
                if draft.isRefused { return }
            }
        }
        reader.settle(&draft, shape: shape, found: found, into: &book)
    }

    // MARK: The file's habit

    /// What a sample of rows from the beginning of the file says of their places.
    private static func evidence(of head: SurveyHead, by reader: RowReader) throws -> [RowEvidence] {
        var reader = reader
        var nowhere = FindingBook(file: "", sheet: nil)
        var shapes = ShapeConversion()
        var drafts: [RowDraft] = []
        var previous = RowRole.data
        for row in head.decodedRows.dropFirst(head.header.layout.firstPlace) where drafts.count < FileHabit.sampleSize {
            let role = head.header.layout.role(of: row, after: previous)
            if role != .blank { previous = role }
            guard role == .data else { continue }
            drafts.append(reader.draft(of: row, place: drafts.count, shapes: &shapes, into: &nowhere))
        }
        try shapes.convert()
        return drafts.enumerated().compactMap { place, draft in
            reader.evidence(of: draft, shapes: shapes, place: place, earlier: nil)
        }
    }

    private static func zone(
        _ choice: ZoneChoice?, survey: SurveyDescription, settings: SurveySettings
    ) throws(SurveyValidationError) -> (zone: ReferenceSystem, counts: String) {
        switch choice {
        case .decided(.system(let system), let counts)?:
            return (system, counts.map { "\($0.frame): \($0.rows)" }.joined(separator: ", "))
        case .decided(.utm, let counts)?, .undecided(let counts)?:
            let fitting = counts.filter { $0.rows > 0 }.map { "\($0.frame) (\($0.rows))" }
            throw .unstatedZone(file: survey.file, candidates: fitting.isEmpty ? settings.likelyZones : fitting)
        case nil: throw .unstatedZone(file: survey.file, candidates: settings.likelyZones)
        }
    }

    /// What only the end of the file shows: totals that do not agree, records that are probably there twice, and those
    /// that a complete list leaves out.
    ///
    /// - Throws: ``SurveyValidationError/noRows(file:)`` for a file without a row of data.
    package mutating func finish() throws -> ImportBatch {
        guard summary.rows.contains(where: { $0.key != .skipped && $0.value > 0 }) else {
            throw SurveyValidationError.noRows(file: summary.survey.file)
        }
        var book = FindingBook(file: summary.survey.file, sheet: summary.survey.sheet)
        roles.finish(into: &book)
        photos.finish(into: &book)
        try duplicates.finish(present, column: .key(of: summary.survey.kind), header, into: &book)
        var batch = ImportBatch(findings: book.sorted)
        if summary.survey.completeList { batch.changes = try assembly.closeAbsent() }
        assembly.forgetRows()
        let last = hand(out: &batch)
        summary.operations = operations.sorted()
        summary.digest = digest.finish(operations: summary.operations)
        return last
    }

    private mutating func hand(out batch: inout ImportBatch) -> ImportBatch {
        if let first = opening {
            batch.rows = first.rows + batch.rows
            batch.outcomes = first.outcomes + batch.outcomes
            batch.recordOfRow = first.recordOfRow + batch.recordOfRow
            batch.findings = first.findings + batch.findings
            opening = nil
        }
        summary.add(batch)
        digest.add(batch)
        return batch
    }
}
