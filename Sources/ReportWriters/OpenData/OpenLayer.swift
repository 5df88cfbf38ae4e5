public import RegistryRecords
import VN2000

/// A layer of an open-data pack: the rows of a table with their places.
public struct OpenLayer: Sendable {
    /// The table.
    public var table: OpenTable
    /// The place of every row of the table; nil where it has none.
    public var shapes: [GeographicShape?]

    /// Makes a layer.
    public init(table: OpenTable, shapes: [GeographicShape?]) {
        self.table = table
        self.shapes = shapes
    }

    /// The layer as GeoJSON (RFC 7946): a feature a row, WGS 84.
    var geoJSON: String {
        let key = table.columns.firstIndex { $0.name == table.key } ?? 0
        let features = zip(table.rows, shapes).map { row, shape -> JSONText in
            let properties = zip(table.columns, row).filter { !["longitude", "latitude"].contains($0.0.name) }
            return [
                "type": "Feature", "id": row[key],
                "properties": .object(properties.map { ($0.0.name, $0.1) }),
                "geometry": shape.map(CoverageGeoJSON.geometry(of:)) ?? .null,
            ]
        }
        let collection: JSONText = ["type": "FeatureCollection", "features": .list(features)]
        return collection.text(linesToDepth: 2) + "\n"
    }
}

extension CoverageGeoJSON {
    /// A shape as a geometry: longitude first, degrees with 7 decimal places.
    static func geometry(of shape: GeographicShape) -> JSONText {
        switch shape {
        case .point(let position): return ["type": "Point", "coordinates": coordinates(position)]
        case .area(let polygons): return geometry(polygons)
        case .lines(let lines):
            let parts = lines.map { JSONText.list($0.map(coordinates)) }
            guard let first = parts.first else { return nil }
            return parts.count == 1
                ? ["type": "LineString", "coordinates": first]
                : ["type": "MultiLineString", "coordinates": .list(parts)]
        }
    }

    private static func coordinates(_ position: GeographicPosition) -> JSONText {
        [.number(sevenPlaces(position.longitude)), .number(sevenPlaces(position.latitude))]
    }
}
