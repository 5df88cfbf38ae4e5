import Foundation

/// On which side of a circle the polygon runs that stands in for it.
public enum RingSide: Sendable, Hashable {
    /// The polygon holds the circle: nothing that the disc covers lies outside of the polygon.
    case outside
    /// The circle holds the polygon.
    case inside
}

extension DiscUnion {
    /// Closed rings, counter-clockwise, that stand in for the discs near a box where somebody needs polygons.
    ///
    /// Rings overlap where their discs do. Discs that lie in others have none. Areas are never taken from them: those
    /// of ``coveredArea(of:)-(PreparedPolygon)`` are exact.
    ///
    /// - Parameters:
    ///   - bounds: Only discs that reach it get a ring.
    ///   - toleranceMetres: No ring is farther than this from its circle, for radii up to 10⁸ times the tolerance.
    ///   - side: On which side of the circle.
    public func rings(
        near bounds: PlaneBounds, toleranceMetres: Double, side: RingSide
    ) -> [[PlanePosition]] {
        precondition(toleranceMetres > 0, "a ring needs a tolerance above zero")
        return discs(near: bounds).map { disc in
            let radius = disc.radiusMetres
            let corners = min(65_536, max(16, (Double.pi / acos(radius / (radius + toleranceMetres))).rounded(.up)))
            let reach = side == .outside ? radius / cos(Double.pi / corners) : radius
            var ring = (0..<Int(corners)).map { corner in
                let angle = 2 * Double.pi * Double(corner) / corners
                return PlanePosition(
                    east: disc.centre.east + reach * cos(angle), north: disc.centre.north + reach * sin(angle))
            }
            ring.append(ring[0])
            return ring
        }
    }

    /// The discs that lie in no other disc and have a position in common with a box.
    public func discs(near bounds: PlaneBounds) -> [Disc] {
        guard !bounds.isEmpty else { return [] }
        var found: [Disc] = []
        for level in grid.levels {
            guard
                let columns = level.columns(
                    from: bounds.west - origin.east - level.reach, to: bounds.east - origin.east + level.reach),
                let rows = level.rows(
                    from: bounds.south - origin.north - level.reach, to: bounds.north - origin.north + level.reach)
            else { continue }
            for row in rows {
                for slot in grid.slots(in: level, row: row, columns: columns) {
                    let centre = PlanePosition(
                        east: grid.east[slot] + origin.east, north: grid.north[slot] + origin.north)
                    guard bounds.distance(from: centre) <= grid.radius[slot] else { continue }
                    found.append(Disc(centre: centre, radiusMetres: grid.radius[slot]))
                }
            }
        }
        return found
    }
}
