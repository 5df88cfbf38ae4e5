public import RegistryRecords

/// How what is counted by the communes of an earlier era moves to the communes of a later one.
public struct EraBridge: Sendable {
    /// Contract of the JSON form.
    public static let contract = 1

    /// Identifier of the registry.
    public var registry: String
    /// Version of the registry that the figures are of.
    public var registryVersion: Int
    /// The era of the old communes.
    public var old: Era
    /// The era of the new ones.
    public var new: Era
    /// The day on which things are counted.
    public var day: Day
    /// A line a pair of an old commune and a new one that holds land of it, by old code and new code; behind them what
    /// could be laid to no pair.
    public var lines: [Line]

    /// What moves from one commune to another.
    public struct Line: Sendable, Hashable {
        /// The old commune; nil where nobody can say which.
        public var old: Commune?
        /// The new commune; nil where nobody can say which.
        public var new: Commune?
        /// Why it moves there.
        public var basis: Basis
        /// How much.
        public var figures: Figures
    }

    /// Why something moves from an old commune to a new one.
    public enum Basis: String, Sendable, Hashable, CaseIterable {
        /// The old commune went over whole into the new one.
        case whole
        /// The old commune was split, and a position, or a new commune stated beside the old one, tells the part.
        case geometry
        /// One of the two communes is told by nothing.
        case split
    }

    /// What is counted. A line has parts of routes, so that lengths add up; everything else counts where most of it is.
    public struct Figures: Sendable, Hashable {
        /// Postal points active on the day.
        public var postalPoints = 0
        /// BTS sites.
        public var sites = 0
        /// Dead-zone reports open on the day.
        public var deadZones = 0
        /// Settlements.
        public var settlements = 0
        /// Households of the settlements that state them.
        public var households = 0.0
        /// People of the settlements that state them.
        public var population = 0.0
        /// Planned length of cable clean-ups, metres.
        public var cableMetres = 0.0

        /// Whether nothing is counted.
        public var isEmpty: Bool { self == Figures() }

        /// Nothing.
        public init() {}

        static func += (sum: inout Figures, other: Figures) {
            sum.postalPoints += other.postalPoints
            sum.sites += other.sites
            sum.deadZones += other.deadZones
            sum.settlements += other.settlements
            sum.households += other.households
            sum.population += other.population
            sum.cableMetres += other.cableMetres
        }
    }

    /// The sum of some lines.
    public static func sum(of lines: some Sequence<Line>) -> Figures {
        lines.reduce(into: Figures()) { $0 += $1.figures }
    }
}
