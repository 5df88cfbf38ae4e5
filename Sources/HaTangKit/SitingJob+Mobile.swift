import CoverageEngine
import PlaneGeometry
import RegistryRecords
import Siting
import VN2000

extension SitingJob {
    func mobilePlan(_ technology: TechnologyClass, radiusMetres: Double) throws -> SitingPlan {
        let target = try target(.mobileShare, technology, technology.rawValue)
        let failing = input.communes.indices.filter {
            isAsked($0) && before.communes[$0].mobile[technology]?.verdict == .notMet
        }
        let service = MobileService(input, of: technology)
        let (existing, union) = (service.possibleAreas, service.possible)
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
        let candidates = try candidates(in: failing, outside: existing, radiusMetres: radiusMetres)
        let covers = covers(points.map(\.position), of: candidates, radiusMetres: radiusMetres)
        var unreachable: Set<Int> = []
        // Sample points stand for areas: what the exact engine finds missing is asked for on top, and solved again.
        var round = 0
        while true {
            let (solution, unmet) = try solve(groups, points, covers)
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
            cell[.technology] = .text(technology.generation.rawValue)
            cell[.radius] = .real(radiusMetres)
            cell[.onAir] = .day(input.day)
            input.sites.append(located(site, candidate))
            input.cells.append(cell)
        }
        return input
    }
}
