import Foundation

/// The text in NFC, in which everything is stored.
struct ComposedText {
    let text: String

    init(_ text: String) {
        self.text = Self.isSurelyComposed(text) ? text : text.precomposedStringWithCanonicalMapping
    }

    /// Whether a text is in NFC, by its very code points.
    static func holds(_ text: String) -> Bool {
        isSurelyComposed(text) || text.precomposedStringWithCanonicalMapping.utf8.elementsEqual(text.utf8)
    }

    /// Code points below U+0300 and the composed letters of Vietnamese, U+1E00…1EFF, do not change under NFC.
    private static func isSurelyComposed(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 < 0x80 }
            || text.unicodeScalars.allSatisfy { $0.value < 0x300 || (0x1E00...0x1EFF).contains($0.value) }
    }
}
