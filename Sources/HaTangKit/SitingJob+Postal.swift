import CoverageEngine
import PlaneGeometry
import RegistryRecords
import Siting
import VN2000

extension SitingJob {
    func postalPlan(radiusMetres: Double?) throws -> SitingPlan {
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
        var candidates = try candidates(in: area, outside: [], radiusMetres: 0)
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
        let (solution, unmet) = try solve(groups, points, covers)
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
}
