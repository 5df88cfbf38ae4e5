public import PlaneGeometry
public import RegistryRecords

/// A commune as coverage needs it.
public struct CoverageCommune: Sendable {
    /// The commune.
    public var commune: Commune
    /// Quality of the boundary; nil when there is none.
    public var boundaryQuality: BoundaryQuality?
    /// Geodesic area; nil without a boundary.
    public var areaSquareKilometres: Double?
    /// The boundary in the plane of its province's VN-2000 zone, metres; nil when there is none.
    public var outline: CommuneOutline?

    /// The boundary made ready for measuring; nil when there is none. The first question may project it.
    public var polygon: PreparedPolygon? {
        get { outline?.polygon }
        set { outline = newValue.map { CommuneOutline($0) } }
    }

    /// Makes a commune of an outline.
    public init(
        commune: Commune, boundaryQuality: BoundaryQuality?, areaSquareKilometres: Double?, outline: CommuneOutline?
    ) {
        self.commune = commune
        self.boundaryQuality = boundaryQuality
        self.areaSquareKilometres = areaSquareKilometres
        self.outline = outline
    }

    /// Makes a commune of a polygon in which nothing measured is kept.
    public init(
        commune: Commune, boundaryQuality: BoundaryQuality?, areaSquareKilometres: Double?, polygon: PreparedPolygon?
    ) {
        self.init(
            commune: commune, boundaryQuality: boundaryQuality, areaSquareKilometres: areaSquareKilometres,
            outline: polygon.map { CommuneOutline($0) })
    }
}

/// The communes in which a record counts.
public struct Whereabouts: Sendable, Hashable {
    /// Place in ``CoverageInput/communes`` and the part of the record that counts there; parts sum to 1 at most.
    public var parts: [Part]
    /// False when only a position on a schematic boundary says so: then the record proves nothing there.
    public var isCertain: Bool
    /// Whether several stated communes share equally, as nothing says where in them the record lies.
    public var isEqualShare = false

    /// A part of a record in a commune.
    public struct Part: Sendable, Hashable {
        /// Place in ``CoverageInput/communes``.
        public var commune: Int
        /// 1 for points; for routes the share of the length.
        public var share: Double

        /// Makes a part.
        public init(commune: Int, share: Double = 1) {
            self.commune = commune
            self.share = share
        }
    }

    /// Makes whereabouts.
    public init(parts: [Part], isCertain: Bool) {
        self.parts = parts
        self.isCertain = isCertain
    }

    /// Counts in no commune.
    public static let nowhere = Whereabouts(parts: [], isCertain: true)

    /// The commune that holds most of the record; nil when it counts nowhere.
    public var main: Int? { parts.max { $0.share < $1.share }?.commune }
}

/// A record with the communes in which it counts and its place in the plane.
public struct LocatedRecord: Sendable {
    /// The record.
    public var record: RegistryRecord
    /// Where it counts.
    public var whereabouts: Whereabouts
    /// Its position in the plane, metres; nil when it is located by commune only or is not a point.
    public var position: PlanePosition?
    /// Degrees by which grid north lies clockwise of true north at the position; azimuths are from true north.
    public var convergenceDegrees: Double
    /// Length of a route, metres over the ellipsoid; nil when it has no line.
    public var lengthMetres: Double?

    /// Makes a located record.
    public init(
        record: RegistryRecord, whereabouts: Whereabouts, position: PlanePosition? = nil,
        convergenceDegrees: Double = 0, lengthMetres: Double? = nil
    ) {
        self.record = record
        self.whereabouts = whereabouts
        self.position = position
        self.convergenceDegrees = convergenceDegrees
        self.lengthMetres = lengthMetres
    }
}

/// Everything that a coverage table is computed from. All planes are one: that of the province's VN-2000 zone.
public struct CoverageInput: Sendable {
    /// Identifier of the registry.
    public var registry: String
    /// Its version.
    public var registryVersion: Int
    /// The era of ``communes``.
    public var era: Era
    /// The day asked for.
    public var day: Day
    /// The communes of the era, sorted by code.
    public var communes: [CoverageCommune]
    /// Postal points, inactive ones too.
    public var postalPoints: [LocatedRecord]
    /// Sites in any commune; their discs reach over borders.
    public var sites: [LocatedRecord]
    /// Cells; each names its site by ``Field/site``.
    public var cells: [RegistryRecord]
    /// Dead-zone reports of any status.
    public var deadZones: [LocatedRecord]
    /// Cable-route cleanups.
    public var cableRoutes: [LocatedRecord]
    /// Settlements.
    public var settlements: [LocatedRecord]
    /// Claims that hold on the day, of any operator and wherever they lie.
    public var claims: [ClaimedArea]
    /// Samples measured within the window of the day, and perhaps others; they need no position in the plane.
    public var samples: [LocatedRecord]
    /// How samples are weighed.
    public var sampleRules: DatedRules<SampleRule>
    /// Indicators of the communes and of their provinces, and perhaps others.
    public var indicators: [RegistryRecord] = []
    /// All targets of the registry; those not asked for on the day are left out of the table.
    public var targets: [Target]
    /// Digest of the document with the targets.
    public var targetsDigest: String
    /// Radii and beam widths for cells that state none.
    public var assumedRadii: AssumedRadii
    /// Which operators to tell apart; nil for none: then only the service by any operator is measured.
    public var operators: OperatorSelection?
    /// The population by a raster; nil leaves it to the settlements. The two are never mixed.
    public var population: PopulationCells?
    /// The day whose knowledge the records are of; nil for all that is known now.
    public var known: Day?
    /// Records of any kind of which nobody can say where they count, since the communes that they state were split or
    /// merged and they have no place of their own; they count in no commune.
    public var undecided = 0
    /// Areas measured before, and those measured now; nothing before the first table.
    public var keptAreas = KeptAreas()

    /// Makes an input without records.
    public init(
        registry: String, registryVersion: Int, era: Era, day: Day, communes: [CoverageCommune], targets: [Target],
        targetsDigest: String, assumedRadii: AssumedRadii
    ) {
        self.registry = registry
        self.registryVersion = registryVersion
        self.era = era
        self.day = day
        self.communes = communes
        self.targets = targets
        self.targetsDigest = targetsDigest
        self.assumedRadii = assumedRadii
        postalPoints = []
        sites = []
        cells = []
        deadZones = []
        cableRoutes = []
        settlements = []
        claims = []
        samples = []
        sampleRules = DatedRules<SampleRule>()
    }

    /// The targets asked for on the day.
    var activeTargets: [Target] {
        targets.filter { $0.isAsked(on: day) }
    }
}
