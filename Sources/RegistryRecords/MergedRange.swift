/// Cells of a sheet that are shown as one; the text stands in the first of them.
public struct MergedRange: Hashable, Sendable {
    /// True numbers of the rows.
    public var rows: ClosedRange<Int>
    /// Columns counted from 0.
    public var columns: ClosedRange<Int>

    /// Makes a range.
    public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        self.rows = rows
        self.columns = columns
    }
}
