import RegistryRecords

extension CommuneSearch {
    /// At most three communes that are written much alike, the likeliest first.
    func suggestions(for query: CommuneQuery) -> [CommuneCandidate] {
        let parts = CommuneQuery.parts(of: query.words, at: .strong).prefix(Self.mostParts)
        // The part that says xã or phường, else the first.
        let named =
            parts.first { part in
                if let unit = CommuneUnitWord(of: part), case .commune = unit.meaning { true } else { false }
            } ?? parts.first
        guard let named else { return [] }
        // The bare name alone, and the whole text for names that begin like a kind.
        let bare = named.dropFirst(CommuneUnitWord(of: named)?.length ?? 0)
        let keys = Set([CommuneSpelling(bare).key, CommuneSpelling(named).key])
            .filter { !$0.isEmpty }.map { Array($0.utf8) }
        var distances: [(entry: Int, distance: Int)] = []
        for (name, items) in directory.names.keys {
            let letters = Array(name.utf8)
            let distance = keys.compactMap { key in
                // A beginning of at least four letters is meant too, but less likely than a typing error.
                EditDistance(limit: max(1, key.count / 3)).between(key, letters)
                    ?? (key.count >= 4 && letters.starts(with: key) ? key.count : nil)
            }.min()
            if let distance { distances += items.map { ($0, distance) } }
        }
        let nearest = Dictionary(grouping: distances, by: \.distance).sorted { $0.key < $1.key }
        var suggested: [CommuneCandidate] = []
        for (_, entries) in nearest where suggested.count < 3 {
            let candidates = first(.max, of: entries.map(\.entry))
            suggested += candidates.filter { candidate in !suggested.contains { $0.commune == candidate.commune } }
        }
        return Array(suggested.prefix(3))
    }
}
