import CommuneBoundaries
import Foundation
import RegistryRecords
import TestWitnesses
import VN2000

extension SharedData {
    /// The communes of An Giang with their real boundaries, sorted by code as in the index.
    static let communesOfAnGiang: [CommuneIndex.Entry] = (try? entries(of: anGiang)) ?? []

    private static func entries(of file: URL) throws -> [CommuneIndex.Entry] {
        guard let from = Day(iso: "2025-07-01") else { return [] }
        return try JSONDecoder().decode(Collection.self, from: Data(contentsOf: file)).features.map { feature in
            CommuneIndex.Entry(
                commune: Commune(
                    code: feature.properties.code, name: feature.properties.fullName, kind: .xã,
                    province: feature.properties.provinceCode, validFrom: from),
                polygons: feature.geometry.coordinates.map { rings in
                    let rings = rings.map { $0.map { GeographicPosition(latitude: $0[1], longitude: $0[0]) } }
                    return GeographicPolygon(outer: rings.first ?? [], holes: Array(rings.dropFirst()))
                }, quality: .official)
        }.sorted { $0.commune.code < $1.commune.code }
    }

    private struct Collection: Decodable {
        struct Feature: Decodable {
            struct Properties: Decodable {
                var code: String
                var fullName: String
                var provinceCode: String
            }
            struct Geometry: Decodable {
                var coordinates: [[[[Double]]]]
            }
            var properties: Properties
            var geometry: Geometry
        }
        var features: [Feature]
    }
}
