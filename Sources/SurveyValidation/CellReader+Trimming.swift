extension CellReader {
    /// Without blanks around it, and without the apostrophe with which Excel users keep a code as text.
    ///
    /// Blanks are all that Unicode calls so, the non-breaking ones of web pages, marks of no width and byte-order marks.
    /// A cell that needs no trimming is given back as it is, without a copy.
    static func trimmed(_ cell: String) -> String {
        let span = cell.utf8Span.span
        if span.isEmpty || beginsAndEndsPlain(span) { return cell }
        let range = trimmedRange(span)
        if range == span.indices { return cell }
        let bytes = cell.utf8
        let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
        return String(cell[start..<bytes.index(start, offsetBy: range.count)])
    }

    /// The part of a cell in UTF-8 that ``trimmed(_:)`` leaves.
    package static func trimmedRange(_ bytes: Span<UInt8>) -> Range<Int> {
        var start = skipBlanks(of: bytes, from: 0)
        if start < bytes.count && bytes[start] == apostrophe { start = skipBlanks(of: bytes, from: start + 1) }
        var end = bytes.count
        while end > start {
            // A blank of one, two or three bytes that ends here.
            guard let width = (1...3).first(where: { end - $0 >= start && blankWidth(of: bytes, at: end - $0) == $0 })
            else { break }
            end -= width
        }
        return start..<end
    }

    /// Whether nothing is left of a cell.
    package static func isBlank(_ cell: String) -> Bool { isBlank(cell.utf8Span.span) }

    /// Whether nothing is left of a cell in UTF-8.
    static func isBlank(_ cell: Span<UInt8>) -> Bool {
        guard !cell.isEmpty else { return true }
        return isPlain(cell[0]) && cell[0] != apostrophe ? false : trimmedRange(cell).isEmpty
    }

    /// Whether a cell that is not empty has nothing to trim, which most cells have not.
    private static func beginsAndEndsPlain(_ cell: Span<UInt8>) -> Bool {
        isPlain(cell[0]) && cell[0] != apostrophe && isPlain(cell[cell.count - 1])
    }

    private static let apostrophe = UInt8(ascii: "'")

    private static func isPlain(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }

    private static func skipBlanks(of bytes: Span<UInt8>, from place: Int) -> Int {
        var place = place
        while place < bytes.count {
            let width = blankWidth(of: bytes, at: place)
            if width == 0 { break }
            place += width
        }
        return place
    }

    /// How many bytes the blank that begins at a place has; 0 when none does.
    private static func blankWidth(of bytes: Span<UInt8>, at place: Int) -> Int {
        func byte(_ offset: Int) -> UInt8 { place + offset < bytes.count ? bytes[place + offset] : 0 }
        switch bytes[place] {
        case 0x09...0x0D, 0x20: return 1
        case 0xC2: return byte(1) == 0xA0 || byte(1) == 0x85 || byte(1) == 0xAD ? 2 : 0
        case 0xE1:  // U+1680, U+180E
            return (byte(1) == 0x9A && byte(2) == 0x80) || (byte(1) == 0xA0 && byte(2) == 0x8E) ? 3 : 0
        case 0xE2:  // U+2000…200F, U+2028…202F, U+205F…2064
            switch (byte(1), byte(2)) {
            case (0x80, 0x80...0x8F), (0x80, 0xA8...0xAF), (0x81, 0x9F...0xA4): return 3
            default: return 0
            }
        case 0xE3: return byte(1) == 0x80 && byte(2) == 0x80 ? 3 : 0
        case 0xEF: return byte(1) == 0xBB && byte(2) == 0xBF ? 3 : 0
        default: return 0
        }
    }
}
