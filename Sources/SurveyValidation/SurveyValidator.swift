import CommuneBoundaries
public import RegistryRecords
import VN2000

/// Turns the rows of a survey into an import plan: records, findings and quarantine. Writes nothing.
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
        /// Hands over all records of a kind one by one; asked for by complete lists, and by files with new records.
        public var forEachRecord: (RecordKind, (RegistryRecord) throws -> Void) throws -> Void
        /// Makes the identifier of a new record.
        public var newIdentifier: () -> String
        /// The photos of the registry that have one of these digests, by digest, with the code of the record of each.
        public var photos: (Set<String>) throws -> [String: [PhotoUse]] = { _ in [:] }
        /// Kinds of which the registry has no record at all, so that none need be looked for.
        public var absentKinds: Set<RecordKind> = []

        /// Makes it of its closures.
        public init(
            version: Int, records: @escaping (RecordKind, Set<String>) throws -> [String: RegistryRecord],
            forEachRecord: @escaping (RecordKind, (RegistryRecord) throws -> Void) throws -> Void,
            newIdentifier: @escaping () -> String
        ) {
            self.version = version
            self.records = records
            self.forEachRecord = forEachRecord
            self.newIdentifier = newIdentifier
        }
    }

    /// Makes the plan of a survey whose rows are all at hand.
    ///
    /// - Parameters:
    ///   - rows: All rows of the file, titles and header among them; blank rows may be among them.
    ///   - survey: The file and the options.
    ///   - mergedRanges: Ranges of cells that the sheet shows as one.
    ///   - present: What the registry has.
    ///   - progress: Called after each batch with the number of rows that are done.
    /// - Throws: ``SurveyValidationError`` when the file as a whole cannot be read; whatever `present` throws.
    /// - Complexity: O(rows), plus one look-up of the commune of each position.
    public func plan(
        for rows: [RawRow], of survey: SurveyDescription, mergedRanges: [MergedRange] = [], present: Present,
        progress: (Int) throws -> Void = { _ in }
    ) throws -> ImportPlan {
        let head = try SurveyHead(
            Array(rows.prefix(TableLayout.sampleLimit)), mergedRanges: mergedRanges, of: survey, settings: settings)
        var run = try SurveyRun(head, of: survey, settings: settings, present: present)
        let first = head.header.layout.firstPlace
        var batches: [ImportBatch] = []
        for start in stride(from: first, to: rows.count, by: SurveyRun.batchSize) {
            let end = min(rows.count, start + SurveyRun.batchSize)
            batches.append(try run.batch(Array(rows[start..<end])))
            try progress(end - first)
        }
        batches.append(try run.finish())
        return ImportPlan(summary: run.summary, batches: batches)
    }
}
