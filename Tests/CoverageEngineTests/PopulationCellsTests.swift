import ContentDigest
import CoverageEngine
import PlaneGeometry
import TestWitnesses
import Testing

struct PopulationCellsTests {
    private static let source = PopulationSource(
        file: "mẫu.tif", digest: SHA256Digest(of: "mẫu"), referenceSystem: "WGS 84", cellWidth: 100, cellHeight: 100,
        cellUnit: "metre", bands: 1)

    @Test(arguments: 0..<6)
    func `tiles that are settled at once give what each cell by itself would`(_ seed: Int) {
        var random = SeededNumbers(seed: UInt64(seed))
        func number(_ range: ClosedRange<Double>) -> Double { .random(in: range, using: &random) }
        let discs = (0..<(seed == 0 ? 0 : 60)).map { _ in
            Disc(
                centre: PlanePosition(east: number(0...40_000), north: number(0...40_000)),
                radiusMetres: (number(0...1) < 0.3 ? 6000 : 900) * number(0.2...1))
        }
        let sectors = (0..<(seed < 3 ? 0 : 20)).map { _ in
            Sector(
                centre: PlanePosition(east: number(0...40_000), north: number(0...40_000)), radiusMetres: 3000,
                azimuthDegrees: number(0...360), beamDegrees: number(20...120))
        }
        var cells = PopulationCells(source: Self.source, isTold: [true, true, false])
        var all: [(PlanePosition, Double, Int)] = []
        for _ in 0..<400 {
            let (east, north) = (number(0...40_000), number(0...40_000))
            let tile = (0..<Int(number(0...80))).map { _ in
                (
                    PlanePosition(east: east + number(0...1600), north: north + number(0...1600)), number(0.1...30),
                    Int(number(0...2.999))
                )
            }
            cells.addTile(centres: tile.map(\.0), people: tile.map(\.1), communes: tile.map(\.2))
            all += tile
        }
        let (field, union) = (DiscField(discs), DiscUnion(discs, sectors: sectors))
        func sums(_ isInside: (PlanePosition) -> Bool) -> [Double] {
            var sums = [0.0, 0, 0]
            for (position, people, commune) in all where isInside(position) { sums[commune] += people }
            return sums
        }
        // The same order of adding, so the same bits.
        #expect(cells.people(in: field) == sums(field.contains))
        #expect(cells.people(in: union) == sums(union.contains))
        #expect(cells.count == all.count && cells.people(ofCommune: 0) == sums { _ in true }[0])
        #expect(cells.people(ofCommune: 2) == nil, "a commune that the raster does not hold")
    }
}
