/// A position in a plane, in metres: what VN-2000 projected coordinates are.
///
/// Vietnamese sheets print the northing as X and the easting as Y, the reverse of most software; so there is no
/// `x` and no `y` here.
public struct GridPosition: Hashable, Sendable, Codable {
    /// Metres east, the false easting of 500 000 included.
    public var easting: Double
    /// Metres north of the equator.
    public var northing: Double

    /// Makes a position; the numbers are not checked here.
    public init(easting: Double, northing: Double) {
        self.easting = easting
        self.northing = northing
    }
}
