import Foundation

/// Whether UTF-8 bytes are in NFC for certain, judged without decoding.
///
/// True for what consists of ASCII, the Latin letters below U+0300 and those of U+1E00…1EFF, which are all the composed
/// letters of Vietnamese; none of them changes under NFC. False means only that one has to look.
func isSurelyComposed(_ bytes: [UInt8]) -> Bool {
    var isAfterE1 = false
    for byte in bytes where byte >= 0x80 {
        if isAfterE1 {
            guard (0xB8...0xBB).contains(byte) else { return false }
            isAfterE1 = false
        } else if byte == 0xE1 {
            isAfterE1 = true
        } else if byte > 0xCB {
            return false
        }
    }
    return true
}

/// The text in NFC.
func composed(_ text: String) -> String {
    text.precomposedStringWithCanonicalMapping
}

/// The byte with which bytes stop being UTF-8; 0 when they never do.
func firstInvalidByte(of bytes: [UInt8]) -> UInt8 {
    do {
        _ = try UTF8Span(validating: bytes.span)
        return 0
    } catch {
        return bytes[error.byteOffsets.lowerBound]
    }
}
