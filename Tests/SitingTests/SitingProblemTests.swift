import Foundation
import Siting
import TestWitnesses
import Testing

struct SitingProblemTests {
    /// Whether the package was built with CBC.
    private static let hasSolver: Bool = {
        let pair = SitingProblem(
            groups: [1, 1], demands: [.init(group: 0, weight: 1), .init(group: 1, weight: 1)], covers: [[0], [1]])
        return pair.solved(withinSeconds: 5).linearBound != nil
    }()

    /// Sites scattered over a square, each covering the settlements within a radius.
    private static func scattered(seed: UInt64, candidates: Int, share: ClosedRange<Double>) -> SitingProblem {
        var numbers = SeededNumbers(seed: seed)
        func place() -> (Double, Double) { (.random(in: 0...1, using: &numbers), .random(in: 0...1, using: &numbers)) }
        let sites = (0..<candidates).map { _ in place() }
        let settlements = (0..<(2 * candidates)).map { _ in place() }
        let demands = settlements.map {
            SitingProblem.Demand(group: Int($0.0 * 3), weight: Double(Int.random(in: 1...5, using: &numbers)))
        }
        let covers = sites.map { site in
            settlements.indices.filter { hypot(settlements[$0].0 - site.0, settlements[$0].1 - site.1) < 0.22 }
        }
        let reached = SitingProblem(groups: [0, 0, 0], demands: demands, covers: covers).weights(
            coveredBy: Array(0..<candidates))
        let groups = reached.map { $0 * Double.random(in: share, using: &numbers) }
        return SitingProblem(groups: groups, demands: demands, covers: covers)
    }

    /// The triples of a Steiner system on the points of an affine space over three elements: each must be covered.
    private static func steiner(dimensions: Int) -> SitingProblem {
        let count = Int(pow(3.0, Double(dimensions)))
        func digits(_ point: Int) -> [Int] { (0..<dimensions).map { point / Int(pow(3.0, Double($0))) % 3 } }
        var covers: [[Int]] = Array(repeating: [], count: count)
        var triples = 0
        for a in 0..<count {
            for b in (a + 1)..<count {
                for c in (b + 1)..<max(b + 1, count)
                where zip(zip(digits(a), digits(b)), digits(c)).allSatisfy({ ($0.0 + $0.1 + $1) % 3 == 0 }) {
                    for point in [a, b, c] { covers[point].append(triples) }
                    triples += 1
                }
            }
        }
        return SitingProblem(
            groups: Array(repeating: 1, count: triples),
            demands: (0..<triples).map { .init(group: $0, weight: 1) }, covers: covers)
    }

    /// The problem as glpsol reads it, written from its definition and without what ours does before solving.
    private static func leastCount(_ problem: SitingProblem) throws -> Int {
        let folder = try TemporaryFolder()
        var text =
            "Minimize\n n: " + problem.covers.indices.map { "x\($0)" }.joined(separator: " + ") + "\nSubject To\n"
        for demand in problem.demands.indices {
            let sites = problem.covers.indices.filter { problem.covers[$0].contains(demand) }
            text += " d\(demand): y\(demand)" + sites.map { " - x\($0)" }.joined() + " <= 0\n"
        }
        for group in problem.groups.indices where problem.groups[group] > 0 {
            let parts = problem.demands.indices.filter { problem.demands[$0].group == group }
            text += " g\(group): " + parts.map { "\(problem.demands[$0].weight) y\($0)" }.joined(separator: " + ")
            text += " >= \(problem.groups[group] - 1e-9)\n"
        }
        text += "Bounds\n" + problem.demands.indices.map { " 0 <= y\($0) <= 1\n" }.joined()
        text += "Binary\n" + problem.covers.indices.map { " x\($0)\n" }.joined() + "End\n"
        let answer = folder.file("answer.txt")
        try Tool.output(of: "/usr/bin/glpsol", "--lp", try folder.file("problem.lp", holding: text), "-w", answer)
        let line = try #require(
            String(contentsOfFile: answer, encoding: .utf8).split(separator: "\n").first { $0.hasPrefix("s mip") })
        let words = line.split(separator: " ")
        try #require(words[4] == "o", "glpsol proves the optimum: \(line)")
        return Int(try #require(Double(words[5])).rounded())
    }

    @Test(.enabled(if: hasSolver, "built without CBC"), arguments: [(2, 5), (3, 18)])
    func `the Steiner triple coverings have their published optima`(_ dimensions: Int, _ optimum: Int) {
        // D. R. Fulkerson, G. L. Nemhauser, L. E. Trotter, Math. Programming Study 2 (1974) 72–81: A9 and A27.
        let problem = Self.steiner(dimensions: dimensions)
        let solution = problem.solved(withinSeconds: 60)
        #expect(solution.choice.count == optimum && solution.lowerBound == optimum && solution.isOptimal)
        #expect(problem.isSatisfied(by: solution.choice))
    }

    @Test(
        .enabled(if: hasSolver, "built without CBC"),
        .enabled(if: Tool.hasGLPK, "glpsol is not installed (Debian: glpk-utils)"),
        arguments: 0..<10)
    func `the exact choice is as small as that of glpsol, and greedy is never smaller`(_ seed: Int) throws {
        let problem = Self.scattered(
            seed: UInt64(seed), candidates: 14 + 2 * seed, share: seed % 2 == 0 ? 1...1 : 0.5...0.95)
        let solution = problem.solved(withinSeconds: 60)
        #expect(problem.isSatisfied(by: solution.choice))
        #expect(try solution.choice.count == Self.leastCount(problem))
        #expect(solution.isOptimal && solution.gap == 0 && !solution.isTimedOut)
        #expect(solution.greedyCount >= solution.choice.count)
        let bound = try #require(solution.linearBound)
        #expect(bound <= Double(solution.choice.count) + 1e-6)
    }

    @Test(arguments: 100..<106)
    func `greedy satisfies every group with nothing needless, and lies above the bound`(_ seed: Int) {
        let problem = Self.scattered(seed: UInt64(seed), candidates: 610, share: 0.6...1)
        let solution = problem.solved(withinSeconds: 1)
        #expect(solution.method == .greedy, "more candidates than the exact solver is asked for")
        #expect(problem.isSatisfied(by: solution.choice))
        #expect(solution.lowerBound <= solution.choice.count && solution.lowerBound > 0)
        for candidate in solution.choice {
            #expect(!problem.isSatisfied(by: solution.choice.filter { $0 != candidate }))
        }
    }

    @Test(.enabled(if: hasSolver, "built without CBC"))
    func `the time limit ends the search with the best found and its gap`() {
        let problem = Self.steiner(dimensions: 4)  // 81 points, 1,080 triples: nobody solves that in a second
        let start = ContinuousClock.now
        let solution = problem.solved(withinSeconds: 1)
        #expect(ContinuousClock.now - start < .seconds(10))
        #expect(solution.isTimedOut && !solution.isOptimal && solution.gap > 0)
        #expect(problem.isSatisfied(by: solution.choice))
        #expect(solution.choice.count >= 61, "the optimum of A81 is 61")
        #expect(solution.lowerBound <= 61)
    }

    @Test(.enabled(if: hasSolver, "built without CBC"), arguments: [0.0, 0.35, 1.5])
    func `a search that is to stop stops within a second, and Ctrl-C means what it meant`(after seconds: Double) async {
        // In a process of its own: what is done at Ctrl-C is the whole process's, and other tests search, too.
        await #expect(processExitsWith: .success) { [seconds] in
            struct Stop: Error {}
            func handler() -> Int {
                var action = sigaction()
                unsafe sigaction(SIGINT, nil, &action)
                return unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
            }
            let before = handler()
            let problem = SitingProblemTests.steiner(dimensions: 4)  // nobody solves that in a minute
            let start = ContinuousClock.now
            var looks = 0
            #expect(throws: Stop.self) {
                try problem.solved(withinSeconds: 5) {
                    looks += 1
                    if looks > 2 { #expect(handler() == before) }
                    if ContinuousClock.now - start >= .seconds(seconds) { throw Stop() }
                }
            }
            #expect(ContinuousClock.now - start < .seconds(seconds + 2), "half a second, and what a busy machine adds")
            #expect(handler() == before)
        }
    }

    @Test(.enabled(if: hasSolver, "built without CBC"))
    func `searches of one process take turns, and each has its time`() async {
        let choices = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<3 {
                group.addTask { Self.steiner(dimensions: 2).solved(withinSeconds: 20).choice.count }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(choices == [5, 5, 5], "the optimum of A9 is 5")
    }

    @Test func `groups that no candidate can satisfy are told, and nothing to do needs nothing`() {
        let problem = SitingProblem(
            groups: [1, 2, 0],
            demands: [.init(group: 0, weight: 1), .init(group: 1, weight: 1), .init(group: 1, weight: 1)],
            covers: [[0, 1]])
        #expect(problem.unreachable == [1])
        let done = SitingProblem(groups: [0], demands: [.init(group: 0, weight: 1)], covers: [[0]])
        let solution = done.solved(withinSeconds: 1)
        #expect(solution.choice.isEmpty && solution.isOptimal && solution.lowerBound == 0)
    }

    @Test func `a problem that cannot be solved stops the program`() async {
        await #expect(processExitsWith: .failure) {
            _ = SitingProblem(groups: [1], demands: [.init(group: 0, weight: 1)], covers: []).solved(withinSeconds: 1)
        }
    }
}
