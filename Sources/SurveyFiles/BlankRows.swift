/// Blank rows that are held back until it is known whether anything follows them. Rows alike in a line count as one.
struct BlankRows: Sendable {
    /// Blank rows of the same cells, one a line.
    struct Run: Sendable {
        var number: Int
        var count: Int
        /// Blanks and tabs of the cells, which `cells` point into.
        var bytes: [UInt8]
        var cells: [CSVCell]

        /// Whether the scanner's row has the same cells.
        fileprivate func isLike(_ scanner: CSVScanner) -> Bool {
            guard cells.count == scanner.cells.count else { return false }
            for index in cells.indices {
                let (own, other) = (cells[index], scanner.cells[index])
                guard own.end - own.start == other.end - other.start else { return false }
                for place in 0..<(own.end - own.start)
                where bytes[own.start + place] != scanner.bytes[other.start + place] { return false }
            }
            return true
        }
    }

    private var runs: [Run] = []

    /// Whether rows wait.
    var isEmpty: Bool { runs.isEmpty }

    /// Whether more would take memory for nothing: then the rows are better given, blank as they are.
    var isFull: Bool { runs.count >= 10_000 }

    /// Takes the present row of a scanner.
    mutating func hold(_ scanner: CSVScanner) {
        if let last = runs.last, last.number + last.count == scanner.number, last.isLike(scanner) {
            runs[runs.count - 1].count += 1
            return
        }
        var bytes: [UInt8] = []
        let cells = scanner.cells.map { cell in
            let start = bytes.count
            bytes += scanner.bytes[cell.start..<cell.end]
            return CSVCell(start: start, end: bytes.count)
        }
        runs.append(Run(number: scanner.number, count: 1, bytes: bytes, cells: cells))
    }

    /// The rows that wait, latest first; none wait afterwards.
    mutating func release() -> [Run] {
        defer { runs = [] }
        return runs.reversed()
    }
}
