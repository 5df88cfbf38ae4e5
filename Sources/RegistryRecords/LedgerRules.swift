/// The dated settings table of the ledgers of dead zones and cable clean-ups: by when a report without a promised day is
/// due, and how far a stated length may be from its line. Settings of the office, never law.
public struct LedgerRules: Sendable, Hashable {
    /// One line of the table.
    public struct Entry: Sendable, Hashable {
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

        /// The numbers of `GeoData/ledgers` as delivered, for registries that were made before it.
        public static let standard = Entry(
            verifyDays: 30, resolveDays: 180, ageBands: [30, 90, 180], lengthTolerance: 0.1, validFrom: Day(number: 0))
    }

    /// The lines, in any order.
    public var entries: [Entry]

    /// Makes the table.
    public init(entries: [Entry] = []) {
        self.entries = entries
    }

    /// The line that holds on a day: the newest that has begun, else the standard one.
    public func entry(on day: Day) -> Entry {
        entries.filter { $0.validFrom <= day }.max { $0.validFrom < $1.validFrom } ?? .standard
    }
}
