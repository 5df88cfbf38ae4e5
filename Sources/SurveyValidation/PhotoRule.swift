public import RegistryRecords

/// How far from its object and how long before its survey a photo may have been taken. A setting of the office, never law.
public struct PhotoRule: DatedRule {
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

    /// As `GeoData/photos` delivers it.
    public static let standard = PhotoRule(
        farMetres: 200, earlyDays: 30, mostBytes: 64 << 20, validFrom: Day(number: 0))
}
