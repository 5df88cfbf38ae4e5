public import RegistryRecords

/// The dated settings table for measured samples: how many a commune needs, and which are good. Settings of the office,
/// never law.
public struct SampleRules: Sendable, Hashable {
    /// One line of the table.
    public struct Entry: Sendable, Hashable {
        /// How many samples a commune needs within the window.
        public var floor: Int
        /// How many days the window has; the day asked for is its last.
        public var windowDays: Int
        /// A sample with at least this RSRP has a good signal, dBm.
        public var rsrpDBm: Double
        /// A sample with at least this download is fast, Mbit/s.
        public var downloadMbps: Double
        /// First day on which the line holds.
        public var validFrom: Day

        /// Makes a line.
        public init(floor: Int, windowDays: Int, rsrpDBm: Double, downloadMbps: Double, validFrom: Day) {
            self.floor = floor
            self.windowDays = windowDays
            self.rsrpDBm = rsrpDBm
            self.downloadMbps = downloadMbps
            self.validFrom = validFrom
        }

        /// The days of the window that ends on a day.
        public func window(endingOn day: Day) -> ClosedRange<Day> { day.adding(days: 1 - windowDays)...day }
    }

    /// The lines, in any order.
    public var entries: [Entry]

    /// Makes the table.
    public init(entries: [Entry] = []) {
        self.entries = entries
    }

    /// The line that holds on a day: the newest that has begun, else ``standard``.
    public func entry(on day: Day) -> Entry {
        entries.filter { $0.validFrom <= day }.max { $0.validFrom < $1.validFrom } ?? .standard
    }
}

extension SampleRules.Entry {
    /// The numbers of `GeoData/samples` as delivered, for registries that were made before it.
    public static let standard = SampleRules.Entry(
        floor: 300, windowDays: 31, rsrpDBm: -110, downloadMbps: 40, validFrom: Day(number: 0))
}
