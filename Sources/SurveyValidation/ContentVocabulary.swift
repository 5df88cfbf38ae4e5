import RegistryRecords

/// The words by which the content of a column is known: answers, choices, operators, names of communes.
package struct ContentVocabulary: Sendable {
    let words: ValueWords
    private let communes: Set<String>

    /// Makes a vocabulary.
    ///
    /// - Parameter communes: Names of communes with or without their kind, and codes; none when they are not known.
    package init(words: ValueWords, communes: some Sequence<String> = EmptyCollection()) {
        self.words = words
        self.communes = Set(
            communes.flatMap { name in
                let key = VietnameseFold.key(name)
                // «phuonglongxuyen» is written «Long Xuyên» as well.
                let bare = Self.kinds.first { key.hasPrefix($0) && key.utf8.count > $0.utf8.count + 2 }
                return [key] + (bare.map { [String(key.dropFirst($0.count))] } ?? [])
            })
    }

    /// Whether a text names a commune, or is known at all to somebody who has no list.
    func isCommune(_ text: String) -> Bool {
        let key = VietnameseFold.key(text)
        return communes.contains(key)
            || Self.kinds.contains { key.hasPrefix($0) && key.utf8.count > $0.utf8.count + 1 }
                && text.contains { $0 == " " || $0 == "." }
    }

    func isOperator(_ text: String) -> Bool { Self.operators.contains(VietnameseFold.key(text)) }

    func isTechnology(_ text: String) -> Bool { words.choice(text, field: .technology, kind: .cell) != nil }

    private static let kinds = ["phuong", "xa", "thitran", "dackhu"]
    /// Enterprises with a mobile or fixed network in Vietnam, as sheets name them.
    private static let operators: Set<String> = [
        "viettel", "vnpt", "vinaphone", "vnptvinaphone", "mobifone", "vietnamobile", "vnm", "gmobile", "gtel", "itel",
        "itelecom", "fpt", "fpttelecom", "cmc", "cmctelecom", "sctv", "vtvcab", "spt", "wintel", "vtl", "mbf", "vnp",
    ]
}
