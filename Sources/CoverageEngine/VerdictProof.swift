public import RegistryRecords

/// What a verdict rests on, by identifiers that the registry has.
public struct VerdictProof: Sendable, Hashable {
    /// A row of a survey that states a record which the target looks at.
    public struct Row: Sendable, Hashable {
        /// The kind of the record; its table has the record's name.
        public var kind: RecordKind
        /// Name of the record, see ``RegistryRecords/RegistryRecord/uuid``.
        public var record: String
        /// Code of the record; empty for one without.
        public var code: String
        /// The survey, see ``RegistryRecords/SurveyDescription/identifier``; empty after an edit in another program.
        public var survey: String
        /// File, sheet and row.
        public var source: SourceRow
        /// Whether the row counts on the day by the age limit of the target.
        public var validity: EvidenceValidity
    }

    /// A survey whose list decides by what is not in it.
    public struct List: Sendable, Hashable {
        /// The survey, see ``RegistryRecords/SurveyDescription/identifier``.
        public var survey: String
        /// File and sheet; the row is 0.
        public var source: SourceRow
    }

    /// Code of the target.
    public var target: String
    /// The verdict.
    public var verdict: Verdict
    /// The rows that state what the target looks at, whether they speak for it or against it; none where nothing is
    /// recorded.
    public var rows: [Row]
    /// The surveys whose rows count on the day, where «none recorded» decides: of every target about a list, and of a
    /// target without rows. Empty otherwise, and where nobody looked.
    public var lists: [List]
    /// The targets that this one is made of and that are asked for; empty for one that measures something itself.
    public var parts: [String]
}
