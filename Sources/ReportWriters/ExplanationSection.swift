package import CoverageEngine
package import RegistryRecords

/// A section of an explanation: rows, each with its source.
package struct ExplanationSection {
    /// What the records are whose codes stand in the first column; nil where none does.
    package var kind: RecordKind?
    package var title: String
    package var columns: [TerminalTable.Column]
    package var rows: [(cells: [TerminalTable.Cell], source: SourceRow)]

    func text(_ style: ReportStyle) -> (text: String, hidden: [String]) {
        let heading = title.wrapped(toColumns: style.width).joined(separator: "\n") + "\n"
        guard !rows.isEmpty else {
            return (heading + "  " + style.words("(không có bản ghi)", "(no records)") + "\n", [])
        }
        let lines = rows.map { TerminalTable.Line.cells($0.cells + Self.cells(of: $0.source, style)) }
        let table = TerminalTable(columns: columns + Self.sourceColumns(style), lines: lines)
            .text(width: style.width, colour: style.colour)
        return (heading + table.text + photoLines(style), table.hidden)
    }

    /// The columns that say which row of a survey states a record.
    package static func sourceColumns(_ style: ReportStyle) -> [TerminalTable.Column] {
        [
            .init(style.words("Khảo sát", "Surveyed"), priority: 1), .init(style.words("Tệp", "File"), leastWidth: 12),
            .init(style.words("Dòng", "Row"), isNumeric: true),
            .init(style.words("Người khảo sát", "Inspector"), priority: 6),
        ]
    }

    /// A row of a survey in those columns.
    package static func cells(of source: SourceRow, _ style: ReportStyle) -> [TerminalTable.Cell] {
        [
            .init(source.surveyed?.text(in: style.language) ?? "–"),
            .init(source.file + (source.sheet.map { " [" + $0 + "]" } ?? "")),
            .init(source.row > 0 ? String(source.row) : "–"), .init(source.inspector ?? "–"),
        ]
    }

    /// The photos of the rows, each row once.
    private func photoLines(_ style: ReportStyle) -> String {
        var output = ""
        var told = Set<SourceRow>()
        for source in rows.map(\.source) where !source.photos.isEmpty && told.insert(source).inserted {
            for photo in source.photos {
                let line =
                    style.words("Ảnh, dòng \(source.row): ", "Photo, row \(source.row): ")
                    + PhotoWords.line(photo, style)
                output += line.shownOnTerminal.wrapped(toColumns: style.width - 2).map { "  " + $0 + "\n" }.joined()
            }
        }
        return output
    }
}
