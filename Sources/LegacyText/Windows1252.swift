/// The letters that Windows-1252 has for bytes, and back.
///
/// Bytes 0x81, 0x8D, 0x8F, 0x90 and 0x9D have none; they stand for the control codes of the same number, as browsers
/// and Excel have it.
enum Windows1252 {
    /// The scalars of 0x80…0x9F.
    private static let upper: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]

    /// The scalar of every byte.
    static let scalars: [UInt32] = (0...255).map { (0x80...0x9F).contains($0) ? upper[$0 - 0x80] : UInt32($0) }

    /// The byte that a scalar stands for; nil when it stands for none.
    static func byte(of scalar: UInt32) -> UInt8? {
        if scalar <= 0xFF { return UInt8(truncatingIfNeeded: scalar) }
        guard let place = upper.firstIndex(of: scalar) else { return nil }
        return UInt8(truncatingIfNeeded: place + 0x80)
    }

    /// The bytes that a cell stands for; nil when one of its letters stands for none, so that the cell is Unicode.
    static func bytes(of cell: String) -> [UInt8]? {
        var cell = cell
        return cell.withUTF8 { unsafe bytes(ofUTF8: $0) }
    }

    private static func bytes(ofUTF8 text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var place = 0
        while place < text.count {
            let lead = unsafe text[place]
            switch lead {
            case ..<0x80:
                bytes.append(lead)
                place += 1
            case 0xC2, 0xC3:
                bytes.append(unsafe (lead & 0x03) << 6 | (text[place + 1] & 0x3F))
                place += 2
            case 0xC5, 0xC6, 0xCB:
                let scalar = unsafe UInt32(lead & 0x1F) << 6 | UInt32(text[place + 1] & 0x3F)
                guard let byte = byte(of: scalar) else { return nil }
                bytes.append(byte)
                place += 2
            case 0xE2:
                let scalar = unsafe 0x2000 | UInt32(text[place + 1] & 0x3F) << 6 | UInt32(text[place + 2] & 0x3F)
                guard let byte = byte(of: scalar) else { return nil }
                bytes.append(byte)
                place += 3
            default: return nil
            }
        }
        return bytes
    }
}
