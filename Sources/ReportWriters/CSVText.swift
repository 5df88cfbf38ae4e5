/// Comma-separated values as spreadsheets open them best: UTF-8 with a byte-order mark, CRLF at the end of each row
/// (RFC 4180), every text in quotes and numbers without, unknown empty.
public enum CSVText {
    /// The table as CSV; lists and objects are written as JSON text.
    public static func text(headings: [String], rows: [[JSONText]]) -> String {
        var output = "\u{FEFF}" + line(headings.map(JSONText.text))
        for row in rows { output += line(row) }
        return output
    }

    /// A text that a spreadsheet will not take for a formula.
    ///
    /// One that begins with `=`, `+`, `-`, `@`, a tab or a line break gets an apostrophe before it, except for plain
    /// numbers such as `-5` or `+84.5`.
    public static func withoutFormula(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, "=+-@\t\r\n".unicodeScalars.contains(first), !isPlainNumber(text)
        else { return text }
        return "'" + text
    }

    private static func isPlainNumber(_ text: String) -> Bool {
        text.wholeMatch(of: /[+-]?[0-9]+([.,][0-9]+)?([eE][+-]?[0-9]+)?/) != nil
    }

    private static func line(_ cells: [JSONText]) -> String {
        cells.map(cell).joined(separator: ",") + "\r\n"
    }

    private static func cell(_ value: JSONText) -> String {
        switch value {
        case .null: ""
        case .number(let number) where !number.isFinite: ""
        case .bool, .integer, .number: value.text()
        case .text(let text): quoted(withoutFormula(text))
        case .list, .object: quoted(value.text())
        }
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
