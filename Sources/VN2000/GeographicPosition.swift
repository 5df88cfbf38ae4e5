/// A position by latitude and longitude, in degrees.
///
/// The geodetic datum is that of the place where the value stands: everything stored and everything that the
/// library gives back is WGS 84 unless its documentation says VN-2000.
public struct GeographicPosition: Hashable, Sendable, Codable {
    /// Degrees north of the equator, −90...90.
    public var latitude: Double
    /// Degrees east of Greenwich, −180...180.
    public var longitude: Double

    /// Makes a position; the numbers are not checked here.
    public init(latitude: Double, longitude: Double) {
        self.latitude = latitude
        self.longitude = longitude
    }
}
