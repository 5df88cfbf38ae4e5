/// Gives words in capitals the capital vowels that TCVN3 cannot write.
///
/// Letters with a tone are small in TCVN3, whatever was meant; all others are what they are. A word that has such
/// letters is in capitals when two of the others are capitals and none is small (`HòA`). Where a text has no small
/// letter and a word of it is in capitals, all of it is (`Xã AN SƠN`). Only syllables count as words in capitals, since
/// abbreviations are so everywhere (`TP Hà Tú`).
enum RaisedCapitals {
    private struct Word {
        var place: Range<Int>
        var capitals = 0
        var smalls = 0
        var isToned = false
    }

    /// Raises what the text alone tells.
    static func raise(_ scalars: inout [UInt32]) {
        guard mayBeInCapitals(scalars) else { return }
        let words = words(in: scalars)
        let inCapitals = words.filter { isInCapitals($0, of: scalars) }
        guard !inCapitals.isEmpty else { return }
        for word in words.allSatisfy({ $0.smalls == 0 }) ? words : inCapitals { raise(word, of: &scalars) }
    }

    /// Whether a word has two capitals and no small letter; a quick look, since few texts do.
    private static func mayBeInCapitals(_ scalars: [UInt32]) -> Bool {
        let letters = VietnameseLetters.facts
        var capitals = 0
        var smalls = 0
        for scalar in scalars {
            let facts = scalar < 0x1F00 ? letters[Int(scalar)] : 0
            if facts == 0 {
                if capitals >= 2 && smalls == 0 { return true }
                (capitals, smalls) = (0, 0)
            } else if facts >> 6 & 7 == 0 {
                if facts & VietnameseLetters.capitalBit != 0 { capitals += 1 } else { smalls += 1 }
            }
        }
        return capitals >= 2 && smalls == 0
    }

    /// Raises all letters with a tone, because the whole column is in capitals.
    static func raiseAll(_ scalars: inout [UInt32]) {
        for word in words(in: scalars) where word.smalls == 0 { raise(word, of: &scalars) }
    }

    /// Whether texts show, all together, that they are in capitals: a word is, and no letter is small.
    static func areInCapitals(_ texts: some Sequence<[UInt32]>) -> Bool {
        var isShown = false
        for scalars in texts {
            for word in words(in: scalars) {
                if word.smalls > 0 { return false }
                if isInCapitals(word, of: scalars) { isShown = true }
            }
        }
        return isShown
    }

    private static func isInCapitals(_ word: Word, of scalars: [UInt32]) -> Bool {
        word.capitals >= 2 && word.smalls == 0
            && VietnameseSyllables.shared.score(scalars[word.place]) >= VietnameseSyllables.least
    }

    private static func raise(_ word: Word, of scalars: inout [UInt32]) {
        guard word.isToned else { return }
        for place in word.place where scalars[place] < 0x1F00 {
            let capital = VietnameseLetters.raised[Int(scalars[place])]
            if capital != 0 { scalars[place] = UInt32(capital) }
        }
    }

    private static func words(in scalars: [UInt32]) -> [Word] {
        var words: [Word] = []
        var isInside = false
        for (place, scalar) in scalars.enumerated() {
            let facts = VietnameseLetters.facts(ofWide: scalar)
            guard facts != 0 else {
                isInside = false
                continue
            }
            if !isInside { words.append(Word(place: place..<place)) }
            isInside = true
            let last = words.count - 1
            words[last].place = words[last].place.lowerBound..<(place + 1)
            if facts >> 6 & 7 != 0 {
                words[last].isToned = true
            } else if facts & VietnameseLetters.capitalBit != 0 {
                words[last].capitals += 1
            } else {
                words[last].smalls += 1
            }
        }
        return words
    }
}
