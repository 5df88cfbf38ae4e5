/// A position in a plane, in metres east and north of the plane's origin.
///
/// The kernel works on plain pairs and knows no reference system: its callers decide which plane it is. The same
/// types carry degrees of longitude and latitude where only «which polygon holds a point» is asked.
public struct PlanePosition: Hashable, Sendable {
    /// Metres (or degrees) east.
    public var east: Double
    /// Metres (or degrees) north.
    public var north: Double

    /// Makes a position; the numbers are not checked here.
    public init(east: Double, north: Double) {
        self.east = east
        self.north = north
    }
}
