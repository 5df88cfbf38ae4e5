import Foundation

extension VN2000Zone {
    /// Degrees by which grid north lies clockwise of true north at a position: a grid azimuth is the true one less this.
    ///
    /// Positive east of the central meridian. At most some 0.4° in the zone of a province on the mainland. Source: the
    /// convergence of the transverse Mercator projection of a sphere, tan γ = tan Δλ · sin φ; the ellipsoid changes it by
    /// less than 0.0001° within 3° of the meridian.
    public func convergenceDegrees(at position: GeographicPosition) -> Double {
        let difference = (position.longitude - centralMeridian) * .pi / 180
        return atan(tan(difference) * sin(position.latitude * .pi / 180)) * 180 / .pi
    }
}
