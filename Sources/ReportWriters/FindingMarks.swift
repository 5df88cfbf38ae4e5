import RegistryRecords

/// Findings in the order in which the rows of a sheet are written: which cells are marked, and what the row is told.
struct FindingMarks {
    /// A cell with findings.
    struct Cell {
        var column: Int
        var findings: [Finding]

        var severity: FindingSeverity { findings.reduce(.note) { max($0, $1.severity) } }
    }

    /// What is wrong with one row.
    struct Row {
        /// Findings of the row and of its cells, in the order given.
        var findings: [Finding] = []
        /// Cells to mark, those first whose findings come first.
        var cells: [Cell] = []

        fileprivate mutating func mark(_ column: Int, _ finding: Finding) {
            if let place = cells.firstIndex(where: { $0.column == column }) {
                cells[place].findings.append(finding)
            } else {
                cells.append(Cell(column: column, findings: [finding]))
            }
        }
    }

    private let findings: [Finding]
    /// Places in ``findings`` of those of rows, in the order of rows.
    private let ordered: [Int]
    private var next = 0
    /// Marks on the first cell of a merged range that stand for cells hidden under it, by row.
    private var hidden: [Int: [(column: Int, finding: Int)]] = [:]
    private let headings: HeadingPlaces
    private let merged: MergedCells
    /// Findings of no row that has been written.
    private(set) var unplaced: [Finding] = []

    init(_ findings: [Finding], headings: HeadingPlaces, merged: MergedCells, headerRow: Int) {
        self.findings = findings
        self.headings = headings
        self.merged = merged
        // Sorting by the place as well keeps the order given within a row.
        ordered = findings.indices.filter { findings[$0].row != nil }.sorted {
            (findings[$0].row ?? 0, $0) < (findings[$1].row ?? 0, $1)
        }
        unplaced = findings.filter { $0.row == nil }
        for (index, finding) in findings.enumerated() {
            guard let column = headings.column(of: finding) else { continue }
            // What concerns a column as a whole is shown at its heading.
            let row = finding.row ?? headerRow
            let range = merged.range(row: row, column: column)
            guard finding.row == nil || range.map({ $0.rows.lowerBound != row }) == true else { continue }
            let anchor = (row: range?.rows.lowerBound ?? row, column: range?.columns.lowerBound ?? column)
            hidden[anchor.row, default: []].append((anchor.column, index))
        }
    }

    /// What is wrong with the next row to be written; rows must be asked for from above, each once.
    mutating func take(row number: Int) -> Row {
        passOver { $0 < number }
        var row = Row()
        for (column, index) in hidden.removeValue(forKey: number) ?? [] { row.mark(column, findings[index]) }
        while next < ordered.count, findings[ordered[next]].row == number {
            let finding = findings[ordered[next]]
            next += 1
            row.findings.append(finding)
            guard let column = headings.column(of: finding) else { continue }
            let range = merged.range(row: number, column: column)
            if range.map({ $0.rows.lowerBound == number }) ?? true {
                row.mark(range?.columns.lowerBound ?? column, finding)
            }
        }
        return row
    }

    /// The heading of a column; nil when it has none.
    func heading(_ column: Int) -> String? { headings.heading(column) }

    /// Takes the findings of rows that the sheet does not have to those of the whole file.
    mutating func finish() {
        passOver { _ in true }
    }

    private mutating func passOver(_ isPassed: (Int) -> Bool) {
        while next < ordered.count, let row = findings[ordered[next]].row, isPassed(row) {
            unplaced.append(findings[ordered[next]])
            next += 1
        }
    }
}

/// Columns by their headings, for findings that name the heading only.
struct HeadingPlaces {
    private var places: [String: Int] = [:]
    private var headings: [Int: String] = [:]

    /// Learns the headings; a lower row of a header of several counts before an upper one, a left column before a right.
    init(_ header: [RawRow]) {
        for row in header.reversed() {
            for (column, cell) in row.cells.enumerated() {
                let key = VietnameseFold.key(cell)
                guard !key.isEmpty else { continue }
                if places[key] == nil { places[key] = column }
                if headings[column] == nil { headings[column] = cell }
            }
        }
    }

    /// The column that a finding is about, counted from 0; nil when it is about none that is known.
    func column(of finding: Finding) -> Int? {
        if let index = finding.columnIndex { return index >= 0 ? index : nil }
        return finding.column.flatMap { places[VietnameseFold.key($0)] }
    }

    /// The heading of a column as written; nil when it has none.
    func heading(_ column: Int) -> String? { headings[column] }

    /// The column with exactly that folded heading.
    func column(key: String) -> Int? { places[key] }
}
