/// Blank rows that are held back until it is known whether anything follows them. Rows alike in a line count as one.
struct BlankRows: Sendable {
    /// Blank rows of the same cells, one a line.
    struct Run: Sendable {
        var number: Int
        var count: Int
        /// Blanks and tabs of the cells, which `cells` point into.
        var bytes: [UInt8]
        var cells: [CSVCell]
    }

    private var runs: [Run] = []

    /// Whether rows wait.
    var isEmpty: Bool { runs.isEmpty }

    /// Whether more would take memory for nothing: then the rows are better given, blank as they are.
    var isFull: Bool { runs.count >= 10_000 }

    /// Takes the present row of a scanner.
    mutating func hold(_ scanner: CSVScanner) {
        var bytes: [UInt8] = []
        let cells = scanner.cells.map { cell in
            let start = bytes.count
            bytes += scanner.bytes[cell.start..<cell.end]
            return CSVCell(start: start, end: bytes.count)
        }
        if let last = runs.last, last.number + last.count == scanner.number, last.bytes == bytes, last.cells == cells {
            runs[runs.count - 1].count += 1
        } else {
            runs.append(Run(number: scanner.number, count: 1, bytes: bytes, cells: cells))
        }
    }

    /// The rows that wait, latest first; none wait afterwards.
    mutating func release() -> [Run] {
        defer { runs = [] }
        return runs.reversed()
    }
}
