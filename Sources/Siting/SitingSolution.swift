/// A choice of candidates, with how far it may be from the best one.
public struct SitingSolution: Sendable, Hashable {
    /// How the choice was found.
    public enum Method: String, Sendable, Hashable, Codable {
        /// The candidate that helps most, again and again; then those that the later ones made needless are dropped.
        case greedy
        /// The solver improved on it, or showed that nobody can.
        case exact
    }

    /// The candidates taken, as places in ``SitingProblem/covers``, the one that helps most first.
    public var choice: [Int]
    /// How it was found.
    public var method: Method
    /// How many the greedy choice takes.
    public var greedyCount: Int
    /// The value of the linear relaxation, which no choice is below; nil when it was not computed.
    public var linearBound: Double?
    /// No choice takes fewer: equal to the count of ``choice`` when it is proven to be the best.
    public var lowerBound: Int
    /// The time limit ended the search.
    public var isTimedOut: Bool

    /// The choice is proven to be one of the smallest.
    public var isOptimal: Bool { choice.count == lowerBound }

    /// How many more than the bound the choice takes, as a share of the bound; 0 when it is proven best.
    public var gap: Double { lowerBound == 0 ? 0 : Double(choice.count - lowerBound) / Double(lowerBound) }
}

extension SitingProblem {
    /// The most candidates for which the exact solver is asked.
    public static let exactCandidates = 600
    /// The most pairs of candidate and merged demand for which it is asked.
    public static let exactPairs = 200_000

    /// The fewest candidates as ``solved(withinSeconds:while:)`` gives them, with nobody to end the search.
    public func solved(withinSeconds seconds: Double) -> SitingSolution {
        solved(withinSeconds: seconds, while: {})
    }

    /// The fewest candidates: greedy, then exact where the problem is small enough and the package was built with CBC.
    ///
    /// - Parameters:
    ///   - seconds: How long the solver may search; then the best found and its gap are given.
    ///   - look: Called ten times a second while the solver searches. What it throws ends the search: the call returns
    ///     within a second, and a solver that is within a long step goes on beside it until its time limit.
    /// - Precondition: ``unreachable`` is empty.
    public func solved(
        withinSeconds seconds: Double, while look: () throws -> Void
    ) rethrows -> SitingSolution {
        precondition(unreachable.isEmpty, "all candidates together must do")
        let merged = merged()
        let greedy = GreedySiting(merged).choice()
        var solution = SitingSolution(
            choice: greedy, method: .greedy, greedyCount: greedy.count, linearBound: nil,
            lowerBound: merged.simpleBound, isTimedOut: false)
        #if CBC
        if !greedy.isEmpty, !solution.isOptimal || greedy.count > 1, covers.count <= Self.exactCandidates,
            merged.covers.reduce(0, { $0 + $1.count }) <= Self.exactPairs
        {
            try ExactSiting(merged, start: greedy, seconds: seconds).improve(&solution, while: look)
            solution.choice = GreedySiting(merged).ordered(solution.choice)
        }
        #endif
        return solution
    }

    /// No choice takes fewer: no candidate brings more than the best one does alone.
    var simpleBound: Int {
        let greedy = GreedySiting(self)
        let left = greedy.left.reduce(0) { $0 + max(0, $1) }
        let best = covers.indices.map { greedy.gain(of: $0) }.max() ?? 0
        return left <= Self.tolerance || best <= 0 ? 0 : Int((left / best - 1e-6).rounded(.up))
    }
}
