public import CoverageEngine
public import RegistryRecords
import VN2000

/// The coverage table as GeoJSON (RFC 7946): a feature a commune with flat properties, sorted by code.
///
/// Longitude comes first, in degrees of WGS 84 with 7 decimal places (about a centimetre); outer rings run
/// counter-clockwise and holes clockwise. The extra member `hatang` says which registry, era, day, method and targets
/// were used.
public enum CoverageGeoJSON {
    /// The text, with a line break at its end.
    ///
    /// - Parameter boundaries: Polygons by commune code; a commune without an entry gets a null geometry.
    public static func text(_ table: CoverageTable, boundaries: [String: [GeographicPolygon]]) -> String {
        let communes = table.communes.sorted { $0.commune.code < $1.commune.code }
        let about = JSONText.object(
            [("contract", .integer(CoverageTable.contract))] + table.heading.members() + [
                ("boundary_quality", JSONText(table.boundaryQuality)),
                ("targets_digest", .text(table.targetsDigest)),
            ] + table.populationMembers)
        let collection: JSONText = [
            "type": "FeatureCollection", "hatang": about,
            "features": .list(communes.map { feature($0, boundaries[$0.commune.code] ?? []) }),
        ]
        return collection.text(linesToDepth: 2) + "\n"
    }

    private static func feature(_ coverage: CommuneCoverage, _ polygons: [GeographicPolygon]) -> JSONText {
        [
            "type": "Feature", "id": .text(coverage.commune.code),
            "properties": .object(CoverageColumn.all.map { ($0.key, $0.value(coverage)) }),
            "geometry": geometry(polygons),
        ]
    }

    /// Polygons as a geometry of the form described above; null when nothing is left of them.
    package static func geometry(_ polygons: [GeographicPolygon]) -> JSONText {
        let parts = polygons.compactMap { polygon -> JSONText? in
            guard let outer = ring(polygon.outer, counterClockwise: true) else { return nil }
            return .list([outer] + polygon.holes.compactMap { ring($0, counterClockwise: false) })
        }
        guard let first = parts.first else { return nil }
        return parts.count == 1
            ? ["type": "Polygon", "coordinates": first] : ["type": "MultiPolygon", "coordinates": .list(parts)]
    }

    /// The ring in the winding asked for; nil when nothing is left of it on the grid of 7 decimal places.
    private static func ring(_ positions: [GeographicPosition], counterClockwise: Bool) -> JSONText? {
        var kept: [GeographicPosition] = []
        for position in positions {
            let rounded = GeographicPosition(
                latitude: sevenPlaces(position.latitude), longitude: sevenPlaces(position.longitude))
            if kept.last != rounded { kept.append(rounded) }
        }
        guard kept.count >= 4, let first = kept.first, kept.last == first else { return nil }
        // Twice the signed area, from the first position, so that small rings far from the origin keep their digits.
        let area = zip(kept, kept.dropFirst()).reduce(0.0) { area, edge in
            area + (edge.0.longitude - first.longitude) * (edge.1.latitude - first.latitude)
                - (edge.1.longitude - first.longitude) * (edge.0.latitude - first.latitude)
        }
        guard area != 0 else { return nil }
        if (area > 0) != counterClockwise { kept.reverse() }
        return .list(kept.map { .list([.number($0.longitude), .number($0.latitude)]) })
    }

    /// Dividing gives the double nearest to the decimal number, whose shortest text has at most 7 places.
    static func sevenPlaces(_ degrees: Double) -> Double {
        (degrees * 10_000_000).rounded() / 10_000_000
    }
}
