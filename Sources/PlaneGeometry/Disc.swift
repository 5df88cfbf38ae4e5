/// A closed disc in a plane, such as the service area of a cell.
public struct Disc: Hashable, Sendable {
    /// The middle.
    public var centre: PlanePosition
    /// Metres, zero or more; a disc of radius zero covers nothing.
    public var radiusMetres: Double

    /// Makes a disc; the numbers are checked by ``DiscUnion``, not here.
    public init(centre: PlanePosition, radiusMetres: Double) {
        self.centre = centre
        self.radiusMetres = radiusMetres
    }
}
