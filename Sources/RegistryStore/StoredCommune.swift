public import RegistryRecords

/// A commune as the registry keeps it.
public struct StoredCommune: Hashable, Sendable {
    /// The dated fact.
    public var commune: Commune
    /// The boundary, WGS 84; empty while none is known or when it was not asked for.
    public var polygons: [GeographicPolygon]
    /// How far the boundary can be trusted; nil while none is known.
    public var quality: BoundaryQuality?
    /// Geodesic area; nil when not known.
    public var areaSquareKilometres: Double?
    /// Where the commune or its boundary comes from, such as the number of a resolution; empty when not stated.
    public var source: String

    /// Makes a commune.
    public init(
        commune: Commune, polygons: [GeographicPolygon] = [], quality: BoundaryQuality? = nil,
        areaSquareKilometres: Double? = nil, source: String = ""
    ) {
        self.commune = commune
        self.polygons = polygons
        self.quality = quality
        self.areaSquareKilometres = areaSquareKilometres
        self.source = source
    }
}

/// A new boundary of a commune that the registry has.
public struct CommuneBoundary: Hashable, Sendable {
    /// The commune's code.
    public var code: String
    /// The first day of the commune of that code.
    public var validFrom: Day
    /// WGS 84; empty to forget the boundary.
    public var polygons: [GeographicPolygon]
    /// How far it can be trusted; nil only with no polygons.
    public var quality: BoundaryQuality?
    /// Geodesic area; nil when not known.
    public var areaSquareKilometres: Double?
    /// Where the boundary comes from; nil keeps what the registry says.
    public var source: String?

    /// Makes a boundary.
    public init(
        code: String, validFrom: Day, polygons: [GeographicPolygon], quality: BoundaryQuality?,
        areaSquareKilometres: Double?, source: String? = nil
    ) {
        self.code = code
        self.validFrom = validFrom
        self.polygons = polygons
        self.quality = quality
        self.areaSquareKilometres = areaSquareKilometres
        self.source = source
    }
}
