/// The file and the words with which it was given: what decides a plan besides the registry itself.
public struct SurveyDescription: Hashable, Sendable, Codable {
    /// File name without its folder.
    public var file: String
    /// SHA-256 of the file's bytes, lower-case hexadecimal.
    public var sha256: String
    /// Sheet or layer; nil for files that have only one table.
    public var sheet: String?
    /// What the file lists.
    public var kind: SurveyKind
    /// Who surveyed; nil when not stated.
    public var inspector: String?
    /// Day of the survey for rows that state none themselves; nil when not stated.
    public var surveyed: Day?
    /// The reference system asked for, in the grammar of `--crs`; `auto` when none was.
    public var referenceSystem: String
    /// Whether records absent from the file are to be closed.
    public var completeList: Bool
    /// What else was asked for, as stable words, such as `accept=repairs`; in a fixed order.
    public var options: [String] = []

    /// Makes a description.
    public init(
        file: String, sha256: String, sheet: String? = nil, kind: SurveyKind, inspector: String? = nil,
        surveyed: Day? = nil, referenceSystem: String = "auto", completeList: Bool = false
    ) {
        self.file = file
        self.sha256 = sha256
        self.sheet = sheet
        self.kind = kind
        self.inspector = inspector
        self.surveyed = surveyed
        self.referenceSystem = referenceSystem
        self.completeList = completeList
    }

    /// Names the survey in the registry: the same file, kind and options give the same name.
    ///
    /// It is the digest, the kind and the options; who surveyed is left out, so that a second import under another
    /// name is recognised too.
    public var identifier: String {
        ([
            sha256, sheet ?? "", kind.rawValue, surveyed?.description ?? "", referenceSystem,
            completeList ? "complete" : "",
        ] + options).joined(separator: "|")
    }
}

/// What a row of the file comes to.
public enum RowOutcome: String, Sendable, Hashable, Codable, CaseIterable {
    /// At least one record is new.
    case created
    /// At least one record changes.
    case updated
    /// The registry already says so; at most the evidence is renewed.
    case unchanged
    /// The row cannot become a record; it is kept with its findings.
    case quarantined
    /// Blank, or a row of totals or column numbers.
    case skipped
}

/// One record that an import creates or changes.
public struct RecordChange: Hashable, Sendable {
    /// Row of the file that makes the change; 0 for records closed because a complete list leaves them out.
    public var row: Int
    /// The record as it will be.
    public var after: RegistryRecord
    /// Whether an earlier batch of the same import made or changed the record already.
    public var isFurther = false
    /// What a change of a known record has besides; none or one, so that the many new records stay small.
    private var earlier: [Earlier] = []

    private struct Earlier: Hashable, Sendable {
        var before: RegistryRecord?
        var outdated: [Field: FieldValue] = [:]
        var outdatedShape: GeographicShape?
        var outdatedCommunes: [String] = []
    }

    /// Makes a record.
    package init(row: Int, new record: RegistryRecord) {
        self.row = row
        after = record
    }

    /// Makes a change.
    public init(row: Int, before: RegistryRecord?, after: RegistryRecord, outdated: [Field: FieldValue] = [:]) {
        self.row = row
        self.after = after
        if before != nil || !outdated.isEmpty { earlier = [Earlier(before: before, outdated: outdated)] }
    }

    /// The record as the registry has it; nil when it is new.
    public var before: RegistryRecord? {
        get { earlier.first?.before }
        set { changeEarlier { $0.before = newValue } }
    }

    /// Values that an older survey stated and that were therefore kept out; they go to history.
    public var outdated: [Field: FieldValue] {
        get { earlier.first?.outdated ?? [:] }
        set { changeEarlier { $0.outdated = newValue } }
    }

    /// A place of an older survey that was kept out likewise; nil when there is none.
    public var outdatedShape: GeographicShape? {
        get { earlier.first?.outdatedShape }
        set { changeEarlier { $0.outdatedShape = newValue } }
    }

    /// Communes of an older survey that were kept out likewise.
    public var outdatedCommunes: [String] {
        get { earlier.first?.outdatedCommunes ?? [] }
        set { changeEarlier { $0.outdatedCommunes = newValue } }
    }

    /// Whether the record is new and nothing of an older survey was kept out.
    package var isPlainlyNew: Bool { earlier.isEmpty }

    private mutating func changeEarlier(_ change: (inout Earlier) -> Void) {
        if earlier.isEmpty { earlier = [Earlier()] }
        change(&earlier[0])
        if earlier[0] == Earlier() { earlier = [] }
    }

    /// How many statements of an older survey were kept out.
    public var outdatedCount: Int {
        isPlainlyNew ? 0 : outdated.count + (outdatedShape == nil ? 0 : 1) + (outdatedCommunes.isEmpty ? 0 : 1)
    }
}

/// Everything that an import would do, decided before anything is written.
public struct ImportPlan: Sendable {
    /// What it comes to.
    public var summary: PlanSummary
    /// The rows and what they lead to, in their order.
    public var batches: [ImportBatch]

    /// Makes a plan.
    public init(summary: PlanSummary, batches: [ImportBatch]) {
        self.summary = summary
        self.batches = batches
    }

    /// The file and the options.
    public var survey: SurveyDescription { summary.survey }
    /// Version of the registry that the plan was made for.
    public var baseVersion: Int { summary.baseVersion }
    /// The columns of the file.
    public var mapping: [ColumnMapping] { summary.mapping }
    /// How positions are read, one line a reference system met.
    public var operations: [String] { summary.operations }
    /// The rows as they stand in the file.
    public var rows: [RawRow] { batches.flatMap(\.rows) }
    /// What each of ``rows`` comes to.
    public var outcomes: [RowOutcome] { batches.flatMap(\.outcomes) }
    /// The record that each of ``rows`` led to (uuid of the first); nil for quarantined and skipped rows.
    public var recordOfRow: [String?] { batches.flatMap(\.recordOfRow) }
    /// Records created or changed, batch by batch.
    public var changes: [RecordChange] { batches.flatMap(\.changes) }
    /// Everything that is wrong, in the order of the rows; what concerns the whole file comes first.
    public var findings: [Finding] { batches.flatMap(\.findings) }
    /// Two plans with one digest do the same.
    public var digest: String { summary.digest }
    /// How many rows come to each outcome; an outcome that no row has is absent.
    public var counts: [RowOutcome: Int] { summary.rows }
}
