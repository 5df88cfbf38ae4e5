import Foundation
import PlaneGeometry
import TestWitnesses
import Testing

/// Discs that come and go, held against a look at every one of them.
struct DiscFieldTests {
    /// Discs of very different sizes, some of them twice, some with the numbers of round figures.
    private static func discs(_ count: Int, using generator: inout SeededNumbers) -> [Disc] {
        var discs: [Disc] = []
        for place in 0..<count {
            if place % 11 == 10, let again = discs.randomElement(using: &generator) {
                discs.append(again)
                continue
            }
            var east = Double.random(in: 500_000...540_000, using: &generator)
            var north = Double.random(in: 1_100_000...1_140_000, using: &generator)
            var radius = exp(Double.random(in: log(5)...log(9000), using: &generator))
            if place % 3 == 0 {
                east = (east / 500).rounded() * 500
                north = (north / 500).rounded() * 500
                radius = (radius / 500).rounded(.up) * 500
            }
            discs.append(DiscUnionSamples.disc(east, north, radius))
        }
        return discs
    }

    private static func box(using generator: inout SeededNumbers) -> PlaneBounds {
        let west = (Double.random(in: 495_000...545_000, using: &generator) / 500).rounded() * 500
        let south = (Double.random(in: 1_095_000...1_145_000, using: &generator) / 500).rounded() * 500
        let sides: [Double] = [0, 500, 12_000, 90_000]
        let side = sides[Int.random(in: sides.indices, using: &generator)]
        return PlaneBounds(west: west, east: west + side, south: south, north: south + side / 2)
    }

    @Test(arguments: 0..<5)
    func `those that reach a rectangle are found, each once, after any comings and goings`(seed: Int) {
        var generator = SeededNumbers(seed: UInt64(400 + seed))
        var present = Self.discs(300, using: &generator)
        var field = DiscField(present)
        for _ in 0..<200 {
            let place = present.indices.randomElement(using: &generator) ?? 0
            let isGone = field.remove(present.remove(at: place))
            #expect(isGone)
            let new = Self.discs(1, using: &generator)
            present += new
            for disc in new { field.insert(disc) }
        }
        #expect(field.count == present.count)
        let isStrangerGone = field.remove(DiscUnionSamples.disc(1, 2, 3))
        #expect(!isStrangerGone)
        for _ in 0..<100 {
            let box = Self.box(using: &generator)
            let found = field.discs(reaching: box)
            #expect(found.count == Set(found).count)
            #expect(Set(found) == Set(present.filter { $0.reaches(box) }))
            #expect(found == DiscField(present.shuffled(using: &generator)).discs(reaching: box))
            let position = PlanePosition(east: box.west, north: box.south)
            let isHeld = present.contains { disc in
                let (east, north) = (disc.centre.east - position.east, disc.centre.north - position.north)
                return east * east + north * north <= disc.radiusMetres * disc.radiusMetres
            }
            #expect(field.contains(position) == isHeld)
        }
        for disc in present { field.remove(disc) }
        #expect(field.isEmpty && field.discs(reaching: Self.box(using: &generator)).isEmpty)
    }

    @Test(arguments: 0..<40)
    func `an area is that of the union, and no disc elsewhere changes a bit of it`(seed: Int) throws {
        let (shape, discs) = DiscUnionRandomTests.sample(seed: seed)
        let polygon = PreparedPolygon(shape)
        let bounds = try #require(polygon.bounds)
        var generator = SeededNumbers(seed: UInt64(seed))
        let area = polygon.coveredArea(byReaching: DiscField(discs).discs(reaching: bounds))
        #expect(abs(area - DiscUnion(discs).coveredArea(of: polygon)) <= 1e-10 * polygon.area)
        let elsewhere = Self.discs(200, using: &generator).filter { !$0.reaches(bounds) }
        let crowded = DiscField((discs + elsewhere + discs).shuffled(using: &generator))
        let again = polygon.coveredArea(byReaching: crowded.discs(reaching: bounds))
        #expect(again.bitPattern == area.bitPattern, "seed \(seed): \(area), \(again)")
    }

    @Test func `what covers nothing is left out, and what is no number stops the program`() async {
        var field = DiscField([DiscUnionSamples.disc(0, 0, 0)])
        field.insert(DiscUnionSamples.disc(0, 0, -1))
        #expect(field.isEmpty && !field.contains(PlanePosition(east: 0, north: 0)))
        field.insert(DiscUnionSamples.disc(0, 0, 5))
        #expect(field.contains(PlanePosition(east: 3, north: 4)))
        #expect(!field.contains(PlanePosition(east: .nan, north: 0)) && field.discs(reaching: .empty).isEmpty)
        await #expect(processExitsWith: .failure) {
            _ = DiscField([Disc(centre: PlanePosition(east: .nan, north: 0), radiusMetres: 1)])
        }
    }
}
