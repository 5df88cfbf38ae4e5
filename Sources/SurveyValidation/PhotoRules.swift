public import RegistryRecords

/// The dated settings table for photos: how far from the object and how long before the survey one may have been taken.
/// Settings of the office, never law.
public struct PhotoRules: Sendable, Hashable {
    /// One line of the table.
    public struct Entry: Sendable, Hashable {
        /// A photo taken farther from its object than this is reported, metres.
        public var farMetres: Double
        /// A photo taken more than this many days before the survey is reported.
        public var earlyDays: Int
        /// Larger files are not read, bytes.
        public var mostBytes: Int
        /// First day on which the line holds.
        public var validFrom: Day

        /// Makes a line.
        public init(farMetres: Double, earlyDays: Int, mostBytes: Int, validFrom: Day) {
            self.farMetres = farMetres
            self.earlyDays = earlyDays
            self.mostBytes = mostBytes
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

    /// What holds without a table, as `GeoData/photos` delivers it.
    public static let standard = Entry(
        farMetres: 200, earlyDays: 30, mostBytes: 64 << 20, validFrom: Day(number: 0))
}
