import Foundation

/// Whether UTF-8 bytes are in NFC for certain, judged without decoding.
///
/// True for what consists of ASCII, the Latin letters below U+0300 and those of U+1E00…1EFF, which are all the composed
/// letters of Vietnamese; none of them changes under NFC. False means only that one has to look.
func isSurelyComposed(_ bytes: Span<UInt8>) -> Bool {
    var isAfterE1 = false
    for index in bytes.indices where bytes[index] >= 0x80 {
        let byte = bytes[index]
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

/// The text of UTF-8 bytes, in NFC.
///
/// By way of a span: `String(validating:as:)` looks up generic metadata at every call, which took a third of the time
/// of reading a file.
///
/// - Throws: Where the bytes stop being UTF-8.
func composedText(of bytes: Span<UInt8>) throws(UTF8.ValidationError) -> String {
    let span = try UTF8Span(validating: bytes)
    let text = String(copying: span)
    return span.isKnownASCII || isSurelyComposed(bytes) ? text : composed(text)
}

/// The text in NFC.
func composed(_ text: String) -> String {
    text.precomposedStringWithCanonicalMapping
}
