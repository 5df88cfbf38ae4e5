/// A cell that names a commune, split into a code and the parts of an address.
struct CommuneQuery {
    /// A run of words that may be one name, such as `huyện Châu Phú`.
    typealias Part = ArraySlice<SpelledWord>

    /// Five digits.
    private(set) var code: String?
    /// The text without the code.
    private(set) var words: Part
    /// Whether the text is a number and nothing else: a code, or the name of a ward.
    let isNumber: Bool
    /// Whether zeros had to be put before the code.
    private(set) var isCodePadded = false

    /// Takes a cell apart. A code has five digits; one of which a spreadsheet ate zeros has four beside a name, and
    /// any number of digits when it stands alone.
    ///
    /// - Parameter withoutCode: Whether the text is all name: four digits beside a name are a house number, too.
    init(_ text: String, withoutCode: Bool = false) {
        words = SpelledWord.words(of: text)[...]
        // 30307.0, as some programs write numbers.
        if words.count == 2, let last = words.last, last.before == .dot, last.digits == "0",
            words.first?.isNumber == true
        {
            words.removeLast()
        }
        isNumber = words.count == 1 && words.first?.isNumber == true
        if isNumber {
            takeCode(at: words.startIndex, digits: 1...5)
            return
        }
        guard !withoutCode else { return }
        let ends = [words.startIndex, words.endIndex - 1].filter(words.indices.contains)
        for end in ends where code == nil { takeCode(at: end, digits: 4...5) }
    }

    private mutating func takeCode(at place: Int, digits range: ClosedRange<Int>) {
        let digits = words[place].digits
        guard words[place].isNumber, range.contains(digits.utf8.count) else { return }
        code = String(repeating: "0", count: 5 - digits.utf8.count) + digits
        isCodePadded = digits.utf8.count < 5
        if !isNumber { words.remove(at: place) }
    }

    /// The parts between commas, brackets and dashes that stand alone.
    static func parts(of words: Part, at separator: SpelledWord.Separator) -> [Part] {
        var parts: [Part] = []
        var start = words.startIndex
        for place in words.indices.dropFirst() where words[place].before >= separator {
            parts.append(words[start..<place])
            start = place
        }
        if start < words.endIndex { parts.append(words[start...]) }
        return parts
    }

    /// The ways to take a text apart where words for a kind of place may begin another name:
    /// `xa Thoi Quan huyen Go Quao`, where `quan` is one of them and `Quan` is not.
    ///
    /// Of more than five such words only the first five count: there are 32 ways at most.
    static func ways(toSplit words: Part) -> [[Part]] {
        let places = words.indices.dropFirst().filter { place in
            CommuneUnitWord(of: words[place...]) != nil && (words[place].letters.count > 1 || words[place].hasDot)
        }.prefix(5)
        guard !places.isEmpty else { return [] }
        return (1..<(1 << places.count)).map { choice in
            var parts: [Part] = []
            var start = words.startIndex
            for (number, place) in places.enumerated() where choice >> number & 1 == 1 {
                parts.append(words[start..<place])
                start = place
            }
            return parts + [words[start...]]
        }
    }

    /// Which communes a remark such as `(cũ)` or `nay là` asks for.
    enum Remark {
        case former, present
    }

    /// The part without `cũ`, `mới` at its end and `nay là`, `nay thuộc` at its beginning; nil when it has none.
    static func withoutRemark(_ part: Part) -> (part: Part, remark: Remark)? {
        let words = part.map(\.exact)
        // Without accents only where they stand alone, (cu): names end like that.
        if words == ["cu"] { return ([], .former) }
        if words == ["moi"] { return ([], .present) }
        for (phrase, remark) in remarks {
            let count = phrase.count
            if words.suffix(count).elementsEqual(phrase) { return (part.dropLast(count), remark) }
            if count == 2 && words.prefix(count).elementsEqual(phrase) { return (part.dropFirst(count), remark) }
        }
        return nil
    }

    private static let remarks: [(phrase: [String], remark: Remark)] = {
        let texts: [(String, Remark)] = [
            ("cũ", .former), ("mới", .present), ("nay là", .present), ("nay thuộc", .present), ("trước là", .former),
            ("tên cũ", .former), ("tên mới", .present),
        ]
        return texts.sorted { $0.0.utf8.count > $1.0.utf8.count }
            .map { (SpelledWord.words(of: $0.0).map(\.exact), $0.1) }
    }()
}
