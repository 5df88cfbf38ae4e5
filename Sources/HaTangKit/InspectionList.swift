public import CoverageEngine
public import RegistryRecords

/// The inspections of a year on a day: the plan, what is done of it, and what was found.
public struct InspectionList: Sendable, Hashable {
    /// One inspection.
    public struct Entry: Sendable, Hashable {
        /// The record.
        public var record: RegistryRecord
        /// What is known of it on the day.
        public var facts: InspectionFacts
        /// The row that last stated it.
        public var source: SourceRow
    }

    /// Identifier of the registry.
    public var registry: String
    /// Version of the registry.
    public var version: Int
    /// The year.
    public var year: Int
    /// The day on which evidence is weighed.
    public var day: Day
    /// What the plan asks.
    public var rule: InspectionRule
    /// Inspections of the year, by code.
    public var entries: [Entry]
    /// The shares of the year.
    public var shares: InspectionShares
    /// Inspections of which nothing tells the year, by code; they are counted nowhere.
    public var withoutYear: [Entry]

    /// Inspections of the year that are of the plan, beside it (`.unplanned`), or not stated (nil).
    public func entries(_ basis: InspectionBasis?) -> [Entry] { entries.filter { $0.facts.basis == basis } }

    /// Inspections whose violations are not mended in time.
    public var overdue: [Entry] { entries.filter { $0.facts.mending == .overdue } }

    /// Whether the year's plan is done as the rule asks; not proven without a plan.
    public var doneVerdict: Verdict { shares.doneShare?.verdict(atLeast: rule.doneShare) ?? .notProven }

    /// Whether enough was done digitally; not proven when nothing was done.
    public var digitalVerdict: Verdict { shares.digitalShare?.verdict(atLeast: rule.digitalShare) ?? .notProven }
}
