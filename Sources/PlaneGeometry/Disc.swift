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

    /// How a disc lies to a rectangle.
    enum Relation {
        /// No point in common.
        case misses
        /// The circle passes the rectangle, or rounding does not tell that it does not.
        case crosses
        /// The rectangle lies wholly inside.
        case covers
    }

    @inline(__always)
    func relation(to rectangle: PlaneBounds) -> Relation {
        let square = radiusMetres * radiusMetres
        let across = max(centre.east - rectangle.west, rectangle.east - centre.east)
        let along = max(centre.north - rectangle.south, rectangle.north - centre.north)
        if across * across + along * along <= square * (1 - 2e-12) { return .covers }
        let aside = max(rectangle.west - centre.east, centre.east - rectangle.east, 0)
        let apart = max(rectangle.south - centre.north, centre.north - rectangle.north, 0)
        return aside * aside + apart * apart <= square * (1 + 2e-12) ? .crosses : .misses
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
