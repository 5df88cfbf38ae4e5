import PlaneGeometry
import RegistryRecords

/// The mobile measures of all communes for one technology, of one operator or of any.
struct MobileCalculation {
    private let input: CoverageInput
    private let target: Target?
    /// The service areas that the measures are of.
    let unions: ServiceUnions
    private let counts: [CellCounts]

    private struct CellCounts {
        var sites = 0
        var cells = 0
        var assumedRadius = 0
        var assumedBeam = 0
    }

    /// - Parameters:
    ///   - placed: The cells of the input, weighed by the target's age limit.
    ///   - operator: Whose cells count; nil for those of any operator.
    ///   - target: The target that is to be decided; nil where none asks for the technology, or for an operator alone.
    init(
        _ input: CoverageInput, placed: PlacedCells, technology: TechnologyClass, operator: String? = nil,
        target: Target?
    ) {
        self.input = input
        self.target = target
        let cells = placed.cells.filter { cell in
            technology.includes(cell.facts.technology) && (`operator` == nil || cell.operator == `operator`)
        }
        unions = ServiceUnions(
            of: cells, acceptAssumedRadius: target?.acceptAssumedRadius ?? false, reach: placed.reach)
        var counts = Array(repeating: CellCounts(), count: input.communes.count)
        var countedSites = Set<Int>()
        for cell in cells {
            guard let commune = input.sites[cell.site].whereabouts.main else { continue }
            counts[commune].cells += 1
            counts[commune].assumedRadius += cell.facts.isRadiusAssumed ? 1 : 0
            counts[commune].assumedBeam += cell.facts.isBeamAssumed ? 1 : 0
            if countedSites.insert(cell.site).inserted { counts[commune].sites += 1 }
        }
        self.counts = counts
    }

    /// The measures of every commune, in the order of the input.
    ///
    /// - Parameter settlements: The settlements of each commune, as places in ``CoverageInput/settlements``.
    func coverage(settlementsOfCommune settlements: [[Int]]) -> [MobileCoverage] {
        let high = coveredAreas(by: unions.possible)
        let low = unions.areSame ? high : coveredAreas(by: unions.proven)
        let peopleInside = input.population.map { unions.possible.people(of: $0) }
        return input.communes.indices.map { commune in
            func share(_ areas: [Double?]) -> Double? {
                guard let covered = areas[commune], let whole = input.communes[commune].outline?.extent.area, whole > 0
                else { return nil }
                return min(1, covered / whole)
            }
            let reach = SettlementReach(
                settlements[commune].lazy.map { input.settlements[$0] }, isProven: unions.proven.contains,
                isPossible: unions.possible.contains)
            let areaShare = share(high)
            let measure = reach.count == 0 ? MobileMeasure.areaShare : .settlementShare
            let interval =
                measure == .areaShare ? (low: share(low), high: areaShare) : (low: reach.low, high: reach.high)
            return MobileCoverage(
                verdict: target.map { verdict(low: interval.low, high: interval.high, target: $0) },
                measure: measure, low: interval.low, high: interval.high, sites: counts[commune].sites,
                cells: counts[commune].cells, assumedRadius: counts[commune].assumedRadius,
                assumedBeam: counts[commune].assumedBeam, areaShare: areaShare,
                settlementShare: reach.high, householdShare: reach.householdShare,
                populationShare: peopleInside.map { populationShare(ofCommune: commune, inside: $0) }
                    ?? reach.populationShare)
        }
    }

    /// By the cells of a raster; nil where there is nobody, and where the raster does not tell.
    private func populationShare(ofCommune commune: Int, inside: [Double]) -> Double? {
        guard let all = input.population?.people(ofCommune: commune), all > 0 else { return nil }
        return min(1, inside[commune] / all)
    }

    /// By commune; nil without a boundary.
    private func coveredAreas(by union: ServiceUnion) -> [Double?] {
        input.communes.map { commune in
            commune.outline.map {
                union.coveredArea(of: $0, commune: commune.commune.code, kept: input.keptAreas)
            }
        }
    }

    /// Without a boundary and without settlements nothing is known: the interval is 0 to 1.
    private func verdict(low: Double?, high: Double?, target: Target) -> Verdict {
        Verdict(low: low ?? 0, high: high ?? 1, target: target)
    }
}
