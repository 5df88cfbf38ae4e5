public import RegistryRecords

/// A table of an open-data pack: columns with types and units, rows, and how they refer to other tables.
public struct OpenTable: Sendable {
    /// What a column holds, in the words of CSV on the Web.
    public enum DataType: String, Sendable, Hashable {
        case string, integer, double, date
        /// `yes` or `no`.
        case boolean
    }

    /// A column.
    public struct Column: Sendable, Hashable {
        /// The heading in the CSV file, and the name of the property in GeoJSON.
        public var name: String
        /// What it is.
        public var title: BilingualText
        /// What it holds.
        public var type: DataType
        /// The unit of its numbers, such as `m`; nil for none.
        public var unit: String?

        /// Makes a column.
        public init(_ name: String, _ title: BilingualText, _ type: DataType = .string, unit: String? = nil) {
            self.name = name
            self.title = title
            self.type = type
            self.unit = unit
        }
    }

    /// Columns whose values are those of a column of another table.
    public struct Reference: Sendable, Hashable {
        /// The column here.
        public var column: String
        /// The other table.
        public var table: String
        /// The column there.
        public var referenced: String

        /// Makes a reference.
        public init(_ column: String, table: String, referenced: String) {
            self.column = column
            self.table = table
            self.referenced = referenced
        }
    }

    /// The name of its files, without an ending.
    public var name: String
    /// What it lists.
    public var title: BilingualText
    /// The columns.
    public var columns: [Column]
    /// The rows, each with a value for every column; null is unknown.
    public var rows: [[JSONText]]
    /// The column that names a row; none has a value twice.
    public var key: String
    /// What refers to other tables.
    public var references: [Reference]

    /// Makes a table.
    public init(
        _ name: String, title: BilingualText, columns: [Column], rows: [[JSONText]], key: String,
        references: [Reference] = []
    ) {
        self.name = name
        self.title = title
        self.columns = columns
        self.rows = rows
        self.key = key
        self.references = references
    }

    /// The table as CSV.
    var csv: String { CSVText.text(headings: columns.map(\.name), rows: rows) }

    /// What CSV on the Web says of the table. Source: W3C, "Metadata Vocabulary for Tabular Data", 2015.
    var metadata: JSONText {
        .object([
            ("url", .text(name + ".csv")), ("dc:title", Self.text(title)),
            (
                "tableSchema",
                [
                    "columns": .list(columns.map(metadata)), "primaryKey": .text(key),
                    "foreignKeys": .list(
                        references.map { reference in
                            [
                                "columnReference": .text(reference.column),
                                "reference": [
                                    "resource": .text(reference.table + ".csv"),
                                    "columnReference": .text(reference.referenced),
                                ],
                            ]
                        }),
                ]
            ),
        ])
    }

    private func metadata(_ column: Column) -> JSONText {
        let type: JSONText =
            column.type == .boolean ? ["base": "boolean", "format": "yes|no"] : .text(column.type.rawValue)
        return .object(
            [
                ("name", .text(column.name)), ("titles", .text(column.name)),
                ("dc:description", Self.text(column.title)),
                ("datatype", type), ("required", .bool(column.name == key)),
            ] + (column.unit.map { [("schema:unitText", .text($0))] } ?? []))
    }

    /// A text in both languages as JSON-LD.
    static func text(_ text: BilingualText) -> JSONText {
        [["@value": .text(text.vi), "@language": "vi"], ["@value": .text(text.en), "@language": "en"]]
    }
}
