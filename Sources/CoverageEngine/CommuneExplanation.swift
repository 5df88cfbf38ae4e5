public import RegistryRecords

/// The rows behind every figure of one commune: what `hatang explain` shows.
public struct CommuneExplanation: Sendable, Hashable {
    /// Identifier of the registry.
    public var registry: String
    /// Version of the registry that the rows are of.
    public var registryVersion: Int
    /// Era of the commune.
    public var era: Era
    /// The day asked for.
    public var day: Day
    /// The day whose knowledge counts; nil for all that is known now.
    public var known: Day?
    /// How areas were found: `exact-discs`.
    public var method: String
    /// Digest of the targets used, SHA-256.
    public var targetsDigest: String
    /// The figures that the rows explain.
    public var coverage: CommuneCoverage
    /// The targets of ``CommuneCoverage/verdicts``, in the order in which they are to be shown.
    public var targets: [Target]
    /// Active points that lie in the commune, letter boxes included.
    public var postalPoints: [ExplainedPostalPoint]
    /// Cells whose discs reach the commune, from sites in any commune.
    public var cells: [ExplainedCell]
    /// Reports of the commune, whatever their status.
    public var deadZones: [ExplainedDeadZone]
    /// Cleanups of which some kilometres belong to the commune.
    public var cables: [ExplainedCable]
    /// Settlements that lie in the commune.
    public var settlements: [ExplainedSettlement]
    /// Claims that hold on the day and cover some of the commune or a settlement of it.
    public var claims: [ExplainedClaim]
    /// Samples measured in the commune within the window of the day.
    public var samples: [ExplainedSample]
    /// Figures of the commune from other statistics, the newest first.
    public var indicators: [ExplainedIndicator] = []
    /// What each verdict rests on, in the order of ``targets``.
    public var proofs: [VerdictProof] = []

    /// Makes an explanation with no rows; the caller appends them.
    public init(
        registry: String, registryVersion: Int, era: Era, day: Day, method: String, targetsDigest: String,
        coverage: CommuneCoverage, targets: [Target]
    ) {
        self.registry = registry
        self.registryVersion = registryVersion
        self.era = era
        self.day = day
        self.method = method
        self.targetsDigest = targetsDigest
        self.coverage = coverage
        self.targets = targets
        self.postalPoints = []
        self.cells = []
        self.deadZones = []
        self.cables = []
        self.settlements = []
        self.claims = []
        self.samples = []
    }
}

/// A postal point with the facts that decide the postal verdict.
public struct ExplainedPostalPoint: Sendable, Hashable {
    /// Code of the record.
    public var code: String
    /// Name; nil when never stated.
    public var name: String?
    /// Kind; nil when never stated.
    public var kind: PostalPointKind?
    /// Who runs it; nil when never stated.
    public var enterprise: String?
    /// Whether somebody serves there.
    public var staffed: StatedAnswer
    /// Whether there is Internet.
    public var internet: StatedAnswer
    /// Hours a day that it is open; nil when never stated.
    public var hoursPerDay: Double?
    /// The services that it offers, as written; nil when never stated.
    public var services: String?
    /// The row that last stated the record.
    public var source: SourceRow

    /// Makes a point.
    public init(
        code: String, name: String?, kind: PostalPointKind?, enterprise: String?, staffed: StatedAnswer,
        internet: StatedAnswer, source: SourceRow
    ) {
        self.code = code
        self.name = name
        self.kind = kind
        self.enterprise = enterprise
        self.staffed = staffed
        self.internet = internet
        self.source = source
    }

    /// Whether the point is proven to be staffed with Internet; a letter box never is.
    public var isProvenStaffedOnline: Bool {
        kind != .letterBox && staffed.proven == .yes && internet.proven == .yes
    }

    /// Whether the point may be staffed with Internet: not a letter box, and neither fact a valid no.
    public var isCandidate: Bool {
        kind != .letterBox && staffed.proven != .no && internet.proven != .no
    }
}

/// A cell that covers a part of the commune, or might.
public struct ExplainedCell: Sendable, Hashable {
    /// Code of the site.
    public var site: String
    /// Name of the site; nil when never stated.
    public var siteName: String?
    /// Code of the commune in which the site stands; nil when it is not known.
    public var siteCommune: String?
    /// Operator; empty when never stated.
    public var `operator`: String
    /// Generation; nil when never stated.
    public var technology: Technology?
    /// Band in MHz; nil when never stated.
    public var bandMHz: Int?
    /// Sector; nil when never stated.
    public var sector: String?
    /// Service radius in metres that the figures use; nil when there is none to use.
    public var radiusMetres: Double?
    /// Whether the radius comes from the settings table instead of a survey.
    public var isRadiusAssumed: Bool
    /// The beam that the figures use; nil for a cell that serves all around.
    public var beam: CellFacts.Beam?
    /// Whether the width of the beam comes from the settings table instead of a survey.
    public var isBeamAssumed: Bool
    /// First day on air; nil when never stated.
    public var onAirFrom: Day?
    /// First day off air; nil while on air or when never stated.
    public var offAirFrom: Day?
    /// Whether the cell is on air on the day of the report; unknown without a first day.
    public var isOnAir: Answer
    /// The row that last stated the cell.
    public var source: SourceRow
    /// Whether that row counts on the day of the report.
    public var validity: EvidenceValidity

    /// Makes a cell.
    public init(
        site: String, siteName: String?, siteCommune: String?, operator: String, technology: Technology?,
        bandMHz: Int?, sector: String?, radiusMetres: Double?, isRadiusAssumed: Bool,
        beam: CellFacts.Beam? = nil, isBeamAssumed: Bool = false, onAirFrom: Day?, offAirFrom: Day?, isOnAir: Answer,
        source: SourceRow, validity: EvidenceValidity
    ) {
        self.site = site
        self.siteName = siteName
        self.siteCommune = siteCommune
        self.operator = `operator`
        self.technology = technology
        self.bandMHz = bandMHz
        self.sector = sector
        self.radiusMetres = radiusMetres
        self.isRadiusAssumed = isRadiusAssumed
        self.beam = beam
        self.isBeamAssumed = isBeamAssumed
        self.onAirFrom = onAirFrom
        self.offAirFrom = offAirFrom
        self.isOnAir = isOnAir
        self.source = source
        self.validity = validity
    }
}
