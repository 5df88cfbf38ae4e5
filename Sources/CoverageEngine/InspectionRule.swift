public import RegistryRecords

/// What a plan asks of inspections.
public struct InspectionRule: DatedRule {
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

    /// The plan of 2025, sections II.3.5 and II.3.4.1, as `GeoData/inspections` delivers it.
    public static let standard = InspectionRule(
        doneShare: 1, digitalShare: 0.5, evidenceAgeDays: Target.defaultEvidenceAgeDays, validFrom: Day(number: 0))
}
