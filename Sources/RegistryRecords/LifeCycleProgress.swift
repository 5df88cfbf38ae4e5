/// How far a piece of work is on a day, by the days of its steps.
public struct LifeCycleProgress<Status: LifeCycleStatus>: Sendable, Hashable {
    /// The step that it is at; nil when it had not begun.
    public var status: Status?
    /// The day of that step; nil when nobody stated it.
    public var since: Day?

    /// How far a record is on a day.
    ///
    /// Of the steps that were made by the day the last one counts. A stated status whose own day is not stated counts
    /// from the beginning, unless a step that comes after it in the order of the work has a day that has come. A record
    /// that states nothing is at the first step.
    public init(_ record: RegistryRecord, on day: Day) {
        let begun = Status.first.day(in: record)
        guard (begun ?? day) <= day else {
            (status, since) = (nil, nil)
            return
        }
        let made = Status.allCases.compactMap { step -> (step: Status, day: Day)? in
            step.day(in: record).flatMap { $0 <= day ? (step, $0) : nil }
        }
        let last = made.max { ($0.day, $0.step.order) < ($1.day, $1.step.order) }
        let stated = Status(of: record)
        if let stated, stated.day(in: record) == nil, stated.order > last?.step.order ?? -1 {
            (status, since) = (stated, nil)
        } else if let last {
            (status, since) = (last.step, last.day)
        } else {
            (status, since) = (.first, begun)
        }
    }
}
