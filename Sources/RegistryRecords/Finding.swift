/// How bad a finding is.
public enum FindingSeverity: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    /// Worth knowing; the value was taken as it is.
    case note
    /// The value was taken, but somebody should look.
    case warning
    /// The row went to quarantine.
    case error

    /// Milder ones come first.
    public static func < (left: FindingSeverity, right: FindingSeverity) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .note: 0
        case .warning: 1
        case .error: 2
        }
    }
}

/// One thing wrong with one cell of one row: lỗi, cảnh báo.
public struct Finding: Hashable, Sendable, Codable {
    /// Stable word for scripts, such as `not-a-day`.
    public var code: String
    /// How bad it is.
    public var severity: FindingSeverity
    /// File name without its folder.
    public var file: String
    /// Sheet or layer; nil for files that have only one table.
    public var sheet: String?
    /// True row number; nil when it concerns the whole file.
    public var row: Int?
    /// Heading of the column as written; nil when it concerns the whole row.
    public var column: String?
    /// The column counted from 0, for files in which two columns have one heading; nil when it is not known.
    public var columnIndex: Int?
    /// The value as written; nil when there is none.
    public var value: String?
    /// What is wrong, a sentence.
    public var problem: BilingualText
    /// What to do about it, a sentence.
    public var remedy: BilingualText

    /// Makes a finding.
    public init(
        code: String, severity: FindingSeverity, file: String, sheet: String? = nil, row: Int? = nil,
        column: String? = nil, columnIndex: Int? = nil, value: String? = nil, problem: BilingualText,
        remedy: BilingualText
    ) {
        self.code = code
        self.severity = severity
        self.file = file
        self.sheet = sheet
        self.row = row
        self.column = column
        self.columnIndex = columnIndex
        self.value = value
        self.problem = problem
        self.remedy = remedy
    }
}
