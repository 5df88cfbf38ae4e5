import CoverageEngine
import PlaneGeometry
import RegistryRecords
import Siting
import VN2000

extension SitingJob {
    func candidates(
        in communes: [Int], outside existing: [ServiceArea], radiusMetres: Double
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
        case .holes: return try holeCandidates(in: communes, outside: existing, radiusMetres: radiusMetres)
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
        in communes: [Int], outside existing: [ServiceArea], radiusMetres: Double
    ) throws -> [Candidate] {
        var found: [Candidate] = []
        for commune in communes {
            try progress(0)
            let ground = try map.plane.rings(of: map.polygons[commune])
            guard let bounds = PreparedPolygon(PlanePolygon(rings: ground.flatMap(\.self))).bounds else { continue }
            var areas = existing.filter { $0.disc.reaches(bounds) }
            var tried = 0
            while tried < Self.sitesOfCommune {
                let holes = try HolePolygons(of: ground, outside: DiscUnion(areas)) { area, _ in
                    area >= Self.leastHole
                }.holes
                let centres = holes.compactMap(\.centre)
                guard !centres.isEmpty else { break }
                tried += centres.count
                areas += centres.map { .disc(Disc(centre: $0, radiusMetres: radiusMetres)) }
                found += zip(centres, try map.plane.geographic(of: centres)).map {
                    Candidate(geographic: $0.1, position: $0.0, commune: commune, settlement: nil)
                }
                guard found.count <= SitingError.limit else { throw SitingError.tooManyCandidates(found.count) }
            }
        }
        return found
    }
}
