import CoverageEngine
public import RegistryRecords

/// The holes of a service, commune by commune.
public struct HoleList: Sendable {
    /// What one commune comes to.
    public struct CommuneTotal: Sendable, Hashable {
        /// The commune.
        public var commune: Commune
        /// Quality of its boundary; nil without one: then its holes are not known.
        public var boundaryQuality: BoundaryQuality?
        /// Square metres of the commune in the plane; nil without a boundary.
        public var squareMetres: Double?
        /// Square metres uncovered, exactly; nil without a boundary.
        public var uncoveredSquareMetres: Double?
        /// How many holes are listed.
        public var holes: Int
        /// How many are not, being smaller than asked for or too narrow to draw.
        public var slivers: Int
        /// Square metres of those.
        public var sliverSquareMetres: Double
    }

    /// Contract of the JSON form.
    public static let contract = 1
    /// How far a hole's outline may run from the circles that bound it, metres; always on the uncovered side.
    public static let toleranceMetres = HolePolygons.toleranceMetres

    /// Identifier of the registry.
    public var registry: String
    /// Version of the registry that the list is of.
    public var registryVersion: Int
    /// The day whose knowledge counts; nil for all that is known now.
    public var known: Day?
    /// Era of the communes.
    public var era: Era
    /// The day asked for.
    public var day: Day
    /// Digest of the targets used, SHA-256.
    public var targetsDigest: String
    /// What was asked for.
    public var request: HoleRequest
    /// The communes looked at, sorted by code.
    public var communes: [CommuneTotal]
    /// The holes, by commune and the largest first.
    public var holes: [CoverageHole]
    /// Where reports and computed service disagree.
    public var contradictions: CoverageContradictions

    /// The worst boundary quality of the communes: `official`, `schematic` or `mixed`; nil without boundaries.
    public var boundaryQuality: String? {
        let qualities = Set(communes.compactMap(\.boundaryQuality))
        return qualities.count > 1 ? "mixed" : qualities.first?.rawValue
    }

    /// One list of the lists of several provinces.
    ///
    /// - Parameter lists: At least one; all of one registry, day and request.
    init(merging lists: [HoleList]) {
        precondition(!lists.isEmpty, "nothing to merge")
        self = lists[0]
        communes = lists.flatMap(\.communes).sorted { $0.commune.code < $1.commune.code }
        holes = lists.flatMap(\.holes).sorted { ($0.commune.code, $0.number) < ($1.commune.code, $1.number) }
        contradictions.coveredReports = lists.flatMap(\.contradictions.coveredReports).sorted { $0.code < $1.code }
        contradictions.unreportedHoles = lists.flatMap(\.contradictions.unreportedHoles)
            .sorted { ($0.hole.commune.code, $0.hole.number) < ($1.hole.commune.code, $1.hole.number) }
        contradictions.unplacedReports = lists.flatMap(\.contradictions.unplacedReports).sorted { $0.code < $1.code }
    }

    init(_ input: CoverageInput, request: HoleRequest) {
        registry = input.registry
        registryVersion = input.registryVersion
        known = input.known
        era = input.era
        day = input.day
        targetsDigest = input.targetsDigest
        self.request = request
        communes = []
        holes = []
        contradictions = CoverageContradictions()
    }
}
