import Foundation
import HaTangKit
import ReportWriters
import TestWitnesses
import Testing
import VN2000

struct MapAreasTests {
    /// The drawing of a registry's map, and the geodesic areas that it keeps of the communes.
    private static func drawing(of registry: ProvinceRegistry) throws -> (MapDrawing, [String: Double]) {
        let areas = try registry.registry.communes().map { ($0.commune.code, $0.areaSquareKilometres ?? .nan) }
        return (
            try #require(
                MapDrawing(
                    try registry.polygons(of: try registry.era(named: "2025")),
                    zone: try VN2000Zone(centralMeridian: 104.75))),
            Dictionary(areas, uniquingKeysWith: { first, _ in first })
        )
    }

    private static func expectSameAreas(_ drawing: MapDrawing, _ areas: [String: Double]) {
        #expect(drawing.drawnSquareMetres.count == areas.count)
        for (code, squareKilometres) in areas {
            let drawn = (drawing.drawnSquareMetres[code] ?? 0) / 1e6
            #expect(abs(drawn - squareKilometres) < 0.01 * squareKilometres, "\(code): \(drawn), \(squareKilometres)")
        }
    }

    @Test func `schematic communes are drawn as large as they are, to 1 percent`() throws {
        let (drawing, areas) = try Self.drawing(of: try Office(withBoundaries: true).registry)
        Self.expectSameAreas(drawing, areas)
    }

    @Test(.enabled(if: SharedData.hasAnGiang, Comment(rawValue: SharedData.absence)))
    func `real communes are drawn as large as they are, to 1 percent, within half a megabyte`() throws {
        let office = try Office(withBoundaries: true)
        _ = try office.registry.importBoundaries(
            from: [SharedData.anGiang.path], era: try office.registry.era(named: "2025"))
        let (drawing, areas) = try Self.drawing(of: office.registry)
        Self.expectSameAreas(drawing, areas)
        let bytes = drawing.communePaths.values.reduce(0) { $0 + $1.utf8.count }
        #expect(bytes < 500_000, "\(bytes) bytes")
    }

    @Test(arguments: [true, false])
    func `steps of the map are metres on the ground, to 1 in 1000`(inZone: Bool) throws {
        let content = try Office(withBoundaries: true).registry.mapContent(on: .ofSamples)
        #expect(content.zone?.centralMeridian == 104.75)
        let drawing = try #require(MapDrawing(content.boundaries, zone: inZone ? content.zone : nil))
        let west = GeographicPosition(latitude: 10.0, longitude: 104.1)
        let ends = [
            GeographicPosition(latitude: 10.0, longitude: 105.3), GeographicPosition(latitude: 10.8, longitude: 104.1),
        ]
        for end in ends {
            let numbers = drawing.dots(at: [west, end]).path.matches(of: /[0-9]+/).compactMap { Double($0.output) }
            let places = numbers.filter { $0 > 0 }
            try #require(places.count == 4)
            let (east, south) = (places[2] - places[0], places[3] - places[1])
            let drawn = (east * east + south * south).squareRoot() * drawing.stepMetres
            // Without a zone degrees of longitude are those of the middle latitude, 10.2°: 0.1 % is left over at 10.0°.
            #expect(abs(drawn / west.distance(to: end) - 1) < 0.001, "\(drawn)")
        }
    }
}
