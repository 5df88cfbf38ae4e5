/// An upright rectangle that contains something.
public struct PlaneBounds: Sendable, Hashable {
    /// The least easting.
    public var west: Double
    /// The greatest easting.
    public var east: Double
    /// The least northing.
    public var south: Double
    /// The greatest northing.
    public var north: Double

    /// Makes a rectangle; one whose west lies east of its east, or whose south north of its north, contains nothing.
    public init(west: Double, east: Double, south: Double, north: Double) {
        self.west = west
        self.east = east
        self.south = south
        self.north = north
    }

    /// Contains nothing; grows by ``extend(to:)``.
    public static let empty = PlaneBounds(
        west: .infinity, east: -.infinity, south: .infinity, north: -.infinity)

    /// Whether it contains nothing.
    public var isEmpty: Bool { west > east }

    /// Grows until it contains the position.
    public mutating func extend(to position: PlanePosition) {
        west = min(west, position.east)
        east = max(east, position.east)
        south = min(south, position.north)
        north = max(north, position.north)
    }

    /// Grows until it contains the other.
    public mutating func extend(to other: PlaneBounds) {
        west = min(west, other.west)
        east = max(east, other.east)
        south = min(south, other.south)
        north = max(north, other.north)
    }

    /// Whether the two have a position in common, borders included.
    public func intersects(_ other: PlaneBounds) -> Bool {
        west <= other.east && other.west <= east && south <= other.north && other.south <= north
    }

    /// Whether the position lies inside or on the border.
    public func contains(_ position: PlanePosition) -> Bool {
        west <= position.east && position.east <= east && south <= position.north && position.north <= north
    }

    /// Distance from a position, 0 inside; longitudes may be scaled by `eastScale` to fit latitudes.
    public func distance(from position: PlanePosition, eastScale: Double = 1) -> Double {
        let across = max(west - position.east, 0, position.east - east) * eastScale
        let along = max(south - position.north, 0, position.north - north)
        return (across * across + along * along).squareRoot()
    }
}
