public import RegistryRecords

/// How a target stands over all communes of the table.
public struct TargetSummary: Sendable, Hashable {
    /// The target.
    public var target: Target
    /// Province that the line is for; nil when the table has only one.
    public var province: String?
    /// Communes that meet it.
    public var met: Int
    /// Communes that do not.
    public var notMet: Int
    /// Communes for which the evidence does not decide.
    public var notProven: Int
    /// All communes that the target asks; 1 for a target of the province as a whole.
    public var of: Int
    /// Verdict of the province: the share of communes that meet the target against ``Target/communesShare``, or the
    /// verdict of ``figure``.
    public var verdict: Verdict
    /// Communes of the table that the target does not ask, by their kind.
    public var notAsked = 0
    /// The figure of a target of the province as a whole; nil for others.
    public var figure: TargetFigure?

    /// Makes the value of its parts; nothing is checked here.
    package init(
        target: Target, province: String?, met: Int, notMet: Int, notProven: Int, of: Int, verdict: Verdict
    ) {
        self.target = target
        self.province = province
        self.met = met
        self.notMet = notMet
        self.notProven = notProven
        self.of = of
        self.verdict = verdict
    }
}

/// The coverage-by-commune table of a registry, for a day and an era.
public struct CoverageTable: Sendable {
    /// Contract of the JSON form.
    public static let contract = 1

    /// Identifier of the registry.
    public var registry: String
    /// Version of the registry that the figures are of.
    public var registryVersion: Int
    /// Era of the communes.
    public var era: Era
    /// The day asked for.
    public var day: Day
    /// The day whose knowledge counts; nil for all that is known now.
    public var known: Day?
    /// How areas were found: `exact-discs`.
    public var method: String
    /// The raster that ``MobileCoverage/populationShare`` and ``PostalCoverage/peoplePerPoint`` are of; nil when they are of
    /// the settlements.
    public var population: PopulationSource?
    /// As of ``CoverageInput/undecided``.
    public var undecided = 0
    /// Records that other programs have edited and nobody has claimed: what was edited proves nothing.
    public var unclaimedEdits = 0
    /// Digest of the targets used, SHA-256.
    public var targetsDigest: String
    /// One entry a commune, sorted by code.
    public var communes: [CommuneCoverage]
    /// One entry a target (and province, when there are several), in the order of the targets.
    public var targets: [TargetSummary]
    /// The newest value of every indicator of each province, by the code of the province.
    public var indicators: [String: [IndicatorValue]] = [:]
    /// How measured samples were weighed.
    public var sampleRule = SampleRule.standard

    /// Makes the value of its parts; nothing is checked here.
    package init(
        registry: String, registryVersion: Int, era: Era, day: Day, method: String, targetsDigest: String,
        communes: [CommuneCoverage], targets: [TargetSummary]
    ) {
        self.registry = registry
        self.registryVersion = registryVersion
        self.era = era
        self.day = day
        self.method = method
        population = nil
        self.targetsDigest = targetsDigest
        self.communes = communes
        self.targets = targets
    }

    /// `official`, `schematic` or `mixed`; nil when no commune has a boundary.
    public var boundaryQuality: String? {
        let qualities = Set(communes.compactMap(\.boundaryQuality))
        return qualities.count > 1 ? "mixed" : qualities.first?.rawValue
    }
}
