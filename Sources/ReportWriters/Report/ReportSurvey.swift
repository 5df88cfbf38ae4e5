public import RegistryRecords

/// A survey that the figures of a report rest on.
public struct ReportSurvey: Sendable, Hashable {
    /// The file and the options with which it was imported.
    public var description: SurveyDescription
    /// The version of the registry that the import led to.
    public var version: Int
    /// The day of the import in Vietnam; nil when it cannot be told.
    public var imported: Day?
    /// How many rows came to each outcome; an outcome that no row has is absent.
    public var counts: [RowOutcome: Int]

    /// Makes a survey.
    public init(description: SurveyDescription, version: Int, imported: Day?, counts: [RowOutcome: Int]) {
        self.description = description
        self.version = version
        self.imported = imported
        self.counts = counts
    }

    /// Rows that became records or said what was known, and those in quarantine.
    public var rowCount: Int { counts.reduce(0) { $0 + ($1.key == .skipped ? 0 : $1.value) } }
}

/// What is wrong with the rows of the surveys: all of it counted, the first ones listed.
public struct ReportFindings: Sendable, Hashable {
    /// How many are listed at most.
    public static let limit = 2000

    /// Errors first, then warnings; of each the newest surveys first, and the rows of a survey in their order.
    public var listed: [Finding]
    /// Rows in quarantine have errors.
    public var errors: Int
    /// How many warnings there are.
    public var warnings: Int
    /// How many notes there are; none is listed.
    public var notes: Int

    /// Makes a list.
    public init(listed: [Finding], errors: Int, warnings: Int, notes: Int) {
        self.listed = listed
        self.errors = errors
        self.warnings = warnings
        self.notes = notes
    }
}
