public import PlaneGeometry
import RegistryRecords

/// The covered areas of communes in one plane, kept in step with a network while it is edited.
///
/// Holds the boundaries made ready and the discs of one service, such as 4G of any operator. When discs change, only
/// the communes whose rectangles they reach are measured again; the areas are, to the last bit, those of a table that
/// is computed from nothing.
///
///     var session = CoverageSession(communes: communes, discs: discs)
///     session.replace([before], by: [after])  // the places of the communes measured again
///     session.coveredAreas[0]  // square metres
///
/// A value of one thread; a copy goes its own way, except that both tell their new areas to the same ``kept``.
public struct CoverageSession: Sendable {
    /// A commune of the session.
    public struct Place: Sendable {
        /// Code of the commune.
        public var code: String
        /// Its boundary in the plane.
        public var outline: CommuneOutline

        /// Makes a place.
        public init(code: String, outline: CommuneOutline) {
            self.code = code
            self.outline = outline
        }
    }

    /// The communes.
    public let communes: [Place]
    /// Where areas are looked up and noted.
    public let kept: KeptAreas
    /// Square metres covered, by commune.
    public private(set) var coveredAreas: [Double]
    private var field: DiscField

    /// Measures all communes once, as far as `kept` does not know them.
    public init(communes: [Place], discs: [Disc], kept: KeptAreas = KeptAreas()) {
        self.init(communes: communes, field: DiscField(discs), kept: kept)
    }

    /// The session of a table's input: the discs of one technology that are on air, or perhaps on air, as in the upper
    /// bound of a verdict, of one operator or of any.
    ///
    /// Its areas are looked up in the input's ``CoverageInput/keptAreas`` and noted there. Communes without a boundary
    /// are left out. Nil where some cell serves a sector: a session is of discs.
    public init?(_ input: CoverageInput, technology: TechnologyClass, operator: String? = nil) {
        let unions = MobileNetwork(input).calculation(of: technology, operator: `operator`).unions
        guard case .discs(let field) = unions.possible else { return nil }
        self.init(
            communes: input.communes.compactMap { commune in
                commune.outline.map { Place(code: commune.commune.code, outline: $0) }
            }, field: field, kept: input.keptAreas)
    }

    private init(communes: [Place], field: DiscField, kept: KeptAreas) {
        self.communes = communes
        self.kept = kept
        self.field = field
        coveredAreas = Array(repeating: 0, count: communes.count)
        for place in communes.indices { measure(place) }
    }

    /// Takes discs away and adds others, and measures the communes that either may reach.
    ///
    /// - Parameters:
    ///   - gone: Discs of the session; those that it does not have are passed over.
    ///   - new: Finite, as ``PlaneGeometry/DiscField/insert(_:)`` asks.
    /// - Returns: The places of the communes measured, ascending.
    /// - Complexity: O(communes) comparisons of rectangles, and for every commune measured what its own discs cost.
    @discardableResult
    public mutating func replace(_ gone: [Disc], by new: [Disc]) -> [Int] {
        let changed = gone.filter { field.remove($0) } + new.filter { $0.radiusMetres > 0 }
        for disc in new { field.insert(disc) }
        let touched = communes.indices.filter { place in
            let bounds = communes[place].outline.extent.bounds
            return !bounds.isEmpty && changed.contains { $0.reaches(bounds) }
        }
        for place in touched { measure(place) }
        return touched
    }

    private mutating func measure(_ place: Int) {
        let (code, outline) = (communes[place].code, communes[place].outline)
        coveredAreas[place] = kept.coveredArea(
            of: outline, commune: code, byReaching: field.discs(reaching: outline.extent.bounds))
    }
}
