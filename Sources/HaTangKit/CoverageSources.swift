import CommuneBoundaries
import CoverageEngine
import Dispatch
import PlaneGeometry
import RegistryRecords
import RegistryStore
import Synchronization
import VN2000

/// What the tables of all provinces are computed from, read from the registry once; then each province is on its own.
///
/// In which commune of the era a record counts is settled here, once for all provinces. Sites are settled by province:
/// each is near one or two of them.
struct CoverageSources: Sendable {
    let registry: String
    let version: Int
    let known: Day?
    let era: Era
    let day: Day
    let settings: RegistrySettings
    let boundaries: EraBoundaries
    let selection: SiteSelection
    let operators: OperatorSelection?
    let kept: KeptResults?
    private let population: PopulationReading?
    /// The records of a kind that count somewhere, their whereabouts as places of the era.
    private let postalPoints: [LocatedRecord]
    private let settlements: [LocatedRecord]
    /// All of them: that a list was surveyed anywhere tells for the communes of which it says nothing.
    private let deadZones: [LocatedRecord]
    private let cableRoutes: [LocatedRecord]
    /// How many records count in no commune of a province since nobody can say in which, by its code.
    private let undecided: [String: Int]
    /// The claims that hold on the day, wherever they lie.
    private let claims: [RegistryRecord]
    /// The samples within the window of the day that count somewhere.
    private let samples: [LocatedRecord]
    /// The indicators of communes of the era, and of provinces.
    private let indicators: [RegistryRecord]

    /// - Parameter withEvidence: Whether claims and samples are read, too, which work on cells alone can do without.
    init(
        of registry: ProvinceRegistry, on day: Day, era: Era, operators: OperatorSelection? = nil,
        kept: KeptResults? = nil, population: PopulationReading? = nil, withEvidence: Bool = false
    ) throws {
        self.registry = registry.registry.identifier
        version = try registry.version
        known = registry.known
        self.era = era
        self.day = day
        settings = registry.settings
        boundaries = try registry.boundaries(of: era)
        selection = try registry.siteSelection()
        self.operators = operators
        self.kept = kept
        self.population = population
        let locator = RecordLocator(boundaries: boundaries)
        func placed(_ kind: RecordKind) throws -> [LocatedRecord] {
            try locator.placed(try registry.records(of: kind))
        }
        let (points, places) = (try placed(.postalPoint), try placed(.settlement))
        postalPoints = points.filter { !$0.whereabouts.parts.isEmpty }
        settlements = places.filter { !$0.whereabouts.parts.isEmpty }
        deadZones = try placed(.deadZone)
        cableRoutes = try placed(.cableRoute)
        let unplacedSites = try locator.placed(selection.sites.filter { $0.shape == nil && !$0.communes.isEmpty })
        undecided = Dictionary(
            [points, places, deadZones, cableRoutes, unplacedSites].joined().compactMap { located in
                locator.provinceOfUndecided(located).map { ($0, 1) }
            }, uniquingKeysWith: +)
        let boundaries = boundaries
        indicators = try registry.records(of: .indicator).compactMap { record in
            guard !record.communes.isEmpty else { return record }
            var record = record
            record.communes = boundaries.sameCommunes(of: record)
            return record.communes.isEmpty ? nil : record
        }
        claims = withEvidence ? try registry.records(of: .claimedArea).filter { $0.isClaimed(on: day) } : []
        let asksSpeed = settings.targets.contains { $0.measure == .mobileSpeed && $0.isAsked(on: day) }
        guard withEvidence || asksSpeed else {
            samples = []
            return
        }
        let window = settings.sampleRules.entry(on: day).window(endingOn: day)
        samples = try locator.placed(try registry.signalSamples(measuredWithin: window))
            .filter { !$0.whereabouts.parts.isEmpty }
    }

    /// Everything that a table of one province is computed from.
    func input(ofProvince province: String) throws -> CoverageInput {
        let plane = try CoveragePlane(ofProvince: province, in: era, meridians: settings.meridians)
        var input = CoverageInput(
            registry: registry, registryVersion: version, era: era, day: day,
            communes: try boundaries.coverageCommunes(ofProvince: province, in: plane, kept: kept),
            targets: settings.targets, targetsDigest: settings.targetsDigest, assumedRadii: settings.assumedRadii)
        input.operators = operators
        input.known = known
        if let kept { input.keptAreas = kept.areas }
        input.population = try population?.cells(ofProvince: province, in: boundaries, plane: plane)
        let table = ProvincePlaces(ofProvince: province, in: boundaries, plane: plane)
        input.postalPoints = try table.ownRecords(of: postalPoints)
        input.settlements = try table.ownRecords(of: settlements)
        input.deadZones = try table.records(of: deadZones)
        input.cableRoutes = try table.records(of: cableRoutes)
        // Service is asked for at the settlements too, and some lie beyond the boundaries or have none around them.
        var bounds = boundaries.bounds(ofProvince: province)
        for settlement in input.settlements where settlement.whereabouts.main != nil {
            if case .point(let position)? = settlement.record.shape {
                bounds.extend(to: PlanePosition(east: position.longitude, north: position.latitude))
            }
        }
        let near = selection.near(bounds) { [boundaries] site in
            boundaries.statedPlaces(of: site).joined().contains {
                boundaries.communes[$0].commune.province == province
            }
        }
        input.undecided = undecided[province] ?? 0
        input.sites = try table.records(of: RecordLocator(boundaries: boundaries).placed(near.sites))
        input.cells = near.cells
        input.sampleRules = settings.sampleRules
        input.indicators = indicators
        input.samples = table.whereabouts(of: samples)
        input.claims = try claims.map { try table.claim($0, near: bounds) }
        return input
    }

    /// Does the same work for every province, side by side on all processors.
    ///
    /// - Returns: The results in the order of the provinces.
    func forEach<Result: Sendable>(
        _ provinces: [String], _ work: @Sendable (CoverageInput) throws -> Result
    ) throws -> [Result] {
        let finished = Mutex<[Int: Swift.Result<Result, any Error>]>([:])
        DispatchQueue.concurrentPerform(iterations: provinces.count) { place in
            let result = Swift.Result { try work(try input(ofProvince: provinces[place])) }
            finished.withLock { $0[place] = result }
        }
        let results = finished.withLock { $0 }
        return try provinces.indices.compactMap { try results[$0]?.get() }
    }
}

/// From places of an era to those of one province's table, and into its plane.
struct ProvincePlaces {
    private let plane: CoveragePlane
    /// For each commune of the era its place in the table; nil for communes of other provinces.
    private let placeInTable: [Int?]

    init(ofProvince province: String, in boundaries: EraBoundaries, plane: CoveragePlane) {
        self.plane = plane
        var next = 0
        placeInTable = boundaries.communes.map { stored in
            guard stored.commune.province == province else { return nil }
            defer { next += 1 }
            return next
        }
    }

    /// The records that count in the province, in the order of the list.
    func ownRecords(of placed: [LocatedRecord]) throws -> [LocatedRecord] {
        try records(
            of: placed.filter { record in record.whereabouts.parts.contains { placeInTable[$0.commune] != nil } })
    }

    /// The records that count in the province, without positions in the plane.
    func whereabouts(of placed: [LocatedRecord]) -> [LocatedRecord] {
        placed.compactMap { located in
            var located = located
            located.whereabouts.parts = parts(of: located)
            return located.whereabouts.parts.isEmpty ? nil : located
        }
    }

    private func parts(of located: LocatedRecord) -> [Whereabouts.Part] {
        located.whereabouts.parts.compactMap { part in
            placeInTable[part.commune].map { .init(commune: $0, share: part.share) }
        }
    }

    /// By how much a claim is taken beyond the province, degrees: more than straight edges of the plane and of degrees
    /// part from each other anywhere in Vietnam.
    private static let margin = 0.2

    /// A claim in the plane, as far as it may reach what lies in a rectangle of degrees; its long edges are cut like those
    /// of boundaries, so that a claim along a boundary covers all up to it.
    ///
    /// Vertices far from it go before they are converted, so that a claim over the whole country costs a province little.
    func claim(_ record: RegistryRecord, near bounds: PlaneBounds) throws -> ClaimedArea {
        guard case .area(let polygons)? = record.shape, !bounds.isEmpty else {
            return ClaimedArea(record: record, polygons: [])
        }
        let near = PlaneBounds(
            west: bounds.west - Self.margin, east: bounds.east + Self.margin, south: bounds.south - Self.margin,
            north: bounds.north + Self.margin)
        let reduced = polygons.compactMap { polygon -> GeographicPolygon? in
            let rings = ([polygon.outer] + polygon.holes).map { ring in
                // Another program may have drawn beyond what the zone takes.
                BoundaryEdges.densified(
                    ring.map { PlanePosition(east: $0.longitude, north: $0.latitude) }.reduced(near: near).map {
                        GeographicPosition(
                            latitude: $0.north.clamped(to: CoordinateConversion.latitudes),
                            longitude: $0.east.clamped(to: CoordinateConversion.longitudes))
                    })
            }
            guard let outer = rings.first, !outer.isEmpty else { return nil }
            return GeographicPolygon(outer: outer, holes: rings.dropFirst().filter { !$0.isEmpty })
        }
        return ClaimedArea(record: record, polygons: try plane.rings(of: reduced))
    }

    /// All records. Those elsewhere count nowhere, but keep their discs. Points are converted in one batch.
    func records(of placed: [LocatedRecord]) throws -> [LocatedRecord] {
        var points: [GeographicPosition] = []
        for located in placed {
            if case .point(let position)? = located.record.shape { points.append(position) }
        }
        var positions = try plane.positions(of: points)[...]
        return placed.map { located in
            var located = located
            if case .point(let position)? = located.record.shape {
                located.position = positions.popFirst()
                located.convergenceDegrees = plane.zone.convergenceDegrees(at: position)
            }
            located.whereabouts.parts = parts(of: located)
            return located
        }
    }
}

extension Double {
    /// NaN becomes the lower bound.
    fileprivate func clamped(to range: ClosedRange<Double>) -> Double {
        self > range.lowerBound ? min(self, range.upperBound) : range.lowerBound
    }
}
