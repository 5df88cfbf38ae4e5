import RegistryRecords

/// A cell by its letters and digits, such as `C5`.
struct CellReference: Hashable {
    /// The number of the row, from 1.
    var row: Int
    /// The column counted from 0.
    var column: Int

    /// Excel's own limits.
    static let rowLimit = 1_048_576
    static let columnLimit = 16_384

    /// Reads `C5` or `$C$5`; nil for what no sheet has.
    init?(_ bytes: some Collection<UInt8>) {
        var letters = 0
        var digits = 0
        for byte in bytes where byte != UInt8(ascii: "$") {
            switch byte {
            case 0x41...0x5A, 0x61...0x7A:
                guard digits == 0 else { return nil }
                letters = letters * 26 + Int(byte & 0x1F)
                guard letters <= Self.columnLimit else { return nil }
            case 0x30...0x39:
                digits = digits * 10 + Int(byte - 0x30)
                guard digits <= Self.rowLimit else { return nil }
            default: return nil
            }
        }
        guard letters > 0, digits > 0 else { return nil }
        (row, column) = (digits, letters - 1)
    }
}

extension MergedRange {
    /// Reads `A1:C2`; nil for a single cell and for what is no range.
    init?(reference: String) {
        let ends = reference.utf8.split(separator: UInt8(ascii: ":"))
        guard ends.count == 2, let first = CellReference(ends[0]), let last = CellReference(ends[1]),
            first.row <= last.row, first.column <= last.column, first != last
        else { return nil }
        self.init(rows: first.row...last.row, columns: first.column...last.column)
    }
}
