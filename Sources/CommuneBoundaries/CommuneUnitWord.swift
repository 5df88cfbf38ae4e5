import RegistryRecords

/// The word before a name that says what kind of place it is: `xã`, `P.`, `huyện`, `TP.`
struct CommuneUnitWord: Sendable {
    /// What the word says.
    enum Meaning: Sendable, Hashable {
        case commune(CommuneKind)
        case district
        /// `Thành phố`: a district or a province.
        case city
        case province
    }

    let meaning: Meaning
    /// Whether it cannot be the beginning of a name: `Phường`, `P.`, but not `Phuong`.
    let isCertain: Bool
    /// Of how many words of the text it consists.
    let length: Int

    /// The word that a text begins with, followed by a name; nil when it begins with none.
    init?(of words: ArraySlice<SpelledWord>) {
        for length in [2, 1] where words.count > length {
            let first = Self.key(words.prefix(length))
            if length == 1 && first == "f" && words.dropFirst().first?.isNumber == true {
                self.init(meaning: .commune(.phường), isCertain: true, length: 1)  // F.5, as in the south
                return
            }
            guard let (meaning, isCertain) = Self.words[first] else { continue }
            self.init(meaning: meaning, isCertain: isCertain, length: length)
            return
        }
        return nil
    }

    private init(meaning: Meaning, isCertain: Bool, length: Int) {
        self.meaning = meaning
        self.isCertain = isCertain
        self.length = length
    }

    /// The kind that a whole cell names: `Phường`, `phuong`, `P.`; `special zone` is none.
    static func kind(named text: String) -> CommuneKind? {
        guard case .commune(let kind)? = words[key(SpelledWord.words(of: text))]?.meaning else {
            return nil
        }
        return kind
    }

    private static func key(_ words: some Sequence<SpelledWord>) -> String {
        words.map(\.exact).joined(separator: " ")
    }

    private static let words: [String: (meaning: Meaning, isCertain: Bool)] = {
        let certain: [(Meaning, [String])] = [
            (.commune(.xã), ["xã", "x"]), (.commune(.phường), ["phường", "p", "ph"]),
            (.commune(.thịTrấn), ["thị trấn", "tt", "ttr", "t.t"]), (.commune(.đặcKhu), ["đặc khu", "đk"]),
            (.district, ["huyện", "h", "quận", "q", "thị xã", "tx", "t.x"]), (.city, ["thành phố", "tp", "t.p"]),
            (.province, ["tỉnh", "t"]),
        ]
        let uncertain: [(Meaning, [String])] = [
            (.commune(.xã), ["xa"]), (.commune(.phường), ["phuong"]), (.commune(.thịTrấn), ["thi tran"]),
            (.commune(.đặcKhu), ["dac khu", "dặc khu", "dk"]), (.district, ["huyen", "quan", "thi xa"]),
            (.city, ["thanh pho"]),
            (.province, ["tinh"]),
        ]
        var words: [String: (meaning: Meaning, isCertain: Bool)] = [:]
        for (list, isCertain) in [(certain, true), (uncertain, false)] {
            for (meaning, texts) in list {
                for text in texts {
                    words[key(SpelledWord.words(of: text))] = (meaning, isCertain)
                }
            }
        }
        return words
    }()
}
