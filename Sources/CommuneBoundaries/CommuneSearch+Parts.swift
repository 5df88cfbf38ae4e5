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
        if query.isNumber {
            guard query.isCodePadded else { return [] }  // Five digits are no name.
            return communes(named: query.words).map { Match(entry: $0.entry, agreement: $0.agreement) }
        }
        guard !query.words.isEmpty else { return [] }
        let parts = Array(CommuneQuery.parts(of: query.words, at: .strong).prefix(Self.mostParts))
        var remark: CommuneQuery.Remark?
        let readings = joined(parts, of: query.words).flatMap { refined($0, remark: &remark) }
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

    /// Neighbours that are one name with a dash in it, such as `Văn Miếu - Quốc Tử Giám`, become one part.
    private func joined(_ parts: [CommuneQuery.Part], of words: CommuneQuery.Part) -> [CommuneQuery.Part] {
        parts.reduce(into: []) { joined, next in
            let both = words[(joined.last ?? next).startIndex..<next.endIndex]
            if !joined.isEmpty && reading(of: both).isUnderstood {
                joined[joined.count - 1] = both
            } else {
                joined.append(next)
            }
        }
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
                // Phú Hội, An Phú: the district says more than the commune of its name.
                match.explained += isDistrict || isProvince ? 2 : 1
                if isDistrict && !isProvince { match.namesDistrict = true }
                if isProvince { match.namedProvinces.formUnion(reading.provinces) }
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
        let pieces = CommuneQuery.parts(of: part, at: .hyphen)
        if pieces.count > 1 && pieces.count <= Self.mostParts {
            let readings = pieces.flatMap { refined($0, remark: &remark) }
            if readings.contains(where: \.isUnderstood) { return readings }
        }
        // The way that leaves the fewest names unknown, and of these the one with the fewest names.
        let ways = CommuneQuery.ways(toSplit: part).map { $0.map(reading(of:)) }
        let best = ways.min { left, right in
            (left.count { !$0.isUnderstood }, left.count) < (right.count { !$0.isUnderstood }, right.count)
        }
        if let best, best.contains(where: \.isUnderstood) { return best }
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
