import LegacyText
package import RegistryRecords

/// How the text of a file's columns was written, and their cells in Unicode.
package struct TextReading: Sendable {
    /// What was found out about each column.
    private var columns: [ColumnText]
    /// Which columns have to be decoded.
    private var isDecoded: [Bool]

    /// Looks at the first rows of a file.
    ///
    /// - Parameters:
    ///   - rows: The first rows, headings among them: they are written as the column is, or nearly so.
    ///   - areBytes: Whether cells have a scalar for each byte of the file.
    package init(_ rows: [RawRow], areBytes: Bool) {
        let width = rows.lazy.map(\.cellCount).max() ?? 0
        var evidence = Array(repeating: ColumnEvidence(areBytes: areBytes), count: width)
        for row in rows {
            for (column, cell) in row.cells.enumerated() { evidence[column].add(cell) }
        }
        columns = TextDetective.verdict(ofFile: evidence)
        isDecoded = columns.map { $0.changesCells || areBytes && $0.encoding != .unicode }
    }

    /// Somebody has stated how a column is written.
    mutating func set(_ encoding: TextEncoding, ofColumn column: Int) {
        stated[column] = encoding
        while isDecoded.count <= column { isDecoded.append(false) }
        isDecoded[column] = true
    }

    private var stated: [Int: TextEncoding] = [:]

    /// Whether every cell is text as it stands.
    package var isPlain: Bool { !isDecoded.contains(true) }

    /// The row with its cells in Unicode, NFC.
    package func decoded(_ row: RawRow) -> RawRow {
        var decoded = row
        for column in row.cells.indices where column < isDecoded.count && isDecoded[column] {
            if let encoding = stated[column] {
                decoded.cells[column] = encoding.decoded(row.cells[column]).text
            } else {
                decoded.cells[column] = columns[column].decoded(row.cells[column]).text
            }
        }
        return decoded
    }

    /// The encodings by column, as a saved mapping keeps them; columns of plain text are left out.
    var encodings: [(column: Int, encoding: TextEncoding)] {
        isDecoded.indices.filter { isDecoded[$0] }.map { column in
            (column, stated[column] ?? columns[column].encoding)
        }
    }

    /// What is to be said of the columns.
    func problems(rows: [RawRow]) -> [(column: Int, row: Int?, problem: SurveyProblem)] {
        var problems: [(column: Int, row: Int?, problem: SurveyProblem)] = []
        for (column, text) in columns.enumerated() where stated[column] == nil {
            if text.changesCells {
                let samples = text.samples.prefix(3).map { "\($0.before) → \($0.after)" }.joined(separator: "; ")
                problems.append((column, nil, .textDecoded(encoding: text.encoding.name, samples: samples)))
                if !text.isCertain, !text.alternatives.isEmpty {
                    let others = text.alternatives.prefix(2).map(\.name).joined(separator: ", ")
                    problems.append((column, nil, .textUndecided(encoding: text.encoding.name, alternatives: others)))
                }
            }
            if let first = text.damaged.first, rows.indices.contains(first) {
                problems.append(
                    (
                        column, rows[first].number,
                        .textDamaged(cells: text.damagedCells, sample: rows[first][column])
                    ))
            }
            if let lost = text.lostLetters.first, rows.indices.contains(lost.cell) {
                let letters = lost.letters.map(\.description).joined(separator: ", ")
                problems.append(
                    (column, rows[lost.cell].number, .lettersLost(letters, sample: rows[lost.cell][column])))
            }
        }
        return problems
    }
}
