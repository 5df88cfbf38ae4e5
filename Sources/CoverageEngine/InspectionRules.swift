public import RegistryRecords

/// The dated table of what a plan asks of inspections.
public struct InspectionRules: Sendable, Hashable {
    /// One line of the table.
    public struct Entry: Sendable, Hashable {
        /// Share of the plan's inspections that must be done.
        public var doneShare: Double
        /// Share of the inspections done that must be done in the digital environment.
        public var digitalShare: Double
        /// How old evidence may be, in days.
        public var evidenceAgeDays: Int
        /// First day on which the line holds.
        public var validFrom: Day

        /// Makes a line.
        public init(doneShare: Double, digitalShare: Double, evidenceAgeDays: Int, validFrom: Day) {
            self.doneShare = doneShare
            self.digitalShare = digitalShare
            self.evidenceAgeDays = evidenceAgeDays
            self.validFrom = validFrom
        }
    }

    /// The lines, in any order.
    public var entries: [Entry]

    /// Makes the table.
    public init(entries: [Entry] = []) {
        self.entries = entries
    }

    /// The line that holds on a day: the newest that has begun, else ``standard``.
    public func entry(on day: Day) -> Entry {
        entries.filter { $0.validFrom <= day }.max { $0.validFrom < $1.validFrom } ?? Self.standard
    }

    /// What holds without a table: the plan of 2025, sections II.3.5 and II.3.4.1, as `GeoData/inspections` delivers it.
    public static let standard = Entry(
        doneShare: 1, digitalShare: 0.5, evidenceAgeDays: Target.defaultEvidenceAgeDays, validFrom: Day(number: 0))
}
