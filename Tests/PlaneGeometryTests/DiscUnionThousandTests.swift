import Foundation
import PlaneGeometry
import TestWitnesses
import Testing

/// A thousand seeded scenes against GEOS, and others against points thrown at them.
struct DiscUnionThousandTests {
    typealias Samples = DiscUnionSamples

    /// A polygon of one to four rings and one to seven discs, of every size from a hundredth of the polygon to one that
    /// holds all of it; every third scene has discs on a lattice, so that circles touch, nest and coincide.
    static func scene(seed: Int) -> (polygon: PlanePolygon, discs: [Disc]) {
        var generator = SeededNumbers(seed: UInt64(40_000 + seed))
        let centre = PlanePosition(
            east: Double(Int.random(in: 360_000...590_000, using: &generator)),
            north: Double(Int.random(in: 1_020_000...2_580_000, using: &generator)))
        let aside = PlanePosition(east: centre.east + 12_000, north: centre.north + 3000)
        let rings = [
            Samples.star(around: centre, count: 40, distances: 3000...7000, using: &generator),
            Samples.star(around: centre, count: 25, distances: 900...2500, using: &generator),
            Samples.star(around: centre, count: 9, distances: 200...800, using: &generator),
            Samples.star(around: aside, count: 17, distances: 500...4000, using: &generator),
        ]
        let isLattice = seed % 3 == 0
        func place(_ range: ClosedRange<Double>) -> Double {
            let place = Double.random(in: range, using: &generator)
            return isLattice ? (place / 1000).rounded() * 1000 : place
        }
        let discs = (0..<[1, 2, 2, 3, 3, 4, 7][seed % 7]).map { _ in
            let radius = exp(Double.random(in: log(60)...log(9000), using: &generator))
            return Samples.disc(
                centre.east + place(-7000...14_000), centre.north + place(-7000...7000),
                isLattice ? max(1, (radius / 1000).rounded()) * 1000 : radius)
        }
        return (PlanePolygon(rings: Array(rings.prefix(1 + seed % 4))), discs)
    }

    @Test(arguments: 0..<20)
    func `areas of a thousand scenes are those of GEOS to a millionth`(part: Int) throws {
        let oracle = DiscUnionGEOSOracle()
        for seed in 50 * part..<50 * (part + 1) {
            let (polygon, discs) = Self.scene(seed: seed)
            let covered = DiscUnion(discs).coveredArea(of: polygon)
            let expected = try #require(oracle.areas(of: discs, in: [polygon.rings])?.first)
            // The oracle's own error, with up to eight ends of arcs a disc; it counts where only a tip is inside.
            let own = discs.reduce(0) { $0 + 2e-9 * $1.radiusMetres * $1.radiusMetres }
            #expect(abs(covered - expected) <= 1e-6 * expected + own, "seed \(seed): \(covered), \(expected)")
        }
    }

    /// The deviations in units of their own error bars must look like those of chance: none beyond five, and as large in
    /// the mean as they should be.
    @Test func `points thrown at random agree within their own error bar`() {
        let throwsOfScene = 4000
        var squares: [Double] = []
        for seed in 0..<50 {
            let (polygon, discs) = Self.scene(seed: 2000 + seed)
            var generator = SeededNumbers(seed: UInt64(seed))
            let box = polygon.rings.joined().reduce(into: PlaneBounds.empty) { $0.extend(to: $1) }
            var hits = 0
            for _ in 0..<throwsOfScene {
                let position = PlanePosition(
                    east: .random(in: box.west...box.east, using: &generator),
                    north: .random(in: box.south...box.north, using: &generator))
                hits += Self.isCovered(position, by: discs) && Self.isInside(position, polygon) ? 1 : 0
            }
            let whole = (box.east - box.west) * (box.north - box.south)
            let share = DiscUnion(discs).coveredArea(of: polygon) / whole
            guard share * Double(throwsOfScene) > 20 else { continue }
            let bar = (share * (1 - share) / Double(throwsOfScene)).squareRoot()
            let deviation = (Double(hits) / Double(throwsOfScene) - share) / bar
            #expect(abs(deviation) < 5, "seed \(seed): \(deviation)")
            squares.append(deviation * deviation)
        }
        #expect(squares.count > 30)
        let mean = squares.reduce(0, +) / Double(squares.count)
        #expect(0.5...1.6 ~= mean, "the error bars are the right size: \(mean)")
    }

    private static func isCovered(_ position: PlanePosition, by discs: [Disc]) -> Bool {
        discs.contains { disc in
            let (east, north) = (position.east - disc.centre.east, position.north - disc.centre.north)
            return east * east + north * north <= disc.radiusMetres * disc.radiusMetres
        }
    }

    private static func isInside(_ position: PlanePosition, _ polygon: PlanePolygon) -> Bool {
        var isInside = false
        for ring in polygon.rings {
            for (start, end) in zip(ring, ring.dropFirst())
            where (start.north > position.north) != (end.north > position.north) {
                let part = (position.north - start.north) / (end.north - start.north)
                if position.east < start.east + part * (end.east - start.east) { isInside.toggle() }
            }
        }
        return isInside
    }

    @Test func `many planes give what each gives alone, by any number of workers`() async {
        let planes = (0..<9).map { plane in
            let scenes = (0..<plane).map { Self.scene(seed: 3000 + 10 * plane + $0) }
            return (discs: scenes.flatMap(\.discs), polygons: scenes.map { PreparedPolygon($0.polygon) })
        }
        let areas = await DiscUnion.coveredAreas(of: planes, workers: 1)
        #expect(areas.map(\.count) == Array(0..<9))
        for (plane, areas) in zip(planes, areas) {
            let union = DiscUnion(plane.discs)
            for (polygon, area) in zip(plane.polygons, areas) {
                #expect(abs(area - union.coveredArea(of: polygon)) <= 1e-11 * polygon.area)
            }
        }
        for workers in [2, 5] {
            #expect(await DiscUnion.coveredAreas(of: planes, workers: workers) == areas)
        }
    }

    /// A disc that a reach leaves out touches no polygon; most of those that touch none are left out.
    @Test func `what reaches no polygon is left out, and nothing else`() {
        var generator = SeededNumbers(seed: 77)
        let polygons = (0..<40).map { _ -> PreparedPolygon in
            let centre = PlanePosition(
                east: .random(in: 400_000...600_000, using: &generator),
                north: .random(in: 1_100_000...1_160_000, using: &generator))
            return PreparedPolygon(
                PlanePolygon(rings: [
                    Samples.star(around: centre, count: 12, distances: 1000...4000, using: &generator)
                ]))
        }
        let reach = PolygonReach(polygons)
        var (touching, leftOut) = (0, 0)
        for _ in 0..<2000 {
            let disc = Samples.disc(
                .random(in: 380_000...620_000, using: &generator),
                .random(in: 1_080_000...1_180_000, using: &generator),
                .random(in: 100...6000, using: &generator))
            let touches = polygons.contains { DiscUnion([disc]).coveredArea(of: $0) > 0 }
            #expect(!touches || reach.mayReach(disc))
            touching += touches ? 1 : 0
            leftOut += reach.mayReach(disc) ? 0 : 1
        }
        #expect(touching > 200)
        #expect(leftOut > 800)
        let anywhere = Samples.disc(500_000, 1_130_000, 1e6)
        #expect(reach.mayReach(anywhere))
        #expect(!PolygonReach([]).mayReach(anywhere))
        #expect(!reach.mayReach(Samples.disc(.nan, 1_130_000, 100)))
        #expect(!reach.mayReach(Samples.disc(500_000, 1_130_000, .infinity)))
    }
}
