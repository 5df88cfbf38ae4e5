public import RegistryRecords

/// A survey that the registry took in.
public struct StoredSurvey: Hashable, Sendable {
    /// That an import was undone.
    public struct Undone: Hashable, Sendable {
        /// The version of the registry that undoing it led to.
        public var version: Int
        /// Who undid it; nil when not stated.
        public var by: String?
        /// When, as the caller wrote it.
        public var at: String
    }

    /// Its key in the file, by which records and history refer to it.
    let number: Int64
    /// The name of the survey, to which evidence refers. That of the file and its options, unless the survey was undone:
    /// then the file is free to be taken in again.
    public let identifier: String
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
    /// That the import was undone; nil while it stands.
    public var undone: Undone?

    /// Whether the survey stood at a version: taken in by then and not undone yet.
    public func stands(atVersion version: Int) -> Bool {
        self.version <= version && undone.map { version < $0.version } ?? true
    }
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
