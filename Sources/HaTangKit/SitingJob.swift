import CoverageEngine
import PlaneGeometry
import RegistryRecords
import Siting
import VN2000

/// Makes the plan of one province.
struct SitingJob {
    private let input: CoverageInput
    private let province: String
    private let map: SitingMap
    private let request: SitingRequest
    private let before: CoverageTable
    /// When the exact solver has to be done.
    private let deadline: ContinuousClock.Instant
    /// Told of each round; what it throws ends the work.
    private let progress: (Int) throws -> Void

    /// A place where a site may stand.
    struct Candidate {
        var geographic: GeographicPosition
        var position: PlanePosition
        var commune: Int?
        var settlement: String?
    }

    /// A point of demand.
    private struct DemandPoint {
        var group: Int
        var weight: Double
        var position: PlanePosition
    }

    /// Sample points of a commune whose area is to be covered. What they miss is found by the exact engine and made up.
    private static let samplesOfCommune = 600.0

    /// Rounds after which a plan is given as it is.
    static let mostRounds = 8
    /// Smaller holes get no candidate of their own, square metres.
    private static let leastHole = 10_000.0
    /// Sites tried in the holes of one commune.
    private static let sitesOfCommune = 200

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

    private func isAsked(_ commune: Int) -> Bool {
        request.communes.isEmpty || request.communes.contains(input.communes[commune].commune.code)
    }

    private func target(_ measure: TargetMeasure, _ technology: TechnologyClass?, _ name: String) throws -> Target {
        guard
            let target = before.targets.map(\.target).first(where: {
                $0.measure == measure && $0.technology == technology
            })
        else { throw SitingError.noTarget(name) }
        return target
    }

    // MARK: Mobile

    private func mobilePlan(_ technology: TechnologyClass, radiusMetres: Double) throws -> SitingPlan {
        let target = try target(.mobileShare, technology, technology.rawValue)
        let failing = input.communes.indices.filter {
            isAsked($0) && before.communes[$0].mobile[technology]?.verdict == .notMet
        }
        let existing = existingAreas(technology, target)
        let union = DiscUnion(existing)
        var groups: [Double] = []
        var points: [DemandPoint] = []
        for (group, commune) in failing.enumerated() {
            let mobile = before.communes[commune].mobile[technology]
            groups.append(max(0, target.threshold - (mobile?.high ?? 0)))
            let places = try demandPoints(ofCommune: commune, mobile?.measure ?? .areaShare)
            for position in places where !union.contains(position) {
                points.append(DemandPoint(group: group, weight: 1 / Double(places.count), position: position))
            }
        }
        let candidates = try candidates(in: failing, outside: union, radiusMetres: radiusMetres)
        let covers = covers(points.map(\.position), of: candidates, radiusMetres: radiusMetres)
        var unreachable: Set<Int> = []
        // Sample points stand for areas: what the exact engine finds missing is asked for on top, and solved again.
        var round = 0
        while true {
            let (solution, unmet) = solve(groups, points, covers)
            unreachable.formUnion(unmet)
            let problem = problem(groups, points, covers, without: unmet)
            let chosen = Array(solution.choice.prefix(request.maximum ?? .max))
            let after = CoverageTable(built(chosen.map { candidates[$0] }, technology, radiusMetres: radiusMetres))
            var missed: [(group: Int, share: Double)] = []
            if chosen.count == solution.choice.count {
                for (group, commune) in failing.enumerated() where !unmet.contains(group) {
                    guard let mobile = after.communes[commune].mobile[technology], mobile.verdict == .notMet else {
                        continue
                    }
                    missed.append((group, target.threshold - (mobile.high ?? 0)))
                }
            }
            round += 1
            try progress(round)
            if missed.isEmpty || round > Self.mostRounds {
                let discs = chosen.map { Disc(centre: candidates[$0].position, radiusMetres: radiusMetres) }
                return SitingPlan(
                    province: province, before: before, after: after, failing: failing,
                    unreachable: (unreachable.union(missed.map(\.group))).sorted().map { failing[$0] },
                    candidates: candidates.count,
                    proposals: proposals(
                        chosen, candidates, problem, failing, existing: existing, discs: discs, measuresArea: true),
                    solution: solution)
            }
            for (group, share) in missed { groups[group] += share * 1.05 + 0.001 }
        }
    }

    private func existingAreas(_ technology: TechnologyClass, _ target: Target) -> [ServiceArea] {
        let siteOfCode = Dictionary(
            input.sites.compactMap { site in site.record[.site]?.text.map { ($0, site) } }, uniquingKeysWith: { $1 })
        return input.cells.compactMap { cell in
            guard let site = cell[.site]?.text.flatMap({ siteOfCode[$0] }),
                let facts = CellFacts(
                    cell, on: input.day, evidenceAgeDays: target.evidenceAgeDays, assumedRadii: input.assumedRadii),
                technology.includes(facts.technology), facts.mayBeOnAir
            else { return nil }
            return ServiceArea(of: facts, at: site.position, convergenceDegrees: site.convergenceDegrees)
        }
    }

    /// The settlements of the commune, or a net of points over its area.
    private func demandPoints(ofCommune commune: Int, _ measure: MobileMeasure) throws -> [PlanePosition] {
        if measure == .settlementShare {
            return input.settlements.filter { $0.whereabouts.main == commune }.compactMap(\.position)
        }
        guard let area = input.communes[commune].outline?.extent.area, area > 0 else { return [] }
        let step = max(20, (area / Self.samplesOfCommune).squareRoot())
        return try map.plane.positions(of: map.net(ofCommune: commune, stepMetres: step)).filter { $0.east.isFinite }
    }

    private func built(
        _ candidates: [Candidate], _ technology: TechnologyClass, radiusMetres: Double
    ) -> CoverageInput {
        var input = input
        for (number, candidate) in candidates.enumerated() {
            let code = "hatang-plan-\(number + 1)"
            var site = RegistryRecord(uuid: code, kind: .site, evidence: evidence)
            site[.site] = .text(code)
            var cell = RegistryRecord(uuid: code, kind: .cell, evidence: evidence)
            cell[.site] = .text(code)
            cell[.technology] = .text(technology == .g5 ? "5G" : "4G")
            cell[.radius] = .real(radiusMetres)
            cell[.onAir] = .day(input.day)
            input.sites.append(located(site, candidate))
            input.cells.append(cell)
        }
        return input
    }

    private var evidence: RecordEvidence {
        RecordEvidence(base: Evidence(survey: "hatang-plan", row: 0, surveyed: input.day))
    }

    private func located(_ record: RegistryRecord, _ candidate: Candidate) -> LocatedRecord {
        LocatedRecord(
            record: record,
            whereabouts: candidate.commune.map { .init(parts: [.init(commune: $0)], isCertain: true) } ?? .nowhere,
            position: candidate.position)
    }

    // MARK: Postal

    private func postalPlan(radiusMetres: Double?) throws -> SitingPlan {
        let target = try target(.staffedOnline, nil, "staffed_online")
        let failing = input.communes.indices.filter { isAsked($0) && before.communes[$0].postal.verdict == .notMet }
        let staffed = input.postalPoints.filter {
            PostalFacts(
                $0.record, isPlaceCertain: $0.whereabouts.isCertain, on: input.day,
                evidenceAgeDays: target.evidenceAgeDays
            ).isStaffed
        }.compactMap(\.position)
        let far = radiusMetres.map { radius in
            input.settlements.filter { settlement in
                guard let position = settlement.position, let commune = settlement.whereabouts.main, isAsked(commune)
                else { return false }
                return !staffed.contains { $0.distance(to: position) <= radius }
            }.compactMap(\.position)
        }
        let area = far == nil ? failing : input.communes.indices.filter(isAsked)
        if request.candidates == .holes { throw SitingError.holesOfPostalService }
        var candidates = try candidates(in: area, outside: DiscUnion([]), radiusMetres: 0)
        // A commune without any candidate gets the middle of its area.
        let known = Set(candidates.compactMap(\.commune))
        for commune in failing where !known.contains(commune) {
            guard let polygonArea = input.communes[commune].outline?.extent.area else { continue }
            let net = map.net(ofCommune: commune, stepMetres: max(20, (polygonArea / 100).squareRoot()))
            let middle = GeographicPosition(
                latitude: net.reduce(0) { $0 + $1.latitude } / Double(net.count),
                longitude: net.reduce(0) { $0 + $1.longitude } / Double(net.count))
            guard let nearest = net.min(by: { $0.distance(to: middle) < $1.distance(to: middle) }),
                let position = try map.plane.positions(of: [nearest]).first, position.east.isFinite
            else { continue }
            candidates.append(Candidate(geographic: nearest, position: position, commune: commune, settlement: nil))
        }
        // One group a commune that needs a point, then one a settlement that is too far from any.
        let groups = Array(repeating: 1.0, count: failing.count + (far?.count ?? 0))
        let points = groups.indices.map { group in
            DemandPoint(
                group: group, weight: 1,
                position: group < failing.count ? PlanePosition(east: 0, north: 0) : (far ?? [])[group - failing.count])
        }
        let groupOfCommune = Dictionary(uniqueKeysWithValues: failing.enumerated().map { ($1, $0) })
        let near = self.covers(far ?? [], of: candidates, radiusMetres: radiusMetres ?? 0)
        let covers = zip(candidates, near).map { candidate, near in
            (candidate.commune.flatMap { groupOfCommune[$0] }.map { [$0] } ?? []) + near.map { $0 + failing.count }
        }
        let (solution, unmet) = solve(groups, points, covers)
        try progress(1)
        let chosen = Array(solution.choice.prefix(request.maximum ?? .max))
        var built = input
        for (number, place) in chosen.enumerated() {
            var point = RegistryRecord(uuid: "hatang-plan-\(number)", kind: .postalPoint, evidence: evidence)
            point[.kind] = .text(PostalPointKind.postOffice.rawValue)
            point[.staffed] = .yes
            point[.internet] = .yes
            built.postalPoints.append(located(point, candidates[place]))
        }
        let radius = radiusMetres ?? 0
        return SitingPlan(
            province: province, before: before, after: CoverageTable(built), failing: failing,
            unreachable: unmet.filter { $0 < failing.count }.map { failing[$0] }, candidates: candidates.count,
            proposals: proposals(
                chosen, candidates, problem(groups, points, covers, without: unmet), failing,
                existing: staffed.map { .disc(Disc(centre: $0, radiusMetres: radius)) },
                discs: chosen.map { Disc(centre: candidates[$0].position, radiusMetres: radius) }, measuresArea: false),
            solution: solution)
    }

    // MARK: Candidates and the problem

    private func candidates(
        in communes: [Int], outside union: DiscUnion, radiusMetres: Double
    ) throws -> [Candidate] {
        switch request.candidates {
        case .settlements:
            // Those with most people first: among equals the first is taken.
            let settlements = input.settlements.sorted {
                ($0.record[.population]?.number ?? 0) > ($1.record[.population]?.number ?? 0)
            }
            let found = settlements.compactMap { settlement -> Candidate? in
                guard case .point(let geographic)? = settlement.record.shape, let position = settlement.position,
                    position.east.isFinite
                else { return nil }
                return Candidate(
                    geographic: geographic, position: position, commune: settlement.whereabouts.main,
                    settlement: settlement.record[.name]?.text ?? settlement.record[.code]?.text)
            }
            guard found.count <= SitingError.limit else { throw SitingError.tooManyCandidates(found.count) }
            return found
        case .holes: return try holeCandidates(in: communes, outside: union, radiusMetres: radiusMetres)
        case .places(let places):
            guard places.count <= SitingError.limit else { throw SitingError.tooManyCandidates(places.count) }
            let positions = places.map(\.position)
            return zip(places, zip(try map.plane.positions(of: positions), map.communeAt(positions)))
                .filter { $0.1.0.east.isFinite }.map { place, found in
                    Candidate(
                        geographic: place.position, position: found.0, commune: found.1, settlement: place.name)
                }
        case .grid(let step):
            let expected = communes.reduce(0.0) { $0 + (input.communes[$1].outline?.extent.area ?? 0) } / (step * step)
            guard expected <= Double(SitingError.limit) else {
                throw SitingError.tooManyCandidates(Int(min(expected, 1e9)))
            }
            return try communes.flatMap { commune in
                let net = map.net(ofCommune: commune, stepMetres: step)
                return zip(net, try map.plane.positions(of: net)).filter { $0.1.east.isFinite }.map {
                    Candidate(geographic: $0.0, position: $0.1, commune: commune, settlement: nil)
                }
            }
        }
    }

    /// The innermost position of every hole, and of what is left of it with a site there, until nothing of size is left.
    private func holeCandidates(
        in communes: [Int], outside union: DiscUnion, radiusMetres: Double
    ) throws -> [Candidate] {
        var found: [Candidate] = []
        for commune in communes {
            try progress(0)
            let ground = try map.plane.rings(of: map.polygons[commune])
            guard let bounds = PreparedPolygon(PlanePolygon(rings: ground.flatMap(\.self))).bounds else { continue }
            var discs = union.discs(near: bounds)
            var tried = 0
            while tried < Self.sitesOfCommune {
                let holes = try HolePolygons(of: ground, outside: DiscUnion(discs)) { area, _ in
                    area >= Self.leastHole
                }.holes
                let centres = holes.compactMap(\.centre)
                guard !centres.isEmpty else { break }
                tried += centres.count
                discs += centres.map { Disc(centre: $0, radiusMetres: radiusMetres) }
                found += zip(centres, try map.plane.geographic(of: centres)).map {
                    Candidate(geographic: $0.1, position: $0.0, commune: commune, settlement: nil)
                }
                guard found.count <= SitingError.limit else { throw SitingError.tooManyCandidates(found.count) }
            }
        }
        return found
    }

    /// For each candidate the points within the radius.
    private func covers(_ points: [PlanePosition], of candidates: [Candidate], radiusMetres: Double) -> [[Int]] {
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

    private func problem(
        _ groups: [Double], _ points: [DemandPoint], _ covers: [[Int]], without unmet: [Int]
    ) -> SitingProblem {
        var groups = groups
        for group in unmet { groups[group] = 0 }
        return SitingProblem(
            groups: groups, demands: points.map { .init(group: $0.group, weight: $0.weight) }, covers: covers)
    }

    /// The choice, and the groups that were left out because no choice satisfies them.
    private func solve(
        _ groups: [Double], _ points: [DemandPoint], _ covers: [[Int]]
    ) -> (solution: SitingSolution, unmet: [Int]) {
        let unmet = problem(groups, points, covers, without: []).unreachable
        return (
            problem(groups, points, covers, without: unmet).solved(
                withinSeconds: max(0.01, (deadline - .now) / .seconds(1))), unmet
        )
    }

    /// What each proposal adds to what is there and to the proposals before it.
    private func proposals(
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
    fileprivate func distance(to other: PlanePosition) -> Double {
        ((east - other.east) * (east - other.east) + (north - other.north) * (north - other.north)).squareRoot()
    }
}
