/// What an import comes to, in figures: all that a preview shows besides the single rows.
public struct PlanSummary: Sendable, Hashable {
    /// The file and the options.
    public var survey: SurveyDescription
    /// Version of the registry that the plan was made for.
    public var baseVersion: Int
    /// The columns of the file.
    public var mapping: [ColumnMapping]
    /// How positions are read, one line a reference system met, such as `vn2000:104.75 → WGS 84, EPSG:6960`.
    public var operations: [String]
    /// How many rows come to each outcome; an outcome that no row has is absent.
    public var rows: [RowOutcome: Int] = [:]
    /// Records that are new.
    public var created = 0
    /// Records that change.
    public var changed = 0
    /// Records that a complete list leaves out and that are closed therefore.
    public var closed = 0
    /// Statements of an older survey that are kept out and go to history.
    public var outdated = 0
    /// What is wrong.
    public var findings = FindingTally()
    /// SHA-256 of everything that would be done, in a fixed form; two plans with one digest do the same.
    public var digest = ""

    /// Makes a summary of nothing yet.
    public init(survey: SurveyDescription, baseVersion: Int, mapping: [ColumnMapping] = [], operations: [String] = []) {
        self.survey = survey
        self.baseVersion = baseVersion
        self.mapping = mapping
        self.operations = operations
    }

    /// How many rows there are, blank ones among them.
    public var rowCount: Int { rows.values.reduce(0, +) }

    /// Counts a batch. A record that an earlier batch made or changed is not counted again.
    public mutating func add(_ batch: ImportBatch) {
        for outcome in RowOutcome.allCases {
            let count = batch.outcomes.count { $0 == outcome }
            if count > 0 { rows[outcome, default: 0] += count }
        }
        for place in batch.changes.indices {
            if batch.changes[place].isPlainlyNew {
                created += 1
                continue
            }
            let change = batch.changes[place]
            outdated += change.outdatedCount
            if change.isFurther { continue }
            if change.before == nil {
                created += 1
            } else if change.row == 0 {
                closed += 1
            } else {
                changed += 1
            }
        }
        findings.add(batch.findings)
    }
}
