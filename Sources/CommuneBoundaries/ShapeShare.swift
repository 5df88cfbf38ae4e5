import Foundation
public import OverlayGeometry
public import RegistryRecords
import VN2000

extension GeographicShape {
    /// How much of the shape lies inside of polygons: the area of an area, the length of lines, 0 for a point.
    ///
    /// In degrees (or square degrees) of latitude, longitudes scaled by the cosine of the shape's own middle
    /// latitude: the figure is of no use by itself, but for one shape the figures of several communes stand in the
    /// right proportion. Lines that run over each other count once, and a line along a boundary counts on both
    /// sides. An area that crosses itself is repaired first.
    ///
    /// - Parameter polygons: Valid polygons of one commune; none give 0.
    /// - Throws: ``OverlayError`` when a coordinate is not finite, or a ring or line is broken.
    public func measure(inside polygons: [GeographicPolygon]) throws(OverlayError) -> Double {
        switch self {
        case .point:
            return 0
        case .lines(let lines):
            let plane = ScaledDegrees(around: lines.lazy.flatMap { $0 })
            return try OverlayShape.lines(lines.map(plane.positions))
                .length(ofIntersectionWith: plane.shape(polygons))
        case .area(let area):
            let plane = ScaledDegrees(around: area.lazy.flatMap(\.outer))
            var shape = plane.shape(area)
            if try shape.invalidity() != nil { shape = try shape.madeValid() }
            return try shape.area(ofIntersectionWith: plane.shape(polygons))
        }
    }
}

/// A plane of degrees in which east and north have one scale, near enough for shares.
private struct ScaledDegrees {
    private let eastScale: Double
    /// Of the WGS 84 ellipsoid, 2f − f² with f = 1 / 298.257223563.
    private static let squaredEccentricity = 0.006_694_379_990_14

    init(around positions: some Sequence<GeographicPosition>) {
        var south = Double.infinity
        var north = -Double.infinity
        for position in positions {
            south = min(south, position.latitude)
            north = max(north, position.latitude)
        }
        guard south <= north else {
            eastScale = 1
            return
        }
        let latitude = (south + north) / 2 * .pi / 180
        // A degree eastward is N·cos φ, one northward M: on the ellipsoid N is longer than M by up to 0.7 %.
        let radii = (1 - Self.squaredEccentricity * sin(latitude) * sin(latitude)) / (1 - Self.squaredEccentricity)
        eastScale = cos(latitude) * radii
    }

    func positions(_ positions: [GeographicPosition]) -> [OverlayPosition] {
        positions.map { OverlayPosition(eastward: $0.longitude * eastScale, northward: $0.latitude) }
    }

    func shape(_ polygons: [GeographicPolygon]) -> OverlayShape {
        .polygons(polygons.map { OverlayPolygon(outer: positions($0.outer), holes: $0.holes.map(positions)) })
    }
}
