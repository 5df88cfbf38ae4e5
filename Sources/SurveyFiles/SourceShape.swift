/// A position as a file gives it, in the file's own reference system: metres of a grid, or degrees.
public struct SourcePosition: Hashable, Sendable {
    /// Easting in metres, or longitude in degrees; whichever order the file or its reference system prefers.
    public var eastward: Double
    /// Northing in metres, or latitude in degrees.
    public var northward: Double

    /// Makes a position; nothing is checked here.
    public init(eastward: Double, northward: Double) {
        self.eastward = eastward
        self.northward = northward
    }
}

/// An outer ring and its holes, as the file has them: usually closed, winding not settled, validity not checked.
public struct SourcePolygon: Hashable, Sendable {
    /// The outer ring; never empty.
    public var outer: [SourcePosition]
    /// Rings cut out of it.
    public var holes: [[SourcePosition]]

    /// Makes a polygon; nothing is checked here.
    public init(outer: [SourcePosition], holes: [[SourcePosition]] = []) {
        self.outer = outer
        self.holes = holes
    }
}

/// The shape of a feature in its file's reference system, flat: heights and measures are dropped.
public enum SourceShape: Hashable, Sendable {
    /// One or more positions.
    case points([SourcePosition])
    /// One or more lines.
    case lines([[SourcePosition]])
    /// One or more polygons.
    case polygons([SourcePolygon])
}
