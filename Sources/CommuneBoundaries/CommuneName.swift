import RegistryRecords

/// The name of a commune taken apart: the word for its kind, and the rest.
struct CommuneName {
    /// The kind that the first word says; nil when it says none.
    let kind: CommuneKind?
    /// Whether the kind is written so that it cannot be a part of the name: `Phường`, `P.`, but not `Phuong`.
    let isKindCertain: Bool
    /// The rest; never empty where ``kind`` is set.
    let bare: [SpelledWord]

    /// Takes a name apart: `TT. Óc Eo`, `phường Long Xuyên`, `Xà Phiên` (whose first word is no kind).
    init(_ text: String) {
        let words = SpelledWord.words(of: text)
        if let unit = CommuneUnitWord(of: words[...]), case .commune(let kind) = unit.meaning {
            self.kind = kind
            isKindCertain = unit.isCertain
            bare = Array(words.dropFirst(unit.length))
        } else {
            kind = nil
            isKindCertain = false
            bare = words
        }
    }
}
