/// A letter or digit with its accents apart.
struct SpelledLetter: Sendable, Hashable {
    /// What makes another letter of a letter.
    enum Mark: UInt8, Sendable {
        case none, circumflex, breve, horn, stroke
    }

    /// The tone of a syllable.
    enum Tone: UInt8, Sendable {
        case level, grave, acute, hook, tilde, dot
    }

    /// Small ASCII letter or digit; ``other`` for what has none.
    var base: UInt8
    var mark = Mark.none
    var tone = Tone.level
    var beginsSyllable = false

    /// Base of letters of other scripts; no name has one.
    static let other: UInt8 = 0x7F

    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(base) }

    var isVowel: Bool {
        switch base {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
            UInt8(ascii: "y"):
            true
        default: false
        }
    }

    /// A letter of Vietnamese or ASCII, or a digit; nil for everything else.
    init?(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A: base = UInt8(truncatingIfNeeded: scalar.value)
        case 0x41...0x5A: base = UInt8(truncatingIfNeeded: scalar.value) | 0x20
        case 0x110, 0x111, 0xD0, 0x189: (base, mark) = (UInt8(ascii: "d"), .stroke)  // eth looks the same
        default:
            guard let letter = Self.accented[scalar] else { return nil }
            self = letter
        }
    }

    private init(base: UInt8, mark: Mark, tone: Tone) {
        self.base = base
        self.mark = mark
        self.tone = tone
    }

    /// A letter of another script.
    static let foreign = SpelledLetter(base: other, mark: .none, tone: .level)

    /// Takes a combining accent that follows the letter; false when it is none of Vietnamese.
    mutating func combine(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x300, 0x340: tone = .grave
        case 0x301, 0x341: tone = .acute
        case 0x309: tone = .hook
        case 0x303: tone = .tilde
        case 0x323: tone = .dot
        case 0x302: mark = .circumflex
        case 0x306: mark = .breve
        case 0x31B: mark = .horn
        default: return false
        }
        return true
    }

    private static let accented: [Unicode.Scalar: SpelledLetter] = {
        let rows: [(UInt8, Mark, String)] = [
            (UInt8(ascii: "a"), .none, "aàáảãạ"), (UInt8(ascii: "a"), .breve, "ăằắẳẵặ"),
            (UInt8(ascii: "a"), .circumflex, "âầấẩẫậ"), (UInt8(ascii: "e"), .none, "eèéẻẽẹ"),
            (UInt8(ascii: "e"), .circumflex, "êềếểễệ"), (UInt8(ascii: "i"), .none, "iìíỉĩị"),
            (UInt8(ascii: "o"), .none, "oòóỏõọ"), (UInt8(ascii: "o"), .circumflex, "ôồốổỗộ"),
            (UInt8(ascii: "o"), .horn, "ơờớởỡợ"), (UInt8(ascii: "u"), .none, "uùúủũụ"),
            (UInt8(ascii: "u"), .horn, "ưừứửữự"), (UInt8(ascii: "y"), .none, "yỳýỷỹỵ"),
        ]
        var letters: [Unicode.Scalar: SpelledLetter] = [:]
        for (base, mark, row) in rows {
            for (place, small) in row.unicodeScalars.enumerated() {
                let letter = SpelledLetter(base: base, mark: mark, tone: Tone(rawValue: UInt8(place)) ?? .level)
                letters[small] = letter
                for capital in small.properties.uppercaseMapping.unicodeScalars { letters[capital] = letter }
            }
        }
        return letters
    }()
}
