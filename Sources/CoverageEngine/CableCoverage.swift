/// Cable measures of a commune, in kilometres.
public struct CableCoverage: Sendable, Hashable {
    /// To be cleaned up.
    public var plannedKilometres: Double
    /// Cleaned up, as far as stated.
    public var doneKilometres: Double
    /// The part of ``doneKilometres`` that is proven; see ``CableLengths/provenDone``.
    public var provenDoneKilometres: Double
    /// Inspected and accepted.
    public var verifiedKilometres: Double
    /// Planned and not done after the deadline, or after the extended one.
    public var overdueKilometres: Double

    /// Makes the value of its parts; nothing is checked here.
    ///
    /// - Parameter provenDoneKilometres: Nil when all that is done is proven.
    package init(
        plannedKilometres: Double, doneKilometres: Double, provenDoneKilometres: Double? = nil,
        verifiedKilometres: Double, overdueKilometres: Double
    ) {
        self.plannedKilometres = plannedKilometres
        self.doneKilometres = doneKilometres
        self.provenDoneKilometres = provenDoneKilometres ?? doneKilometres
        self.verifiedKilometres = verifiedKilometres
        self.overdueKilometres = overdueKilometres
    }
}

extension CableCoverage {
    /// No cable at all.
    package static let none = CableCoverage(
        plannedKilometres: 0, doneKilometres: 0, verifiedKilometres: 0, overdueKilometres: 0)

    /// A commune's share of a route.
    package init(_ lengths: CableLengths, share: Double) {
        self.init(
            plannedKilometres: lengths.planned * share / 1000, doneKilometres: lengths.done * share / 1000,
            provenDoneKilometres: lengths.provenDone * share / 1000,
            verifiedKilometres: lengths.verified * share / 1000, overdueKilometres: lengths.overdue * share / 1000)
    }

    /// Adds another route.
    package static func += (sum: inout CableCoverage, other: CableCoverage) {
        sum.plannedKilometres += other.plannedKilometres
        sum.doneKilometres += other.doneKilometres
        sum.provenDoneKilometres += other.provenDoneKilometres
        sum.verifiedKilometres += other.verifiedKilometres
        sum.overdueKilometres += other.overdueKilometres
    }
}
