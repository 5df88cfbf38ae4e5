public import RegistryRecords

/// A target of a plan: a dated rule, kept as data in `GeoData/targets` and in the registry.
public struct Target: Sendable, Hashable, Codable {
    /// Stable word, such as `postal-staffed-online`.
    public var code: String
    /// What people read.
    public var title: BilingualText
    /// What is measured in every commune.
    public var measure: TargetMeasure
    /// Technology, for ``TargetMeasure/mobileShare``.
    public var technology: TechnologyClass?
    /// Name of the indicator, for ``TargetMeasure/indicator``.
    public var indicator: String?
    /// Whether the measure must reach or must not exceed the threshold.
    public var comparison: Comparison
    /// The threshold of a commune: a count, a share of 1 or kilometres, as the measure has it.
    public var threshold: Double
    /// Share of communes that must meet it for the province to meet it.
    public var communesShare: Double
    /// How old evidence may be, in days.
    public var evidenceAgeDays: Int
    /// Whether an assumed service radius proves.
    public var acceptAssumedRadius: Bool
    /// First day on which the target is asked for.
    public var from: Day
    /// Last day; nil when it stays.
    public var to: Day?
    /// Where the target and its figures come from.
    public var source: String
    /// Parts that are a setting of the office and not law, in words; nil when there are none.
    public var setting: BilingualText?

    /// Age limit of evidence for measures that no target of the day asks for.
    public static let defaultEvidenceAgeDays = 730

    /// Makes the value of its parts; nothing is checked here.
    package init(
        code: String, title: BilingualText, measure: TargetMeasure, technology: TechnologyClass?, indicator: String?,
        comparison: Comparison, threshold: Double, communesShare: Double, evidenceAgeDays: Int,
        acceptAssumedRadius: Bool, from: Day, to: Day?, source: String, setting: BilingualText?
    ) {
        self.code = code
        self.title = title
        self.measure = measure
        self.technology = technology
        self.indicator = indicator
        self.comparison = comparison
        self.threshold = threshold
        self.communesShare = communesShare
        self.evidenceAgeDays = evidenceAgeDays
        self.acceptAssumedRadius = acceptAssumedRadius
        self.from = from
        self.to = to
        self.source = source
        self.setting = setting
    }

    /// How a measure is held against a threshold.
    public enum Comparison: String, Sendable, Hashable, Codable {
        case atLeast = ">="
        case atMost = "<="
    }

    enum CodingKeys: String, CodingKey {
        case code, title, measure, technology, indicator, comparison, threshold, from, to, source, setting
        case communesShare = "communes_share"
        case evidenceAgeDays = "evidence_age_days"
        case acceptAssumedRadius = "accept_assumed_radius"
    }
}

/// What a target measures.
public enum TargetMeasure: String, Sendable, Hashable, Codable {
    /// Points that are staffed and have Internet.
    case staffedOnline = "staffed_online"
    /// The settlement share where the commune has settlements, else the area share.
    case mobileShare = "mobile_share"
    /// Open dead-zone reports.
    case openDeadZones = "open_dead_zones"
    /// Overdue kilometres of cable cleanups.
    case overdueCable = "overdue_cable_km"
    /// A figure of the commune from another statistic; without a value nothing is proven.
    case indicator
}
