public import RegistryRecords

/// A survey that the registry took in.
public struct StoredSurvey: Hashable, Sendable {
    /// The file and the options.
    public var description: SurveyDescription
    /// What each column was taken for.
    public var mapping: [ColumnMapping]
    /// How positions were read.
    public var operations: [String]
    /// The digest of the plan that was applied.
    public var planDigest: String
    /// The version of the registry that the import led to.
    public var version: Int
    /// Who imported it; nil when not stated.
    public var importedBy: String?
    /// When, as the importer wrote it.
    public var importedAt: String
    /// How many rows came to each outcome; an outcome that no row has is absent.
    public var counts: [RowOutcome: Int]

    /// The name of the survey, to which evidence refers.
    public var identifier: String { description.identifier }
}

/// A row of a survey and what became of it.
public struct StoredRow: Hashable, Sendable {
    /// The row as written.
    public var row: RawRow
    /// What it came to.
    public var outcome: RowOutcome
    /// The uuid of the first record that it led to; nil for quarantined and skipped rows.
    public var record: String?
}
