import Foundation
import RegistryRecords
import ReportWriters
import Testing
import VN2000

struct MapGeoJSONTests {
    struct Collection: Decodable {
        struct Feature: Decodable {
            struct Geometry: Decodable {
                var type: String
                var coordinates: [[[[Double]]]]
            }
            var id: String
            var properties: [String: String]
            var geometry: Geometry
        }
        var features: [Feature]
    }

    /// A square of a tenth of a degree whose right border is crooked by less than is seen.
    private static let border = (0...50).map { step in
        GeographicPosition(
            latitude: 10 + 0.002 * Double(step), longitude: 105.1 + (step.isMultiple(of: 2) ? 0 : 0.00002))
    }
    private static func corner(_ latitude: Double, _ longitude: Double) -> GeographicPosition {
        GeographicPosition(latitude: latitude, longitude: longitude)
    }
    private static let left = GeographicPolygon(
        outer: [corner(10, 105)] + border + [corner(10.1, 105), corner(10, 105)],
        holes: [[corner(10.02, 105.02), corner(10.02, 105.04), corner(10.04, 105.04), corner(10.02, 105.02)]])
    private static let right = GeographicPolygon(
        outer: border + [corner(10.1, 105.2), corner(10, 105.2), border[0]])

    private func rings() throws -> [String: [[[Double]]]] {
        let text = MapGeoJSON.communes(
            ["1": [Self.left], "2": [Self.right], "3": []],
            names: ["1": "Xã <A>", "2": "Xã B", "3": "Xã C", "4": "Xã D"]
        ).text()
        let collection = try JSONDecoder().decode(Collection.self, from: Data(text.utf8))
        #expect(collection.features.allSatisfy { $0.geometry.type == "MultiPolygon" })
        #expect(collection.features.first?.properties == ["code": "1", "name": "Xã <A>"])
        return Dictionary(
            collection.features.map { ($0.id, $0.geometry.coordinates.flatMap(\.self)) },
            uniquingKeysWith: { one, _ in one })
    }

    @Test func `neighbours share the places of their border, and communes without a polygon are left out`() throws {
        let rings = try rings()
        #expect(rings.keys.sorted() == ["1", "2"])
        let (one, other) = (Set(rings["1"]?.first ?? []), Set(rings["2"]?.first ?? []))
        let shared = one.intersection(other)
        #expect(shared.count == 2)
        #expect(one.count == 4 && other.count == 4)
    }

    @Test func `outer rings run counterclockwise and holes the other way, all closed`() throws {
        let rings = try #require(try rings()["1"])
        try #require(rings.count == 2)
        #expect(rings.allSatisfy { $0.first == $0.last })
        #expect(Self.doubledArea(rings[0]) > 0)
        #expect(Self.doubledArea(rings[1]) < 0)
    }

    @Test func `a shape that the steps leave nothing of has no geometry`() {
        let speck = GeographicPolygon(outer: [
            Self.corner(10, 105), Self.corner(10, 105.000001), Self.corner(10.000001, 105), Self.corner(10, 105),
        ])
        #expect(MapGeoJSON.geometry(of: .area([speck])).text() == "null")
        #expect(
            MapGeoJSON.geometry(of: .point(Self.corner(10.1234567, 105))).text()
                == "{\"type\":\"Point\",\"coordinates\":[105.0,10.12346]}")
    }

    /// East right, north up: positive for counterclockwise rings.
    private static func doubledArea(_ ring: [[Double]]) -> Double {
        zip(ring, ring.dropFirst()).reduce(0) { $0 + $1.0[0] * $1.1[1] - $1.1[0] * $1.0[1] }
    }
}
