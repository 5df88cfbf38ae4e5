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

    /// The length of lines inside of two communes at once, in the measure of ``measure(inside:)``; 0 for other shapes.
    ///
    /// What lies in both is what lies in either, counted once too often: two lengths less that in the union.
    public func length(
        inside first: [GeographicPolygon], and second: [GeographicPolygon]
    ) throws(OverlayError) -> Double {
        guard case .lines(let lines) = self else { return 0 }
        let plane = ScaledDegrees(around: lines.lazy.flatMap { $0 })
        let shape = OverlayShape.lines(lines.map(plane.positions))
        let each =
            try shape.length(ofIntersectionWith: plane.shape(first))
            + shape.length(ofIntersectionWith: plane.shape(second))
        return max(0, each - (try shape.length(ofIntersectionWith: plane.shape(first + second).united())))
    }
}

/// A plane of degrees in which east and north have one scale, near enough for shares.
private struct ScaledDegrees {
    private let eastScale: Double
    /// e² of WGS 84, f (2 − f) with f = 1/298.257223563 (NIMA TR8350.2, 3.2).
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
        // A radian of longitude is N cos φ metres and one of latitude M; N/M = (1 − e² sin² φ) / (1 − e²).
        let latitude = (south + north) / 2 * .pi / 180
        let flattened = 1 - Self.squaredEccentricity * sin(latitude) * sin(latitude)
        eastScale = cos(latitude) * flattened / (1 - Self.squaredEccentricity)
    }

    func positions(_ positions: [GeographicPosition]) -> [OverlayPosition] {
        positions.map { OverlayPosition(eastward: $0.longitude * eastScale, northward: $0.latitude) }
    }

    func shape(_ polygons: [GeographicPolygon]) -> OverlayShape {
        .polygons(polygons.map { OverlayPolygon(outer: positions($0.outer), holes: $0.holes.map(positions)) })
    }
}
