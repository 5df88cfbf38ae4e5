public import RegistryRecords

/// Finds communes by what surveys write: a code, a name, or both.
///
/// Nothing is guessed: where a code and a name disagree, or a name has two bearers, all of them are given back.
public struct CommuneDirectory: Sendable {
    private let communes: [Commune]
    private let bareNames: [String]
    private let byCode: [String: [Int]]
    private let byFoldedName: [String: [Int]]

    /// A directory of communes of any number of provinces and eras; the same fact listed twice counts once.
    public init(_ communes: [Commune]) {
        self.communes = Set(communes).sorted {
            ($0.code, $0.validFrom, $0.name) < ($1.code, $1.validFrom, $1.name)
        }
        bareNames = self.communes.map { commune in
            let name = CommuneName(commune.name)
            return name.kind == commune.kind ? name.bare : commune.name
        }
        let places = self.communes.indices
        let bareNames = bareNames
        byCode = Dictionary(grouping: places) { [communes = self.communes] in communes[$0].code }
        byFoldedName = Dictionary(grouping: places) { VietnameseFold.key(bareNames[$0]) }
    }

    /// The commune that a text means on a day.
    ///
    /// - A code has five digits; zeros that a spreadsheet ate are put back (`1234` is `01234`).
    /// - A name may carry its kind (`Xã`, `Phường`, `Thị trấn`, `Đặc khu`, `X.`, `P.`, `TT.`, `ĐK.`), which then
    ///   decides, and may lack accents; one with the very same accents wins.
    /// - Code and name together (`30307 Phường Long Xuyên`, `Phường Long Xuyên (30307)`) must agree.
    /// - What follows a comma or stands in brackets is passed over: `Mỹ Hòa Hưng, An Giang`.
    /// - A day chooses among communes of that code or name; where none of them is valid on it, the only one there is
    ///   counts. Without a day a text that fits communes of several eras is ambiguous.
    ///
    /// - Complexity: O(length) for a text that is found; suggestions look at all communes.
    public func find(_ text: String, on day: Day?) -> CommuneLookup {
        let query = CommuneQuery(text)
        let coded = query.code.flatMap { byCode[$0] } ?? []
        let named = query.names.lazy.map(places(named:)).first { !$0.isEmpty } ?? []
        if query.code != nil && query.isNameStated {
            let both = coded.filter(named.contains)
            if !both.isEmpty { return resolved(both, on: day) }
            let either = coded + named
            if coded.isEmpty || named.isEmpty {
                return .unknown(suggestions: Array(sorted(either, on: day).prefix(3)).map { communes[$0] })
            }
            return .ambiguous(either.sorted().map { communes[$0] })
        }
        let places = Set(coded + named).sorted()
        return places.isEmpty ? .unknown(suggestions: suggestions(for: query, on: day)) : resolved(places, on: day)
    }

    /// Those with the name: its kind decides where it is stated, then the same accents.
    private func places(named text: String) -> [Int] {
        let name = CommuneName(text)
        let whole = places(bare: text)
        guard let kind = name.kind else { return whole }
        let ofKind = places(bare: name.bare, kind: kind)
        if ofKind.isEmpty { return whole }
        // «Phuong Thinh» may be a ward Thịnh, or Phương Thịnh of any kind.
        return name.isKindCertain ? ofKind : ofKind + whole
    }

    private func places(bare text: String, kind: CommuneKind? = nil) -> [Int] {
        let folded = (byFoldedName[VietnameseFold.key(text)] ?? []).filter { kind == nil || communes[$0].kind == kind }
        guard folded.count > 1 else { return folded }
        let exactKey = CommuneName.exactKey(text)
        let exact = folded.filter { CommuneName.exactKey(bareNames[$0]) == exactKey }
        return exact.isEmpty ? folded : exact
    }

    private func resolved(_ places: [Int], on day: Day?) -> CommuneLookup {
        let valid = day.map { day in places.filter { communes[$0].isValid(on: day) } } ?? places
        let chosen = valid.isEmpty ? places : valid
        if let only = chosen.first, chosen.count == 1 { return .found(communes[only]) }
        return .ambiguous(chosen.sorted().map { communes[$0] })
    }

    /// Communes of the day first, then by code.
    private func sorted(_ places: [Int], on day: Day?) -> [Int] {
        func isValid(_ place: Int) -> Bool { day.map(communes[place].isValid(on:)) ?? true }
        return places.filter(isValid).sorted() + places.filter { !isValid($0) }.sorted()
    }

    private func suggestions(for query: CommuneQuery, on day: Day?) -> [Commune] {
        guard let text = query.names.last else { return [] }
        // The bare name alone, and the whole text for names that begin like a kind.
        let keys = Set([CommuneName(text).bare, text].map(VietnameseFold.key))
            .filter { !$0.isEmpty }.map { Array($0.utf8) }
        var distances: [(place: Int, distance: Int)] = []
        for (name, places) in byFoldedName {
            let letters = Array(name.utf8)
            let distance = keys.compactMap { key in
                // A beginning of at least four letters is meant too, but less likely than a typing error.
                EditDistance(limit: max(1, key.count / 3)).between(key, letters)
                    ?? (key.count >= 4 && letters.starts(with: key) ? key.count : nil)
            }.min()
            if let distance { distances += places.map { ($0, distance) } }
        }
        let nearest = Dictionary(grouping: distances, by: \.distance).sorted { $0.key < $1.key }
        return nearest.flatMap { sorted($0.value.map(\.place), on: day) }.prefix(3).map { communes[$0] }
    }
}
