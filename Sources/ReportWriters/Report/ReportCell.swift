/// A cell of a written report, as it is found there or as the registry would write it now.
///
/// This is the seam of verification: whatever a form of the report looks like, it is compared as a list of such cells,
/// those that were found in the file against those that are expected (``ReportComparison``). For a further form, such as
/// HTML, two lists are needed:
///
/// - expected: for every cell that people see, `init(sheet:row:column:value:…)` with the ``ReportValue`` that it shows;
/// - found: for every cell of the file `init(sheet:row:column:found:)` with the text that stands there, numbers as
///   plain numbers (`0.999`, not `99,9 %`) and days as `2026-11-23` where ``isNumber`` says so or where the value was a
///   day. A form that has only texts for people (HTML) expects texts: give `.text(value.shown(in: language))` as value.
///
/// Places are counted from 1 as in a spreadsheet; `sheet` is the name of the sheet, or what names the table in its form.
public struct ReportCell: Sendable, Hashable {
    /// Name of the sheet or table.
    public var sheet: String
    /// Row, from 1.
    public var row: Int
    /// Column, from 1.
    public var column: Int
    /// What stands there, without a language.
    public var text: String
    /// Whether it is a number, which programs write in different digits.
    public var isNumber = false
    /// Whether people fill it in by hand, so that nothing is expected in it.
    public var isOpen = false
    /// What the row is about, such as the name of a commune; nil when nothing names it.
    public var rowName: String?
    /// The heading of the column; nil when it has none.
    public var columnName: String?

    /// A cell as it is found in a file.
    public init(sheet: String, row: Int, column: Int, found text: String) {
        self.sheet = sheet
        self.row = row
        self.column = column
        self.text = text
    }

    /// A cell as the registry gives it.
    public init(
        sheet: String, row: Int, column: Int, value: ReportValue, shown text: String, isOpen: Bool = false,
        rowName: String? = nil, columnName: String? = nil
    ) {
        self.init(sheet: sheet, row: row, column: column, found: text)
        isNumber = value.number != nil
        self.isOpen = isOpen
        self.rowName = rowName
        self.columnName = columnName
    }

    /// The place as spreadsheets name it, such as `F12`.
    public var address: String {
        var letters = ""
        var rest = column
        while rest > 0 {
            letters = String(Character(Unicode.Scalar(UInt8(65 + (rest - 1) % 26)))) + letters
            rest = (rest - 1) / 26
        }
        return letters + String(row)
    }
}
