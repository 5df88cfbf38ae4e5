/// Numbers as a sheet shows them in full precision: the shortest decimal digits that read back to the same number,
/// without an exponent, without zeros at the end.
enum DecimalText {
    /// `10.3864`, `1000000`, `0.00001`; digits are filled with zeros up to 22 places, beyond them an exponent stays.
    static func of(_ value: Double) -> String {
        guard value.isFinite else { return value.description }
        let text = value == 0 ? "0" : value.description
        guard let mark = text.utf8.firstIndex(of: UInt8(ascii: "e")) else {
            return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
        }
        let exponent = Int(text[text.utf8.index(after: mark)...]) ?? 0
        guard (-22...22).contains(exponent) else { return text }
        let sign = value < 0 ? "-" : ""
        let digits = text[..<mark].utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: ".") }
        if exponent < 0 {
            return sign + "0." + String(repeating: "0", count: -exponent - 1) + Self.trimmed(digits[...])
        }
        let whole = String(decoding: digits.prefix(exponent + 1), as: UTF8.self)
        let zeros = String(repeating: "0", count: max(0, exponent + 1 - digits.count))
        let rest = Self.trimmed(digits.dropFirst(exponent + 1))
        return sign + whole + zeros + (rest.isEmpty ? "" : "." + rest)
    }

    /// Decimals without zeros at their end.
    private static func trimmed(_ digits: ArraySlice<UInt8>) -> String {
        let end = digits.lastIndex { $0 != 0x30 }.map { $0 + 1 } ?? digits.startIndex
        return String(decoding: digits[..<end], as: UTF8.self)
    }

    /// Whether a number is written so already, and short enough for that to be sure.
    static func isPlain(_ bytes: some RandomAccessCollection<UInt8>) -> Bool {
        var digits = 0
        var hasPoint = false
        var last: UInt8 = 0
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case 0x30...0x39: digits += 1
            case UInt8(ascii: ".") where !hasPoint && digits > 0: hasPoint = true
            case UInt8(ascii: "-") where index == 0: break
            default: return false
            }
            last = byte
        }
        guard (1...15).contains(digits), !hasPoint || (0x31...0x39).contains(last) else { return false }
        // A zero in front is right only alone or before a point; "-0" is no number that anybody means.
        let start = bytes.first == UInt8(ascii: "-") ? bytes.dropFirst() : bytes[...]
        guard start.first == 0x30 else { return true }
        return hasPoint ? start.dropFirst().first == UInt8(ascii: ".") : start.count == 1 && bytes.count == 1
    }
}
