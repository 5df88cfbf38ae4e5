import CoverageEngine
import PlaneGeometry
import RegistryRecords
import Siting
import VN2000

/// Makes the plan of one province.
struct SitingJob {
    let input: CoverageInput
    let province: String
    let map: SitingMap
    let request: SitingRequest
    let before: CoverageTable
    /// When the exact solver has to be done.
    let deadline: ContinuousClock.Instant
    /// Told of each round; what it throws ends the work.
    let progress: (Int) throws -> Void

    /// A place where a site may stand.
    struct Candidate {
        var geographic: GeographicPosition
        var position: PlanePosition
        var commune: Int?
        var settlement: String?
    }

    /// A point of demand.
    struct DemandPoint {
        var group: Int
        var weight: Double
        var position: PlanePosition
    }

    /// Sample points of a commune whose area is to be covered. What they miss is found by the exact engine and made up.
    static let samplesOfCommune = 600.0

    /// Rounds after which a plan is given as it is.
    static let mostRounds = 8
    /// Smaller holes get no candidate of their own, square metres.
    static let leastHole = 10_000.0
    /// Sites tried in the holes of one commune.
    static let sitesOfCommune = 200

    init(
        _ input: CoverageInput, province: String, map: SitingMap, request: SitingRequest,
        deadline: ContinuousClock.Instant, progress: @escaping (Int) throws -> Void
    ) {
        self.deadline = deadline
        self.progress = progress
        self.input = input
        self.province = province
        self.map = map
        self.request = request
        before = CoverageTable(input)
    }

    func plan() throws -> SitingPlan {
        switch request.service {
        case .postal(let radius): try postalPlan(radiusMetres: radius)
        case .mobile(let technology, let radius): try mobilePlan(technology, radiusMetres: radius)
        }
    }

    func isAsked(_ commune: Int) -> Bool {
        request.communes.isEmpty || request.communes.contains(input.communes[commune].commune.code)
    }

    func target(_ measure: TargetMeasure, _ technology: TechnologyClass?, _ name: String) throws -> Target {
        guard
            let target = before.targets.map(\.target).first(where: {
                $0.measure == measure && $0.technology == technology
            })
        else { throw SitingError.noTarget(name) }
        return target
    }

    var evidence: RecordEvidence {
        RecordEvidence(base: Evidence(survey: "hatang-plan", row: 0, surveyed: input.day))
    }

    func located(_ record: RegistryRecord, _ candidate: Candidate) -> LocatedRecord {
        LocatedRecord(
            record: record,
            whereabouts: candidate.commune.map { .init(parts: [.init(commune: $0)], isCertain: true) } ?? .nowhere,
            position: candidate.position)
    }

    // MARK: The problem

    /// For each candidate the points within the radius.
    func covers(_ points: [PlanePosition], of candidates: [Candidate], radiusMetres: Double) -> [[Int]] {
        let order = points.indices.sorted { points[$0].east < points[$1].east }
        return candidates.map { candidate in
            var low = 0
            var high = order.count
            while low < high {
                let middle = (low + high) / 2
                if points[order[middle]].east < candidate.position.east - radiusMetres {
                    low = middle + 1
                } else {
                    high = middle
                }
            }
            return order[low...].prefix { points[$0].east <= candidate.position.east + radiusMetres }
                .filter { points[$0].distance(to: candidate.position) <= radiusMetres }
        }
    }

    func problem(
        _ groups: [Double], _ points: [DemandPoint], _ covers: [[Int]], without unmet: [Int]
    ) -> SitingProblem {
        var groups = groups
        for group in unmet { groups[group] = 0 }
        return SitingProblem(
            groups: groups, demands: points.map { .init(group: $0.group, weight: $0.weight) }, covers: covers)
    }

    /// The choice, and the groups that were left out because no choice satisfies them.
    func solve(
        _ groups: [Double], _ points: [DemandPoint], _ covers: [[Int]]
    ) throws -> (solution: SitingSolution, unmet: [Int]) {
        let unmet = problem(groups, points, covers, without: []).unreachable
        return (
            try problem(groups, points, covers, without: unmet).solved(
                withinSeconds: max(0.01, (deadline - .now) / .seconds(1)), while: { try progress(0) }), unmet
        )
    }

    /// What each proposal adds to what is there and to the proposals before it.
    func proposals(
        _ chosen: [Int], _ candidates: [Candidate], _ problem: SitingProblem, _ failing: [Int], existing: [ServiceArea],
        discs: [Disc], measuresArea: Bool
    ) -> [SitingPlan.Proposal] {
        func area(_ areas: [ServiceArea]) -> Double {
            let union = DiscUnion(areas)
            return input.communes.reduce(0) { $0 + ($1.outline.map { union.coveredArea(of: $0.polygon) } ?? 0) }
        }
        var union = DiscUnion(existing)
        var covered = measuresArea ? area(existing) : 0
        var reached = Set(failing.indices.filter { problem.groups[$0] <= 1e-9 })
        return chosen.indices.map { number in
            let candidate = candidates[chosen[number]]
            let weights = problem.weights(coveredBy: Array(chosen[...number]))
            let now = failing.indices.filter { !reached.contains($0) && weights[$0] >= problem.groups[$0] - 1e-9 }
            reached.formUnion(now)
            let gained = input.settlements.filter { settlement in
                guard let position = settlement.position, position.east.isFinite, discs[number].radiusMetres > 0 else {
                    return false
                }
                return position.distance(to: discs[number].centre) <= discs[number].radiusMetres
                    && !union.contains(position)
            }
            let together = existing + discs[...number].map(ServiceArea.disc)
            union = DiscUnion(together)
            let total = measuresArea ? area(together) : 0
            defer { covered = total }
            return SitingPlan.Proposal(
                position: candidate.geographic, commune: candidate.commune.map { input.communes[$0].commune },
                settlement: candidate.settlement, reached: now.map { input.communes[failing[$0]].commune },
                settlements: discs[number].radiusMetres > 0 ? gained.count : nil,
                households: discs[number].radiusMetres > 0
                    ? gained.reduce(0) { $0 + ($1.record[.households]?.number ?? 0) } : nil,
                squareKilometres: measuresArea ? max(0, total - covered) / 1e6 : nil)
        }
    }
}

extension PlanePosition {
    func distance(to other: PlanePosition) -> Double {
        ((east - other.east) * (east - other.east) + (north - other.north) * (north - other.north)).squareRoot()
    }
}
