public import CoverageEngine
public import RegistryRecords
public import VN2000

/// A part of a commune that no service reaches, whatever becomes of unknown facts.
public struct CoverageHole: Sendable, Hashable {
    /// A settlement inside.
    public struct Settlement: Sendable, Hashable {
        /// Code of the record.
        public var code: String
        /// Name; nil when never stated.
        public var name: String?
        /// Households; nil when never stated.
        public var households: Int?
        /// Population; nil when never stated.
        public var population: Int?
        /// The row that last stated it.
        public var source: SourceRow
    }

    /// The site nearest to a hole, whatever it serves.
    public struct NearestSite: Sendable, Hashable {
        /// Code of the site.
        public var code: String
        /// Name; nil when never stated.
        public var name: String?
        /// From ``CoverageHole/centre``, over the ellipsoid.
        public var metres: Double
        /// Whether it has a cell of the service asked for; one that has none may be the cheapest place for it.
        public var hasService: Bool
    }

    /// The commune.
    public var commune: Commune
    /// Its number within the commune, the largest hole being 1.
    public var number: Int
    /// Its outline, WGS 84; lies outside of all service discs, and at most ``HoleList/toleranceMetres`` from them.
    public var polygons: [GeographicPolygon]
    /// Square metres uncovered, exactly, in the plane of the province's zone.
    public var squareMetres: Double
    /// Square metres of ``polygons`` in that plane; less than the exact area, since arcs are cut outside of discs.
    public var polygonSquareMetres: Double
    /// A position inside about as far from the edge as any.
    public var centre: GeographicPosition
    /// How far ``centre`` is from the edge.
    public var clearanceMetres: Double
    /// The nearest site; nil when no site has a position.
    public var nearestSite: NearestSite?
    /// Settlements inside, sorted by code.
    public var settlements: [Settlement]
    /// Codes of open dead-zone reports that lie inside or overlap it and complain of this service, sorted.
    public var reports: [String]

    /// Names the hole within a list, such as `30307-1`.
    public var code: String { "\(commune.code)-\(number)" }

    /// Households of all settlements inside; nil when none states them.
    public var households: Int? { Self.sum(settlements.compactMap(\.households)) }
    /// Population of all settlements inside; nil when none states it.
    public var population: Int? { Self.sum(settlements.compactMap(\.population)) }

    private static func sum(_ numbers: [Int]) -> Int? { numbers.isEmpty ? nil : numbers.reduce(0, +) }
}

/// What is asked of a list of holes.
public struct HoleRequest: Sendable, Hashable {
    /// The service.
    public var technology: TechnologyClass
    /// Whose service; nil for that of anybody.
    public var `operator`: String?
    /// Codes or names of the communes to look at; empty for all.
    public var communes: [String]
    /// Smaller holes are counted and not listed, unless a settlement lies inside.
    public var leastSquareMetres: Double
    /// A hole without a settlement contradicts the absence of a report only from this area on.
    public var reportSquareMetres: Double

    /// The standard of ``leastSquareMetres``; a setting of the office, no law.
    public static let standardLeastSquareMetres = 10_000.0
    /// The standard of ``reportSquareMetres``; a setting of the office, no law.
    public static let standardReportSquareMetres = 1_000_000.0

    /// Makes a request.
    public init(
        technology: TechnologyClass, operator: String? = nil, communes: [String] = [],
        leastSquareMetres: Double = standardLeastSquareMetres,
        reportSquareMetres: Double = standardReportSquareMetres
    ) {
        self.technology = technology
        self.operator = `operator`
        self.communes = communes
        self.leastSquareMetres = leastSquareMetres
        self.reportSquareMetres = reportSquareMetres
    }
}
