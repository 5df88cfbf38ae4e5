import RegistryRecords

/// A sheet of a report before it is written: what stands where, and how it looks. Rows and columns are counted from 0.
///
/// A plain value, so that the file is written from it and a file that comes back is held against it.
struct ReportSheet {
    /// A cell.
    struct Cell {
        var value: ReportValue
        var look: ReportLook
        /// Whether people fill it in by hand.
        var isOpen = false
        /// What the row is about; nil when nothing names it.
        var rowName: String?
        /// The heading of the column; nil when it has none.
        var columnName: String?
    }

    /// Cells that are shown as one.
    struct Merge {
        var rows: ClosedRange<Int>
        var columns: ClosedRange<Int>
    }

    let name: String
    let language: Language
    /// By row, then by column.
    private(set) var rows: [[Int: Cell]] = []
    /// Heights in points; nil for the standard one.
    private(set) var heights: [Double?] = []
    private(set) var merges: [Merge] = []
    /// In characters.
    var widths: [Double] = []
    var frozenRows = 0
    var frozenColumns = 0
    /// The row of buttons and the rows that they choose from.
    var filter: Merge?
    /// Rows printed again on each page.
    var repeated: ClosedRange<Int>?
    /// Where verdicts stand.
    private(set) var verdicts: [(rows: ClosedRange<Int>, column: Int)] = []

    init(name: String, language: Language) {
        self.name = name
        self.language = language
    }

    /// The row after the last one.
    var nextRow: Int { rows.count }

    /// Puts a cell into the last row or below it.
    mutating func put(_ cell: Cell, row: Int, column: Int) {
        while rows.count <= row {
            rows.append([:])
            heights.append(nil)
        }
        rows[row][column] = cell
    }

    /// Puts a text over several columns.
    mutating func put(
        _ value: ReportValue, _ look: ReportLook, row: Int, columns: ClosedRange<Int>, isOpen: Bool = false
    ) {
        put(Cell(value: value, look: look, isOpen: isOpen), row: row, column: columns.lowerBound)
        for column in columns.dropFirst() {
            put(Cell(value: .blank, look: look, isOpen: isOpen), row: row, column: column)
        }
        if columns.count > 1 { merges.append(Merge(rows: row...row, columns: columns)) }
    }

    mutating func merge(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        if rows.count > 1 || columns.count > 1 { merges.append(Merge(rows: rows, columns: columns)) }
    }

    mutating func colourVerdicts(rows: ClosedRange<Int>, column: Int) {
        verdicts.append((rows, column))
    }

    /// Makes a row as high as so many lines need.
    mutating func setHeight(lines: Int, row: Int, points: Double = 15) {
        heights[row] = 4 + points * Double(lines)
    }

    /// Makes a row as high as its texts need in their columns.
    mutating func fitHeight(row: Int) {
        let lines = rows[row].reduce(1) { lines, place in
            guard place.key < widths.count else { return lines }
            let text = place.value.value.shown(in: language)
            return max(lines, Self.lines(text, width: widths[place.key]))
        }
        if lines > 1 { setHeight(lines: lines, row: row) }
    }

    /// How many lines a text takes when it is broken at spaces; letters of 11 points are nearly as wide as the unit of
    /// columns.
    static func lines(_ text: String, width: Double) -> Int {
        let room = max(2, Int(width * 1.05))
        return text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { sum, line in
            var (lines, used) = (1, 0)
            for word in line.split(separator: " ") {
                if used > 0, used + 1 + word.count > room { (lines, used) = (lines + 1, 0) }
                used += (used > 0 ? 1 : 0) + word.count
                // A word without a space is broken where the column ends.
                while used > room { (lines, used) = (lines + 1, used - room) }
            }
            return sum + lines
        }
    }

    /// The cells as a file that comes back is held against them.
    var cells: [ReportCell] {
        rows.enumerated().flatMap { row, cells in
            cells.sorted { $0.key < $1.key }.map { column, cell in
                let value = cell.value
                let text =
                    value.number != nil || value.isDay
                    ? value.canonical : WorkbookText(value.shown(in: language)).text
                return ReportCell(
                    sheet: name, row: row + 1, column: column + 1, value: value, shown: text, isOpen: cell.isOpen,
                    rowName: cell.rowName, columnName: cell.columnName)
            }
        }
    }
}

extension ReportValue {
    /// Whether it is a day.
    fileprivate var isDay: Bool { if case .day = self { true } else { false } }
}
