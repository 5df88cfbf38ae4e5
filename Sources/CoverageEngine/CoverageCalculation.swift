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
        undecided = input.undecided
        known = input.known
        sampleRule = input.sampleRules.entry(on: input.day)
        let calculation = CoverageCalculation(input)
        communes = calculation.communes()
        indicators = calculation.indicatorsOfProvinces()
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
    private let settlementsOfCommune: [[Int]]
    private let postal: PostalTargets
    private let speed: SpeedTargets
    private let indicators: IndicatorTargets

    init(_ input: CoverageInput) {
        self.input = input
        activeTargets = input.activeTargets
        settlementsOfCommune = Self.places(of: input.settlements, communes: input.communes.count)
        postal = PostalTargets(
            input, postalOfCommune: Self.places(of: input.postalPoints, communes: input.communes.count),
            settlementsOfCommune: settlementsOfCommune)
        speed = SpeedTargets(input)
        indicators = IndicatorTargets(input)
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
        let judgement = TargetJudgement(
            input, postal: postal, speed: speed, indicators: indicators, mobile: mobile, lists: listFigures())
        return input.communes.indices.map { index in
            let commune = input.communes[index]
            let figures = judgement.figures(ofCommune: index)
            var coverage = CommuneCoverage(
                commune: commune.commune, boundaryQuality: commune.boundaryQuality,
                areaSquareKilometres: commune.areaSquareKilometres, postal: postal.coverage(ofCommune: index),
                mobile: mobile.mapValues { $0[index] }, deadZones: deadZones[index], cables: cables[index],
                verdicts: figures.mapValues(\.verdict))
            coverage.figures = figures
            coverage.indicators = indicators.newest(of: commune.commune.code)
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
        let judgement = TargetJudgement(
            input, postal: postal, speed: speed, indicators: indicators, mobile: [:], lists: [:])
        return activeTargets.flatMap { target in
            provinces.map { province in
                var summary: TargetSummary
                if target.scope == .province {
                    let figure = judgement.figures(ofProvince: province)[target.code] ?? .unknown(target)
                    summary = TargetSummary(target, verdicts: [figure.verdict], verdict: figure.verdict)
                    summary.figure = figure
                } else {
                    let ofProvince = communes.filter { $0.commune.province == province }
                    let verdicts = ofProvince.compactMap { $0.verdicts[target.code] }
                    summary = TargetSummary(target, verdicts: verdicts)
                    summary.notAsked = ofProvince.count - verdicts.count
                }
                summary.province = provinces.count > 1 ? province : nil
                return summary
            }
        }
    }

    /// The newest value of every indicator of the provinces of the table.
    func indicatorsOfProvinces() -> [String: [IndicatorValue]] {
        let provinces = Set(input.communes.map(\.commune.province))
        return Dictionary(uniqueKeysWithValues: provinces.map { ($0, indicators.newest(of: $0)) })
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

    /// Figures of the targets that ask for the absence of something recorded in a list.
    private func listFigures() -> [String: [TargetFigure]] {
        var figures: [String: [TargetFigure]] = [:]
        for target in activeTargets {
            if target.measure == .openDeadZones {
                figures[target.code] = listFigures(of: target, records: input.deadZones) { zone in
                    let open = DeadZoneState(zone.record, on: input.day) == .open ? 1.0 : 0
                    return (open, open)
                }
            } else if target.measure == .overdueCable {
                figures[target.code] = listFigures(of: target, records: input.cableRoutes) { route in
                    let lengths = CableLengths(route.record, lineMetres: route.lengthMetres, on: input.day)
                    return (lengths.overdue / 1000, lengths.overdueAtMost / 1000)
                }
            }
        }
        return figures
    }

    /// What is recorded with valid evidence is there for certain. How much more there may be: nothing but the
    /// records without valid evidence, where any part of the list was surveyed within the age limit; else anything,
    /// since «none recorded» proves nothing where nobody looked.
    ///
    /// - Parameter amount: How much a record counts by what is stated, and at most by what is proven.
    private func listFigures(
        of target: Target, records: [LocatedRecord], amount: (LocatedRecord) -> (stated: Double, atMost: Double)
    ) -> [TargetFigure] {
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
            TargetFigure(low: low[commune], high: isListProven ? high[commune] : .infinity, target: target)
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

extension TargetSummary {
    /// Counts the verdicts of a target.
    ///
    /// - Parameter verdict: That of the province; nil takes it from the share of communes that meet the target.
    fileprivate init(_ target: Target, verdicts: [Verdict], verdict: Verdict? = nil) {
        let (met, notMet) = (verdicts.count { $0 == .met }, verdicts.count { $0 == .notMet })
        let of = Double(verdicts.count)
        self.init(
            target: target, province: nil, met: met, notMet: notMet, notProven: verdicts.count - met - notMet,
            of: verdicts.count,
            verdict: verdict
                ?? Verdict(
                    low: Double(met) / of, high: Double(verdicts.count - notMet) / of, atLeast: target.communesShare))
    }
}
