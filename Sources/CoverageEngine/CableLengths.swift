public import RegistryRecords

/// The lengths of a cable-route cleanup, in metres.
public struct CableLengths: Sendable, Hashable {
    /// To be cleaned up.
    public var planned: Double
    /// Cleaned up.
    public var done: Double
    /// Inspected and accepted.
    public var verified: Double
    /// Planned, not done, and past the deadline.
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

extension CableCoverage {
    /// No cable at all.
    static let none = CableCoverage(
        plannedKilometres: 0, doneKilometres: 0, verifiedKilometres: 0, overdueKilometres: 0)

    /// A commune's share of a route.
    init(_ lengths: CableLengths, share: Double) {
        self.init(
            plannedKilometres: lengths.planned * share / 1000, doneKilometres: lengths.done * share / 1000,
            verifiedKilometres: lengths.verified * share / 1000, overdueKilometres: lengths.overdue * share / 1000)
    }

    /// Adds another route.
    static func += (sum: inout CableCoverage, other: CableCoverage) {
        sum.plannedKilometres += other.plannedKilometres
        sum.doneKilometres += other.doneKilometres
        sum.verifiedKilometres += other.verifiedKilometres
        sum.overdueKilometres += other.overdueKilometres
    }
}
