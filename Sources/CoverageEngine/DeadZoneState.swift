public import RegistryRecords

/// Where a dead-zone report stands on a day.
public enum DeadZoneState: Sendable, Hashable {
    /// Not reported yet, or rejected.
    case absent
    case open
    case resolved

    /// The state on a day, by the days of the report's steps; a step without a day counts from the beginning.
    ///
    /// A report whose result was checked and found wanting is open, whether or not somebody wrote that it is reopened.
    public init(_ report: RegistryRecord, on day: Day) {
        self.init(LifeCycleProgress(report, on: day), of: report)
    }

    /// The state of a report that is so far.
    public init(_ progress: LifeCycleProgress<DeadZoneStatus>, of report: RegistryRecord) {
        switch progress.status {
        case nil, .rejected: self = .absent
        case .reported, .verified, .planned, .reopened: self = .open
        case .resolved: self = .resolved
        case .checked:
            self = report[.checkResult]?.text == CheckResult.failed.rawValue ? .open : .resolved
        }
    }
}
