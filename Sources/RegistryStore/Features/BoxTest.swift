import RegistryRecords
import VN2000

/// Whether a geometry touches a box of longitudes and latitudes, edges included, on the plane of degrees.
///
/// Positions are taken as they are given out, with 7 decimal places: a box made of what was given out finds it again.
struct BoxTest {
    let box: GeographicBounds

    /// How far a position given out may lie from the stored one, in degrees.
    static let rounding = 1e-7

    /// The degrees as they are given out.
    static func given(_ degrees: Double) -> Double { (degrees * 1e7).rounded() / 1e7 }

    private static func given(_ position: GeographicPosition) -> GeographicPosition {
        GeographicPosition(latitude: given(position.latitude), longitude: given(position.longitude))
    }

    func touches(_ shape: GeographicShape) -> Bool {
        switch shape {
        case .point(let position): holds(Self.given(position))
        case .lines(let lines): lines.contains { touches($0.map(Self.given)) }
        case .area(let polygons):
            polygons.contains { polygon in
                touches(
                    GeographicPolygon(
                        outer: polygon.outer.map(Self.given), holes: polygon.holes.map { $0.map(Self.given) }))
            }
        }
    }

    private func holds(_ position: GeographicPosition) -> Bool {
        box.minLongitude <= position.longitude && position.longitude <= box.maxLongitude
            && box.minLatitude <= position.latitude && position.latitude <= box.maxLatitude
    }

    /// A polygon touches the box by one of its edges, or holds all of it.
    private func touches(_ polygon: GeographicPolygon) -> Bool {
        if touches(polygon.outer) || polygon.holes.contains(where: touches) { return true }
        let corner = GeographicPosition(latitude: box.minLatitude, longitude: box.minLongitude)
        return Self.ring(polygon.outer, holds: corner) && !polygon.holes.contains { Self.ring($0, holds: corner) }
    }

    private func touches(_ line: [GeographicPosition]) -> Bool {
        if line.contains(where: holds) { return true }
        return zip(line, line.dropFirst()).contains { crosses($0, $1) }
    }

    /// Whether a segment between two positions outside of the box meets it (Liang and Barsky's clipping).
    private func crosses(_ start: GeographicPosition, _ end: GeographicPosition) -> Bool {
        let (eastward, northward) = (end.longitude - start.longitude, end.latitude - start.latitude)
        var (from, to) = (0.0, 1.0)
        for (direction, room) in [
            (-eastward, start.longitude - box.minLongitude), (eastward, box.maxLongitude - start.longitude),
            (-northward, start.latitude - box.minLatitude), (northward, box.maxLatitude - start.latitude),
        ] {
            if direction == 0 {
                if room < 0 { return false }
            } else if direction < 0 {
                from = max(from, room / direction)
            } else {
                to = min(to, room / direction)
            }
        }
        return from <= to
    }

    private static func ring(_ ring: [GeographicPosition], holds position: GeographicPosition) -> Bool {
        var isInside = false
        for (start, end) in zip(ring, ring.dropFirst())
        where (start.latitude > position.latitude) != (end.latitude > position.latitude) {
            let share = (position.latitude - start.latitude) / (end.latitude - start.latitude)
            if position.longitude < start.longitude + share * (end.longitude - start.longitude) { isInside.toggle() }
        }
        return isInside
    }
}
