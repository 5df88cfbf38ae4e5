import Foundation
import HaTangKit
import VN2000

/// Boundaries and made-up sites in the plane of EPSG:9208, metres.
struct ProvinceData {
    /// For each commune its polygons, for each of them its rings, the outer one first.
    var communes: [[[[PlanePosition]]]] = []
    var sites: [Disc] = []

    /// Each commune as one polygon of all its rings.
    var polygons: [PlanePolygon] { communes.map { PlanePolygon(rings: $0.flatMap(\.self)) } }

    /// Reads a GeoJSON file of polygons in WGS 84 and places sites among them.
    init(boundaries: URL, siteCount: Int) throws {
        var conversion = try CoordinateConversion(from: ReferenceSystem("EPSG:9208"))
        let collection = try JSONDecoder().decode(FeatureCollection.self, from: Data(contentsOf: boundaries))
        for feature in collection.features {
            var polygons: [[[PlanePosition]]] = []
            for polygon in feature.geometry.polygons {
                var rings: [[PlanePosition]] = []
                for ring in polygon {
                    let positions = try ring.map { pair in
                        let grid = try conversion.grid(of: GeographicPosition(latitude: pair[1], longitude: pair[0]))
                        return PlanePosition(east: grid.easting, north: grid.northing)
                    }
                    rings.append(positions)
                }
                polygons.append(rings)
            }
            communes.append(polygons)
        }
        let boxes = communes.map { commune in
            commune.joined().joined().reduce(into: PlaneBounds.empty) { $0.extend(to: $1) }
        }
        var placement = SitePlacement(in: boxes, seed: UInt64(siteCount))
        sites = placement.sites(siteCount)
    }

    /// Writes the numbers as peers read them, as doubles of this machine: `sites.f64` with east, north and radius,
    /// `vertices.f64` with east and north, and `rings.i64` with commune, polygon and vertices of each ring.
    func write(to folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var vertices: [Double] = []
        var rings: [Int64] = []
        for (commune, polygons) in communes.enumerated() {
            for (polygon, parts) in polygons.enumerated() {
                for ring in parts {
                    rings += [Int64(commune), Int64(polygon), Int64(ring.count)]
                    for position in ring { vertices += [position.east, position.north] }
                }
            }
        }
        let numbers = sites.flatMap { [$0.centre.east, $0.centre.north, $0.radiusMetres] }
        try NumberFile.write(numbers, to: folder.appending(path: "sites.f64"))
        try NumberFile.write(vertices, to: folder.appending(path: "vertices.f64"))
        try NumberFile.write(rings, to: folder.appending(path: "rings.i64"))
    }
}

/// What is read of a GeoJSON file.
private struct FeatureCollection: Decodable {
    var features: [Feature]

    struct Feature: Decodable {
        var geometry: Geometry
    }

    struct Geometry: Decodable {
        var polygons: [[[[Double]]]]

        enum CodingKeys: CodingKey {
            case type, coordinates
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            let isSingle = try container.decode(String.self, forKey: .type) == "Polygon"
            polygons =
                isSingle
                ? [try container.decode([[[Double]]].self, forKey: .coordinates)]
                : try container.decode([[[[Double]]]].self, forKey: .coordinates)
        }
    }
}
