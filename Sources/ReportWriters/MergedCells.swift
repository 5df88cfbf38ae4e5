import RegistryRecords

/// The merged ranges of a sheet that can be made again: inside of its columns, none over another.
///
/// Excel refuses to open a file whose ranges overlap, so the later of two is left out.
struct MergedCells {
    /// The most ranges that a sheet written by us has.
    static let rangeLimit = 65_000
    /// The most columns that all ranges may span together, which bounds the work on hostile files.
    static let columnLimit = 1_000_000

    /// The ranges that stay, by first row, then by first column.
    private(set) var ranges: [MergedRange] = []
    /// How many are left out.
    private(set) var leftOut = 0
    /// Places in ``ranges`` of those that span a column, in the order of rows.
    private var byColumn: [Int: [Int]] = [:]

    /// Takes the ranges that fit into so many rows and columns; one that is too wide is cut there.
    init(_ given: [MergedRange], columnCount: Int, rowLimit: Int) {
        let ordered = given.sorted {
            ($0.rows.lowerBound, $0.columns.lowerBound) < ($1.rows.lowerBound, $1.columns.lowerBound)
        }
        var spanned = 0
        for range in ordered {
            let columns = range.columns.clamped(to: 0...max(0, columnCount - 1))
            let isKept =
                range.columns.lowerBound < columnCount && range.rows.lowerBound >= 1
                && range.rows.upperBound <= rowLimit && (columns.count > 1 || range.rows.count > 1)
            spanned += columns.count
            guard isKept, ranges.count < Self.rangeLimit, spanned <= Self.columnLimit,
                columns.allSatisfy({ isFree($0, from: range.rows.lowerBound) })
            else {
                leftOut += 1
                continue
            }
            for column in columns { byColumn[column, default: []].append(ranges.count) }
            ranges.append(MergedRange(rows: range.rows, columns: columns))
        }
    }

    /// Whether no range so far reaches down to a row of a column.
    private func isFree(_ column: Int, from row: Int) -> Bool {
        byColumn[column]?.last.map { ranges[$0].rows.upperBound < row } ?? true
    }

    /// The range that holds a cell; nil for a cell that is not merged.
    ///
    /// - Complexity: O(log n) in the ranges of the column.
    func range(row: Int, column: Int) -> MergedRange? {
        guard let places = byColumn[column] else { return nil }
        var (low, high) = (0, places.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[places[middle]].rows.upperBound < row { low = middle + 1 } else { high = middle }
        }
        guard low < places.count, ranges[places[low]].rows.contains(row) else { return nil }
        return ranges[places[low]]
    }
}
