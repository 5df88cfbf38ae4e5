public import CoverageEngine
public import RegistryRecords
import RegistryStore

extension ProvinceRegistry {
    /// The ledger of dead zones, each open report held against the service that it complains of.
    ///
    /// A report that names no technology is held against 4G or better. What lies in no commune is in the list, too.
    ///
    /// - Parameters:
    ///   - from: First day of the period in which resolved reports are counted; nil for 1 January of the day's year.
    ///   - province: Its code; nil for all.
    ///   - communes: Codes or names of communes; empty for all.
    ///   - name: The operator whose reports are listed; nil for those of all.
    /// - Throws: ``JobError/unknownProvince(_:suggestions:)``, ``JobError/unknownCommune(_:suggestions:)``,
    ///   ``JobError/enterpriseNotNamed(_:named:)``.
    public func deadZones(
        on day: Day, from: Day? = nil, era: Era? = nil, province: String? = nil, communes: [String] = [],
        operator name: String? = nil
    ) throws -> DeadZoneLedger {
        let era = try era ?? self.era(on: day)
        let boundaries = try boundaries(of: era)
        if let province { _ = try provinces(of: era, asked: province) }
        let communes = Set(try communes.map { try self.commune(named: $0, on: day, era: era).code })
        let source = try sourceRows()
        var ledger = DeadZoneLedger(
            registry: registry.identifier, registryVersion: try version, day: day,
            from: from ?? Day(year: day.parts.year, month: 1, day: 1) ?? day, rules: settings.ledgerRules.entry(on: day)
        )
        let all = try RecordLocator(boundaries: boundaries).placed(try records(of: .deadZone))
        let services = all.map { ReportedService($0.record) }
        if let name, !services.contains(where: { $0.operators.contains { OperatorSelection.named(name).includes($0) } })
        {
            throw JobError.enterpriseNotNamed(name, named: Set(services.flatMap(\.operators)).sorted())
        }
        for (located, service) in zip(all, services) {
            let commune = located.whereabouts.main.map { boundaries.communes[$0].commune }
            guard communes.isEmpty || commune.map({ communes.contains($0.code) }) ?? false,
                province == nil || commune?.province == province,
                name.map({ name in
                    service.operators.isEmpty
                        || service.operators.contains { OperatorSelection.named(name).includes($0) }
                }) ?? true,
                let entry = DeadZoneLedger.Entry(
                    located, commune: commune, on: day, rules: ledger.rules,
                    source: source(located.record.evidence.base))
            else { continue }
            ledger.entries.append(entry)
        }
        ledger.entries.sort { $0.record.key < $1.record.key }
        try holdAgainstService(&ledger, era: era, source: source)
        return ledger
    }

    /// Says of each open report which cells reach it, province by province in the plane of its own zone.
    private func holdAgainstService(
        _ ledger: inout DeadZoneLedger, era: Era, source: @escaping (Evidence) -> SourceRow
    ) throws {
        var places: [String: Int] = [:]
        for (place, entry) in ledger.entries.enumerated() where entry.state == .open {
            places[entry.record.uuid] = place
        }
        for province in Set(ledger.entries.compactMap { $0.commune?.province }).sorted() {
            let input = try coverageInput(on: ledger.day, era: era, province: province, withEvidence: false)
            let job = HoleJob(
                input,
                request: HoleRequest(
                    technology: .g4OrBetter, operator: nil, communes: [],
                    leastSquareMetres: HoleRequest.standardLeastSquareMetres,
                    reportSquareMetres: HoleRequest.standardReportSquareMetres),
                plane: try CoveragePlane(ofProvince: province, in: era, meridians: settings.meridians), polygons: [],
                source: source)
            for report in try job.openReports() {
                guard let place = places[report.located.record.uuid] else { continue }
                job.hold(report, against: &ledger.entries[place])
            }
        }
    }

    /// The cable clean-ups on a day.
    ///
    /// - Parameters:
    ///   - province: Its code, so that only the parts of routes inside of it count; nil for all.
    ///   - year: The planned year; nil for all.
    ///   - name: The enterprise responsible; nil for all.
    /// - Throws: ``JobError/unknownProvince(_:suggestions:)``, ``JobError/enterpriseNotNamed(_:named:)``.
    public func cables(
        on day: Day, era: Era? = nil, province: String? = nil, year: Int? = nil, enterprise name: String? = nil
    ) throws -> CableLedger {
        let era = try era ?? self.era(on: day)
        if let province { _ = try provinces(of: era, asked: province) }
        let boundaries = try boundaries(of: era)
        let source = try sourceRows()
        let records = try records(of: .cableRoute)
        let known = Set(records.compactMap { $0[.enterprise]?.text }).sorted()
        if let name, !known.contains(where: { OperatorSelection.named(name).includes($0) }) {
            throw JobError.enterpriseNotNamed(name, named: known)
        }
        var ledger = CableLedger(registry: registry.identifier, registryVersion: try version, day: day)
        for located in try RecordLocator(boundaries: boundaries).placed(records) {
            let record = located.record
            if let year, record[.plannedYear]?.integer != year { continue }
            if let name, !OperatorSelection.named(name).includes(record[.enterprise]?.text ?? "") { continue }
            let parts = located.whereabouts.parts.map { part in
                CableLedger.Part(commune: boundaries.communes[part.commune].commune, share: part.share)
            }.filter { province == nil || $0.commune.province == province }
            if province != nil && parts.isEmpty { continue }
            ledger.entries.append(
                CableLedger.Entry(
                    record: record, parts: parts, share: province == nil ? 1 : parts.reduce(0) { $0 + $1.share },
                    isEqualShare: located.whereabouts.isEqualShare,
                    lengths: CableLengths(record, lineMetres: located.lengthMetres, on: day),
                    polesDone: CableLengths.polesDone(record, on: day), source: source(record.evidence.base)))
        }
        ledger.entries.sort { $0.record.key < $1.record.key }
        return ledger
    }

    /// Finds the row of a survey by the evidence that names it.
    package func sourceRows() throws -> (Evidence) -> SourceRow {
        let surveys = try registry.surveyDescriptions()
        return { evidence in
            SourceRow(
                file: surveys[evidence.survey]?.file ?? "", sheet: surveys[evidence.survey]?.sheet, row: evidence.row,
                surveyed: evidence.surveyed)
        }
    }
}

extension HoleJob {
    /// What computed service says of a report: of all generations that it complains of, of 4G or better for none.
    func hold(_ report: OpenReport, against entry: inout DeadZoneLedger.Entry) {
        guard let place = report.place else { return }
        let asked = report.service.technologies
        let classes =
            asked.isEmpty
            ? [.g4OrBetter]
            : TechnologyClass.allCases.filter { group in
                asked.contains { $0.rawValue == group.rawValue }
            }
        for technology in classes {
            let service = MobileService(input, of: technology, operators: report.service.operators)
            entry.servedShare = max(entry.servedShare ?? 0, place.share(coveredBy: service.possible))
            for server in service.servers(of: place) {
                let site = input.sites[server.site].record.key
                if !entry.sites.contains(site) { entry.sites.append(site) }
                if let reported = entry.record[.reported]?.day, let onAir = server.record[.onAir]?.day, onAir > reported
                {
                    entry.newCells.append(
                        .init(site: site, onAir: onAir, source: source(server.record.evidence.base)))
                }
            }
        }
    }
}
