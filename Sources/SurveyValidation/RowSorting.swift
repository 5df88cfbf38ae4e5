import RegistryRecords

/// Tells rows of data from all others, one after the other, and reports what it skips and totals that do not agree.
struct RowSorting {
    private let header: HeaderReading
    /// The column whose codes alone tell that a row is data; nil where they do not.
    private let codeColumn: Int?
    private var previous = RowRole.data
    private var totals: TotalsCheck

    init(_ header: HeaderReading, kind: SurveyKind, words: ValueWords) {
        self.header = header
        codeColumn = header.layout.keyHeadingIsCode ? nil : header.layout.keyColumn
        totals = TotalsCheck(header, kind: kind, words: words)
    }

    /// Whether the next row of the file should state a record.
    mutating func isData(_ row: RawRow, into book: inout FindingBook) -> Bool {
        if let codeColumn, row.withCell(codeColumn, TableLayout.isPlainCode) {
            previous = .data
            totals.count(row)
            return true
        }
        let role = header.layout.role(of: row, after: previous)
        if role != .blank { previous = role }
        if let words = role.words {
            let text = row.cells.lazy.map(CellReader.trimmed).first { !$0.isEmpty }
            book.add(.skippedRow(words: words), row: row.number, value: text)
        }
        report(totals.add(row, role: role), into: &book)
        return role == .data
    }

    /// Reports what only the end of the table shows.
    mutating func finish(into book: inout FindingBook) {
        report(totals.finish(), into: &book)
    }

    private func report(_ disagreements: [TotalsCheck.Disagreement], into book: inout FindingBook) {
        for found in disagreements {
            let heading = found.column.flatMap {
                header.mapping.indices.contains($0) ? header.mapping[$0].heading : nil
            }
            book.add(
                found.problem, row: found.row, column: heading, columnIndex: found.column, value: found.value)
        }
    }
}
