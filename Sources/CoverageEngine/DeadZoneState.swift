public import RegistryRecords

/// Where a dead-zone report stands on a day.
public enum DeadZoneState: Sendable, Hashable {
    /// Not reported yet, or rejected.
    case absent
    case open
    case resolved

    /// The state on a day, by the days of the report's steps; a step without a day counts from the beginning.
    public init(_ report: RegistryRecord, on day: Day) {
        let status = report[.status]?.text.flatMap(DeadZoneStatus.init(rawValue:))
        let isReported = (report[.reported]?.day ?? day) <= day
        if !isReported || status == .rejected {
            self = .absent
        } else if let resolved = report[.resolved]?.day {
            self = resolved <= day ? .resolved : .open
        } else {
            self = status == .resolved ? .resolved : .open
        }
    }
}
