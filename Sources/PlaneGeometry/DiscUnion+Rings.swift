import Foundation

/// On which side of a circle the polygon runs that stands in for it.
public enum RingSide: Sendable, Hashable {
    /// The polygon holds the circle: nothing that the disc covers lies outside of the polygon.
    case outside
    /// The circle holds the polygon.
    case inside
}

extension DiscUnion {
    /// Closed rings, counter-clockwise, that stand in for the discs and sectors near a box where somebody needs polygons.
    ///
    /// Rings overlap where their discs do. Discs that lie in others have none, and a mast has one for each direction with a
    /// radius of its own. Areas are never taken from them: those
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
        let sectors = stars?.rings(near: bounds, from: origin, toleranceMetres: toleranceMetres, side: side) ?? []
        return sectors
            + discs(near: bounds).map { disc in
                let radius = disc.radiusMetres
                let corners = Self.corners(radiusMetres: radius, toleranceMetres: toleranceMetres)
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

    /// How many corners keep the polygon of a circle within a tolerance.
    fileprivate static func corners(radiusMetres radius: Double, toleranceMetres: Double) -> Double {
        min(65_536, max(16, (Double.pi / acos(radius / (radius + toleranceMetres))).rounded(.up)))
    }

    /// The discs that lie in no other disc and have a position in common with a box.
    func discs(near bounds: PlaneBounds) -> [Disc] {
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

extension StarUnion {
    /// A ring for each direction of a star with a radius of its own, as ``DiscUnion/rings(near:toleranceMetres:side:)`` gives
    /// them.
    fileprivate func rings(
        near bounds: PlaneBounds, from origin: PlanePosition, toleranceMetres: Double, side: RingSide
    ) -> [[PlanePosition]] {
        guard !bounds.isEmpty else { return [] }
        return stars.flatMap { star -> [[PlanePosition]] in
            let centre = PlanePosition(east: star.east + origin.east, north: star.north + origin.north)
            guard bounds.distance(from: centre) <= star.reach else { return [] }
            return star.rays.indices.compactMap { ray in
                let radius = star.radii[ray]
                guard radius > 0 else { return nil }
                let next = star.rays[ray + 1 < star.rays.count ? ray + 1 : 0]
                // Clockwise from north, as beams are.
                let start = atan2(star.rays[ray].east, star.rays[ray].north)
                var span = atan2(next.east, next.north) - start
                if span <= 0 { span += 2 * Double.pi }
                let corners = DiscUnion.corners(radiusMetres: radius, toleranceMetres: toleranceMetres)
                let steps = max(2, (corners * span / (2 * Double.pi)).rounded(.up))
                let reach = side == .outside ? radius / cos(span / steps / 2) : radius
                let arc = (0...Int(steps)).map { step in
                    let angle = start + span * (1 - Double(step) / steps)
                    return PlanePosition(
                        east: centre.east + reach * sin(angle), north: centre.north + reach * cos(angle))
                }
                return [centre] + arc + [centre]
            }
        }
    }
}
