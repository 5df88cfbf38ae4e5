import CommuneBoundaries
import Foundation
import OverlayGeometry
import TestWitnesses

extension SharedData {
    /// The features of a GeoJSON file of polygons.
    static func features(of file: URL) throws -> [ReadFeature] {
        let root = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
        let features = root?["features"] as? [[String: Any]] ?? []
        return features.map { feature in
            let properties = feature["properties"] as? [String: Any] ?? [:]
            let geometry = feature["geometry"] as? [String: Any] ?? [:]
            let polygons = geometry["coordinates"] as? [[[[Double]]]] ?? []
            return ReadFeature(
                file: file.lastPathComponent, attributes: properties.map { ($0.key, "\($0.value)") },
                polygons: .polygons(
                    polygons.map { rings in
                        let rings = rings.map { ring in
                            ring.map { OverlayPosition(eastward: $0[0], northward: $0[1]) }
                        }
                        return OverlayPolygon(outer: rings.first ?? [], holes: Array(rings.dropFirst()))
                    }))
        }
    }
}
