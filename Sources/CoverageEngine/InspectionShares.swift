import RegistryRecords

/// How far a year's plan of inspections is done, and how much of what was done was done digitally, as intervals.
public struct InspectionShares: Sendable, Hashable {
    /// A share between two bounds.
    public struct Interval: Sendable, Hashable {
        /// By what is proven.
        public var low: Double
        /// By what may be, too.
        public var high: Double

        /// Whether the share reaches a threshold.
        public func verdict(atLeast threshold: Double) -> Verdict {
            Verdict(low: low, high: high, atLeast: threshold)
        }
    }

    /// Inspections of the year's plan.
    public private(set) var planned = 0
    /// Those of them that are proven to be done.
    public private(set) var plannedDone = 0
    /// Those of them of which it is not known.
    public private(set) var plannedUnknown = 0
    /// Inspections of the year, of the plan or not, that are proven to be done.
    public private(set) var done = 0
    /// Those of them that are proven to be done digitally.
    public private(set) var doneDigitally = 0
    /// Those of them of which it is not known.
    public private(set) var digitalUnknown = 0
    /// Inspections that may have been done: of each what is known of its digital side.
    private var perhapsDone: [Answer: Int] = [:]

    /// The shares of a year.
    ///
    /// - Parameter facts: Of all inspections; those of other years are passed over. One that is neither of a plan nor
    ///   stated to be beside it counts among those done and not in the plan.
    public init(_ facts: some Sequence<InspectionFacts>, year: Int) {
        for fact in facts where fact.year == year {
            if fact.basis == .planned {
                planned += 1
                if fact.done == .yes { plannedDone += 1 }
                if fact.done == .unknown { plannedUnknown += 1 }
            }
            switch fact.done {
            case .yes:
                done += 1
                if fact.digital == .yes { doneDigitally += 1 }
                if fact.digital == .unknown { digitalUnknown += 1 }
            case .unknown: perhapsDone[fact.digital, default: 0] += 1
            case .no: break
            }
        }
    }

    /// The share of the plan that is done; nil when there is no plan.
    public var doneShare: Interval? {
        guard planned > 0 else { return nil }
        let whole = Double(planned)
        return Interval(low: Double(plannedDone) / whole, high: Double(plannedDone + plannedUnknown) / whole)
    }

    /// The share of inspections done that were done digitally; nil when none may have been done.
    ///
    /// What may have been done is counted in where it makes the bound wider.
    public var digitalShare: Interval? {
        let (yes, no, unknown) = (perhapsDone[.yes] ?? 0, perhapsDone[.no] ?? 0, perhapsDone[.unknown] ?? 0)
        guard done + yes + no + unknown > 0 else { return nil }
        // Without one proven to be done the true share may be that of a single inspection of any kind.
        let least = done + no + unknown
        let low = least > 0 ? Double(doneDigitally) / Double(least) : 1
        let most = done + yes + unknown
        let high = most > 0 ? Double(doneDigitally + digitalUnknown + yes + unknown) / Double(most) : 0
        return Interval(low: low, high: high)
    }
}
