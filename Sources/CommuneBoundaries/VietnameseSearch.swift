import RegistryRecords

/// What somebody looks for, word by word, in Vietnamese texts of any spelling.
///
/// A word that is typed with marks finds words with the same marks; one without finds them with any. Đ is a letter of its
/// own when typed, and `d` finds both. Where a tone stands (`Hòa`, `Hoà`), y/i, k/c and zeros before a number do not
/// matter. A word also finds those that it begins: `xuyê` finds `Xuyên`.
package struct VietnameseSearch: Sendable {
    /// How well a text fits; the smaller the better.
    package enum Fit: Int, Comparable, Sendable {
        /// The words stand in the text whole and one behind the other, and nothing else does.
        case whole
        /// The words stand in the text whole and one behind the other.
        case phrase
        /// All words stand in the text whole.
        case words
        /// Some of the words only begin one of the text.
        case beginnings

        package static func < (left: Fit, right: Fit) -> Bool { left.rawValue < right.rawValue }
    }

    private struct Word: Sendable {
        var letters: [SpelledLetter]
        var spelling: CommuneSpelling

        init(_ word: SpelledWord) {
            letters = word.letters
            spelling = CommuneSpelling([word])
        }

        /// Whether this word finds another one; `whole` tells whether it is all of it.
        func finds(_ word: Word) -> (found: Bool, whole: Bool) {
            if spelling.key.utf8.count == word.spelling.key.utf8.count {
                let agrees = spelling.key == word.spelling.key && spelling.agreement(with: word.spelling) != nil
                return (agrees, agrees)
            }
            guard word.spelling.key.hasPrefix(spelling.key) else { return (false, false) }
            let beginning = SpelledWord(letters: Array(word.letters.prefix(letters.count)), before: .none)
            return (spelling.agreement(with: CommuneSpelling([beginning])) != nil, false)
        }
    }

    private let words: [Word]
    /// The keys of the words, which every text that fits has somewhere; for a quick look.
    private let keys: [[UInt8]]

    /// What to look for; at most twelve words count.
    package init(_ text: String) {
        words = SpelledWord.words(of: text).filter { !$0.letters.isEmpty }.prefix(12).map(Word.init)
        keys = words.map { Array($0.spelling.key.utf8) }
    }

    /// Whether there is nothing to look for.
    package var isEmpty: Bool { words.isEmpty }

    /// How a text fits, all words in it; nil when it does not.
    package func fit(of text: String) -> Fit? {
        fit(of: [text])
    }

    /// How some texts fit together, each word standing in one of them; nil when one word stands in none.
    package func fit(of texts: [String]) -> Fit? {
        guard !words.isEmpty, mayFit(texts) else { return nil }
        var isWhole = Array(repeating: false, count: words.count)
        var isFound = isWhole
        var best: Fit?
        for text in texts {
            let others = SpelledWord.words(of: text).map(Word.init)
            if let start = phraseStart(in: others) {
                best = start == 0 && others.count == words.count ? .whole : min(best ?? .phrase, .phrase)
                if best == .whole { return .whole }
            }
            for (place, word) in words.enumerated() where !isWhole[place] {
                for other in others where !isWhole[place] {
                    let (found, whole) = word.finds(other)
                    if found { isFound[place] = true }
                    if whole { isWhole[place] = true }
                }
            }
        }
        if let best { return best }
        guard isFound.allSatisfy(\.self) else { return nil }
        return isWhole.allSatisfy(\.self) ? .words : .beginnings
    }

    /// Whether any of the words stands in a text.
    package func fitsPart(of text: String) -> Bool {
        let others = SpelledWord.words(of: text).map(Word.init)
        return words.contains { word in others.contains { word.finds($0).found } }
    }

    /// The places of some texts that together have all the words, the one with most words first; a text that adds no word
    /// is not among them.
    package func places(in texts: [String]) -> [Int] {
        let found = texts.map { text in
            let others = SpelledWord.words(of: text).map(Word.init)
            return Set(words.indices.filter { word in others.contains { words[word].finds($0).found } })
        }
        var missing = Set(words.indices)
        var places: [Int] = []
        while let best = texts.indices.max(by: { one, other in
            let (left, right) = (found[one].intersection(missing).count, found[other].intersection(missing).count)
            return left < right || left == right && one > other
        }), !found[best].isDisjoint(with: missing) {
            missing.subtract(found[best])
            places.append(best)
        }
        return places
    }

    private func phraseStart(in others: [Word]) -> Int? {
        guard others.count >= words.count else { return nil }
        return (0...(others.count - words.count)).first { start in
            words.indices.allSatisfy { words[$0].finds(others[start + $0]).whole }
        }
    }

    /// A quick look, by bytes: false only where a word stands nowhere in the texts.
    private func mayFit(_ texts: [String]) -> Bool {
        let folded = texts.map { Self.folded($0) }
        return keys.allSatisfy { key in folded.contains { Self.contains($0, key) } }
    }

    /// The bytes of ``CommuneSpelling/key`` of a text's words, without zeros being left out.
    private static func folded(_ text: String) -> [UInt8] {
        VietnameseFold.key(text).utf8.map { byte in
            switch byte {
            case UInt8(ascii: "y"): UInt8(ascii: "i")
            case UInt8(ascii: "k"): UInt8(ascii: "c")
            default: byte
            }
        }
    }

    private static func contains(_ text: [UInt8], _ key: [UInt8]) -> Bool {
        guard !key.contains(SpelledLetter.other) else { return true }  // A letter of another script: look closely.
        guard text.count >= key.count else { return false }
        return (0...(text.count - key.count)).contains { start in
            key.indices.allSatisfy { text[start + $0] == key[$0] }
        }
    }
}
