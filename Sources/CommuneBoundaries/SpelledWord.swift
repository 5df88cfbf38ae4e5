/// A word of a cell, and what separates it from the word before.
struct SpelledWord: Sendable {
    /// From weak to strong.
    enum Separator: Int, Comparable {
        /// Nothing: a digit after a letter, or the other way round.
        case none
        case blank, dot
        /// A dash without blanks around it: a part of a name, or between names.
        case hyphen
        /// A comma, a bracket, a dash between blanks.
        case strong

        static func < (left: Separator, right: Separator) -> Bool { left.rawValue < right.rawValue }
    }

    var letters: [SpelledLetter]
    var before: Separator
    /// Whether a dot stands behind it, as in `P.`
    var hasDot = false

    /// A number without the zeros before it.
    var isNumber: Bool { letters.allSatisfy(\.isDigit) }
    /// How the number was written, zeros included.
    var digits = ""

    /// The word as text: base letters, each with a sign for its mark, and the tone at the end.
    var exact: String {
        var text: [UInt8] = []
        var tone = SpelledLetter.Tone.level
        for letter in letters {
            text.append(letter.base)
            if letter.mark != .none { text.append(UInt8(ascii: "A") + letter.mark.rawValue) }
            if letter.tone != .level { tone = letter.tone }
        }
        if tone != .level { text.append(UInt8(ascii: "P") + tone.rawValue) }
        return String(decoding: text, as: UTF8.self)
    }

    /// The words of a text. NFC and NFD give the same; characters of no width are not there.
    static func words(of text: String) -> [SpelledWord] {
        var words: [SpelledWord] = []
        var letters: [SpelledLetter] = []
        var separator = Separator.strong
        var dash = false
        func isBoundary(_ next: SpelledLetter) -> Bool { letters.last.map { $0.isDigit != next.isDigit } ?? false }
        func endWord(dot: Bool = false) {
            guard !letters.isEmpty else { return }
            var word = SpelledWord(letters: letters, before: separator, hasDot: dot)
            if word.isNumber {
                word.digits = String(decoding: letters.map(\.base), as: UTF8.self)
                let kept = letters.drop { $0.base == UInt8(ascii: "0") }
                word.letters = kept.isEmpty ? [letters[0]] : Array(kept)
            }
            words.append(word)
            letters = []
            separator = .none
        }
        func separate(_ next: Separator) {
            endWord(dot: next == .dot)
            if dash && next == .blank { separator = .strong }  // A blank behind a dash.
            separator = max(separator, next)
            dash = false
        }
        for scalar in text.unicodeScalars {
            if let letter = SpelledLetter(scalar) {
                if isBoundary(letter) { endWord() }
                letters.append(letter)
                dash = false
                continue
            }
            switch scalar.value {
            case 0x2D, 0x2010, 0x2011:
                let follows = letters.isEmpty && separator == .blank
                endWord()
                separator = max(separator, follows ? .strong : .hyphen)
                dash = true
            case 0x2E, 0x5F: separate(.dot)
            case 0x20, 0x09, 0xA0: separate(.blank)
            case 0x27, 0x2019, 0x60: continue  // H'Leo
            case 0x200B...0x200D, 0xFEFF, 0xAD: continue
            default:
                if let last = letters.indices.last, letters[last].combine(scalar) { continue }
                switch scalar.properties.generalCategory {
                case .nonspacingMark: continue
                case _ where scalar.properties.isAlphabetic: letters.append(.foreign)
                case _ where scalar.properties.isWhitespace && scalar.value > 0x7F: separate(.blank)
                default: separate(.strong)
                }
            }
        }
        endWord()
        return words
    }
}
