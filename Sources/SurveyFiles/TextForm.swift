/// How a file writes down its text, found by its bytes.
enum TextForm: Sendable, Hashable {
    /// UTF-8; ASCII is UTF-8 too.
    case utf8
    /// Neither Unicode nor ASCII: each byte is for somebody else to read.
    case bytes
    /// Two bytes a unit.
    case utf16(bigEndian: Bool)
    /// Four bytes a scalar.
    case utf32(bigEndian: Bool)

    /// The form of a file, and where its text begins.
    ///
    /// Byte-order marks decide where there is one, but UTF-8 has to be UTF-8 to its last byte: all of the file is
    /// read for that. Without a mark UTF-16 is believed only where no other reading makes sense.
    ///
    /// - Complexity: In proportion to the bytes, some gigabytes a second for ASCII.
    static func found(in source: FileBytes) throws(SurveyFileError) -> (form: TextForm, start: Int) {
        var piece: [UInt8] = []
        try source.read(1 << 16, at: 0, into: &piece)
        for (mark, form) in marks where piece.starts(with: mark) { return (form, mark.count) }
        let start = piece.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        if start == 0, piece.contains(0), let form = unmarkedWide(piece, of: source.size) { return (form, 0) }
        return (try isUTF8(source, from: start) ? .utf8 : .bytes, start)
    }

    // UTF-32 first: its mark begins as that of UTF-16 does.
    private static let marks: [([UInt8], TextForm)] = [
        ([0xFF, 0xFE, 0, 0], .utf32(bigEndian: false)), ([0, 0, 0xFE, 0xFF], .utf32(bigEndian: true)),
        ([0xFF, 0xFE], .utf16(bigEndian: false)), ([0xFE, 0xFF], .utf16(bigEndian: true)),
    ]

    /// UTF-16 without a mark, where it is evident: in one order of bytes every unit belongs to text, three of four to
    /// Latin letters and their accents, and in the other order not.
    private static func unmarkedWide(_ sample: [UInt8], of size: Int) -> TextForm? {
        guard size.isMultiple(of: 2) else { return nil }
        let orders = [false, true].filter { isWideText(sample, bigEndian: $0) }
        return orders.count == 1 ? .utf16(bigEndian: orders[0]) : nil
    }

    private static func isWideText(_ sample: [UInt8], bigEndian: Bool) -> Bool {
        var units = 0
        var simple = 0
        for start in stride(from: 0, to: sample.count - 1, by: 2) {
            let (high, low) = bigEndian ? (sample[start], sample[start + 1]) : (sample[start + 1], sample[start])
            let unit = UInt16(high) << 8 | UInt16(low)
            guard unit >= 0x20 || unit == 0x09 || unit == 0x0A || unit == 0x0D, unit < 0xFFFE else { return false }
            units += 1
            if unit < 0x370 || 0x1E00..<0x1F00 ~= unit { simple += 1 }
        }
        return units > 0 && simple * 4 >= units * 3
    }

    /// Whether all bytes from a place on are UTF-8.
    static func isUTF8(_ source: FileBytes, from start: Int) throws(SurveyFileError) -> Bool {
        var check = UTF8Check()
        var piece: [UInt8] = []
        var offset = start
        while true {
            try source.read(1 << 18, at: offset, into: &piece)
            guard !piece.isEmpty else { return check.isWhole }
            guard check.take(piece) else { return false }
            offset += piece.count
        }
    }
}

/// Tells whether bytes that come in pieces are UTF-8.
struct UTF8Check {
    /// How many bytes the character still needs, and what the next of them may be.
    private var missing = 0
    private var allowed: ClosedRange<UInt8> = 0x80...0xBF

    /// Whether no character is cut off.
    var isWhole: Bool { missing == 0 }

    /// Takes the next bytes; false as soon as they cannot be UTF-8.
    mutating func take(_ piece: [UInt8]) -> Bool {
        let count = piece.count
        return unsafe piece.withUnsafeBytes { bytes in
            var position = 0
            while position < count {
                if missing == 0 {
                    // Most bytes are ASCII: 32 at a time.
                    while position + 32 <= count {
                        let words = unsafe bytes.loadUnaligned(fromByteOffset: position, as: SIMD4<UInt64>.self)
                        let either = words.lowHalf | words.highHalf
                        guard (either[0] | either[1]) & 0x8080_8080_8080_8080 == 0 else { break }
                        position += 32
                    }
                    while position < count, unsafe bytes[position] < 0x80 { position += 1 }
                    guard position < count else { break }
                }
                guard unsafe take(bytes[position]) else { return false }
                position += 1
            }
            return true
        }
    }

    /// Source: The Unicode Standard, table 3-7, "Well-formed UTF-8 byte sequences".
    private mutating func take(_ byte: UInt8) -> Bool {
        if missing > 0 {
            guard allowed.contains(byte) else { return false }
            missing -= 1
            allowed = 0x80...0xBF
            return true
        }
        switch byte {
        case 0x00..<0x80: return true
        case 0xC2...0xDF: missing = 1
        case 0xE0: (missing, allowed) = (2, 0xA0...0xBF)
        case 0xED: (missing, allowed) = (2, 0x80...0x9F)
        case 0xE1...0xEF: missing = 2
        case 0xF0: (missing, allowed) = (3, 0x90...0xBF)
        case 0xF1...0xF3: missing = 3
        case 0xF4: (missing, allowed) = (3, 0x80...0x8F)
        default: return false
        }
        return true
    }
}
