import RegistryRecords

extension CommuneSearch {
    /// More parts than that are no address: the rest is passed over.
    static let mostParts = 12

    /// What a part of an address may be.
    private struct Reading {
        var communes: [(entry: Int, agreement: CommuneSpelling.Agreement)] = []
        var districts: Set<Int> = []
        var provinces: Set<Int> = []
        /// Whether a word such as `xã` stands before the name of a commune.
        var saysCommune = false
        var isUnderstood: Bool { !communes.isEmpty || !districts.isEmpty || !provinces.isEmpty }
    }

    /// The entries that the text may mean, each fitting all that the text says.
    func matches(of query: CommuneQuery) -> [Match] {
        if query.isNumber { return communes(named: query.words).map { Match(entry: $0.entry, agreement: $0.agreement) } }
        guard !query.words.isEmpty else { return [] }
        let parts = Array(CommuneQuery.parts(of: query.words, at: .strong).prefix(Self.mostParts))
        // A name with a dash or a bracket in it.
        if parts.count > 1 {
            let whole = communes(named: query.words)
            if !whole.isEmpty { return whole.map { Match(entry: $0.entry, agreement: $0.agreement) } }
        }
        var remark: CommuneQuery.Remark?
        let readings = parts.flatMap { refined($0, remark: &remark) }
        var found: [Match] = []
        for place in readings.indices {
            for (entry, agreement) in readings[place].communes {
                var match = Match(entry: entry, agreement: agreement)
                if fits(&match, at: place, in: readings, remark: remark) { found.append(match) }
            }
        }
        let most = found.map(\.explained).max()
        return found.filter { $0.explained == most }
    }

    /// Whether all that the other parts say fits an entry.
    ///
    /// What stands before a part with `xã` or `phường` may be a hamlet with the name of some other place.
    private func fits(
        _ match: inout Match, at place: Int, in readings: [Reading], remark: CommuneQuery.Remark?
    ) -> Bool {
        let entry = directory.entries[match.entry]
        if let remark, (remark == .former) != (entry.commune == nil) { return false }
        for (other, reading) in readings.enumerated() where other != place && reading.isUnderstood {
            let isDistrict = !reading.districts.isDisjoint(with: entry.districts)
            let isProvince = !reading.provinces.isDisjoint(with: entry.provinces)
            let isRelated = reading.communes.contains {
                !Set(directory.entries[$0.entry].outcome).isDisjoint(with: entry.outcome)
            }
            if isDistrict || isProvince || isRelated {
                match.explained += 1
                if isDistrict { match.namesDistrict = true }
                if isProvince { match.namesProvince = true }
            } else if !(other < place && readings[place].saysCommune && !reading.saysCommune) {
                return false
            }
        }
        return true
    }

    /// A part that means nothing as a whole is taken apart further.
    private func refined(_ part: CommuneQuery.Part, remark: inout CommuneQuery.Remark?) -> [Reading] {
        let whole = reading(of: part)
        if whole.isUnderstood { return [whole] }
        let splittings = [
            CommuneQuery.parts(of: part, at: .hyphen), CommuneQuery.parts(of: part, atUnitWords: true),
            CommuneQuery.parts(of: part, atUnitWords: false),
        ]
        for pieces in splittings where pieces.count > 1 && pieces.count <= Self.mostParts {
            let readings = pieces.flatMap { refined($0, remark: &remark) }
            if readings.contains(where: \.isUnderstood) { return readings }
        }
        if let (rest, said) = CommuneQuery.withoutRemark(part) {
            let reading = reading(of: rest)
            if rest.isEmpty || reading.isUnderstood { remark = said }
            return rest.isEmpty ? [] : [reading]
        }
        return [whole]
    }

    private func reading(of part: CommuneQuery.Part) -> Reading {
        var reading = Reading()
        guard !part.isEmpty else { return reading }
        if !part.allSatisfy(\.isNumber) { reading.communes = communes(named: part) }
        if let unit = CommuneUnitWord(of: part), case .commune = unit.meaning {
            reading.saysCommune = !reading.communes.isEmpty
        }
        (reading.districts, reading.provinces) = directory.regions.regions(named: part)
        return reading
    }

    /// The entries with a name: its kind decides where it is stated.
    private func communes(
        named words: CommuneQuery.Part
    ) -> [(entry: Int, agreement: CommuneSpelling.Agreement)] {
        guard let unit = CommuneUnitWord(of: words) else { return directory.names.items(named: words).map { ($0, $1) } }
        let whole = directory.names.items(named: words).map { (entry: $0.item, agreement: $0.agreement) }
        guard case .commune(let kind) = unit.meaning else { return whole }
        let ofKind = directory.names.items(named: words.dropFirst(unit.length))
            .filter { directory.entries[$0.item].kind == kind }.map { (entry: $0.item, agreement: $0.agreement) }
        if ofKind.isEmpty { return whole }
        // «Phuong Thinh» may be a ward Thịnh, or Phương Thịnh of any kind.
        return unit.isCertain ? ofKind : ofKind + whole
    }
}
