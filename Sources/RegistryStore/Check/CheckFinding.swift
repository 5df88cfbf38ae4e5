public import RegistryRecords

/// One thing wrong with the file of a registry.
public struct CheckFinding: Hashable, Sendable {
    /// What it is.
    public var code: CheckCode
    /// The table; nil when it concerns the whole file.
    public var table: String?
    /// The row: the uuid of a record, else its fid or key; nil when it concerns the whole table.
    public var row: String?
    /// The column; nil when it concerns the whole row.
    public var column: String?
    /// The value that is there, cut to a few words; nil when there is none to show.
    public var value: String?
    /// What is wrong, a sentence.
    public var problem: BilingualText

    package init(
        code: CheckCode, table: String? = nil, row: String? = nil, column: String? = nil, value: String? = nil,
        problem: BilingualText
    ) {
        self.code = code
        self.table = table
        self.row = row
        self.column = column
        self.value = value
        self.problem = problem
    }

    /// What to do about it, a sentence.
    public var remedy: BilingualText { code.remedy }
}

/// Everything that a check has found.
public struct CheckOutcome: Sendable {
    /// The findings, at most as many of each kind as were asked for, in the order of the checks.
    public var findings: [CheckFinding] = []
    /// How many there are of each kind, those that are not in ``findings`` among them.
    public var counts: [CheckCode: Int] = [:]
    /// The registry's identifier; nil when it cannot be read.
    public var registry: String?
    /// The registry's version; nil when it cannot be read.
    public var version: Int?
    /// How many rows were looked at.
    public var rows = 0

    /// How many findings of a severity there are.
    public func count(of severity: CheckSeverity) -> Int {
        counts.reduce(0) { $0 + ($1.key.severity == severity ? $1.value : 0) }
    }

    /// Whether there is no error.
    public var isSound: Bool { count(of: .error) == 0 }
}
