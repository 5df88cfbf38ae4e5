/// Takes the candidate that helps most, again and again.
///
/// Help is counted in shares of what each group needs, and never beyond it, so that small communes weigh as much as
/// large ones. It only shrinks as more is covered, which is why an old figure is a bound for the new one.
struct GreedySiting {
    private let problem: SitingProblem
    private var isCovered: [Bool]
    /// What each group still needs, as a share of what it needed; zero or less when it has enough.
    private(set) var left: [Double]
    private let scale: [Double]

    init(_ problem: SitingProblem) {
        self.problem = problem
        isCovered = Array(repeating: false, count: problem.demands.count)
        left = problem.groups.map { $0 > SitingProblem.tolerance ? 1 : 0 }
        scale = problem.groups.map { $0 > SitingProblem.tolerance ? 1 / $0 : 0 }
    }

    /// How much the candidate would help now.
    func gain(of candidate: Int) -> Double {
        var added: [Int: Double] = [:]
        for demand in problem.covers[candidate] where !isCovered[demand] {
            let (group, weight) = (problem.demands[demand].group, problem.demands[demand].weight)
            if left[group] > 0 { added[group, default: 0] += weight * scale[group] }
        }
        return added.reduce(0) { $0 + min($1.value, left[$1.key]) }
    }

    private mutating func take(_ candidate: Int) {
        for demand in problem.covers[candidate] where !isCovered[demand] {
            isCovered[demand] = true
            let (group, weight) = (problem.demands[demand].group, problem.demands[demand].weight)
            left[group] -= weight * scale[group]
            if left[group] < SitingProblem.tolerance { left[group] = min(left[group], 0) }
        }
    }

    /// A choice that gives every group what it needs, without candidates that are not needed.
    func choice() -> [Int] {
        let taken = picked(from: Array(problem.covers.indices))
        var kept = taken
        for candidate in taken.reversed() {
            let without = kept.filter { $0 != candidate }
            if problem.isSatisfied(by: without) { kept = without }
        }
        return ordered(kept)
    }

    /// A choice with the candidate that helps most first.
    func ordered(_ choice: [Int]) -> [Int] {
        let picked = picked(from: choice.sorted())
        return picked + choice.filter { !picked.contains($0) }
    }

    private func picked(from candidates: [Int]) -> [Int] {
        var state = self
        var bounds = candidates.map { state.gain(of: $0) }
        var taken: [Int] = []
        while state.left.contains(where: { $0 > 0 }) {
            var best = 0
            while true {
                guard let place = bounds.indices.max(by: { bounds[$0] < bounds[$1] }) else { return taken }
                best = place
                let fresh = state.gain(of: candidates[place])
                if fresh == bounds[place] { break }
                bounds[place] = fresh
            }
            guard bounds[best] > 0 else { return taken }
            state.take(candidates[best])
            taken.append(candidates[best])
            bounds[best] = 0
        }
        return taken
    }
}
