import RegistryRecords

/// One text being looked for in a directory.
struct CommuneSearch {
    let directory: CommuneDirectory
    let day: Day?
    private let columnDistricts: Set<Int>
    private let columnProvinces: Set<Int>
    private let defaultProvince: Int?
    private var entries: [CommuneEntry] { directory.entries }

    /// An entry that the text may mean, and how.
    struct Match {
        var entry: Int
        var agreement: CommuneSpelling.Agreement
        /// How much of the text fits it: two for a district or province, one for a commune.
        var explained = 1
        var namesDistrict = false
        var namedProvinces: Set<Int> = []
    }

    init(in directory: CommuneDirectory, hint: CommuneDirectory.Hint, day: Day?) {
        self.directory = directory
        self.day = day
        var (districts, provinces): (Set<Int>, Set<Int>) = ([], [])
        if !hint.district.isEmpty {
            let found = directory.regions.regions(inColumn: hint.district)
            districts = found.districts
            // A column for districts may hold provinces; a district is the narrower word.
            if districts.isEmpty { provinces = found.provinces }
        }
        if !hint.province.isEmpty {
            let found = directory.regions.regions(inColumn: hint.province).provinces
            if !found.isEmpty { provinces = found }
        }
        columnDistricts = districts
        columnProvinces = provinces
        defaultProvince = hint.defaultProvince.flatMap(directory.regions.presentProvince(ofCode:))
    }

    mutating func lookup(of text: String, suggesting: Bool) -> CommuneLookup {
        var query = CommuneQuery(text)
        var coded = query.code.flatMap { directory.byCode[$0] } ?? []
        if !query.isNumber && query.isCodePadded && coded.isEmpty {
            // A house number, not a code.
            query = CommuneQuery(text, withoutCode: true)
            coded = []
        }
        let named = matches(of: query)
        var found: [Match]
        if query.code != nil && !query.isNumber && !query.words.isEmpty {
            found = named.filter { coded.contains($0.entry) }
            if found.isEmpty {
                let either = named.map(\.entry) + coded
                if named.isEmpty || coded.isEmpty {
                    return .unknown(suggestions: suggesting ? first(3, of: either) : [])
                }
                return ambiguous(either)
            }
        } else {
            found =
                named
                + coded.filter { code in !named.contains { $0.entry == code } }
                .map { Match(entry: $0, agreement: .exact) }
        }
        let fitting = found.filter(fitsColumns)
        if fitting.isEmpty {
            guard suggesting else { return .unknown(suggestions: []) }
            return .unknown(
                suggestions: found.isEmpty ? suggestions(for: query) : first(3, of: found.map(\.entry)))
        }
        return settled(fitting)
    }

    private func fitsColumns(_ match: Match) -> Bool {
        let entry = entries[match.entry]
        if !columnDistricts.isEmpty && columnDistricts.isDisjoint(with: entry.districts) { return false }
        if !columnProvinces.isEmpty { return !columnProvinces.isDisjoint(with: entry.provinces) }
        guard let defaultProvince, match.namedProvinces.isEmpty else { return true }
        return entry.provinces.contains(defaultProvince)
    }

    /// The answer for entries that all fit.
    private func settled(_ matches: [Match]) -> CommuneLookup {
        let best = matches.map(\.agreement).min()
        var chosen = Set(matches.filter { $0.agreement == best }.map(\.entry)).sorted()
        if let day {
            let inUse = chosen.filter { entries[$0].isInUse(on: day) }
            let namesDistrict = !columnDistricts.isEmpty || matches.contains { $0.namesDistrict }
            let areOld = inUse.contains { entries[$0].commune == nil }
            if !inUse.isEmpty && (!namesDistrict || areOld) { chosen = inUse }
            if areOld {
                // Before the merger An Giang was not yet Kiên Giang, too.
                let named = matches.reduce(into: columnProvinces) { $0.formUnion($1.namedProvinces) }
                let own = chosen.filter { entries[$0].oldProvince.map(named.contains) ?? false }
                if !own.isEmpty { chosen = own }
            }
            chosen.removeAll { entries[$0].isSuperseded && (entries[$0].to.map { day <= $0 } ?? false) }
        }
        let outcomes = Set(chosen.flatMap(outcome))
        guard let first = chosen.first, let only = outcomes.first else { return .unknown(suggestions: []) }
        let oldNames = chosen.compactMap { entry in former(of: entry) }
        if outcomes.count == 1 {
            // A present bearer of the name needs no word about the old one.
            return .found(
                directory.communes[only],
                former: oldNames.count == chosen.count && oldNames[0].successors.count == 1 ? oldNames[0] : nil)
        }
        if chosen.count == 1, let old = former(of: first) {
            return .split(old, into: outcomes.sorted().map { directory.communes[$0] })
        }
        return ambiguous(chosen)
    }

    /// The communes that an entry comes to on the day.
    private func outcome(of entry: Int) -> [Int] {
        former(of: entry) == nil ? [entries[entry].commune].compactMap { $0 } : entries[entry].outcome
    }

    /// The old commune that an entry stands for; nil when it is a commune of the registry on that day.
    private func former(of entry: Int) -> FormerCommune? {
        let entry = entries[entry]
        guard let former = entry.former else { return nil }
        if entry.commune != nil && (day.map(entry.isInUse) ?? true) { return nil }
        return directory.former[former]
    }

    // MARK: Candidates

    func candidates(_ chosen: [Int]) -> [CommuneCandidate] {
        var seen = Set<CommuneCandidate>()
        return chosen.flatMap { entry in
            outcome(of: entry).map { place in
                let commune = directory.communes[place]
                return CommuneCandidate(
                    commune, former: former(of: entry),
                    province: directory.hasSeveralProvinces
                        ? directory.regions.presentName(ofCode: commune.province) : nil)
            }
        }.filter { seen.insert($0).inserted }
    }

    private func ambiguous(_ chosen: [Int]) -> CommuneLookup {
        .ambiguous(
            candidates(Set(chosen).sorted()).sorted {
                ($0.commune.code, $0.commune.validFrom, $0.former?.code ?? "")
                    < ($1.commune.code, $1.commune.validFrom, $1.former?.code ?? "")
            })
    }

    /// The first few, those in use on the day before the others.
    func first(_ count: Int, of chosen: [Int]) -> [CommuneCandidate] {
        func isInUse(_ entry: Int) -> Bool { day.map(entries[entry].isInUse) ?? true }
        let sorted = Set(chosen).sorted()
        return Array(candidates(sorted.filter(isInUse) + sorted.filter { !isInUse($0) }).prefix(count))
    }
}
