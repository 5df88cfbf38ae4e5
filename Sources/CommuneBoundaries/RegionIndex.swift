/// Recognises districts and provinces by name and code.
///
/// Districts are numbered by their place in ``CommuneRegions/districts``. Provinces are numbered by name, so that An
/// Giang of today and the An Giang before are one.
struct RegionIndex: Sendable {
    private var districtNames = SpelledNames()
    private var districtsByCode: [String: Int] = [:]
    private var provinceNames = SpelledNames()
    private var provincesByCode: [String: [Int]] = [:]
    private var present: [String: CommuneRegions.Province] = [:]
    private var provincesByName: [String: Int] = [:]

    init(_ regions: CommuneRegions) {
        for province in regions.provinces + regions.formerProvinces {
            let words = Self.bare(province.name)
            let item = number(ofProvince: words)
            if !provincesByCode[province.code, default: []].contains(item) {
                provincesByCode[province.code, default: []].append(item)
            }
            for alias in province.aliases { provinceNames.add(SpelledWord.words(of: alias), of: item) }
        }
        for province in regions.provinces { present[province.code] = province }
        for (place, district) in regions.districts.enumerated() {
            let words = Self.bare(district.name)
            districtNames.add(words, of: place)
            districtsByCode[district.code] = place
        }
    }

    private mutating func number(ofProvince words: ArraySlice<SpelledWord>) -> Int {
        let name = words.map(\.exact).joined()
        if let known = provincesByName[name] { return known }
        let item = provincesByName.count
        provincesByName[name] = item
        provinceNames.add(words, of: item)
        return item
    }

    /// The name without its first word for a kind.
    private static func bare(_ name: String) -> ArraySlice<SpelledWord> {
        let words = SpelledWord.words(of: name)[...]
        return words.dropFirst(CommuneUnitWord(of: words)?.length ?? 0)
    }

    func district(withCode code: String) -> Int? { districtsByCode[code] }

    func province(named name: String) -> Int? { provincesByName[Self.bare(name).map(\.exact).joined()] }

    /// The name of a province of today; nil when its code is not listed.
    func presentName(ofCode code: String) -> String? { present[code]?.name }

    func presentProvince(ofCode code: String) -> Int? { present[code].flatMap { province(named: $0.name) } }

    /// What a part of an address names; both are empty when it names neither.
    func regions(named part: CommuneQuery.Part) -> (districts: Set<Int>, provinces: Set<Int>) {
        let unit = CommuneUnitWord(of: part)
        var found = (districts: Set<Int>(), provinces: Set<Int>())
        func look(for name: CommuneQuery.Part, districts: Bool, provinces: Bool) {
            // A number alone is no district: quận 1, but not 1.
            if districts && (unit?.length ?? 0 > 0 && name.count < part.count || !name.allSatisfy(\.isNumber)) {
                found.districts.formUnion(Self.best(districtNames.items(named: name)))
            }
            if provinces { found.provinces.formUnion(Self.best(provinceNames.items(named: name))) }
        }
        if let unit {
            let name = part.dropFirst(unit.length)
            switch unit.meaning {
            case .commune: break
            case .district: look(for: name, districts: true, provinces: false)
            case .city: look(for: name, districts: true, provinces: true)
            case .province: look(for: name, districts: false, provinces: true)
            }
            if unit.isCertain && (!found.districts.isEmpty || !found.provinces.isEmpty) { return found }
            if case .commune = unit.meaning, unit.isCertain { return found }
        }
        // TP.HCM and TPHCM are whole names, too.
        look(for: part, districts: true, provinces: true)
        return found
    }

    /// What a column for districts or provinces says: names, or a code.
    func regions(inColumn text: String) -> (districts: Set<Int>, provinces: Set<Int>) {
        let words = SpelledWord.words(of: text)[...]
        if words.count == 1, let number = words.first, number.isNumber {
            let districts = districtsByCode[number.digits].map { [$0] } ?? districtNames.items(named: words).map(\.item)
            let code = number.digits.utf8.count == 1 ? "0" + number.digits : number.digits
            return (Set(districts), Set(provincesByCode[code] ?? []))
        }
        var found = (districts: Set<Int>(), provinces: Set<Int>())
        for part in CommuneQuery.parts(of: words, at: .strong) {
            let (districts, provinces) = regions(named: part)
            found.districts.formUnion(districts)
            found.provinces.formUnion(provinces)
        }
        if found.districts.isEmpty && found.provinces.isEmpty { return regions(named: words) }
        return found
    }

    private static func best(_ items: [(item: Int, agreement: CommuneSpelling.Agreement)]) -> [Int] {
        guard let best = items.map(\.agreement).min() else { return [] }
        return items.filter { $0.agreement == best }.map(\.item)
    }
}
