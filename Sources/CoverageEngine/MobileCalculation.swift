import PlaneGeometry
import RegistryRecords

/// The mobile measures of all communes for one technology.
struct MobileCalculation {
    private let input: CoverageInput
    private let technology: TechnologyClass
    private let target: Target?
    /// The service areas that the measures are of.
    let unions: ServiceUnions
    private let counts: [CellCounts]

    private struct CellCounts {
        var sites = 0
        var cells = 0
        var assumedRadius = 0
    }

    init(_ input: CoverageInput, technology: TechnologyClass, target: Target?) {
        var siteOfCode: [String: Int] = [:]
        for (place, site) in input.sites.enumerated() {
            if let code = site.record[.site]?.text { siteOfCode[code] = place }
        }
        self.input = input
        self.technology = technology
        self.target = target
        let age = target?.evidenceAgeDays ?? Target.defaultEvidenceAgeDays
        let cells = input.cells.compactMap { cell -> PlacedCell? in
            guard let site = cell[.site]?.text.flatMap({ siteOfCode[$0] }),
                let facts = CellFacts(cell, on: input.day, evidenceAgeDays: age, assumedRadii: input.assumedRadii),
                technology.includes(facts.technology), facts.mayBeOnAir
            else { return nil }
            return PlacedCell(facts: facts, site: site, position: input.sites[site].position)
        }
        unions = ServiceUnions(
            of: cells, technology: technology, acceptAssumedRadius: target?.acceptAssumedRadius ?? false)
        var counts = Array(repeating: CellCounts(), count: input.communes.count)
        var countedSites = Set<Int>()
        for cell in cells {
            guard let commune = input.sites[cell.site].whereabouts.main else { continue }
            counts[commune].cells += 1
            counts[commune].assumedRadius += cell.facts.isRadiusAssumed ? 1 : 0
            if countedSites.insert(cell.site).inserted { counts[commune].sites += 1 }
        }
        self.counts = counts
    }

    /// The measures of every commune, in the order of the input.
    ///
    /// - Parameter settlements: The settlements of each commune, as places in ``CoverageInput/settlements``.
    func coverage(settlementsOfCommune settlements: [[Int]]) -> [MobileCoverage] {
        let polygons = input.communes.map(\.polygon)
        let high = polygons.map { $0.map(unions.possible.coveredArea) }
        let low = unions.areSame ? high : polygons.map { $0.map(unions.proven.coveredArea) }
        return input.communes.indices.map { commune in
            func share(_ areas: [Double?]) -> Double? {
                guard let covered = areas[commune], let whole = polygons[commune]?.area, whole > 0 else { return nil }
                return min(1, covered / whole)
            }
            let reach = SettlementReach(settlements[commune].map { input.settlements[$0] }, unions: unions)
            let areaShare = share(high)
            let measure = reach.count == 0 ? MobileMeasure.areaShare : .settlementShare
            let interval =
                measure == .areaShare ? (low: share(low), high: areaShare) : (low: reach.low, high: reach.high)
            return MobileCoverage(
                verdict: target.map { verdict(low: interval.low, high: interval.high, target: $0) },
                measure: measure, low: interval.low, high: interval.high, sites: counts[commune].sites,
                cells: counts[commune].cells, assumedRadius: counts[commune].assumedRadius, areaShare: areaShare,
                settlementShare: reach.high, householdShare: reach.householdShare,
                populationShare: reach.populationShare)
        }
    }

    /// Without a boundary and without settlements nothing is known: the interval is 0 to 1.
    private func verdict(low: Double?, high: Double?, target: Target) -> Verdict {
        Verdict(low: low ?? 0, high: high ?? 1, target: target)
    }
}

/// How many settlements of a commune lie inside the service areas.
private struct SettlementReach {
    private(set) var count = 0
    private var proven = 0
    private var possible = 0
    private var households = Weight()
    private var population = Weight()

    private struct Weight {
        var all = 0.0
        var inside = 0.0
        var isStated = false

        mutating func add(_ value: Double?, isInside: Bool) {
            guard let value else { return }
            isStated = true
            all += value
            inside += isInside ? value : 0
        }

        var share: Double? { isStated && all > 0 ? inside / all : nil }
    }

    /// A settlement without a position is outside of what is proven and inside of what is possible.
    init(_ settlements: [LocatedRecord], unions: ServiceUnions) {
        for settlement in settlements {
            let isPossible = settlement.position.map(unions.possible.contains) ?? true
            let isProven = settlement.position.map(unions.proven.contains) ?? false
            count += 1
            possible += isPossible ? 1 : 0
            proven += isProven ? 1 : 0
            households.add(settlement.record[.households]?.number, isInside: isPossible)
            population.add(settlement.record[.population]?.number, isInside: isPossible)
        }
    }

    var low: Double? { count == 0 ? nil : Double(proven) / Double(count) }
    var high: Double? { count == 0 ? nil : Double(possible) / Double(count) }
    var householdShare: Double? { households.share }
    var populationShare: Double? { population.share }
}
