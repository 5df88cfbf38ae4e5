import CoverageEngine
public import RegistryRecords

extension ProvinceRegistry {
    /// How counts move from the communes of an earlier era to those of today.
    ///
    /// - Parameters:
    ///   - old: The earlier era.
    ///   - day: Things are counted as of this day.
    ///   - province: Code of a province of the earlier era; nil for all.
    /// - Throws: ``JobError/noCommunes(era:)`` when the registry lacks the communes of an era;
    ///   ``JobError/unknownProvince(_:suggestions:)``.
    public func bridge(from old: Era, on day: Day, province: String? = nil) throws -> EraBridge {
        let new = try era(on: day).to == nil ? era(on: day) : era(on: .today)
        let before = try boundaries(of: old)
        let succession = try succession()
        if province != nil { _ = try provinces(of: old, asked: province) }
        var counting = BridgeCounting(from: before, to: try boundaries(of: new), succession: succession)
        try counting.add(records(of: .postalPoint).filter { PostalFacts($0, on: day, evidenceAgeDays: 0).isActive }) {
            record, share in
            var figures = EraBridge.Figures()
            figures.postalPoints = 1
            return figures
        }
        try counting.add(records(of: .site)) { _, _ in
            var figures = EraBridge.Figures()
            figures.sites = 1
            return figures
        }
        try counting.add(records(of: .deadZone).filter { DeadZoneState($0, on: day) == .open }) { _, _ in
            var figures = EraBridge.Figures()
            figures.deadZones = 1
            return figures
        }
        try counting.add(records(of: .settlement)) { settlement, _ in
            var figures = EraBridge.Figures()
            figures.settlements = 1
            figures.households = settlement.record[.households]?.number ?? 0
            figures.population = settlement.record[.population]?.number ?? 0
            return figures
        }
        try counting.add(records(of: .cableRoute)) { route, share in
            var figures = EraBridge.Figures()
            figures.cableMetres = CableLengths(route.record, lineMetres: route.lengthMetres, on: day).planned * share
            return figures
        }
        let lines = counting.lines().filter { line in
            guard let province else { return true }
            if let commune = line.old { return commune.province == province }
            return line.new.map { commune in
                succession.origins(ofToday: commune.code, inEra: old.name).contains { code in
                    before.index.commune(withCode: code).map { before.communes[$0].commune.province } == province
                }
            } ?? false
        }
        return EraBridge(
            registry: registry.identifier, registryVersion: try version, old: old, new: new, day: day, lines: lines)
    }
}
