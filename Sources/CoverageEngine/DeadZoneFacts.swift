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

/// The lengths of a cable-route cleanup, in metres.
public struct CableLengths: Sendable, Hashable {
    public var planned: Double
    public var done: Double
    public var verified: Double
    public var overdue: Double

    /// The lengths on a day.
    ///
    /// A planned length that is not stated is that of the line. A route whose status says that it is done (or
    /// verified) without a length is done (or verified) over its planned length. Overdue is what is planned and not
    /// done after the deadline, or after the extended deadline when there is one.
    ///
    /// - Parameter lineMetres: Length of the route's line; nil when it has none.
    public init(_ route: RegistryRecord, lineMetres: Double?, on day: Day) {
        let status = route[.status]?.text.flatMap(CableStatus.init(rawValue:))
        planned = route[.plannedLength]?.number ?? lineMetres ?? 0
        done = route[.doneLength]?.number ?? (status == .done || status == .verified ? planned : 0)
        verified = route[.verifiedLength]?.number ?? (status == .verified ? done : 0)
        let deadline = route[.extendedTo]?.day ?? route[.deadline]?.day
        overdue = deadline.map { $0 < day } ?? false ? max(0, planned - done) : 0
    }
}
