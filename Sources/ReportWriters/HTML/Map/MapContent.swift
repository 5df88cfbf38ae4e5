public import RegistryRecords
public import VN2000

/// What a map shows besides the ledgers: boundaries, points and holes, as the registry has them.
///
/// Filled by `ProvinceRegistry.mapContent(for:)`.
public struct MapContent: Sendable {
    /// A place that is drawn as a point.
    public struct Place: Sendable, Hashable {
        /// Where it is.
        public var position: GeographicPosition
        /// What it is called; nil when never stated.
        public var name: String?
        /// What kind of point it is.
        public var kind: Kind
        /// Names the record that it is, see ``RegistryRecords/RegistryRecord/uuid``.
        public var record: String

        /// Makes a place.
        public init(position: GeographicPosition, name: String?, kind: Kind, record: String) {
            self.position = position
            self.name = name
            self.kind = kind
            self.record = record
        }
    }

    /// The kinds of points, each with a look of its own.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A postal point that is staffed and has Internet.
        case postalOnline = "postal-online"
        /// Any other postal point.
        case postalOther = "postal-other"
        /// A site whose newest cell on air is of 5G.
        case site5G = "site-5g"
        /// A site whose newest cell on air is of 4G.
        case site4G = "site-4g"
        /// A site with earlier generations on air only, or with none.
        case siteOther = "site-other"

        /// The kinds of postal points, the most important first.
        public static let postal: [Kind] = [.postalOnline, .postalOther]
        /// The kinds of sites, the most important first.
        public static let sites: [Kind] = [.site5G, .site4G, .siteOther]
    }

    /// The zone in whose plane the map is drawn; nil where the communes are of several provinces.
    public var zone: VN2000Zone?
    /// Polygons by commune code.
    public var boundaries: [String: [GeographicPolygon]]
    /// Postal points and sites with a position.
    public var places: [Place]
    /// Postal points and sites without one, which no map can show.
    public var unplaced: [Kind: Int]
    /// The parts of communes that no cell of 4G or better reaches.
    public var holes: [GeographicPolygon]

    /// Makes the content of its parts.
    public init(
        zone: VN2000Zone?, boundaries: [String: [GeographicPolygon]], places: [Place] = [],
        unplaced: [Kind: Int] = [:], holes: [GeographicPolygon] = []
    ) {
        self.zone = zone
        self.boundaries = boundaries
        self.places = places
        self.unplaced = unplaced
        self.holes = holes
    }
}
