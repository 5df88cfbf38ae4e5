import Foundation

/// The text in NFC.
///
/// Texts of ASCII, the letters below U+0300 and those of U+1E00…1EFF, which are all the composed ones of Vietnamese,
/// are given back as they are.
func composed(_ text: String) -> String {
    isSurelyComposed(text) ? text : text.precomposedStringWithCanonicalMapping
}

/// Whether a look at the bytes is enough to say that a text is in NFC; false means only that one has to look closer.
func isSurelyComposed(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
        var place = 0
        while place < bytes.count {
            let lead = unsafe bytes[place]
            if lead < 0x80 {
                place += 1
            } else if lead <= 0xCB {
                place += 2
            } else if lead == 0xE1, place + 1 < bytes.count, unsafe (0xB8...0xBB).contains(bytes[place + 1]) {
                place += 3
            } else if lead == 0xE2, place + 1 < bytes.count, unsafe bytes[place + 1] == 0x80 {
                place += 3  // Dashes and quotation marks.
            } else {
                return false
            }
        }
        return true
    }
}
