import CommuneBoundaries
public import RegistryRecords
import VN2000

/// Turns the rows of a survey into an import plan: records, findings and quarantine. Writes nothing.
///
/// `preview` and `import` call it the same way, so what the one shows is what the other does.
public struct SurveyValidator: Sendable {
    let settings: SurveySettings

    /// Makes a validator of the registry's settings.
    public init(_ settings: SurveySettings) {
        self.settings = settings
    }

    /// Where a validator finds what the registry has.
    public struct Present {
        /// Version of the registry.
        public var version: Int
        /// The records of a kind that have one of these keys, by key.
        public var records: (RecordKind, Set<String>) throws -> [String: RegistryRecord]
        /// All records of a kind; asked for by complete lists only.
        public var allRecords: (RecordKind) throws -> [RegistryRecord]
        /// Makes the identifier of a new record.
        public var newIdentifier: () -> String

        /// Makes it of its closures.
        public init(
            version: Int, records: @escaping (RecordKind, Set<String>) throws -> [String: RegistryRecord],
            allRecords: @escaping (RecordKind) throws -> [RegistryRecord], newIdentifier: @escaping () -> String
        ) {
            self.version = version
            self.records = records
            self.allRecords = allRecords
            self.newIdentifier = newIdentifier
        }
    }

    /// Makes the plan of a survey.
    ///
    /// - Parameters:
    ///   - rows: All rows of the file, the header first; blank rows may be among them.
    ///   - survey: The file and the options.
    ///   - present: What the registry has.
    ///   - progress: Called now and then with the number of rows that are done.
    /// - Throws: ``SurveyValidationError`` when the file as a whole cannot be read; whatever `present` throws.
    /// - Complexity: O(rows), plus one look-up of the commune of each position.
    public func plan(
        for rows: [RawRow], of survey: SurveyDescription, present: Present, progress: (Int) throws -> Void = { _ in }
    ) throws -> ImportPlan {
        let communes = settings.boundaries?.communes.flatMap { [$0.name, $0.code] } ?? []
        let header = try HeaderReading(
            rows: Array(rows.prefix(TableLayout.sampleLimit)), file: survey.file, kind: survey.kind,
            aliases: settings.aliases, vocabulary: ContentVocabulary(words: settings.words, communes: communes))
        let systems = try ReferenceSystemReading(header, survey: survey, settings: settings)
        var book = FindingBook(file: survey.file, sheet: survey.sheet)
        let body = Array(rows[header.layout.firstPlace...])
        let reader = RowReader(header: header, survey: survey, settings: settings, systems: systems)
        reader.checkFile(body, into: &book)

        var drafts: [RowDraft?] = []
        var shapes = ShapeConversion()
        var roles = RowSorting(header, kind: survey.kind, words: settings.words)
        for (place, row) in body.enumerated() {
            let isData = roles.isData(row, into: &book)
            drafts.append(isData ? reader.draft(of: row, place: place, shapes: &shapes, into: &book) : nil)
            if place % 4096 == 4095 { try progress(place + 1) }
        }
        roles.finish(into: &book)
        try shapes.convert()
        for place in drafts.indices {
            guard var draft = drafts[place] else { continue }
            reader.settle(&draft, shape: shapes.result(ofRow: place), into: &book)
            drafts[place] = draft
        }
        var assembly = PlanAssembly(reader: reader, drafts: drafts, present: present)
        try assembly.run(into: &book)
        if survey.completeList { try assembly.closeAbsent(settings: settings) }
        let rowOutcomes = assembly.outcomes(of: body)
        let operations = shapes.operations
        return ImportPlan(
            survey: survey, baseVersion: present.version, mapping: header.mapping, operations: operations,
            rows: body, outcomes: rowOutcomes, recordOfRow: assembly.recordOfRow, changes: assembly.changes,
            findings: book.sorted,
            digest: PlanDigest.digest(
                survey: survey, mapping: header.mapping, operations: operations, rows: body, outcomes: rowOutcomes,
                changes: assembly.changes, findings: book.sorted))
    }
}
