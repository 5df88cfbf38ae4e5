import Foundation
import PlaneGeometry
import TestWitnesses
import Testing

/// Seeded cases against two oracles and against each other.
struct DiscUnionRandomTests {
    typealias Samples = DiscUnionSamples

    /// A polygon of up to four rings and some discs near it.
    static func sample(seed: Int) -> (polygon: PlanePolygon, discs: [Disc]) {
        var generator = SeededNumbers(seed: UInt64(seed))
        let centre = PlanePosition(
            east: Double.random(in: 360_000...590_000, using: &generator),
            north: Double.random(in: 1_020_000...1_212_000, using: &generator))
        let aside = PlanePosition(east: centre.east + 12_000, north: centre.north + 3000)
        var rings = [
            Samples.star(around: centre, count: 14, distances: 3000...7000, using: &generator),
            Samples.star(around: centre, count: 9, distances: 900...2500, using: &generator),
            Samples.star(around: centre, count: 5, distances: 200...800, using: &generator),
            Samples.star(around: aside, count: 7, distances: 500...4000, using: &generator),
        ]
        rings = Array(rings.prefix(1 + seed % 4)).map { Bool.random(using: &generator) ? $0 : $0.reversed() }
        rings.shuffle(using: &generator)
        let count = [1, 2, 5, 12, 25][seed % 5]
        let discs = (0..<count).map { _ in
            Samples.disc(
                centre.east + Double.random(in: -8000...14_000, using: &generator),
                centre.north + Double.random(in: -8000...8000, using: &generator),
                exp(Double.random(in: log(50)...log(6000), using: &generator)))
        }
        return (PlanePolygon(rings: rings), discs)
    }

    @Test(arguments: 0..<20)
    func `the covered area agrees with integration to a billionth`(seed: Int) {
        let (polygon, discs) = Self.sample(seed: seed)
        let covered = DiscUnion(discs).coveredArea(of: polygon)
        let expected = DiscUnionScanlineOracle(polygon: polygon, discs: discs).coveredArea()
        #expect(abs(covered - expected) <= 1e-9 * polygon.area, "seed \(seed): \(covered), \(expected)")
    }

    @Test(arguments: 0..<6)
    func `the covered area lies between two bounds by GEOS`(seed: Int) throws {
        var generator = SeededNumbers(seed: UInt64(1000 + seed))
        let centres = (0..<4).map { PlanePosition(east: 520_000 + 9000 * Double($0), north: 1_107_000) }
        let polygons = centres.map { centre in
            [4000.0...9000, 1500...3500].map {
                Samples.star(around: centre, count: 500, distances: $0, using: &generator)
            }
        }
        let discs = (0..<60).map { _ in
            Samples.disc(
                Double.random(in: 510_000...560_000, using: &generator),
                Double.random(in: 1_097_000...1_117_000, using: &generator),
                Double.random(in: 200...(seed < 3 ? 3000 : 6000), using: &generator))
        }
        let bounds = try #require(DiscUnionGEOSOracle().bounds(of: discs, in: polygons))
        let union = DiscUnion(discs)
        for (rings, bound) in zip(polygons, bounds) {
            let polygon = PreparedPolygon(PlanePolygon(rings: rings))
            let covered = union.coveredArea(of: polygon)
            let rounding = 1e-9 * polygon.area
            #expect(
                bound.lowerBound - rounding <= covered && covered <= bound.upperBound + rounding,
                "seed \(seed): \(covered) in \(bound)")
            #expect(bound.upperBound - bound.lowerBound < 2e-5 * polygon.area, "the bounds tell something")
        }
    }

    /// Discs and corners on a lattice, where circles meet in fours, touch each other, the edges and the corners.
    @Test(arguments: [0, 1e-12, 1e-10, 1e-8, 1e-6, 1e-3], 0..<6)
    func `contacts of every kind, exact or nearly so, cost no area`(jitter: Double, seed: Int) {
        var generator = SeededNumbers(seed: UInt64(2000 + seed))
        func place(_ steps: Int) -> Double {
            100 * Double(steps) + (jitter == 0 ? 0 : Double.random(in: -jitter...jitter, using: &generator))
        }
        let discs = (0..<14).map { _ in
            Samples.disc(
                place(Int.random(in: -4...4, using: &generator)), place(Int.random(in: -4...4, using: &generator)),
                place(Int.random(in: 1...4, using: &generator)))
        }
        var ring = [(-4, -3), (-1, -3), (-1, -1), (1, -1), (1, -4), (4, -4), (4, 2), (0, 2), (0, 4), (-3, 4), (-3, 0)]
            .map { PlanePosition(east: place($0.0), north: place($0.1)) }
        ring.append(ring[0])
        let hole = Samples.rectangle(east: place(2)...place(3), north: place(-1)...place(1))
        for offset in [PlanePosition(east: 0, north: 0), PlanePosition(east: 531_200, north: 1_107_300)] {
            func moved(_ position: PlanePosition) -> PlanePosition {
                PlanePosition(east: position.east + offset.east, north: position.north + offset.north)
            }
            let polygon = PlanePolygon(rings: [ring.map(moved), hole.map(moved)])
            let union = DiscUnion(discs.map { Disc(centre: moved($0.centre), radiusMetres: $0.radiusMetres) })
            let expected = DiscUnionScanlineOracle(
                polygon: PlanePolygon(rings: [ring, hole]), discs: discs
            ).coveredArea()
            // 1e-10 m of rounding in every position, along some kilometres of outline.
            let tolerance = offset.east == 0 ? 1e-6 : 2e-5
            let covered = union.coveredArea(of: polygon)
            #expect(abs(covered - expected) < tolerance, "seed \(seed): \(covered), \(expected)")
            #expect(covered >= 0 && covered <= polygon.area)
        }
    }

    /// A disc holds edges up to the vertex where its circle leaves the polygon together with two other circles.
    @Test func `circles that meet in a vertex of the polygon are all cut there`() {
        let discs = [Samples.disc(-3, 0, 4), Samples.disc(2, 0, 1), Samples.disc(2, -4, 3)]
        let corners = Samples.rectangle(east: -2...2, north: -3...3)
        var ring = zip(corners, corners.dropFirst()).flatMap { start, end in
            (0..<48).map { step in
                let part = Double(step) / 48
                return PlanePosition(
                    east: start.east + part * (end.east - start.east),
                    north: start.north + part * (end.north - start.north))
            }
        }
        ring.append(ring[0])
        let polygon = PlanePolygon(rings: [ring])
        let expected = DiscUnionScanlineOracle(polygon: polygon, discs: discs).coveredArea()
        #expect(abs(DiscUnion(discs).coveredArea(of: polygon) - expected) < 1e-9)
    }

    @Test(arguments: 0..<20)
    func `neither order nor place nor direction of the plane changes the area`(seed: Int) {
        let (polygon, discs) = Self.sample(seed: seed)
        var generator = SeededNumbers(seed: UInt64(3000 + seed))
        let covered = DiscUnion(discs).coveredArea(of: polygon)
        let shuffled = DiscUnion(discs.shuffled(using: &generator) + discs).coveredArea(of: polygon)
        #expect(abs(shuffled - covered) <= 1e-11 * polygon.area, "seed \(seed)")
        for _ in 0..<4 {
            let angle = Double.random(in: -4...4, using: &generator)
            func turned(_ position: PlanePosition) -> PlanePosition {
                let (east, north) = (position.east - 450_000, position.north - 1_100_000)
                return PlanePosition(
                    east: cos(angle) * east - sin(angle) * north, north: sin(angle) * east + cos(angle) * north)
            }
            let area = DiscUnion(
                discs.map { Disc(centre: turned($0.centre), radiusMetres: $0.radiusMetres) }
            ).coveredArea(of: PlanePolygon(rings: polygon.rings.map { $0.map(turned) }))
            #expect(abs(area - covered) <= 1e-11 * polygon.area, "seed \(seed), angle \(angle)")
        }
    }

    @Test(arguments: 0..<10)
    func `areas of parts sum up to the whole, and further discs only add`(seed: Int) {
        var (_, discs) = Self.sample(seed: 5 * seed + 4)
        let centre = discs[0].centre
        let cuts = stride(from: -6000.0, through: 6000, by: 1500)
        func box(_ east: ClosedRange<Double>, _ north: ClosedRange<Double>) -> PreparedPolygon {
            PreparedPolygon(
                Samples.box(
                    east: centre.east + east.lowerBound...centre.east + east.upperBound,
                    north: centre.north + north.lowerBound...centre.north + north.upperBound))
        }
        let parts = cuts.dropLast().flatMap { east in
            cuts.dropLast().map { north in box(east...east + 1500, north...north + 1500) }
        }
        let whole = box(-6000...6000, -6000...6000)
        var previous = [Double](repeating: 0, count: parts.count)
        var added: [Disc] = []
        while let disc = discs.popLast() {
            added.append(disc)
            let union = DiscUnion(added)
            let areas = parts.map { union.coveredArea(of: $0) }
            #expect(abs(areas.reduce(0, +) - union.coveredArea(of: whole)) <= 1e-11 * whole.area, "seed \(seed)")
            #expect(zip(previous, areas).allSatisfy { $0 <= $1 + 1e-6 }, "seed \(seed)")
            previous = areas
        }
    }
}
