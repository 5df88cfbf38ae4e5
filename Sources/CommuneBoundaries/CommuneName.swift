import Foundation
import RegistryRecords

/// The name of a commune taken apart: the word for its kind, and the rest.
struct CommuneName {
    /// The kind that the first word says; nil when it says none.
    let kind: CommuneKind?
    /// Whether the kind is written so that it cannot be a part of the name: `Phường`, `P.`, but not `Phuong`.
    let isKindCertain: Bool
    /// The rest, as written; never empty where ``kind`` is set.
    let bare: String

    /// Takes a name apart: `TT. Óc Eo`, `phường Long Xuyên`, `Xà Phiên` (whose first word is no kind).
    init(_ text: String) {
        let words = text.split { $0.isWhitespace || $0 == "." || $0 == "_" }
        for count in [2, 1] where words.count > count {
            let first = Self.exactKey(words.prefix(count).joined(separator: " "))
            guard let (kind, isCertain) = Self.kindWords[first] else { continue }
            self.kind = kind
            isKindCertain = isCertain
            bare = words.dropFirst(count).joined(separator: " ")
            return
        }
        kind = nil
        isKindCertain = false
        bare = text
    }

    /// The kind that a whole cell names: `Phường`, `phuong`, `P.`, `special zone` is none.
    static func kind(named text: String) -> CommuneKind? {
        kindWords[exactKey(text)]?.kind
    }

    /// The text in lower case with its accents, without blanks and punctuation.
    ///
    /// NFC and NFD give the same key, and so do both places of a tone (`Hòa`, `Hoà`): it goes to the syllable's end.
    static func exactKey(_ text: String) -> String {
        var key = String.UnicodeScalarView()
        var tone: Unicode.Scalar?
        func endSyllable() {
            if let tone { key.append(tone) }
            tone = nil
        }
        for scalar in text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
            switch scalar.value {
            case 0x300, 0x301, 0x303, 0x309, 0x323: tone = scalar
            case 0x302, 0x306, 0x31B: key.append(scalar)
            case _ where scalar.properties.isAlphabetic || scalar.properties.numericType != nil: key.append(scalar)
            case 0x200B...0x200D, 0xFEFF: continue
            default: endSyllable()
            }
        }
        endSyllable()
        return String(key)
    }

    private static let kindWords: [String: (kind: CommuneKind, isCertain: Bool)] = {
        let words: [(String, CommuneKind, Bool)] = [
            ("xã", .xã, true), ("x", .xã, true), ("xa", .xã, false),
            ("phường", .phường, true), ("p", .phường, true), ("phuong", .phường, false),
            ("thị trấn", .thịTrấn, true), ("tt", .thịTrấn, true), ("thi tran", .thịTrấn, false),
            ("đặc khu", .đặcKhu, true), ("đk", .đặcKhu, true), ("dac khu", .đặcKhu, false), ("dk", .đặcKhu, false),
        ]
        return Dictionary(words.map { (exactKey($0.0), ($0.1, $0.2)) }, uniquingKeysWith: { first, _ in first })
    }()
}
