public import RegistryRecords
import VN2000

/// The smallest box of longitudes and latitudes that holds a shape, in degrees; it never crosses longitude 180.
public struct GeographicBounds: Hashable, Sendable {
    /// West edge.
    public var minLongitude: Double
    /// East edge.
    public var maxLongitude: Double
    /// South edge.
    public var minLatitude: Double
    /// North edge.
    public var maxLatitude: Double

    /// Makes a box; nothing is checked here.
    public init(minLongitude: Double, maxLongitude: Double, minLatitude: Double, maxLatitude: Double) {
        self.minLongitude = minLongitude
        self.maxLongitude = maxLongitude
        self.minLatitude = minLatitude
        self.maxLatitude = maxLatitude
    }

    /// The box of a shape; nil for a shape without any position. Holes play no part: they lie inside.
    public init?(_ shape: GeographicShape) {
        var bounds = Self.none
        switch shape {
        case .point(let position): bounds.extend(to: position)
        case .lines(let lines): for line in lines { for position in line { bounds.extend(to: position) } }
        case .area(let polygons):
            for polygon in polygons { for position in polygon.outer { bounds.extend(to: position) } }
        }
        guard bounds.minLongitude <= bounds.maxLongitude, bounds.minLatitude <= bounds.maxLatitude else { return nil }
        self = bounds
    }

    /// The box that holds both.
    public func union(_ other: GeographicBounds) -> GeographicBounds {
        GeographicBounds(
            minLongitude: min(minLongitude, other.minLongitude), maxLongitude: max(maxLongitude, other.maxLongitude),
            minLatitude: min(minLatitude, other.minLatitude), maxLatitude: max(maxLatitude, other.maxLatitude))
    }

    private static let none = GeographicBounds(
        minLongitude: .infinity, maxLongitude: -.infinity, minLatitude: .infinity, maxLatitude: -.infinity)

    private mutating func extend(to position: GeographicPosition) {
        if position.longitude < minLongitude { minLongitude = position.longitude }
        if position.longitude > maxLongitude { maxLongitude = position.longitude }
        if position.latitude < minLatitude { minLatitude = position.latitude }
        if position.latitude > maxLatitude { maxLatitude = position.latitude }
    }
}
