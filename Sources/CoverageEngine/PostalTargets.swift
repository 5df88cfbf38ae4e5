import RegistryRecords

/// The figures of the postal targets.
struct PostalTargets {
    private let input: CoverageInput
    private let postalOfCommune: [[Int]]
    private let settlementsOfCommune: [[Int]]
    /// The distances by the age that evidence may have.
    private var distances: [Int: PostalDistances] = [:]

    /// - Parameters:
    ///   - postalOfCommune: The points of each commune, as places in ``CoverageInput/postalPoints``.
    ///   - settlementsOfCommune: The settlements of each commune, likewise.
    init(_ input: CoverageInput, postalOfCommune: [[Int]], settlementsOfCommune: [[Int]]) {
        self.input = input
        self.postalOfCommune = postalOfCommune
        self.settlementsOfCommune = settlementsOfCommune
        let ages = input.activeTargets.filter { $0.measure.family == .postal }.map(\.evidenceAgeDays)
        for age in Set(ages + [measuresAge]) { distances[age] = PostalDistances(input, evidenceAgeDays: age) }
    }

    /// The target that the measures of the table are weighed by: the first that asks for staff and Internet only.
    private var measuresTarget: Target? {
        input.activeTargets.first { $0.measure == .staffedOnline && $0.hoursPerDay == nil }
    }

    private var measuresAge: Int { measuresTarget?.evidenceAgeDays ?? Target.defaultEvidenceAgeDays }

    /// The postal measures of a commune.
    func coverage(ofCommune index: Int) -> PostalCoverage {
        var coverage = PostalCoverage(
            facts: facts(ofCommune: index, ageDays: measuresAge), population: population(ofCommune: index),
            areaSquareKilometres: input.communes[index].areaSquareKilometres,
            threshold: measuresTarget?.threshold ?? 1)
        coverage.distance = distance(ofCommune: index, ageDays: measuresAge)
        return coverage
    }

    /// The figure of a target in a commune; nil for a target of another family.
    func figure(of target: Target, inCommune index: Int) -> TargetFigure? {
        let facts = facts(ofCommune: index, ageDays: target.evidenceAgeDays, hoursPerDay: target.hoursPerDay)
        func count(_ isProven: (PostalFacts) -> Bool, orPossibly isPossible: (PostalFacts) -> Bool) -> TargetFigure {
            TargetFigure(
                low: Double(facts.count(where: isProven)),
                high: Double(facts.count { isProven($0) || isPossible($0) }), target: target)
        }
        switch target.measure {
        case .staffedOnline: return count(\.isStaffedOnline, orPossibly: \.isCandidate)
        case .staffed: return count(\.isStaffed, orPossibly: \.mayBeStaffed)
        case .postalPoints: return count(\.isProvenPoint, orPossibly: \.isActive)
        case .servicePoints: return servicePoints(of: target, inCommune: index, facts)
        case .peoplePerPoint: return peoplePerPoint(of: target, inCommune: index, facts)
        case .meanRadius: return meanRadius(of: target, inCommune: index, facts)
        case .meanDistance, .largestDistance:
            guard let distance = distance(ofCommune: index, ageDays: target.evidenceAgeDays) else {
                return .unknown(target)
            }
            let interval = target.measure == .meanDistance ? distance.mean : distance.largest
            return TargetFigure(low: interval.low, high: interval.high, target: target)
        case .mobileShare, .mobileSpeed, .openDeadZones, .overdueCable, .indicator, .indicatorGrowth, .allOf:
            return nil
        }
    }

    private func facts(ofCommune index: Int, ageDays: Int, hoursPerDay: Double? = nil) -> [PostalFacts] {
        postalOfCommune[index].map { place in
            let point = input.postalPoints[place]
            return PostalFacts(
                point.record, isPlaceCertain: point.whereabouts.isCertain, on: input.day, evidenceAgeDays: ageDays,
                hoursPerDay: hoursPerDay)
        }
    }

    private func distance(ofCommune index: Int, ageDays: Int) -> PostalDistance? {
        distances[ageDays]?.distance(ofCommune: index, settlements: settlementsOfCommune[index])
    }

    /// A point that does not say which services it offers, or said it too long ago, may offer any; a letter box none.
    private func servicePoints(of target: Target, inCommune index: Int, _ facts: [PostalFacts]) -> TargetFigure {
        let service = ServiceWord([target.service ?? ""] + target.serviceNames)
        var (low, high) = (0.0, 0.0)
        for (place, facts) in zip(postalOfCommune[index], facts) where facts.isActive && !facts.isLetterBox {
            let point = input.postalPoints[place].record
            let isValid = point.evidence.evidence(of: .services)
                .counts(on: input.day, ageLimitDays: target.evidenceAgeDays)
            let answer = isValid ? point[.services]?.text.map(service.answer) ?? .unknown : .unknown
            low += answer == .yes && facts.isPlaceCertain ? 1 : 0
            high += answer != .no ? 1 : 0
        }
        return TargetFigure(low: low, high: high, target: target)
    }

    /// Population over points; nobody is served where there is no point.
    private func peoplePerPoint(of target: Target, inCommune index: Int, _ facts: [PostalFacts]) -> TargetFigure {
        ratio(of: target, facts) { points in
            provenPopulation(ofCommune: index, ageDays: target.evidenceAgeDays).map { $0 / points }
        }
    }

    /// The area of a schematic boundary proves nothing.
    private func meanRadius(of target: Target, inCommune index: Int, _ facts: [PostalFacts]) -> TargetFigure {
        let commune = input.communes[index]
        return ratio(of: target, facts) { points in
            guard commune.boundaryQuality == .official else { return nil }
            return commune.areaSquareKilometres.map { ($0 / (.pi * points)).squareRoot() }
        }
    }

    /// A figure that falls as points are added.
    ///
    /// - Parameter value: The figure for a number of points above 0; nil when it is not known.
    private func ratio(
        of target: Target, _ facts: [PostalFacts], _ value: (Double) -> Double?
    ) -> TargetFigure {
        let (proven, possible) = (facts.count(where: \.isProvenPoint), facts.count(where: \.isActive))
        guard possible > 0 else { return TargetFigure(low: .infinity, high: .infinity, target: target) }
        guard let low = value(Double(possible)) else { return .unknown(target) }
        let high = proven > 0 ? value(Double(proven)) : nil
        return TargetFigure(low: low, high: high ?? .infinity, target: target)
    }

    /// By the raster where there is one. Else the sum over the settlements; nil when there are none or when one of them does
    /// not state it.
    private func population(ofCommune index: Int) -> Double? {
        if let population = input.population { return population.people(ofCommune: index) }
        let stated = settlementsOfCommune[index].map { input.settlements[$0].record[.population]?.number }
        guard !stated.isEmpty, !stated.contains(nil) else { return nil }
        return stated.compactMap(\.self).reduce(0, +)
    }

    /// ``population(ofCommune:)`` where every settlement stated it within the age limit.
    private func provenPopulation(ofCommune index: Int, ageDays: Int) -> Double? {
        guard input.population == nil else { return population(ofCommune: index) }
        let isProven = settlementsOfCommune[index].allSatisfy { place in
            let settlement = input.settlements[place]
            return settlement.whereabouts.isCertain
                && settlement.record.evidence.evidence(of: .population).counts(on: input.day, ageLimitDays: ageDays)
        }
        return isProven ? population(ofCommune: index) : nil
    }
}

extension PostalFacts {
    /// Proven to be there: any active point, a letter box too.
    fileprivate var isProvenPoint: Bool { isActive && isPlaceCertain && isProven }
}
