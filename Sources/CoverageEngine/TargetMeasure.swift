/// What a target measures; the raw value is the word of the targets document.
public enum TargetMeasure: String, Sendable, Hashable, CaseIterable {
    /// Points that are staffed and have Internet.
    case staffedOnline = "staffed_online"
    /// Points that are staffed, with Internet or without.
    case staffed
    /// Points of all kinds, letter boxes included.
    case postalPoints = "postal_points"
    /// Points that offer a service, by the word for it.
    case servicePoints = "service_points"
    /// Population over points of all kinds (QCVN 1:2008).
    case peoplePerPoint = "people_per_point"
    /// √(area / (π·points)) in kilometres, as tables by QCVN 1:2008 print it.
    case meanRadius = "mean_radius_km"
    /// Mean distance from the settlements to the nearest staffed point, kilometres.
    case meanDistance = "mean_distance_km"
    /// Largest distance from a settlement to the nearest staffed point, kilometres.
    case largestDistance = "largest_distance_km"
    /// The settlement share where the commune has settlements, else the area share.
    case mobileShare = "mobile_share"
    /// Mean download of measured samples, Mbit/s.
    case mobileSpeed = "mobile_speed_mbps"
    /// Open dead-zone reports.
    case openDeadZones = "open_dead_zones"
    /// Overdue kilometres of cable cleanups.
    case overdueCable = "overdue_cable_km"
    /// A figure from another statistic, as it is stated; without a value nothing is proven.
    case indicator
    /// The growth of such a figure from the year before: the newest value over that of the year before, less 1.
    case indicatorGrowth = "indicator_growth"
    /// Other targets that must all be met; the figure is how many of them are.
    case allOf = "all_of"

    /// What the measure is about: the order and the headings of reports.
    public enum Family: Sendable, Hashable, CaseIterable {
        case postal, telecom, indicators, composite
    }

    /// What the measure is about.
    public var family: Family {
        switch self {
        case .staffedOnline, .staffed, .postalPoints, .servicePoints, .peoplePerPoint, .meanRadius, .meanDistance,
            .largestDistance:
            .postal
        case .mobileShare, .mobileSpeed, .openDeadZones, .overdueCable: .telecom
        case .indicator, .indicatorGrowth: .indicators
        case .allOf: .composite
        }
    }

    /// Whether the measure can be judged for a province as a whole.
    public var canBeOfProvince: Bool { family == .indicators || family == .composite }

    /// What the figure and the threshold are counted in.
    public enum Quantity: Sendable, Hashable {
        case count, share, kilometres, people, speed
    }

    /// What the figure and the threshold are counted in; an indicator of a unit of its own is a plain number.
    public var quantity: Quantity {
        switch self {
        case .staffedOnline, .staffed, .postalPoints, .servicePoints, .openDeadZones, .allOf: .count
        case .peoplePerPoint: .people
        case .meanRadius, .meanDistance, .largestDistance, .overdueCable: .kilometres
        case .mobileSpeed: .speed
        case .mobileShare, .indicator, .indicatorGrowth: .share
        }
    }
}
