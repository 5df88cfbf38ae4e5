public import RegistryRecords

/// A figure of a commune or of a province from another statistic, as a table shows it.
public struct IndicatorValue: Sendable, Hashable {
    /// Code of the record: commune or province, indicator and day, joined by `|`.
    public var code: String
    /// Name of the indicator, as it is stated.
    public var indicator: String
    /// The day that the figure is of.
    public var day: Day
    /// The figure; percentages as parts of 1. Nil where it is stated as not known.
    public var value: Double?
    /// The unit, see ``RegistryRecords/IndicatorUnit``; nil when never stated.
    public var unit: String?
    /// Who published it, in words; nil when never stated.
    public var source: String?
    /// The survey row that states it.
    public var evidence: Evidence

    /// Nil for a record without an indicator or a day, which proves nothing.
    init?(_ record: RegistryRecord) {
        guard let indicator = record[.indicator]?.text, let day = record[.day]?.day else { return nil }
        code = record.key
        self.indicator = indicator
        self.day = day
        value = record[.value]?.number
        unit = record[.unit]?.text
        source = record[.source]?.text
        evidence = record.evidence.base
    }

    /// Whether it counts on a day: it is of a day within the age limit, and nobody stated it later than on the day.
    public func validity(on report: Day, ageLimitDays: Int) -> EvidenceValidity {
        if let surveyed = evidence.surveyed, surveyed > report { return .later }
        return EvidenceValidity(surveyed: day, on: report, ageLimitDays: ageLimitDays)
    }
}
