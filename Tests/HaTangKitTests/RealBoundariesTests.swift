import Foundation
import HaTangKit
import TestWitnesses
import Testing

struct RealBoundariesTests {
    @Test(.enabled(if: SharedData.hasAnGiang, Comment(rawValue: SharedData.absence)))
    func `real boundaries take the place of the schematic ones, which were right for four fifths of the land`() throws {
        let office = try Office(withBoundaries: true)
        let era = try office.registry.era(named: "2025")
        let schematic = CommuneIndex(
            try office.registry.registry.communes().map {
                .init(commune: $0.commune, polygons: $0.polygons, quality: $0.quality)
            })
        let loaded = try office.registry.importBoundaries(from: [SharedData.anGiang.path], era: era)
        #expect(loaded.communes == 102 && loaded.added == 0 && loaded.without == 0)

        let stored = try office.registry.registry.communes()
        #expect(stored.allSatisfy { $0.quality == .official })
        // The sum of the geodesic areas of this very file; see the facts on administrative units.
        let area = stored.reduce(0) { $0 + ($1.areaSquareKilometres ?? .nan) }
        #expect(abs(area - 9837.4) < 0.5, "\(area) km²")

        let table = try office.registry.coverage(on: .ofSamples)
        #expect(table.communes.count == 102)
        #expect(table.boundaryQuality == "official")
        #expect(table.communes.allSatisfy { $0.postal.reason == .noneRecorded })

        let share = Self.agreement(
            of: schematic,
            with: CommuneIndex(
                stored.map { .init(commune: $0.commune, polygons: $0.polygons, quality: $0.quality) }))
        #expect(share.positions > 20_000)
        #expect(share.agreeing >= 0.8, "schematic cells hold \(share.agreeing) of the real area")
        Attachment.record("\(share.agreeing) of \(share.positions) positions\n", named: "schematic-share.txt")
    }

    /// Of the positions of a grid of 0.005° that lie in a real commune, the share that a schematic cell of the same
    /// commune holds: by area to some thousandths, as a row of the grid is shorter by less than 1 % in the north.
    private static func agreement(
        of schematic: CommuneIndex, with real: CommuneIndex
    ) -> (agreeing: Double, positions: Int) {
        let grid = (0..<420).flatMap { row in
            (0..<480).map { column in
                GeographicPosition(latitude: 9.0 + 0.005 * Double(row), longitude: 103.3 + 0.005 * Double(column))
            }
        }
        let pairs = zip(real.communes(at: grid, threads: 2), schematic.communes(at: grid, threads: 2))
        var positions = 0
        var agreeing = 0
        for case (let found?, let drawn) in pairs {
            positions += 1
            if let drawn, schematic.communes[drawn].code == real.communes[found].code { agreeing += 1 }
        }
        return (Double(agreeing) / Double(positions), positions)
    }
}
