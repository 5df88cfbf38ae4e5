import RegistryRecords

/// The header row of a file, understood.
struct HeaderReading {
    /// The columns in the order of the file.
    let mapping: [ColumnMapping]
    private let columns: [SurveyColumn: Int]

    /// Understands the headings; throws when the file as a whole cannot be read.
    init(
        _ header: RawRow, file: String, kind: SurveyKind, aliases: HeadingAliases
    ) throws(SurveyValidationError) {
        var columns: [SurveyColumn: Int] = [:]
        var mapping: [ColumnMapping] = []
        for (index, cell) in header.cells.enumerated() {
            let heading = CellReader.trimmed(cell)
            var canonical: String?
            switch aliases.match(heading, kind: kind) {
            case .column(let column):
                canonical = column.name
                guard column != .ignored else { break }
                if let first = columns[column] {
                    throw .doubleColumn(
                        file: file, canonical: column.name, first: CellReader.trimmed(header.cells[first]),
                        second: heading)
                }
                columns[column] = index
            case .ambiguous(let reason): throw .ambiguousHeading(file: file, heading: heading, reason: reason)
            case .unknown: break
            }
            mapping.append(ColumnMapping(column: index, heading: heading, canonical: canonical))
        }
        let key = SurveyColumn.key(of: kind)
        guard columns[key] != nil else {
            throw .noKeyColumn(
                file: file, kind: kind, expected: key.name, headings: mapping.map(\.heading).filter { !$0.isEmpty })
        }
        self.columns = columns
        self.mapping = mapping
    }

    /// Whether the file has the column.
    func has(_ column: SurveyColumn) -> Bool { columns[column] != nil }

    /// The trimmed text of a column in a row; empty when the file has no such column.
    func text(_ column: SurveyColumn, in row: RawRow) -> String {
        columns[column].map { CellReader.trimmed(row[$0]) } ?? ""
    }

    /// The heading of a column as written; nil when the file has no such column.
    func heading(_ column: SurveyColumn) -> String? {
        columns[column].map { mapping[$0].heading }
    }
}
