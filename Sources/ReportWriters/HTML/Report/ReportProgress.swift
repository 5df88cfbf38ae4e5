public import RegistryRecords

/// How the targets of communes stood on several days, by what the registry knows now.
///
/// Filled by `ProvinceRegistry.progress(_:kept:)`.
public struct ReportProgress: Sendable, Hashable {
    /// Where one target stood on one day.
    public struct Standing: Sendable, Hashable {
        /// The day.
        public var day: Day
        /// Communes that met it.
        public var met: Int
        /// Communes that did not.
        public var notMet: Int
        /// Communes for which the evidence did not decide.
        public var notProven: Int

        /// Communes asked.
        public var of: Int { met + notMet + notProven }

        /// Makes a standing.
        public init(day: Day, met: Int, notMet: Int, notProven: Int) {
            self.day = day
            self.met = met
            self.notMet = notMet
            self.notProven = notProven
        }
    }

    /// A target and where it stood, the earliest day first.
    public struct Series: Sendable, Hashable {
        /// The target's title.
        public var title: BilingualText
        /// Code of the province, where the report is of several.
        public var province: String?
        /// The share of communes that it asks for.
        public var communesShare: Double
        /// Days on which it was asked.
        public var standings: [Standing]

        /// Makes a series.
        public init(title: BilingualText, province: String?, communesShare: Double, standings: [Standing]) {
            self.title = title
            self.province = province
            self.communesShare = communesShare
            self.standings = standings
        }
    }

    /// The targets, in their order.
    public var series: [Series]

    /// Makes the progress of some targets.
    public init(series: [Series]) {
        self.series = series
    }
}
