import RegistryRecords

/// Makes the entries of a directory.
struct CommuneEntries {
    let communes: [Commune]
    private(set) var former: [FormerCommune] = []
    private(set) var entries: [CommuneEntry] = []
    private(set) var names = SpelledNames()
    let regions: RegionIndex
    private let byCode: [String: [Int]]

    init(_ communes: [Commune], regions: RegionIndex) {
        self.communes = Set(communes).sorted {
            ($0.code, $0.validFrom, $0.name) < ($1.code, $1.validFrom, $1.name)
        }
        self.regions = regions
        byCode = Dictionary(grouping: self.communes.indices) { [communes = self.communes] in communes[$0].code }
        for (place, commune) in self.communes.enumerated() {
            entries.append(
                CommuneEntry(
                    commune: place, kind: commune.kind, code: commune.code, outcome: [place],
                    provinces: Set(regions.presentProvince(ofCode: commune.province).map { [$0] } ?? []),
                    from: commune.validFrom, to: commune.validTo))
            addName(commune.name, kind: commune.kind, of: place)
        }
    }

    mutating func add(_ all: [FormerCommune]) {
        let loaded = loadedProvinces(of: all)
        for commune in all {
            let outcome = successors(of: commune)
            guard !outcome.isEmpty else { continue }
            let place = former.count
            former.append(commune)
            let district = regions.district(withCode: commune.district.code)
            let province = regions.province(named: commune.province.name)
            var ofOutcome = Set<Int>()
            for successor in outcome {
                ofOutcome.formUnion(entries[successor].provinces)
                if let district { entries[successor].districts.insert(district) }
                if let province { entries[successor].provinces.insert(province) }
            }
            let districts = Set(district.map { [$0] } ?? [])
            let provinces = ofOutcome.union(province.map { [$0] } ?? [])
            if let own = row(of: commune) {
                entries[own].former = place
                entries[own].outcome = outcome
                entries[own].districts = districts
                entries[own].provinces = provinces
                continue
            }
            entries.append(
                CommuneEntry(
                    former: place, kind: commune.kind, code: commune.code, outcome: outcome, districts: districts,
                    provinces: provinces, oldProvince: province, to: commune.validTo,
                    isSuperseded: loaded.contains(commune.province.code)))
            addName(commune.name, kind: commune.kind, of: entries.count - 1)
        }
    }

    /// Codes of old provinces whose old communes the registry has: then their codes are those of its rows.
    private func loadedProvinces(of all: [FormerCommune]) -> Set<String> {
        guard let last = all.map(\.validTo).max() else { return [] }
        return Set(communes.filter { $0.isValid(on: last) && $0.validTo != nil }.map(\.province))
    }

    /// The registry's own row of an old commune.
    private func row(of commune: FormerCommune) -> Int? {
        byCode[commune.code]?.first { communes[$0].isValid(on: commune.validTo) && communes[$0].validTo != nil }
    }

    private func successors(of commune: FormerCommune) -> [Int] {
        let next = commune.validTo.adding(days: 1)
        return commune.successors.compactMap { code in
            byCode[code]?.first { communes[$0].isValid(on: next) }
        }.sorted()
    }

    private mutating func addName(_ name: String, kind: CommuneKind?, of entry: Int) {
        let parts = CommuneName(name)
        guard parts.kind == kind else {
            names.add(SpelledWord.words(of: name), of: entry)
            return
        }
        names.add(parts.bare, of: entry)
        // Phường IV is Phường 4, too.
        if parts.bare.count == 1, let number = Self.roman[parts.bare[0].exact] {
            names.add(SpelledWord.words(of: number), of: entry)
        }
    }

    private static let roman = Dictionary(
        ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"].enumerated()
            .map { ($0.element, String($0.offset + 1)) }, uniquingKeysWith: { first, _ in first })
}
