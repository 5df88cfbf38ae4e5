/// The two numbers of a position as they were written, before anything is known of them.
public struct CoordinatePair: Hashable, Sendable {
    /// What stands where the latitude or the northing belongs.
    public var northward: Double
    /// What stands where the longitude or the easting belongs.
    public var eastward: Double

    /// Makes a pair of any numbers.
    public init(northward: Double, eastward: Double) {
        self.northward = northward
        self.eastward = eastward
    }

    /// Eastings of points that lie at most 400 km from their central meridian, as all on land do.
    static let usualEastings = 100_000.0...900_000.0

    /// The same numbers in each other's place.
    var swapped: CoordinatePair { CoordinatePair(northward: eastward, eastward: northward) }

    /// Whether the numbers may be a latitude and a longitude of Vietnam.
    var areDegrees: Bool {
        CoordinateConversion.latitudes.contains(northward) && CoordinateConversion.longitudes.contains(eastward)
    }

    /// Whether the numbers may be a northing and an easting of Vietnam. The two windows do not overlap.
    var areMetres: Bool {
        northward >= Self.usualEastings.upperBound && VN2000Zone.northings.contains(northward)
            && Self.usualEastings.contains(eastward)
    }
}
