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
    private var roles: RowSorting
    private var assembly: PlanAssembly
    private var digest: PlanDigest
    private var operations = Set<String>()
    /// Findings of the whole file, and rows above the header, which go out with the first batch.
    private var opening: ImportBatch?

    /// Understands the beginning of a file.
    ///
    /// - Parameters:
    ///   - head: The first rows of the file, at most ``TableLayout/sampleLimit`` of them.
    ///   - header: The header that was found in them.
    package init(
        head: [RawRow], header: HeaderReading, of survey: SurveyDescription, settings: SurveySettings,
        present: SurveyValidator.Present
    ) throws {
        let systems = try ReferenceSystemReading(header, survey: survey, settings: settings)
        let reader = RowReader(header: header, survey: survey, settings: settings, systems: systems)
        var book = FindingBook(file: survey.file, sheet: survey.sheet)
        reader.checkFile(into: &book)
        let above = head.prefix { $0.number < header.layout.headerRows[0] }.filter { !$0.isBlank }
        opening = ImportBatch(
            rows: above, outcomes: above.map { _ in .skipped }, recordOfRow: above.map { _ in nil },
            findings: book.findings)
        self.reader = reader
        roles = RowSorting(header, kind: survey.kind, words: settings.words)
        assembly = PlanAssembly(survey: survey, present: present)
        digest = PlanDigest(survey: survey, mapping: header.mapping)
        summary = PlanSummary(survey: survey, baseVersion: present.version, mapping: header.mapping)
    }

    /// What the next rows come to.
    ///
    /// - Parameter rows: Rows below the header, ``batchSize`` of them but for the last batch.
    /// - Throws: Whatever the registry throws when it is asked for earlier records.
    package mutating func batch(_ rows: [RawRow]) throws -> ImportBatch {
        var book = FindingBook(file: summary.survey.file, sheet: summary.survey.sheet)
        var drafts: [RowDraft?] = []
        drafts.reserveCapacity(rows.count)
        var shapes = ShapeConversion()
        for (place, row) in rows.enumerated() {
            let isData = roles.isData(row, into: &book)
            drafts.append(isData ? reader.draft(of: row, place: place, shapes: &shapes, into: &book) : nil)
        }
        try shapes.convert()
        operations.formUnion(shapes.operations)
        try assembly.lookUp(drafts)
        let found = reader.communes(of: shapes, rows: drafts.count)
        for place in drafts.indices where drafts[place] != nil {
            reader.settle(
                &drafts[place], shapes: shapes, place: place, found: found[place],
                earlier: assembly.earlier(of: drafts[place]), into: &book)
        }
        var batch = ImportBatch(rows: rows)
        assembly.merge(drafts, into: &batch, reader: reader, book: &book)
        batch.findings = book.sorted
        return hand(out: &batch)
    }

    /// What only the end of the file shows: totals that do not agree, records that a complete list leaves out.
    package mutating func finish() throws -> ImportBatch {
        var book = FindingBook(file: summary.survey.file, sheet: summary.survey.sheet)
        roles.finish(into: &book)
        var batch = ImportBatch(findings: book.sorted)
        if summary.survey.completeList { batch.changes = try assembly.closeAbsent() }
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
