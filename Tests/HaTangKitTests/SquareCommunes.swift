import HaTangKit
import TestWitnesses

/// Two square communes of 5.5 km side by side: Phường Bình Đức (30292) in the west, Phường Long Xuyên (30307) in the
/// east of 105.45°.
enum SquareCommunes {
    static let west = "30292"
    static let east = "30307"

    private static let boundaries = """
        {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"code": "30292"}, "geometry": {"type": "Polygon", "coordinates":
        [[[105.40, 10.30], [105.45, 10.30], [105.45, 10.35], [105.40, 10.35], [105.40, 10.30]]]}},
        {"type": "Feature", "properties": {"code": "30307"}, "geometry": {"type": "Polygon", "coordinates":
        [[[105.45, 10.30], [105.50, 10.30], [105.50, 10.35], [105.45, 10.35], [105.45, 10.30]]]}}]}
        """

    /// Gives the registry of an office these boundaries; all other communes have none.
    static func give(_ office: Office, quality: BoundaryQuality = .official) throws {
        _ = try office.registry.importBoundaries(
            from: [try office.folder.write(boundaries, to: "o-vuong.geojson")],
            era: try office.registry.era(named: "2025"), quality: quality)
    }

    /// A place of a commune, at least 150 m from its border, so that a commune and a place always agree.
    static func place(in commune: String, using generator: inout SeededNumbers) -> GeographicPosition {
        let edge = commune == west ? 105.40 : 105.45
        return GeographicPosition(
            latitude: .random(in: 10.302...10.348, using: &generator),
            longitude: edge + .random(in: 0.002...0.048, using: &generator))
    }
}
