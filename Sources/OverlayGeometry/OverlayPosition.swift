/// A position in a plane: eastward first, northward second, both in the unit that the caller chose.
///
/// Degrees, metres or scaled degrees: this room computes in a flat plane and knows of no earth.
public struct OverlayPosition: Hashable, Sendable {
    /// How far east.
    public var eastward: Double
    /// How far north.
    public var northward: Double

    /// Makes a position; the numbers are not checked here.
    public init(eastward: Double, northward: Double) {
        self.eastward = eastward
        self.northward = northward
    }
}

/// An outer ring and its holes. Rings are closed: the last position repeats the first.
public struct OverlayPolygon: Hashable, Sendable {
    /// The outer ring, at least four positions with the closing one; either winding. Empty for an empty polygon.
    public var outer: [OverlayPosition]
    /// Rings cut out of it.
    public var holes: [[OverlayPosition]]

    /// Makes a polygon; nothing is checked here.
    public init(outer: [OverlayPosition], holes: [[OverlayPosition]] = []) {
        self.outer = outer
        self.holes = holes
    }
}
