import Foundation
import OverlayGeometry
import RegistryRecords
package import VN2000

/// Cuts long edges of boundaries, so that straight edges in the plane of a zone run where those in degrees do.
///
/// An edge over 1 km gets vertices on the straight line in longitude and latitude, spaced evenly and at most 1 km
/// apart. Its length is that on a sphere of 6,371,008.8 m (the mean radius of WGS 84) by the middle latitude; it need
/// not be exact, but it is computed from the smaller end (by longitude, then latitude) to the larger one, as the
/// vertices are. So two communes that share an edge get the very same vertices, whichever way each runs along it.
package enum BoundaryEdges {
    static let longestMetres = 1000.0
    private static let metresPerDegree = 6_371_008.8 * .pi / 180

    static func geographicPolygon(_ polygon: OverlayPolygon) -> GeographicPolygon {
        GeographicPolygon(outer: densified(polygon.outer), holes: polygon.holes.map(densified))
    }

    /// A ring with the vertices that a boundary along it would have.
    package static func densified(_ ring: [GeographicPosition]) -> [GeographicPosition] {
        densified(ring.map { OverlayPosition(eastward: $0.longitude, northward: $0.latitude) })
    }

    static func geographicPosition(_ position: OverlayPosition) -> GeographicPosition {
        GeographicPosition(latitude: position.northward, longitude: position.eastward)
    }

    private static func densified(_ ring: [OverlayPosition]) -> [GeographicPosition] {
        var positions: [GeographicPosition] = []
        positions.reserveCapacity(ring.count)
        for (start, end) in zip(ring, ring.dropFirst()) {
            positions.append(geographicPosition(start))
            let isForward = (start.eastward, start.northward) <= (end.eastward, end.northward)
            let cuts = isForward ? cuts(from: start, to: end) : cuts(from: end, to: start).reversed()
            positions += cuts
        }
        if let last = ring.last { positions.append(geographicPosition(last)) }
        return positions
    }

    /// The vertices between the smaller and the larger end.
    private static func cuts(from small: OverlayPosition, to large: OverlayPosition) -> [GeographicPosition] {
        let east = large.eastward - small.eastward
        let north = large.northward - small.northward
        let narrowing = cos((small.northward + large.northward) / 2 * .pi / 180)
        let metres = (east * narrowing * east * narrowing + north * north).squareRoot() * metresPerDegree
        let pieces = Int((metres / longestMetres).rounded(.up))
        guard pieces > 1 else { return [] }
        return (1..<pieces).map { piece in
            let share = Double(piece) / Double(pieces)
            return GeographicPosition(
                latitude: small.northward + north * share, longitude: small.eastward + east * share)
        }
    }
}
