/// One row of a survey as it stands in its file.
public struct RawRow: Hashable, Sendable {
    /// The true number of the row: in a text file the line on which it begins, in a sheet the sheet's own number.
    public var number: Int
    /// The cells as written, in NFC; a row may be shorter or longer than the header.
    public var cells: [String]

    /// Makes a row.
    public init(number: Int, cells: [String]) {
        self.number = number
        self.cells = cells
    }

    /// The cell of a column counted from 0; empty text beyond the end of the row.
    public subscript(column: Int) -> String {
        cells.indices.contains(column) ? cells[column] : ""
    }

    /// Whether every cell is blank.
    public var isBlank: Bool {
        cells.allSatisfy { $0.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 } }
    }
}
