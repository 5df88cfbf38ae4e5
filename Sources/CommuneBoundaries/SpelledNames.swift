/// Names by spelling: finds those that agree with how somebody wrote them.
struct SpelledNames: Sendable {
    private var byKey: [String: [(item: Int, spelling: CommuneSpelling)]] = [:]

    /// Adds a name of an item.
    mutating func add(_ words: some Sequence<SpelledWord>, of item: Int) {
        let spelling = CommuneSpelling(words)
        guard !spelling.key.isEmpty else { return }
        byKey[spelling.key, default: []].append((item, spelling))
    }

    /// The items with an agreeing name, and how well it agrees.
    func items(
        named words: some Sequence<SpelledWord>
    ) -> [(item: Int, agreement: CommuneSpelling.Agreement)] {
        let written = CommuneSpelling(words)
        return (byKey[written.key] ?? []).compactMap { item, spelling in
            written.agreement(with: spelling).map { (item, $0) }
        }
    }

    /// All keys with their items, for suggestions.
    var keys: some Collection<(key: String, items: [Int])> {
        byKey.lazy.map { ($0.key, $0.value.map(\.item)) }
    }
}
