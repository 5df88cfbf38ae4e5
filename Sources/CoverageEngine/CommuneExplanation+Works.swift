public import RegistryRecords

/// A dead-zone report of the commune.
public struct ExplainedDeadZone: Sendable, Hashable {
    /// Code of the record.
    public var code: String
    /// Place or village, as stated; nil when never stated.
    public var place: String?
    /// Trắng or lõm; nil when never stated.
    public var zoneClass: DeadZoneClass?
    /// Operator; nil for all operators or when never stated.
    public var `operator`: String?
    /// Households concerned; nil when never stated.
    public var households: Int?
    /// Where the report stands on the day; nil when it had not been made.
    public var status: DeadZoneStatus?
    /// The day since which it stands there; nil when never stated.
    public var since: Day?
    /// The day by which somebody promised to resolve it; nil when never stated.
    public var promised: Day?
    /// What came of the check, where that is its last step; nil otherwise and when never stated.
    public var checkResult: CheckResult?
    /// The unit that handles it; nil when never stated.
    public var handledBy: String?
    /// Why it was rejected or reopened; nil when never stated.
    public var reason: String?
    /// Day of the report; nil when never stated.
    public var reported: Day?
    /// Day of the solution; nil when there is none.
    public var resolved: Day?
    /// Whether the figures count it as open.
    public var isOpen: Bool
    /// The row that last stated the record.
    public var source: SourceRow

    /// Makes a report.
    public init(
        code: String, place: String?, zoneClass: DeadZoneClass?, operator: String?, households: Int?,
        status: DeadZoneStatus?, reported: Day?, resolved: Day?, isOpen: Bool, source: SourceRow
    ) {
        self.code = code
        self.place = place
        self.zoneClass = zoneClass
        self.operator = `operator`
        self.households = households
        self.status = status
        self.reported = reported
        self.resolved = resolved
        self.isOpen = isOpen
        self.source = source
    }
}

/// The part of a cable-route cleanup that belongs to the commune.
public struct ExplainedCable: Sendable, Hashable {
    /// Code of the record.
    public var code: String
    /// Road; nil when never stated.
    public var road: String?
    /// Enterprise responsible; nil when never stated.
    public var enterprise: String?
    /// Where the work stands on the day; nil when it had not begun.
    public var status: CableStatus?
    /// The day since which it stands there; nil when never stated.
    public var since: Day?
    /// Whether what is closed is proven to be; true for work that is not closed.
    public var isClosingProven = true
    /// Acceptance minutes or the photo of after, of a closed route; nil when it is not closed or has neither.
    public var evidence: String?
    /// Last day for the work, the extended one when there is one; nil when never stated.
    public var deadline: Day?
    /// Kilometres that the figures count for the commune.
    public var kilometres: CableCoverage
    /// Whether the commune's part is an equal share of the stated communes and not cut by the line itself.
    public var isEqualShare: Bool
    /// The row that last stated the record.
    public var source: SourceRow

    /// Makes a part of a cleanup.
    public init(
        code: String, road: String?, enterprise: String?, status: CableStatus?, deadline: Day?,
        kilometres: CableCoverage, isEqualShare: Bool, source: SourceRow
    ) {
        self.code = code
        self.road = road
        self.enterprise = enterprise
        self.status = status
        self.deadline = deadline
        self.kilometres = kilometres
        self.isEqualShare = isEqualShare
        self.source = source
    }
}

/// A settlement of the commune.
public struct ExplainedSettlement: Sendable, Hashable {
    /// Code of the record.
    public var code: String
    /// Name; nil when never stated.
    public var name: String?
    /// Households; nil when never stated.
    public var households: Int?
    /// Population; nil when never stated.
    public var population: Int?
    /// Whether it is covered: yes by proven facts, unknown only with facts that are unknown, assumed or expired.
    /// A technology without cells, or a settlement without a place, is absent.
    public var covered: [TechnologyClass: Answer]
    /// The row that last stated the record.
    public var source: SourceRow

    /// Makes a settlement.
    public init(
        code: String, name: String?, households: Int?, population: Int?, covered: [TechnologyClass: Answer],
        source: SourceRow
    ) {
        self.code = code
        self.name = name
        self.households = households
        self.population = population
        self.covered = covered
        self.source = source
    }
}
