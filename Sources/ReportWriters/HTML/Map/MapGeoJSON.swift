package import RegistryRecords
import VN2000

/// Shapes as GeoJSON (RFC 7946) for a map that moves and zooms, in steps of 1.1 m and simplified for drawing only.
package enum MapGeoJSON {
    private static let stepsPerDegree = 100_000.0
    /// The share of the longer side of all communes by which a border may move: half a pixel on a map of 4000 pixels.
    private static let tolerance = 1.0 / 8000
    /// The share of its area by which a commune may change.
    private static let areaShare = 0.01
    /// The steps by which the line of another shape may move.
    private static let shapeTolerance = 5.0

    /// A FeatureCollection of communes, each with its code and name, simplified along shared borders, so that neighbours
    /// stay without gaps. Communes without a polygon are absent.
    ///
    /// - Parameters:
    ///   - boundaries: Polygons by code.
    ///   - names: Names by code; communes that are not listed are left out.
    package static func communes(_ boundaries: [String: [GeographicPolygon]], names: [String: String]) -> JSONText {
        let codes = names.keys.sorted()
        let areas = codes.map { code in
            (boundaries[code] ?? []).flatMap { polygon in
                [ring(polygon.outer, outer: true)] + polygon.holes.map { ring($0, outer: false) }
            }
        }
        let all = areas.joined().joined()
        let wide = (all.map(\.east).max() ?? 0) - (all.map(\.east).min() ?? 0)
        let high = (all.map(\.south).max() ?? 0) - (all.map(\.south).min() ?? 0)
        let squares = areas.map { rings in Double(abs(rings.reduce(0) { $0 + $1.doubledArea })) / 2 }
        let simplified = SharedBorders(areas).simplified(
            tolerance: Double(max(wide, high)) * tolerance, areaShare: areaShare, squareSteps: squares)
        let features = zip(codes, simplified).filter { !$1.isEmpty }.map { code, rings -> JSONText in
            [
                "type": "Feature", "id": .text(code),
                "properties": ["code": .text(code), "name": JSONText(names[code])], "geometry": multiPolygon(rings),
            ]
        }
        return ["type": "FeatureCollection", "features": .list(features)]
    }

    /// The geometry of a shape; null where the steps leave nothing of it.
    package static func geometry(of shape: GeographicShape) -> JSONText {
        switch shape {
        case .point(let position): return ["type": "Point", "coordinates": value(place(position))]
        case .lines(let lines):
            let drawn = lines.map { SharedBorders.simplified($0.map(place), tolerance: shapeTolerance) }
            return ["type": "MultiLineString", "coordinates": .list(drawn.map { .list($0.map(value)) })]
        case .area(let polygons):
            let rings = polygons.flatMap { polygon in
                [simplified(ring(polygon.outer, outer: true))]
                    + polygon.holes.map { simplified(ring($0, outer: false)) }
            }.filter { $0.count >= 3 && $0.doubledArea != 0 }
            return rings.isEmpty ? .null : multiPolygon(rings)
        }
    }

    private static func simplified(_ ring: [MapPosition]) -> [MapPosition] {
        var line = SharedBorders.simplified(ring, tolerance: shapeTolerance)
        if line.count > 1, line.first == line.last { line.removeLast() }
        return line
    }

    private static func place(_ position: GeographicPosition) -> MapPosition {
        MapPosition(
            east: Int32((position.longitude * stepsPerDegree).rounded()),
            south: Int32((-position.latitude * stepsPerDegree).rounded()))
    }

    /// A ring in steps, outer rings counterclockwise as RFC 7946 wants them, holes the other way.
    private static func ring(_ positions: [GeographicPosition], outer: Bool) -> [MapPosition] {
        let places = positions.map(place)
        return (places.doubledArea <= 0) == outer ? places : places.reversed()
    }

    /// Every ring that runs as outer rings do begins a polygon; the holes after it are its own.
    private static func multiPolygon(_ rings: [[MapPosition]]) -> JSONText {
        var polygons: [[JSONText]] = []
        for ring in rings {
            if ring.doubledArea <= 0 || polygons.isEmpty { polygons.append([]) }
            polygons[polygons.count - 1].append(.list((ring + ring.prefix(1)).map(value)))
        }
        return ["type": "MultiPolygon", "coordinates": .list(polygons.map(JSONText.list))]
    }

    private static func value(_ place: MapPosition) -> JSONText {
        [.number(Double(place.east) / stepsPerDegree), .number(Double(-place.south) / stepsPerDegree)]
    }
}
