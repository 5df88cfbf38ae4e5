public import CoverageEngine
public import RegistryRecords
public import VN2000

/// Where dead-zone reports and computed service disagree. One of the two is wrong: somebody has to go and measure.
public struct CoverageContradictions: Sendable, Hashable {
    /// An open report of a dead zone.
    public struct Report: Sendable, Hashable {
        /// Code of the record.
        public var code: String
        /// Place or village, as stated; nil when never stated.
        public var place: String?
        /// Trắng or lõm; nil when never stated.
        public var zoneClass: DeadZoneClass?
        /// Operators, as stated; nil when never stated, which means all.
        public var `operator`: String?
        /// Technologies, as stated; nil when never stated, which means all.
        public var technology: String?
        /// Households concerned; nil when never stated.
        public var households: Int?
        /// Where the report stands; nil when never stated.
        public var status: DeadZoneStatus?
        /// Day of the report; nil when never stated.
        public var reported: Day?
        /// The commune that holds it, or most of it.
        public var commune: Commune
        /// Its position, or one of its area; nil when it is located by commune only.
        public var position: GeographicPosition?
        /// The row that last stated it.
        public var source: SourceRow
    }

    /// A cell whose computed service reaches a report.
    public struct Server: Sendable, Hashable {
        /// Code of the site.
        public var site: String
        /// Name of the site; nil when never stated.
        public var siteName: String?
        /// Operator; nil when never stated.
        public var `operator`: String?
        /// Generation.
        public var technology: Technology?
        /// The service radius that was used.
        public var radiusMetres: Double
        /// Whether it comes from the settings table.
        public var isRadiusAssumed: Bool
        /// Whether the cell proves its service: then no missing survey explains the contradiction.
        public var isProven: Bool
        /// The row that last stated the cell.
        public var source: SourceRow
    }

    /// An open report more than half of which lies where the service complained of is computed to be.
    public struct CoveredReport: Sendable, Hashable {
        /// The report.
        public var report: Report
        /// Share of it inside of what may be served: 1 for a position, more than 0.5 for an area.
        public var possibleShare: Double
        /// Share of it inside of what is proven to be served.
        public var provenShare: Double
        /// The cells that reach it, by site.
        public var servers: [Server]

        /// Code of the report.
        public var code: String { report.code }
    }

    /// A hole with a settlement inside, or a large one, of which no open report tells.
    public struct UnreportedHole: Sendable, Hashable {
        /// The hole.
        public var hole: CoverageHole
        /// Codes of open reports of the commune that have no place: one of them may tell of it.
        public var unplacedReports: [String]
    }

    /// Reports inside of computed service, by code.
    public var coveredReports: [CoveredReport] = []
    /// Holes without a report, by commune.
    public var unreportedHoles: [UnreportedHole] = []
    /// Open reports about the service that have no position or area and so could not be compared, by code.
    public var unplacedReports: [Report] = []
}
