import PlaneGeometry
import RegistryRecords

extension CoverageTable {
    /// Computes the table. Works on values only; the same input gives the same table.
    ///
    /// - Complexity: O(n log n) in sites and boundary vertices for data as it occurs.
    public init(_ input: CoverageInput) {
        self.init(
            registry: input.registry, registryVersion: input.registryVersion, era: input.era, day: input.day,
            method: "exact-discs", targetsDigest: input.targetsDigest, communes: [], targets: [])
        known = input.known
        sampleRule = input.sampleRules.entry(on: input.day)
        let calculation = CoverageCalculation(input)
        communes = calculation.communes()
        targets = calculation.summaries(of: communes)
        if let cells = input.population {
            var source = cells.source
            let provinces = Set(communes.map(\.commune.province))
            let people = communes.indices.reduce(0) { $0 + (cells.people(ofCommune: $1) ?? 0) }
            source.peopleOfProvince = Dictionary(uniqueKeysWithValues: provinces.map { ($0, people) })
            source.communesOutside = communes.indices.count { cells.people(ofCommune: $0) == nil }
            population = source
        }
    }
}

/// One run over all measures and communes.
struct CoverageCalculation {
    private let input: CoverageInput
    private let activeTargets: [Target]
    private let postalOfCommune: [[Int]]
    private let settlementsOfCommune: [[Int]]

    init(_ input: CoverageInput) {
        self.input = input
        activeTargets = input.activeTargets
        postalOfCommune = Self.places(of: input.postalPoints, communes: input.communes.count)
        settlementsOfCommune = Self.places(of: input.settlements, communes: input.communes.count)
    }

    func communes() -> [CommuneCoverage] {
        let network = MobileNetwork(input)
        let byOperator = network.coverage(settlementsOfCommune: settlementsOfCommune)
        let evidence = EvidenceCalculation(input, operators: network.operators)
            .evidence(settlementsOfCommune: settlementsOfCommune)
        let mobile = byOperator[nil] ?? [:]
        let operators = byOperator.filter { $0.key != nil }
        let deadZones = deadZoneCoverage()
        let cables = cableCoverage()
        let listVerdicts = listVerdicts()
        return input.communes.indices.map { index in
            let commune = input.communes[index]
            let postal = postalCoverage(ofCommune: index)
            var verdicts: [String: Verdict] = [:]
            for target in activeTargets {
                verdicts[target.code] =
                    switch target.measure {
                    case .staffedOnline: postal.verdict(for: target, facts: postalFacts(ofCommune: index, for: target))
                    case .mobileShare: target.technology.flatMap { mobile[$0]?[index].verdict }
                    case .openDeadZones, .overdueCable: listVerdicts[target.code]?[index]
                    case .indicator: .notProven
                    }
            }
            var coverage = CommuneCoverage(
                commune: commune.commune, boundaryQuality: commune.boundaryQuality,
                areaSquareKilometres: commune.areaSquareKilometres, postal: postal,
                mobile: mobile.mapValues { $0[index] }, deadZones: deadZones[index], cables: cables[index],
                verdicts: verdicts)
            coverage.evidence = evidence[index].ofAny
            if input.operators != nil {
                coverage.operators = operators.compactMap { name, measures in
                    name.map { name in
                        var operated = OperatorCoverage(operator: name, mobile: measures.mapValues { $0[index] })
                        operated.evidence = evidence[index].byOperator[name] ?? CommuneEvidence()
                        return operated
                    }
                }.sorted { $0.operator < $1.operator }
            }
            return coverage
        }
    }

    /// One line a target; a line for each province where the table holds several.
    func summaries(of communes: [CommuneCoverage]) -> [TargetSummary] {
        let provinces = Set(communes.map(\.commune.province)).sorted()
        return activeTargets.flatMap { target in
            provinces.map { province in
                let verdicts = communes.filter { $0.commune.province == province }.map { $0.verdicts[target.code] }
                let met = verdicts.count { $0 == .met }
                let notMet = verdicts.count { $0 == .notMet }
                let of = Double(verdicts.count)
                return TargetSummary(
                    target: target, province: provinces.count > 1 ? province : nil, met: met, notMet: notMet,
                    notProven: verdicts.count - met - notMet, of: verdicts.count,
                    verdict: Verdict(
                        low: Double(met) / of, high: Double(verdicts.count - notMet) / of,
                        atLeast: target.communesShare))
            }
        }
    }

    // MARK: Postal

    private func postalFacts(ofCommune index: Int, for target: Target?) -> [PostalFacts] {
        postalOfCommune[index].map { place in
            let point = input.postalPoints[place]
            return PostalFacts(
                point.record, isPlaceCertain: point.whereabouts.isCertain, on: input.day,
                evidenceAgeDays: target?.evidenceAgeDays ?? Target.defaultEvidenceAgeDays)
        }
    }

    private func postalCoverage(ofCommune index: Int) -> PostalCoverage {
        let target = activeTargets.first { $0.measure == .staffedOnline }
        return PostalCoverage(
            facts: postalFacts(ofCommune: index, for: target), population: population(ofCommune: index),
            areaSquareKilometres: input.communes[index].areaSquareKilometres, threshold: target?.threshold ?? 1)
    }

    /// By the raster where there is one. Else the sum over the settlements; nil when there are none or when one of them does
    /// not state it.
    private func population(ofCommune index: Int) -> Double? {
        if let population = input.population { return population.people(ofCommune: index) }
        let stated = settlementsOfCommune[index].map { input.settlements[$0].record[.population]?.number }
        guard !stated.isEmpty, !stated.contains(nil) else { return nil }
        return stated.compactMap(\.self).reduce(0, +)
    }

    // MARK: Dead zones and cables

    private func deadZoneCoverage() -> [DeadZoneCoverage] {
        var coverage = Array(repeating: DeadZoneCoverage(open: 0, resolved: 0), count: input.communes.count)
        for zone in input.deadZones {
            guard let commune = zone.whereabouts.main else { continue }
            switch DeadZoneState(zone.record, on: input.day) {
            case .open: coverage[commune].open += 1
            case .resolved: coverage[commune].resolved += 1
            case .absent: break
            }
        }
        return coverage
    }

    private func cableCoverage() -> [CableCoverage] {
        var coverage = Array(repeating: CableCoverage.none, count: input.communes.count)
        for route in input.cableRoutes {
            let lengths = CableLengths(route.record, lineMetres: route.lengthMetres, on: input.day)
            for part in route.whereabouts.parts {
                coverage[part.commune] += CableCoverage(lengths, share: part.share)
            }
        }
        return coverage
    }

    /// Verdicts of the targets that ask for the absence of something recorded in a list.
    private func listVerdicts() -> [String: [Verdict]] {
        var verdicts: [String: [Verdict]] = [:]
        for target in activeTargets {
            switch target.measure {
            case .openDeadZones:
                verdicts[target.code] = listVerdicts(for: target, records: input.deadZones) { zone in
                    let open = DeadZoneState(zone.record, on: input.day) == .open ? 1.0 : 0
                    return (open, open)
                }
            case .overdueCable:
                verdicts[target.code] = listVerdicts(for: target, records: input.cableRoutes) { route in
                    let lengths = CableLengths(route.record, lineMetres: route.lengthMetres, on: input.day)
                    return (lengths.overdue / 1000, lengths.overdueAtMost / 1000)
                }
            case .staffedOnline, .mobileShare, .indicator: break
            }
        }
        return verdicts
    }

    /// What is recorded with valid evidence is there for certain. How much more there may be: nothing but the
    /// records without valid evidence, where any part of the list was surveyed within the age limit; else anything,
    /// since «none recorded» proves nothing where nobody looked.
    ///
    /// - Parameter amount: How much a record counts by what is stated, and at most by what is proven.
    private func listVerdicts(
        for target: Target, records: [LocatedRecord], amount: (LocatedRecord) -> (stated: Double, atMost: Double)
    ) -> [Verdict] {
        var low = Array(repeating: 0.0, count: input.communes.count)
        var high = low
        var isListProven = false
        for record in records {
            let isProven = record.record.evidence.base.counts(on: input.day, ageLimitDays: target.evidenceAgeDays)
            isListProven = isListProven || isProven
            let amount = amount(record)
            for part in record.whereabouts.parts {
                high[part.commune] += amount.atMost * part.share
                low[part.commune] += isProven && record.whereabouts.isCertain ? amount.stated * part.share : 0
            }
        }
        return low.indices.map { commune in
            Verdict(low: low[commune], high: isListProven ? high[commune] : .infinity, target: target)
        }
    }

    /// The records of each commune that holds most of them, as places in the list.
    private static func places(of records: [LocatedRecord], communes: Int) -> [[Int]] {
        var places: [[Int]] = Array(repeating: [], count: communes)
        for (place, record) in records.enumerated() {
            if let commune = record.whereabouts.main { places[commune].append(place) }
        }
        return places
    }
}

extension PostalCoverage {
    /// The verdict for a target that may have another threshold or age limit than the first postal one.
    fileprivate func verdict(for target: Target, facts: [PostalFacts]) -> Verdict {
        PostalCoverage(facts: facts, population: nil, areaSquareKilometres: nil, threshold: target.threshold).verdict
    }
}

extension Verdict {
    /// The verdict of an interval by the target's comparison and threshold.
    init(low: Double, high: Double, target: Target) {
        switch target.comparison {
        case .atLeast: self.init(low: low, high: high, atLeast: target.threshold)
        case .atMost: self.init(low: low, high: high, atMost: target.threshold)
        }
    }
}
