/// How well a text reads as Vietnamese, word by word; only words with a letter beyond ASCII count.
struct WordScore {
    /// The sum over the words, see ``VietnameseSyllables``.
    private(set) var total = 0.0
    /// The words that are syllables.
    private(set) var syllables = 0
    /// The words that are not.
    private(set) var others = 0

    /// Signs and lost letters that spoil what they stand in; they count as words.
    private(set) var strays = 0

    private static let foreign = -11.0
    private static let unreadable = -20.0
    /// A single letter is neither for nor against a reading; nor is an abbreviation (BĐ, ĐT), but it is likelier where
    /// codes are written, which is rather today.
    private static let label = -8.0
    private static let abbreviation = -4.0

    /// - Parameter acceptsForeign: Whether the text may have words of other languages (Café, Straße). The fonts of
    ///   the old Vietnamese encodings cannot write these.
    init(_ reading: ByteReading, acceptsForeign: Bool) {
        let scalars = reading.scalars
        var start = 0
        var isAccented = false
        strays = reading.lost.count
        for place in 0...scalars.count {
            let facts = place < scalars.count ? VietnameseLetters.facts(ofWide: scalars[place]) : 0
            if facts != 0 {
                if scalars[place] >= 0x80 { isAccented = true }
                continue
            }
            if isAccented { add(scalars[start..<place], acceptsForeign: acceptsForeign) }
            if place < scalars.count, scalars[place] < 0x20 || scalars[place] >= 0x7F {
                if Self.isStray(at: place, of: scalars, after: place - start) { strays += 1 }
            }
            start = place + 1
            isAccented = false
        }
        total += Double(strays) * Self.unreadable
        others += strays
    }

    private mutating func add(_ word: ArraySlice<UInt32>, acceptsForeign: Bool) {
        guard word.count > 1, !Self.isAbbreviation(word) else {
            total += acceptsForeign && word.count > 1 ? Self.abbreviation : Self.label
            return
        }
        guard Self.hasCase(word) else {
            total += Self.unreadable
            others += 1
            return
        }
        let score = VietnameseSyllables.shared.score(word)
        if score >= VietnameseSyllables.least {
            total += score
            syllables += 1
        } else {
            total += acceptsForeign && Self.isForeign(word) ? Self.foreign : VietnameseSyllables.least - 1
            others += 1
        }
    }

    /// Two to four capitals, of which only Đ is beyond ASCII.
    private static func isAbbreviation(_ word: ArraySlice<UInt32>) -> Bool {
        word.count <= 4 && word.allSatisfy { (0x41...0x5A).contains($0) || $0 == 0x110 || $0 == 0xD0 }
    }

    /// Small, with one capital in front, or in capitals.
    private static func hasCase(_ word: ArraySlice<UInt32>) -> Bool {
        var capitals = 0
        for scalar in word where VietnameseLetters.facts(ofWide: scalar) & VietnameseLetters.capitalBit != 0 {
            capitals += 1
        }
        guard capitals > 0 && capitals < word.count else { return true }
        guard capitals == 1, let first = word.first else { return false }
        return VietnameseLetters.facts(ofWide: first) & VietnameseLetters.capitalBit != 0
    }

    /// Of several letters, and not mostly accented ones.
    private static func isForeign(_ word: ArraySlice<UInt32>) -> Bool {
        let accented = word.reduce(0) { $0 + ($1 >= 0x80 ? 1 : 0) }
        return word.count >= 2 && accented * 2 <= word.count || word.allSatisfy { $0 >= 0x250 }
    }

    /// Whether a sign beyond ASCII, or a control code, stands where no ordinary text has it.
    ///
    /// Blanks, dashes, the apostrophe and «…» may stand anywhere; after a number or a unit of ASCII letters ° ² ³ º;
    /// · × ± not after letters; bullets not before small letters; quotation marks and others not inside a word.
    ///
    /// - Parameter letters: How many letters stand right before it.
    private static func isStray(at place: Int, of scalars: [UInt32], after letters: Int) -> Bool {
        let next = place + 1 < scalars.count ? scalars[place + 1] : 0x20
        let nextFacts = VietnameseLetters.facts(ofWide: next)
        let isInside = letters > 0 && (nextFacts != 0 || (next > 0xA0 && !(0x2000..<0x2010).contains(next)))
        switch scalars[place] {
        case 0x09, 0x0A, 0x0D, 0xA0, 0x2000..<0x2016, 0x2019, 0x2026: return false
        case 0xB7, 0xB1, 0xD7: return letters > 0
        case 0xB0, 0xB2, 0xB3, 0xBA: return isInside || letters > 2 || (letters > 0 && scalars[place - 1] >= 0x80)
        case 0x2020...0x2022: return isInside || (nextFacts != 0 && nextFacts & VietnameseLetters.capitalBit == 0)
        case 0xAB, 0xBB, 0x2018...0x2040, 0x20AC, 0x2122, 0x2070...0x2FFF, 0x3000...: return isInside
        default: return true
        }
    }
}
