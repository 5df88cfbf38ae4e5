import RegistryRecords

/// The merged ranges near the header of a sheet, and the wide ones below it.
struct MergedCells: Sendable {
    /// Ranges that begin in a row.
    private var starting: [Int: [MergedRange]] = [:]
    /// Columns of ranges that lie in one row and span at least three columns, by row.
    private var wide: [Int: ClosedRange<Int>] = [:]

    /// Ranges beyond this many are not looked at.
    static let limit = 100_000

    init(_ ranges: [MergedRange], headRows: ClosedRange<Int>) {
        for range in ranges.prefix(Self.limit) {
            if headRows.overlaps(range.rows) {
                starting[range.rows.lowerBound, default: []].append(range)
            } else if range.rows.count == 1, range.columns.count >= 3 {
                wide[range.rows.lowerBound] = range.columns
            }
        }
        for row in starting.keys {
            for range in starting[row] ?? [] where range.rows.count == 1 && range.columns.count >= 3 {
                wide[row] = range.columns
            }
        }
    }

    /// The range that a cell lies in; nil when it stands alone.
    func range(row: Int, column: Int) -> MergedRange? {
        // Headers have at most four rows, so a range that reaches into one begins at most a few rows above.
        for start in (row - 8...row).reversed() {
            if let range = starting[start]?.first(where: { $0.rows.contains(row) && $0.columns.contains(column) }) {
                return range
            }
        }
        return nil
    }

    /// Whether a range lies partly in these rows and partly outside of them.
    func isCut(by rows: ClosedRange<Int>) -> Bool {
        for start in rows.lowerBound - 8...rows.upperBound {
            for range in starting[start] ?? [] where range.rows.overlaps(rows) {
                if range.rows.lowerBound < rows.lowerBound || range.rows.upperBound > rows.upperBound { return true }
            }
        }
        return false
    }

    /// Whether any range of several columns begins in these rows.
    func hasWide(in rows: ClosedRange<Int>) -> Bool {
        rows.contains { row in starting[row]?.contains { $0.columns.count > 1 } ?? false }
    }

    /// The columns of a wide range in a row below the header.
    func wideColumns(ofRow row: Int) -> ClosedRange<Int>? { wide[row] }
}
