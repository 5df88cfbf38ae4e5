/// By when a dead-zone report without a promised day is due, and how far a stated length of a cable route may be from its
/// line. A setting of the office, never law.
public struct LedgerRule: DatedRule {
    /// Days from the report until it is to be verified.
    public var verifyDays: Int
    /// Days from the report, or from its reopening, until it is to be resolved.
    public var resolveDays: Int
    /// The last days of the age bands of open reports, ascending; a last band has all that is older.
    public var ageBands: [Int]
    /// Share of a line's length by which a stated length may differ from it.
    public var lengthTolerance: Double
    /// First day on which the line holds.
    public var validFrom: Day

    /// Makes a line.
    public init(verifyDays: Int, resolveDays: Int, ageBands: [Int], lengthTolerance: Double, validFrom: Day) {
        self.verifyDays = verifyDays
        self.resolveDays = resolveDays
        self.ageBands = ageBands
        self.lengthTolerance = lengthTolerance
        self.validFrom = validFrom
    }

    /// As `GeoData/ledgers` delivers it.
    public static let standard = LedgerRule(
        verifyDays: 30, resolveDays: 180, ageBands: [30, 90, 180], lengthTolerance: 0.1, validFrom: Day(number: 0))
}
