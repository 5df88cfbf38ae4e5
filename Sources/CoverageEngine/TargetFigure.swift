/// The figure that a verdict is decided by, as an interval in the unit of the target's measure.
public struct TargetFigure: Sendable, Hashable {
    /// The least that it can be, by facts that are proven.
    public var low: Double
    /// The most that it can be, with all that is unknown, assumed or expired; infinite where nothing bounds it.
    public var high: Double
    /// How the target stands by it.
    public var verdict: Verdict

    /// The figure and its verdict.
    package init(low: Double, high: Double, target: Target) {
        self.low = low
        self.high = high
        verdict = Verdict(low: low, high: high, target: target)
    }

    /// A figure whose verdict is decided elsewhere.
    init(low: Double, high: Double, verdict: Verdict) {
        self.low = low
        self.high = high
        self.verdict = verdict
    }

    /// A figure of which nothing is known: not proven, whatever is asked.
    static func unknown(_ target: Target) -> TargetFigure {
        TargetFigure(low: -.infinity, high: .infinity, target: target)
    }
}

extension Verdict {
    /// The verdict of an interval by the target's comparison and threshold.
    init(low: Double, high: Double, target: Target) {
        switch target.comparison {
        case .atLeast: self.init(low: low, high: high, atLeast: target.threshold)
        case .atMost: self.init(low: low, high: high, atMost: target.threshold)
        }
    }
}
