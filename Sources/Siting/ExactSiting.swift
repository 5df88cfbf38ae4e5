#if CBC
import CCBC
import Dispatch

/// The smallest choice, by the mixed-integer solver CBC.
///
/// A candidate is a variable of 0 or 1. A demand of a group that needs all of its weight is a row; other demands are
/// variables from 0 to 1 that no more than the candidates covering them can raise, and their weighted sum is a row.
struct ExactSiting {
    private let problem: SitingProblem
    private let start: [Int]
    private let seconds: Double

    init(_ problem: SitingProblem, start: [Int], seconds: Double) {
        self.problem = problem
        self.start = start
        self.seconds = seconds
    }

    /// Puts the bounds, and a smaller choice where there is one, into a greedy solution.
    ///
    /// - Parameter look: Called ten times a second; what it throws ends the search.
    func improve(_ solution: inout SitingSolution, while look: () throws -> Void) rethrows {
        let relaxed = Model(problem)
        relaxed.limit(toSeconds: seconds)
        let spent = try relaxed.solve(while: look)
        guard relaxed.isOptimal else {
            solution.isTimedOut = true
            return
        }
        let bound = relaxed.value
        solution.linearBound = bound
        solution.lowerBound = max(solution.lowerBound, Int((bound - 1e-6).rounded(.up)))
        if solution.isOptimal {
            solution.method = .exact  // shown by the relaxation
            return
        }
        let model = Model(problem)
        model.makeWhole()
        model.begin(with: start)
        model.limit(toSeconds: max(0.01, seconds - spent))
        try model.solve(while: look)
        if let choice = model.choice, choice.count <= solution.choice.count, problem.isSatisfied(by: choice) {
            solution.choice = choice
            solution.method = .exact
        }
        if model.isOptimal {
            solution.lowerBound = solution.choice.count
            solution.method = .exact
        } else {
            solution.isTimedOut = true
            let best = model.bound
            if best.isFinite, best < Double(solution.choice.count) {
                solution.lowerBound = max(solution.lowerBound, Int((best - 1e-6).rounded(.up)))
            }
        }
    }
}

/// CBC's handle. While a search is under way only the thread of the search touches it, otherwise only its owner's.
@safe private final class Model: @unchecked Sendable {
    private let handle: UnsafeMutableRawPointer?
    private let candidates: Int

    init(_ problem: SitingProblem) {
        candidates = problem.covers.count
        var total = Array(repeating: 0.0, count: problem.groups.count)
        for demand in problem.demands { total[demand.group] += demand.weight }
        let needsAll = problem.groups.indices.map {
            problem.groups[$0] > SitingProblem.tolerance && problem.groups[$0] >= total[$0] - SitingProblem.tolerance
        }
        let needsSome = problem.groups.indices.map { problem.groups[$0] > SitingProblem.tolerance && !needsAll[$0] }
        // Rows: one a demand that matters, then one a group that needs a part.
        var rowOfDemand: [Int32?] = []
        var rows: Int32 = 0
        for demand in problem.demands {
            let matters = needsAll[demand.group] || needsSome[demand.group]
            rowOfDemand.append(matters ? rows : nil)
            rows += matters ? 1 : 0
        }
        var lower = problem.demands.filter { needsAll[$0.group] || needsSome[$0.group] }.map {
            needsAll[$0.group] ? 1.0 : 0
        }
        var rowOfGroup: [Int: Int32] = [:]
        for group in problem.groups.indices where needsSome[group] {
            rowOfGroup[group] = rows
            rows += 1
            lower.append(1)
        }
        var start: [Int32] = [0]
        var index: [Int32] = []
        var value: [Double] = []
        for covered in problem.covers {
            for demand in covered.sorted() {
                guard let row = rowOfDemand[demand] else { continue }
                index.append(row)
                value.append(1)
            }
            start.append(Int32(index.count))
        }
        for (place, demand) in problem.demands.enumerated() where needsSome[demand.group] {
            guard let row = rowOfDemand[place], let sum = rowOfGroup[demand.group] else { continue }
            index += [row, sum]
            value += [-1, demand.weight / problem.groups[demand.group]]
            start.append(Int32(index.count))
        }
        let columns = start.count - 1
        let cost = (0..<columns).map { $0 < problem.covers.count ? 1.0 : 0 }
        let handle = unsafe Cbc_newModel()
        unsafe self.handle = handle
        unsafe Cbc_loadProblem(
            handle, Int32(columns), rows, start, index, value, Array(repeating: 0.0, count: columns),
            Array(repeating: 1.0, count: columns), cost, lower, Array(repeating: Double.infinity, count: lower.count))
        unsafe Cbc_setObjSense(handle, 1)
        unsafe Cbc_setLogLevel(handle, 0)
        unsafe Cbc_setParameter(handle, "log", "0")
    }

    deinit { unsafe Cbc_deleteModel(handle) }

    func makeWhole() {
        for column in 0..<candidates { unsafe Cbc_setInteger(handle, Int32(column)) }
    }

    /// Gives the solver a choice that is good already.
    func begin(with choice: [Int]) {
        let taken = Set(choice)
        let values = (0..<candidates).map { taken.contains($0) ? 1.0 : 0 }
        unsafe Cbc_setMIPStartI(handle, Int32(candidates), (0..<Int32(candidates)).map(\.self), values)
    }

    func limit(toSeconds seconds: Double) {
        unsafe Cbc_setMaximumSeconds(handle, seconds)
    }

    /// Held by the search that is under way: CBC keeps what it does at Ctrl-C in one place for the whole process.
    private static let turn = DispatchSemaphore(value: 1)

    /// Searches to the end or to the time limit, when no other search is under way in the process.
    ///
    /// CBC has no way to be asked to stop from its C interface except Ctrl-C itself, for which it puts a handler in the
    /// place of ours. So it searches on a thread of its own, ours is put back, and its own is called when the search is to
    /// end. CBC looks for that between nodes only: a search that goes on is left alone with its model until its time limit.
    ///
    /// - Parameter look: Called ten times a second; what it throws ends the waiting within a second.
    /// - Returns: The seconds of the search, without those of waiting for its turn.
    @discardableResult
    func solve(while look: () throws -> Void) rethrows -> Double {
        while Self.turn.wait(timeout: .now() + .milliseconds(100)) == .timedOut { try look() }
        let began = ContinuousClock.now
        var interruption = InterruptionHandler()
        let ended = DispatchSemaphore(value: 0)
        DispatchQueue.global().async { [self, interruption] in
            _ = unsafe Cbc_solve(handle)
            var interruption = interruption
            interruption.putBack()
            Self.turn.signal()
            ended.signal()
        }
        while ended.wait(timeout: .now() + .milliseconds(100)) == .timedOut {
            interruption.putBack()
            do {
                try look()
            } catch {
                interruption.callReplacement()
                _ = ended.wait(timeout: .now() + .milliseconds(400))
                throw error
            }
        }
        return (ContinuousClock.now - began) / .seconds(1)
    }

    var isOptimal: Bool { unsafe Cbc_isProvenOptimal(handle) != 0 }
    var value: Double { unsafe Cbc_getObjValue(handle) }
    var bound: Double { unsafe Cbc_getBestPossibleObjValue(handle) }

    /// The candidates of the best solution; nil when none was found.
    var choice: [Int]? {
        guard let solution = unsafe Cbc_bestSolution(handle) else { return nil }
        return (0..<candidates).filter { unsafe solution[$0] > 0.5 }
    }
}
#endif
