import PlaneGeometry
import RegistryRecords

/// What a trace needs for every commune alike, worked out at the first question.
final class TraceNotes {
    /// A cell whose site is known.
    struct Cell {
        var record: RegistryRecord
        /// Nil for a cell without a technology.
        var facts: CellFacts?
        /// Place of the site in ``CoverageInput/sites``.
        var site: Int
    }

    private let input: CoverageInput
    private let evidenceAgeDays: Int

    init(_ input: CoverageInput, evidenceAgeDays: Int) {
        self.input = input
        self.evidenceAgeDays = evidenceAgeDays
    }

    /// All cells of known sites, in the order of the registry.
    lazy var cells: [Cell] = {
        let siteOfCode = Dictionary(
            input.sites.enumerated().compactMap { place, site in site.record[.site]?.text.map { ($0, place) } },
            uniquingKeysWith: { first, _ in first })
        return input.cells.compactMap { record in
            guard let site = record[.site]?.text.flatMap({ siteOfCode[$0] }) else { return nil }
            let facts = CellFacts(
                record, on: input.day, evidenceAgeDays: evidenceAgeDays, assumedRadii: input.assumedRadii)
            return Cell(record: record, facts: facts, site: site)
        }
    }()

    /// The figures from other statistics.
    lazy var indicators = IndicatorTargets(input)

    /// The records behind them, by code.
    lazy var indicatorRecords = Dictionary(
        input.indicators.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })

    /// The surveys of the records that count on the day, each by one piece of evidence, by target.
    var lists: [String: [Evidence]] = [:]

    private var distances: [Int: PostalDistances] = [:]

    /// The distances to postal points by evidence of an age.
    func distances(evidenceAgeDays age: Int) -> PostalDistances {
        if let known = distances[age] { return known }
        let measured = PostalDistances(input, evidenceAgeDays: age)
        distances[age] = measured
        return measured
    }

    /// The service areas of each class of technologies.
    lazy var unions: [(technology: TechnologyClass, unions: ServiceUnions)] = {
        let network = MobileNetwork(input)
        return TechnologyClass.allCases.map { ($0, network.calculation(of: $0).unions) }
    }()
}
