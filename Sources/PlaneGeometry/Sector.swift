/// The part of a closed disc within a beam, such as the service area of a cell with a directed antenna.
public struct Sector: Hashable, Sendable {
    /// The middle of the disc, where both straight edges begin.
    public var centre: PlanePosition
    /// Metres, zero or more; a sector of radius zero covers nothing.
    public var radiusMetres: Double
    /// The middle of the beam in degrees clockwise from the north of the plane (grid north, not true north); any turns
    /// may be added.
    public var azimuthDegrees: Double
    /// The width of the whole beam in degrees, half of it on either side of the azimuth: zero or more. One of 360 or
    /// more makes the whole disc.
    public var beamDegrees: Double

    /// Makes a sector; the numbers are checked by ``DiscUnion``, not here.
    public init(centre: PlanePosition, radiusMetres: Double, azimuthDegrees: Double, beamDegrees: Double) {
        self.centre = centre
        self.radiusMetres = radiusMetres
        self.azimuthDegrees = azimuthDegrees
        self.beamDegrees = beamDegrees
    }

    /// The disc that the sector is a part of.
    public var disc: Disc { Disc(centre: centre, radiusMetres: radiusMetres) }
}
