public import RegistryRecords

/// The lengths of a cable-route cleanup on a day, in metres.
///
/// What is stated is the state of now; the days of the steps say since when. A closing (all of it done, or verified)
/// counts from its day on, and is proven only by that day together with a photo of after or acceptance minutes.
public struct CableLengths: Sendable, Hashable {
    /// To be cleaned up.
    public var planned: Double
    /// Cleaned up, as far as stated.
    public var done: Double
    /// The part of ``done`` that is proven: all of it, or nothing of a closing without evidence.
    public var provenDone: Double
    /// Inspected and accepted.
    public var verified: Double
    /// Planned, not done by what is stated, and past the deadline: so much is late for certain.
    public var overdue: Double
    /// Planned, not proven to be done, and past the deadline: more than this cannot be late.
    public var overdueAtMost: Double
    /// Whether the work is stated as done or verified by the day.
    public var isClosed: Bool
    /// Whether the closing has a day and a photo or minutes; true for work that is not closed.
    public var isClosingProven: Bool
    /// Where the work stands on the day.
    public var progress: LifeCycleProgress<CableStatus>
    /// Last day for the work, the extended one when there is one; nil when never stated.
    public var deadline: Day?

    /// The lengths on a day.
    ///
    /// A planned length that is not stated is that of the line. A route whose status says that it is done (or
    /// verified) without a length is done (or verified) over its planned length. Overdue is what is planned and not
    /// done after the deadline, or after the extended deadline when there is one.
    ///
    /// - Parameter lineMetres: Length of the route's line; nil when it has none.
    public init(_ route: RegistryRecord, lineMetres: Double?, on day: Day) {
        let works = CableWorks(route, on: day)
        progress = works.progress
        isClosed = works.isClosed
        planned = route[.plannedLength]?.number ?? lineMetres ?? 0
        done = works.amount(.doneLength, of: planned)
        let isComplete = isClosed || planned > 0 && done >= planned
        isClosingProven = !isComplete || works.isClosingProven
        provenDone = isClosingProven ? done : 0
        verified = works.verifiedLength(of: done)
        deadline = route[.extendedTo]?.day ?? route[.deadline]?.day
        let isLate = deadline.map { $0 < day } ?? false
        overdue = isLate ? max(0, planned - done) : 0
        overdueAtMost = isLate ? max(0, planned - provenDone) : 0
    }

    /// Poles of a route that were done on a day; all of them once it is closed and none are stated.
    public static func polesDone(_ route: RegistryRecord, on day: Day) -> Double {
        CableWorks(route, on: day).amount(.polesDone, of: route[.poles]?.number ?? 0)
    }
}

/// How much of a route's work had been made on a day, by what is stated now and the days of the steps.
struct CableWorks {
    private let route: RegistryRecord
    private let day: Day
    /// Where the work stood on the day.
    let progress: LifeCycleProgress<CableStatus>
    /// Whether the work is closed by what is stated now.
    private let isClosedNow: Bool

    init(_ route: RegistryRecord, on day: Day) {
        self.route = route
        self.day = day
        progress = LifeCycleProgress(route, on: day)
        isClosedNow = LifeCycleProgress<CableStatus>(route, on: Day(number: .max)).status?.isClosed ?? false
    }

    /// Whether it was closed on the day.
    var isClosed: Bool { progress.status?.isClosed ?? false }

    /// How much was done on the day.
    ///
    /// - Parameters:
    ///   - field: That states how much is done now, metres or poles.
    ///   - planned: How much all of it is.
    func amount(_ field: Field, of planned: Double) -> Double {
        let stated = route[field]?.number
        // What is stated now may be of a round after a reopening; the earlier one was closed over all of it.
        if isClosed { return isClosedNow ? stated ?? planned : max(stated ?? 0, planned) }
        // A figure of after the start, or of after a closing, says nothing of the days before.
        let isOfLater = [Field.started, .done].contains { (route[$0]?.day).map { $0 > day } ?? false }
        if isClosedNow || isStale(field) || isOfLater { return 0 }
        return stated ?? 0
    }

    /// How much was accepted on the day; all that was done where no length is stated.
    func verifiedLength(of done: Double) -> Double {
        let isAhead = (route[.verified]?.day).map { $0 > day } ?? (isClosedNow && !isClosed)
        if isAhead || isStale(.verifiedLength) || isStale(.doneLength) { return 0 }
        let stated = route[.verifiedLength]?.number
        guard progress.status == .verified else { return stated ?? 0 }
        // As for what is done: a figure of after a reopening is not of the round that was accepted.
        return isClosedNow ? stated ?? done : max(stated ?? 0, done)
    }

    /// Whether the closing has its day and, of the same round, a photo of after or acceptance minutes.
    var isClosingProven: Bool {
        guard let done = route[.done]?.day, done <= day else { return false }
        let reopened = (route[.reopened]?.day).flatMap { $0 <= done ? $0 : nil }
        return [Field.photoAfter, .acceptance].contains { field in
            guard route[field]?.text != nil else { return false }
            guard let reopened else { return true }
            return route.evidence.evidence(of: field).surveyed.map { $0 >= reopened } ?? false
        }
    }

    /// Whether a figure was stated before the work was reopened.
    private func isStale(_ field: Field) -> Bool {
        guard progress.status == .reopened, let reopened = progress.since else { return false }
        return route.evidence.evidence(of: field).surveyed.map { $0 < reopened } ?? true
    }
}
