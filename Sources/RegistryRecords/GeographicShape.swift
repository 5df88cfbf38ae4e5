public import VN2000

/// The place of a record: WGS 84, degrees.
public enum GeographicShape: Hashable, Sendable {
    /// A single position.
    case point(GeographicPosition)
    /// One or more lines of at least two positions each.
    case lines([[GeographicPosition]])
    /// One or more polygons.
    case area([GeographicPolygon])
}

/// An outer ring and its holes. Rings are closed: the last position repeats the first.
public struct GeographicPolygon: Hashable, Sendable {
    /// The outer ring, at least four positions with the closing one; either winding.
    public var outer: [GeographicPosition]
    /// Rings cut out of it.
    public var holes: [[GeographicPosition]]

    /// Makes a polygon; nothing is checked here.
    public init(outer: [GeographicPosition], holes: [[GeographicPosition]] = []) {
        self.outer = outer
        self.holes = holes
    }
}

/// A place as the survey wrote it, kept beside the converted one.
public struct OriginalPosition: Hashable, Sendable, Codable {
    /// The cells as written, such as `570975,100; 1150167,806` or a WKT text.
    public var text: String
    /// The reference system that it was read in, such as `vn2000:104.75` or `wgs84`.
    public var referenceSystem: String
    /// The operation that led to WGS 84; empty when none was needed.
    public var operation: String

    /// Makes an original position.
    public init(text: String, referenceSystem: String, operation: String) {
        self.text = text
        self.referenceSystem = referenceSystem
        self.operation = operation
    }
}
