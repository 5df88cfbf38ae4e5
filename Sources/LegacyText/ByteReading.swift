/// What bytes say when they are read in one encoding.
struct ByteReading {
    /// The text; a byte that the encoding has no letter for stays what Windows-1252 shows for it.
    var scalars: [UInt32] = []
    /// Those bytes.
    var lost: [UInt8] = []

    /// - Parameter isInCapitals: Whether all of a text in TCVN3 is in capitals.
    init(_ bytes: [UInt8], as encoding: TextEncoding, isInCapitals: Bool = false) {
        scalars.reserveCapacity(bytes.count)
        switch encoding {
        case .tcvn3:
            read(bytes, by: .tcvn3)
            if isInCapitals { RaisedCapitals.raiseAll(&scalars) } else { RaisedCapitals.raise(&scalars) }
        case .tcvn5712: read(bytes, by: .tcvn5712)
        case .viscii: read(bytes, by: .viscii)
        case .cp1258: read(bytes, by: .cp1258)
        case .vni: read(bytes, by: .vni)
        case .utf8: readUTF8(bytes)
        case .doubledUTF8:
            readUTF8(bytes)
            let once = scalars.compactMap { Windows1252.byte(of: $0) }
            guard lost.isEmpty, once.count == scalars.count else {
                lost += bytes.filter { $0 >= 0x80 }
                return
            }
            scalars.removeAll(keepingCapacity: true)
            readUTF8(once)
        case .unicode, .decomposed, .windows1252:
            for byte in bytes { scalars.append(Windows1252.scalars[Int(byte)]) }
        }
    }

    /// The text, in NFC but for letters that no encoding of Vietnamese has.
    var text: String { Self.text(of: scalars) }

    /// The text of scalars; values that are none are left out.
    static func text(of scalars: [UInt32]) -> String {
        unsafe String(unsafeUninitializedCapacity: scalars.count * 4) { output in
            var count = 0
            func put(_ byte: UInt32) {
                unsafe output[count] = UInt8(truncatingIfNeeded: byte)
                count += 1
            }
            for scalar in scalars {
                switch scalar {
                case ..<0x80: put(scalar)
                case ..<0x800:
                    put(0xC0 | scalar >> 6)
                    put(0x80 | (scalar & 0x3F))
                case 0xD800..<0xE000, 0x110000...: continue
                case ..<0x10000:
                    put(0xE0 | scalar >> 12)
                    put(0x80 | (scalar >> 6 & 0x3F))
                    put(0x80 | (scalar & 0x3F))
                default:
                    put(0xF0 | scalar >> 18)
                    put(0x80 | (scalar >> 12 & 0x3F))
                    put(0x80 | (scalar >> 6 & 0x3F))
                    put(0x80 | (scalar & 0x3F))
                }
            }
            return count
        }
    }

    private mutating func read(_ bytes: [UInt8], by table: ByteTable) {
        for byte in bytes {
            let mark = table.marks[Int(byte)]
            if mark != 0, let last = scalars.last, let composed = Self.composed(last, byte, mark, table) {
                scalars[scalars.count - 1] = composed
                continue
            }
            let scalar = table.scalars[Int(byte)]
            if scalar != 0 || byte == 0 {
                scalars.append(UInt32(scalar))
            } else {
                scalars.append(Windows1252.scalars[Int(byte)])
                lost.append(byte)
            }
        }
    }

    /// The letter with the mark of a byte upon it; nil when it takes none, or has one already.
    private static func composed(_ last: UInt32, _ byte: UInt8, _ mark: UInt8, _ table: ByteTable) -> UInt32? {
        guard last < 0x1F00 else { return nil }
        let facts = VietnameseLetters.facts[Int(last)]
        let isCapital = facts & VietnameseLetters.capitalBit != 0
        // A toned letter takes no second mark.
        guard facts >> 6 & 7 == 0, isCapital || !table.isCapitalMark[Int(byte)] else { return nil }
        let row = Int(facts & 0x3F) * 2 + (isCapital ? 1 : 0)
        let composed = VietnameseLetters.compositions[row * VietnameseLetters.marks + Int(mark)]
        return composed == 0 ? nil : UInt32(composed)
    }

    private mutating func readUTF8(_ bytes: [UInt8]) {
        var place = 0
        while place < bytes.count {
            let (scalar, length) = Self.scalar(at: place, of: bytes)
            if length == 0 {
                scalars.append(Windows1252.scalars[Int(bytes[place])])
                lost.append(bytes[place])
            } else {
                scalars.append(scalar)
            }
            place += max(length, 1)
        }
    }

    /// The scalar whose UTF-8 begins there and its length; length 0 when none does (RFC 3629).
    private static func scalar(at place: Int, of bytes: [UInt8]) -> (UInt32, Int) {
        let lead = bytes[place]
        let length: Int
        switch lead {
        case ..<0x80: return (UInt32(lead), 1)
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF: length = 3
        case 0xF0...0xF4: length = 4
        default: return (0, 0)
        }
        guard place + length <= bytes.count else { return (0, 0) }
        var scalar = UInt32(lead) & (0x7F >> UInt32(length))
        for next in bytes[(place + 1)..<(place + length)] {
            guard next & 0xC0 == 0x80 else { return (0, 0) }
            scalar = scalar << 6 | UInt32(next & 0x3F)
        }
        let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
        return scalar >= least && Unicode.Scalar(scalar) != nil ? (scalar, length) : (0, 0)
    }
}
