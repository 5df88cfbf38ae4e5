public import RegistryRecords

/// Met, not met or not proven: đạt, chưa đạt, chưa đủ căn cứ.
public enum Verdict: String, Sendable, Hashable, Codable {
    case met
    case notMet = "not-met"
    case notProven = "not-proven"

    /// The verdict of an interval: low ≥ threshold is met, high < threshold is not met, anything else is not proven.
    public init(low: Double, high: Double, atLeast threshold: Double) {
        self = low >= threshold ? .met : high < threshold ? .notMet : .notProven
    }

    /// The verdict of an interval that must not exceed a threshold.
    public init(low: Double, high: Double, atMost threshold: Double) {
        self = high <= threshold ? .met : low > threshold ? .notMet : .notProven
    }
}

/// Why a commune has no proven staffed postal point with Internet.
public enum PostalReason: String, Sendable, Hashable, Codable, CaseIterable {
    /// No active point, letter boxes apart, is recorded.
    case noneRecorded = "none-recorded"
    /// There are points, and each is stated to be without staff or without Internet.
    case recordedUnstaffed = "recorded-unstaffed"
    /// A point may be staffed and online, but nobody stated it.
    case unknown
    /// It was stated once, but the evidence is too old for the target.
    case expired
}

/// Postal measures of a commune.
public struct PostalCoverage: Sendable, Hashable {
    /// Verdict of the target «staffed postal point with Internet».
    public var verdict: Verdict
    /// Why it is not met or not proven; nil when met.
    public var reason: PostalReason?
    /// Active points of all kinds, letter boxes included.
    public var points: Int
    /// Active points proven to be staffed; a letter box never is.
    public var staffed: Int
    /// Points of ``staffed`` that are proven to have Internet too.
    public var staffedOnline: Int
    /// Population over points (QCVN 1:2008), by the settlements or by ``CoverageTable/population``; nil without population or
    /// without points.
    public var peoplePerPoint: Double?
    /// √(area / (π·points)) in kilometres (QCVN 1:2008); nil without points or without a boundary.
    public var meanRadiusKilometres: Double?
    /// How far the settlements really are from the nearest staffed point; nil without settlements.
    public var distance: PostalDistance?

    /// Makes the value of its parts; nothing is checked here.
    package init(
        verdict: Verdict, reason: PostalReason?, points: Int, staffed: Int, staffedOnline: Int,
        peoplePerPoint: Double?, meanRadiusKilometres: Double?
    ) {
        self.verdict = verdict
        self.reason = reason
        self.points = points
        self.staffed = staffed
        self.staffedOnline = staffedOnline
        self.peoplePerPoint = peoplePerPoint
        self.meanRadiusKilometres = meanRadiusKilometres
    }
}

/// Mobile measures of a commune for one technology.
public struct MobileCoverage: Sendable, Hashable {
    /// Verdict of the target for this technology; nil when no target asks for it.
    public var verdict: Verdict?
    /// `settlement-share` or `area-share`: which measure ``low`` and ``high`` are of.
    public var measure: MobileMeasure
    /// The share by proven facts only; nil when the commune has no boundary and no settlement.
    public var low: Double?
    /// The share with facts that are unknown, assumed or expired; nil likewise.
    public var high: Double?
    /// Distinct sites in the commune with at least one such cell on air, or perhaps on air.
    public var sites: Int
    /// Such cells.
    public var cells: Int
    /// Such cells whose service radius is assumed.
    public var assumedRadius: Int
    /// Such cells whose beam width is assumed.
    public var assumedBeam: Int
    /// Share of the commune's area, with the inputs of ``high``; nil without a boundary.
    public var areaShare: Double?
    /// Share of settlements; nil when there are none. The inputs are those of ``high`` here and below.
    public var settlementShare: Double?
    /// Share of households of settlements that state them; nil when none does.
    public var householdShare: Double?
    /// Share of the population: of settlements that state it, or of the cells of ``CoverageTable/population``; nil when there
    /// is nobody or nothing is known.
    public var populationShare: Double?

    /// Whether a site in the commune has such a cell on air, or perhaps on air.
    public var isPresent: Bool { cells > 0 }

    /// Makes the value of its parts; nothing is checked here.
    package init(
        verdict: Verdict?, measure: MobileMeasure, low: Double?, high: Double?, sites: Int, cells: Int,
        assumedRadius: Int, assumedBeam: Int = 0, areaShare: Double?, settlementShare: Double?, householdShare: Double?,
        populationShare: Double?
    ) {
        self.verdict = verdict
        self.measure = measure
        self.low = low
        self.high = high
        self.sites = sites
        self.cells = cells
        self.assumedRadius = assumedRadius
        self.assumedBeam = assumedBeam
        self.areaShare = areaShare
        self.settlementShare = settlementShare
        self.householdShare = householdShare
        self.populationShare = populationShare
    }
}

/// Mobile measures of one operator alone in a commune. They carry no verdict: a target asks for service by anybody.
public struct OperatorCoverage: Sendable, Hashable {
    /// The operator, as records state it.
    public var `operator`: String
    /// Measures by technology, from the operator's own cells in any commune.
    public var mobile: [TechnologyClass: MobileCoverage]
    /// What the operator claims and what was measured in its network.
    public var evidence = CommuneEvidence()

    /// Makes the value of its parts; nothing is checked here.
    package init(operator: String, mobile: [TechnologyClass: MobileCoverage]) {
        self.operator = `operator`
        self.mobile = mobile
    }
}

/// What a mobile verdict is decided by.
public enum MobileMeasure: String, Sendable, Hashable, Codable {
    case settlementShare = "settlement-share"
    case areaShare = "area-share"
}

/// A technology of the table: one generation strictly, or 4G and everything after it. They stand in the order of reports:
/// 2G and 3G, which networks are switching off, come last.
public enum TechnologyClass: String, Sendable, Hashable, Codable, CaseIterable {
    case g4 = "4G"
    case g5 = "5G"
    case g4OrBetter = "4G-or-better"
    case g2 = "2G"
    case g3 = "3G"

    /// Whether cells of that generation count.
    public func includes(_ technology: Technology) -> Bool {
        switch self {
        case .g2: technology == .g2
        case .g3: technology == .g3
        case .g4: technology == .g4
        case .g5: technology == .g5
        case .g4OrBetter: technology >= .g4
        }
    }

    /// The generation that a new site of the class is built with: the earliest that counts.
    package var generation: Technology {
        switch self {
        case .g2: .g2
        case .g3: .g3
        case .g4, .g4OrBetter: .g4
        case .g5: .g5
        }
    }
}

/// Dead-zone measures of a commune.
public struct DeadZoneCoverage: Sendable, Hashable {
    /// Reports that are open on the day.
    public var open: Int
    /// Reports resolved by the day.
    public var resolved: Int

    /// Makes the value of its parts; nothing is checked here.
    package init(open: Int, resolved: Int) {
        self.open = open
        self.resolved = resolved
    }
}

/// All measures of one commune on one day.
public struct CommuneCoverage: Sendable, Hashable {
    /// The commune.
    public var commune: Commune
    /// Quality of its boundary; nil when it has none.
    public var boundaryQuality: BoundaryQuality?
    /// Geodesic area; nil without a boundary.
    public var areaSquareKilometres: Double?
    /// Postal measures.
    public var postal: PostalCoverage
    /// Mobile measures by technology.
    public var mobile: [TechnologyClass: MobileCoverage]
    /// Dead-zone measures.
    public var deadZones: DeadZoneCoverage
    /// Cable measures.
    public var cables: CableCoverage
    /// What any operator claims and what was measured in any network.
    public var evidence = CommuneEvidence()
    /// Mobile measures of each operator told apart, sorted by name; nil when none were asked for.
    public var operators: [OperatorCoverage]?
    /// The verdict of every commune target that asks the commune, by the target's code.
    public var verdicts: [String: Verdict]
    /// What the verdicts are decided by, by the target's code.
    public var figures: [String: TargetFigure] = [:]
    /// The newest value of every indicator of the commune, sorted by name.
    public var indicators: [IndicatorValue] = []

    /// Makes the value of its parts; nothing is checked here.
    package init(
        commune: Commune, boundaryQuality: BoundaryQuality?, areaSquareKilometres: Double?, postal: PostalCoverage,
        mobile: [TechnologyClass: MobileCoverage], deadZones: DeadZoneCoverage, cables: CableCoverage,
        verdicts: [String: Verdict]
    ) {
        self.commune = commune
        self.boundaryQuality = boundaryQuality
        self.areaSquareKilometres = areaSquareKilometres
        self.postal = postal
        self.mobile = mobile
        self.deadZones = deadZones
        self.cables = cables
        self.verdicts = verdicts
    }
}
