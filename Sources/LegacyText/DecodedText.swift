/// What a cell says, and what could not be read of it.
public struct DecodedText: Sendable, Hashable {
    /// The text in NFC.
    public var text: String
    /// The encoding that it was read in; ``TextEncoding/unicode`` for a cell that was left as it is.
    public var encoding: TextEncoding
    /// The bytes that the encoding has no letter for, in their order. They stay what Windows-1252 shows for them.
    public var lost: [LostLetter] = []

    /// A letter that could not be read.
    public struct LostLetter: Sendable, Hashable, CustomStringConvertible {
        /// The byte of the old encoding.
        public var byte: UInt8

        /// The letter as it stands in the text, with its byte: `Ÿ (0x9F)`.
        public var description: String {
            let letter = Unicode.Scalar(Windows1252.scalars[Int(byte)]).map { String(Character($0)) } ?? ""
            let digits = String(byte, radix: 16, uppercase: true)
            return letter + " (0x" + (digits.count < 2 ? "0" : "") + digits + ")"
        }
    }
}

extension TextEncoding {
    /// Reads a cell in this encoding.
    ///
    /// ASCII comes back as it is. So does a cell with a letter that is not in Windows-1252: it is Unicode already,
    /// whatever the rest of its column is.
    ///
    /// - Parameter cell: Text whose scalars stand for bytes, see ``TextEncoding``.
    /// - Parameter isInCapitals: For ``tcvn3``, which cannot tell: whether the text is in capitals throughout.
    /// - Complexity: O(n).
    public func decoded(_ cell: String, isInCapitals: Bool = false) -> DecodedText {
        guard CellScan(cell).hasLegacyLetters, self != .unicode, self != .decomposed,
            let bytes = Windows1252.bytes(of: cell)
        else { return DecodedText(text: composed(cell), encoding: .unicode) }
        let reading = ByteReading(bytes, as: self, isInCapitals: isInCapitals)
        return DecodedText(
            text: composed(reading.text), encoding: self, lost: reading.lost.map { DecodedText.LostLetter(byte: $0) })
    }
}

/// What one look at the bytes of a cell tells.
struct CellScan {
    /// Whether there is anything but printable ASCII, blanks and line ends: control codes are letters of VISCII.
    private(set) var hasLegacyLetters = false
    /// Whether there is a question mark or a lead byte of U+FFFD.
    private(set) var mayBeDamaged = false

    init(_ cell: String) {
        var cell = cell
        (hasLegacyLetters, mayBeDamaged) = cell.withUTF8 { bytes in
            var letters = false
            var damage = false
            for index in bytes.indices {
                let byte = unsafe bytes[index]
                if byte >= 0x80 || (byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D) { letters = true }
                if byte == 0x3F || byte == 0xEF { damage = true }
            }
            return (letters, damage)
        }
    }
}
