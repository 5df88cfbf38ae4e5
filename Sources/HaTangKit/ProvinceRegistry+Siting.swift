import CommuneBoundaries
import CoverageEngine
public import RegistryRecords
import VN2000

extension ProvinceRegistry {
    /// Where the fewest new sites or postal points bring failing communes to the target, a plan for each province.
    ///
    /// Failing is what does not meet the target whatever becomes of unknown facts; a commune that is only not proven
    /// needs a survey and no site. Existing sites count with all that may be true of them, as in the upper bound of a
    /// verdict. Each plan is recomputed by the exact engine before it is given.
    ///
    /// - Parameter progress: Called after every round, and ten times a second while the solver searches; what it throws ends
    ///   the work within a second.
    /// - Throws: ``SitingError`` when no target asks for the service or there are too many candidates;
    ///   ``JobError/unknownCommune(_:suggestions:)`` for a code of no commune.
    public func sitingPlans(
        for request: SitingRequest, on day: Day, era: Era? = nil, province: String? = nil,
        progress: (SitingProgress) throws -> Void = { _ in }
    ) throws -> [SitingPlan] {
        let era = try era ?? self.era(on: day)
        let boundaries = try boundaries(of: era)
        for code in request.communes where boundaries.index.commune(withCode: code) == nil {
            throw JobError.unknownCommune(code, suggestions: [])
        }
        let asked = Set(request.communes)
        let provinces = try provinces(of: era, asked: province)
        let sources = try CoverageSources(of: self, on: day, era: era)
        let deadline = ContinuousClock.now.advanced(by: .seconds(request.seconds))
        var plans: [SitingPlan] = []
        var rounds = 0
        for (place, province) in provinces.enumerated() {
            let stored = boundaries.communes.filter { $0.commune.province == province }
            guard asked.isEmpty || stored.contains(where: { asked.contains($0.commune.code) }) else { continue }
            let plane = try CoveragePlane(ofProvince: province, in: era, meridians: settings.meridians)
            let map = SitingMap(
                plane: plane, polygons: stored.map(\.polygons),
                communeAt: { positions in
                    boundaries.index.communes(at: positions).map { place in
                        place.flatMap { found in
                            stored.firstIndex { $0.commune.code == boundaries.communes[found].commune.code }
                        }
                    }
                })
            let input = try sources.input(ofProvince: province)
            var reached = 0
            let plan = try withoutActuallyEscaping(progress) { progress in
                try SitingJob(
                    input, province: province, map: map, request: request, deadline: deadline
                ) { round in
                    rounds += round > 0 ? 1 : 0
                    reached = max(reached, round)
                    let part = Double(reached) / Double(SitingJob.mostRounds + 1)
                    try progress(
                        SitingProgress(rounds: rounds, share: (Double(place) + part) / Double(provinces.count)))
                }.plan()
            }
            plans.append(plan)
        }
        return plans
    }
}

/// The ground of a province: positions inside communes, in degrees and in the plane.
struct SitingMap {
    let plane: CoveragePlane
    /// By commune.
    let polygons: [[GeographicPolygon]]
    /// The communes that hold positions; nil outside of the province.
    let communeAt: ([GeographicPosition]) -> [Int?]

    /// The points of a square net that lie inside a commune.
    ///
    /// - Parameter stepMetres: Between neighbours, at the commune's latitude.
    func net(ofCommune commune: Int, stepMetres: Double) -> [GeographicPosition] {
        let vertices = polygons[commune].flatMap(\.outer)
        guard let south = vertices.map(\.latitude).min(), let north = vertices.map(\.latitude).max(),
            let west = vertices.map(\.longitude).min(), let east = vertices.map(\.longitude).max()
        else { return [] }
        // Lengths of a degree on the WGS 84 ellipsoid near 15° N, to half a percent in all of Vietnam.
        let latitudeStep = stepMetres / 110_650
        let longitudeStep = stepMetres / (111_320 * Self.cosine(ofDegrees: (south + north) / 2))
        var points: [GeographicPosition] = []
        for latitude in stride(from: south + latitudeStep / 2, to: north, by: latitudeStep) {
            for longitude in stride(from: west + longitudeStep / 2, to: east, by: longitudeStep) {
                points.append(GeographicPosition(latitude: latitude, longitude: longitude))
            }
        }
        return zip(points, communeAt(points)).filter { $0.1 == commune }.map(\.0)
    }

    /// By its series to 10⁻⁷, enough for a net.
    private static func cosine(ofDegrees degrees: Double) -> Double {
        let square = (degrees * .pi / 180) * (degrees * .pi / 180)
        return 1 - square / 2 * (1 - square / 12 * (1 - square / 30))
    }
}
