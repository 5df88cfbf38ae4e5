public import RegistryRecords

/// A target of a plan: a dated rule, kept as data in `GeoData/targets` and in the registry.
public struct Target: Sendable, Hashable {
    /// Stable word, such as `postal-staffed-online`.
    public var code: String
    /// What people read.
    public var title: BilingualText
    /// What is measured.
    public var measure: TargetMeasure
    /// Technology, for ``TargetMeasure/mobileShare`` and ``TargetMeasure/mobileSpeed``.
    public var technology: TechnologyClass?
    /// Name of the indicator, for ``TargetMeasure/indicator`` and ``TargetMeasure/indicatorGrowth``.
    public var indicator: String?
    /// Whether the measure must reach or must not exceed the threshold.
    public var comparison: Comparison
    /// The threshold: a count, a share of 1, kilometres, people or Mbit/s, as the measure has it.
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
    /// What is judged: each commune, or the province as a whole.
    public var scope = Scope.commune
    /// Kinds of communes that are asked; nil for all. A setting: whether «100 % xã» means phường and đặc khu, too.
    public var communeKinds: [CommuneKind]?
    /// Hours a day that a point must be open at least, for the measures of staffed points; nil when hours do not matter.
    public var hoursPerDay: Double?
    /// The service that a point must offer, for ``TargetMeasure/servicePoints``, such as `KT1`.
    public var service: String?
    /// Other words for the service.
    public var serviceNames: [String] = []
    /// Other names of the indicator, as offices write it; accents and case do not matter.
    public var indicatorNames: [String] = []
    /// The unit that indicators must be stated in, such as `tỷ đồng`; nil for shares and rates of growth.
    public var unit: String?
    /// Codes of the targets that must all be met, for ``TargetMeasure/allOf``; empty otherwise.
    public var allOf: [String] = []

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
    public enum Comparison: String, Sendable, Hashable, CaseIterable {
        case atLeast = ">="
        case atMost = "<="
    }

    /// What a target judges.
    public enum Scope: String, Sendable, Hashable, CaseIterable {
        /// Each commune; the province by the share of its communes that meet it.
        case commune
        /// The province as a whole, by figures of the province.
        case province
    }

    /// Whether the target asks a commune of that kind.
    public func asks(_ kind: CommuneKind) -> Bool {
        scope == .commune && communeKinds?.contains(kind) ?? true
    }

    /// Whether the target is asked for on a day.
    public func isAsked(on day: Day) -> Bool { from <= day && day <= (to ?? day) }
}
