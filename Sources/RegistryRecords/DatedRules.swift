/// A line of a dated table of settings or of law.
public protocol DatedRule: Sendable, Hashable {
    /// First day on which the line holds.
    var validFrom: Day { get }
    /// What holds without a table: the numbers of `GeoData` as delivered, for registries that were made before it.
    static var standard: Self { get }
}

/// A dated table of rules, of which one holds on a day.
public struct DatedRules<Entry: DatedRule>: Sendable, Hashable {
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
