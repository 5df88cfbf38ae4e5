import RegistryRecords

/// A Vietnamese name, letter by letter, so that two spellings of it can be held against each other.
///
/// Spellings agree when they differ only by case, blanks, the place of a tone (`Hòa`, `Hoà`), `y` for `i` at the end of
/// a syllable (`Mỹ`, `Mĩ`), `c` for `k` (`Đắc`, `Đắk`), `uơ` for `ươ`, zeros before a number, or by accents that one
/// of them lacks. Accents that contradict each other (`Mỹ Hoá` for `Mỹ Hòa`) are a typing error.
struct CommuneSpelling: Sendable {
    /// How well a spelling agrees with a name; the smaller the better.
    enum Agreement: Int, Comparable {
        /// The same letters and accents.
        case exact
        /// An accepted variant of the same word.
        case variant
        /// Accents are missing.
        case unaccented

        static func < (left: Agreement, right: Agreement) -> Bool { left.rawValue < right.rawValue }
    }

    private let letters: [SpelledLetter]
    /// The letters without accents, `y` as `i` and `k` as `c`: the same for all spellings that can agree.
    let key: String

    /// The words one after the other.
    init(_ words: some Sequence<SpelledWord>) {
        var letters: [SpelledLetter] = []
        for word in words {
            for (place, var letter) in word.letters.enumerated() {
                letter.beginsSyllable = place == 0
                letters.append(letter)
            }
        }
        self.letters = letters
        key = String(
            decoding: letters.lazy.map { letter -> UInt8 in
                switch letter.base {
                case UInt8(ascii: "y"): UInt8(ascii: "i")
                case UInt8(ascii: "k"): UInt8(ascii: "c")
                case let base: base
                }
            }, as: UTF8.self)
    }

    /// How well this spelling agrees with a name of the same ``key``; nil when they contradict each other.
    func agreement(with name: CommuneSpelling) -> Agreement? {
        guard letters.count == name.letters.count else { return nil }
        var agreement = Agreement.exact
        var start = 0
        while start < name.letters.count {
            var end = start + 1
            while end < name.letters.count && !name.letters[end].beginsSyllable { end += 1 }
            guard let ofSyllable = self.agreement(inSyllable: start..<end, of: name) else { return nil }
            agreement = max(agreement, ofSyllable)
            start = end
        }
        return agreement
    }

    private func agreement(inSyllable range: Range<Int>, of name: CommuneSpelling) -> Agreement? {
        var agreement = Agreement.exact
        var tones = (written: SpelledLetter.Tone.level, expected: SpelledLetter.Tone.level)
        for place in range {
            let written = letters[place]
            let expected = name.letters[place]
            if written.base != expected.base {
                guard name.mayVary(at: place, in: range) else { return nil }
                agreement = max(agreement, .variant)
            }
            if written.mark != expected.mark {
                if name.isHornPair(at: place, in: range) && isHornPair(at: place, in: range) {
                    agreement = max(agreement, .variant)
                } else {
                    guard written.mark == .none else { return nil }
                    agreement = .unaccented
                }
            }
            if written.tone != .level {
                guard tones.written == .level || tones.written == written.tone else { return nil }
                tones.written = written.tone
            }
            if expected.tone != .level { tones.expected = expected.tone }
        }
        if tones.written != tones.expected {
            guard tones.written == .level else { return nil }
            agreement = .unaccented
        }
        return agreement
    }

    /// Whether the letter of a syllable may be written `y` for `i` or `k` for `c`, or the other way round.
    private func mayVary(at place: Int, in syllable: Range<Int>) -> Bool {
        switch letters[place].base {
        case UInt8(ascii: "k"), UInt8(ascii: "c"):
            // Before an h they are different sounds: kha, cha.
            return place + 1 == syllable.upperBound || letters[place + 1].base != UInt8(ascii: "h")
        default:
            // After a vowel they are different rhymes: tay, tai. Not so after the qu of quý.
            guard place > syllable.lowerBound else { return true }
            let before = letters[place - 1]
            let isAfterQ = place - 1 > syllable.lowerBound && letters[place - 2].base == UInt8(ascii: "q")
            return !before.isVowel || isAfterQ
        }
    }

    /// Whether the letter is part of `uơ`, `ươ`, which some write for each other before a consonant.
    private func isHornPair(at place: Int, in syllable: Range<Int>) -> Bool {
        let first = letters[place].base == UInt8(ascii: "u") ? place : place - 1
        return first >= syllable.lowerBound && first + 1 < syllable.upperBound
            && letters[first].base == UInt8(ascii: "u") && letters[first + 1].base == UInt8(ascii: "o")
            && letters[first + 1].mark == .horn
    }
}
