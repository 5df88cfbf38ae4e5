public import RegistryRecords

/// A table of a report, from which every form of the report is made.
public struct ReportTable: Sendable, Hashable {
    /// Which table it is.
    public enum Name: String, Sendable, Hashable, CaseIterable {
        /// How each target stands.
        case targets
        /// What is not proven, not met or left out, and why.
        case openQuestions = "open-questions"
        /// A row a commune, for people.
        case communes
        /// The communes without a proven staffed postal point with Internet.
        case missing
        /// The ledger of dead zones.
        case deadZones = "dead-zones"
        /// The cable clean-ups.
        case cables
        /// What is wrong with the rows of the surveys.
        case findings
        /// The surveys that the figures rest on.
        case surveys
        /// A row a commune, for programs: canonical keys, unrounded numbers.
        case data
    }

    /// A column.
    public struct Column: Sendable, Hashable {
        /// Names the column for programs; never renamed.
        public var key: String
        /// What stands above it.
        public var heading: BilingualText
        /// What stands above it and its neighbours with the same text; nil for a column of its own.
        public var group: BilingualText?
        /// Width in characters that suits what it holds; longer texts are wrapped.
        public var width: Double

        /// Makes a column.
        public init(_ key: String, _ vi: String, _ en: String, group: BilingualText? = nil, width: Double = 10) {
            self.key = key
            heading = BilingualText(vi: vi, en: en)
            self.group = group
            self.width = width
        }
    }

    /// Which table it is.
    public var name: Name
    /// What stands above it.
    public var title: BilingualText
    /// The columns, from the left.
    public var columns: [Column]
    /// The rows, each with a value for every column.
    public var rows: [[ReportValue]]
    /// The last row, of all others together; nil where there is none.
    public var total: [ReportValue]?
    /// What people must know of the table, such as how many rows are left out; nil for nothing.
    public var note: BilingualText?

    /// Makes a table.
    public init(
        _ name: Name, title: BilingualText, columns: [Column], rows: [[ReportValue]], total: [ReportValue]? = nil,
        note: BilingualText? = nil
    ) {
        precondition((rows + [total ?? rows.first ?? []]).allSatisfy { $0.isEmpty || $0.count == columns.count })
        self.name = name
        self.title = title
        self.columns = columns
        self.rows = rows
        self.total = total
        self.note = note
    }
}
