public import RegistryRecords

/// How many measured samples a commune needs, and which are good. A setting of the office, never law.
public struct SampleRule: DatedRule {
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

    /// As `GeoData/samples` delivers it.
    public static let standard = SampleRule(
        floor: 300, windowDays: 31, rsrpDBm: -110, downloadMbps: 40, validFrom: Day(number: 0))
}
