/// A text made fit for a cell of an Excel file, and what that took.
struct WorkbookText {
    /// The most UTF-16 units that Excel keeps in one cell.
    static let limit = 32_767

    /// What is written.
    private(set) var text: String
    /// Whether the end was cut off; `…` stands in its place.
    private(set) var isCut = false
    /// Whether characters that no XML file may hold became U+FFFD.
    private(set) var isReplaced = false
    /// Whether the cell shows more than one line.
    private(set) var hasLineBreak = false

    /// Makes a text fit.
    ///
    /// Line breaks become `\n`, as Excel has them in cells. A part that looks like an escape of Excel (`_x0041_`) is
    /// escaped itself, so that it shows as written.
    ///
    /// - Complexity: O(n) in the bytes, without a copy for a text that needs nothing.
    init(_ text: String, limit: Int = WorkbookText.limit) {
        self.text = text
        var needsWork = text.utf8.count > limit
        var last: (UInt8, UInt8) = (0, 0)
        for byte in text.utf8 {
            switch byte {
            case 0x0A: hasLineBreak = true
            case 0x09: break
            case 0..<0x20: needsWork = true
            case UInt8(ascii: "x") where last.1 == UInt8(ascii: "_"): needsWork = true
            case 0xBE...0xBF where last == (0xEF, 0xBF): needsWork = true
            default: break
            }
            last = (last.1, byte)
        }
        if needsWork { mend(limit: limit) }
    }

    private mutating func mend(limit: Int) {
        var output = String.UnicodeScalarView()
        var length = 0
        /// Where to cut so that there is room for `…`.
        var cut = output.endIndex
        let scalars = text.unicodeScalars
        var place = scalars.startIndex
        while place < scalars.endIndex {
            let scalar = scalars[place]
            let rest = scalars[scalars.index(after: place)...]
            place = rest.startIndex
            var written = scalar
            switch scalar.value {
            case 0x0D:
                if rest.first == "\n" { continue }
                written = "\n"
            case 0x09, 0x0A: break
            case 0..<0x20, 0xFFFE, 0xFFFF:
                written = "\u{FFFD}"
                isReplaced = true
            case 0x5F where Self.isEscape(rest):
                output.append(contentsOf: "_x005F".unicodeScalars)
                length += 6
            default: break
            }
            if written == "\n" { hasLineBreak = true }
            output.append(written)
            length += written.value > 0xFFFF ? 2 : 1
            if length < limit { cut = output.endIndex }
            if length > limit {
                output.removeSubrange(cut...)
                output.append("…")
                isCut = true
                break
            }
        }
        text = String(output)
    }

    /// Whether what follows an underscore makes it an escape: `x`, four hexadecimal digits and an underscore.
    private static func isEscape(_ rest: Substring.UnicodeScalarView) -> Bool {
        let next = rest.prefix(6)
        guard next.count == 6, next.first == "x", next.last == "_" else { return false }
        return next.dropFirst().dropLast().allSatisfy { $0.properties.isASCIIHexDigit }
    }
}
