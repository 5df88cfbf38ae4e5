public import RegistryRecords

/// A commune as a boundary file gives it: what its attributes say, and a valid boundary.
public struct CommuneFeature: Hashable, Sendable {
    /// Five digits; nil when the file has no code, or none of at most five digits.
    public var code: String?
    /// Name, with the word for its kind where the file tells it, in NFC; nil when the file has no name.
    public var name: String?
    /// The stated kind, else that of the name's first word; nil when neither says one.
    public var kind: CommuneKind?
    /// Two digits; nil when the file has no code of the province (a province's name is none).
    public var provinceCode: String?
    /// What the file says of its boundary; nil when it says nothing.
    public var quality: BoundaryQuality?
    /// At least one polygon, WGS 84, valid in the plane of longitude and latitude, no edge over 1 km.
    public var polygons: [GeographicPolygon]
    /// What was mended or passed over, for people.
    public var notes: [BilingualText]
}
