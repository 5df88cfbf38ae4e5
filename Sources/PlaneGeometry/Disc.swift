/// A disc: a centre and everything within a radius of it, the circle included.
public struct Disc: Sendable, Hashable {
    /// Centre, metres in the plane.
    public var centre: PlanePosition
    /// Metres, above 0.
    public var radiusMetres: Double

    /// Makes a disc; nothing is checked here.
    public init(centre: PlanePosition, radiusMetres: Double) {
        self.centre = centre
        self.radiusMetres = radiusMetres
    }

    /// Whether the other disc lies wholly inside, as far as rounding tells.
    func swallows(_ other: Disc) -> Bool {
        let slack = radiusMetres - other.radiusMetres
        return slack >= 0 && centre.squareDistance(to: other.centre) <= slack * slack
    }

    /// The smallest upright rectangle around it.
    var bounds: PlaneBounds {
        PlaneBounds(
            west: centre.east - radiusMetres, east: centre.east + radiusMetres, south: centre.north - radiusMetres,
            north: centre.north + radiusMetres)
    }
}

extension PlanePosition {
    func squareDistance(to other: PlanePosition) -> Double {
        let across = east - other.east
        let along = north - other.north
        return across * across + along * along
    }
}
