public import OverlayGeometry

/// A feature of a boundary file as it was read: nothing is recognised or checked yet.
public struct ReadFeature: Sendable {
    /// File name without its folder, for notes and errors.
    public var file: String
    /// Attributes in the order of the file, as text.
    public var attributes: [(name: String, value: String)]
    /// Polygons in degrees of WGS 84: longitude eastward, latitude northward.
    public var polygons: OverlayShape

    /// Makes a feature.
    public init(file: String, attributes: [(name: String, value: String)], polygons: OverlayShape) {
        self.file = file
        self.attributes = attributes
        self.polygons = polygons
    }
}
