/// A table for a terminal so narrow that headings and cells take several lines each.
struct FoldedTable {
    let columns: [TerminalTable.Column]

    /// The narrowest that a column becomes; a word of more letters is broken.
    private static let leastWidth = 4

    /// The table in at most `width` columns, if the terminal has six for each of the table.
    ///
    /// - Parameter kept: Which cells of a line stand in ``columns``, in their order.
    func text(lines: [TerminalTable.Line], _ kept: [Int], _ width: Int, _ colour: Bool) -> String {
        let rows = lines.map { line -> [TerminalTable.Cell]? in
            guard case .cells(let cells) = line else { return nil }
            return kept.map { $0 < cells.count ? cells[$0] : "" }
        }
        let widths = widths(of: rows.compactMap(\.self), toFit: width)
        var output = self.lines(of: columns.map { .init($0.heading) }, widths, colour: false)
        output += widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ") + "\n"
        for (line, row) in zip(lines, rows) {
            if case .title(let title) = line {
                output += title.shownOnTerminal.wrapped(toColumns: width).joined(separator: "\n") + "\n"
            }
            if let row { output += self.lines(of: row, widths, colour: colour) }
        }
        return output
    }

    /// The widths: words whole as long as there is room, the widest columns narrower first.
    private func widths(of rows: [[TerminalTable.Cell]], toFit width: Int) -> [Int] {
        let texts = columns.indices.map { column in [columns[column].heading] + rows.map { $0[column].text } }
        var widths = texts.map { $0.reduce(1) { max($0, $1.columns) } }
        let words = texts.map { column in
            column.reduce(1) { $1.split(separator: " ").reduce($0) { max($0, String($1).columns) } }
        }
        for least in [words, widths.map { min($0, Self.leastWidth) }] {
            var excess = widths.reduce(2 * (columns.count - 1), +) - width
            while excess > 0,
                let widest = columns.indices.filter({ widths[$0] > least[$0] }).max(by: { widths[$0] < widths[$1] })
            {
                widths[widest] -= 1
                excess -= 1
            }
        }
        return widths
    }

    private func lines(of cells: [TerminalTable.Cell], _ widths: [Int], colour: Bool) -> String {
        let folded = zip(cells, widths).map { $0.text.folded(toColumns: $1) }
        var output = ""
        for line in 0..<(folded.map(\.count).max() ?? 1) {
            var text = ""
            for (column, width) in widths.enumerated() {
                let piece = line < folded[column].count ? folded[column][line] : ""
                let blank = String(repeating: " ", count: max(0, width - piece.columns))
                let painted = colour && !piece.isEmpty ? cells[column].colour?.paint(piece) ?? piece : piece
                text += columns[column].isNumeric ? blank + painted : painted + blank
                if column < widths.count - 1 { text += "  " }
            }
            while text.last == " " { text.removeLast() }
            output += text + "\n"
        }
        return output
    }
}

extension String {
    /// The text in lines of at most `width` columns, broken at spaces, and within words that are longer.
    func folded(toColumns width: Int) -> [String] {
        wrapped(toColumns: width).flatMap { line -> [String] in
            var pieces: [String] = []
            var piece = ""
            for character in line {
                if !piece.isEmpty, piece.columns + character.columns > width {
                    pieces.append(piece)
                    piece = ""
                }
                piece.append(character)
            }
            return pieces + [piece]
        }
    }
}
