public import RegistryRecords
public import ReportWriters

/// What an open-data pack is asked for.
public struct OpenDataRequest: Sendable, Hashable {
    /// The day of the coverage table.
    public var day: Day
    /// Whose communes; nil takes the era of the day.
    public var era: Era?
    /// Communes of one province only; nil for all that the registry has.
    public var province: String?
    /// The day on which the pack is given out.
    public var issued: Day
    /// Who gives it out; nil when nobody said.
    public var publisher: String?
    /// Under which licence, an address or a name; nil when nobody said.
    public var licence: String?
    /// What is left out.
    public var leftOut: [LeftOutField]

    /// Makes a request.
    public init(
        day: Day, era: Era? = nil, province: String? = nil, issued: Day = .today, publisher: String? = nil,
        licence: String? = nil, leftOut: [LeftOutField]
    ) {
        self.day = day
        self.era = era
        self.province = province
        self.issued = issued
        self.publisher = publisher
        self.licence = licence
        self.leftOut = leftOut
    }
}
