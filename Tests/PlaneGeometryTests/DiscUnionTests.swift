import Foundation
import PlaneGeometry
import TestWitnesses
import Testing

struct DiscUnionTests {
    private static let away = PlanePosition(east: 570_975, north: 1_150_167)

    private func disc(_ east: Double, _ north: Double, _ radius: Double) -> Disc {
        Disc(
            centre: PlanePosition(east: Self.away.east + east, north: Self.away.north + north), radiusMetres: radius)
    }

    private func ring(_ corners: [(Double, Double)]) -> [PlanePosition] {
        (corners + [corners[0]]).map {
            PlanePosition(east: Self.away.east + $0.0, north: Self.away.north + $0.1)
        }
    }

    private func square(_ half: Double) -> [PlanePosition] {
        ring([(-half, -half), (half, -half), (half, half), (-half, half)])
    }

    private func covered(_ rings: [[PlanePosition]], _ discs: [Disc]) -> Double {
        DiscUnion(discs).coveredArea(of: PreparedPolygon(PlanePolygon(rings: rings)))
    }

    /// Area of the lens of two discs of radius 1 whose centres are `distance` apart.
    private func lens(_ distance: Double) -> Double {
        2 * acos(distance / 2) - distance / 2 * (4 - distance * distance).squareRoot()
    }

    /// Area of the part of a disc of radius 1 beyond a line at `distance` from its centre.
    private func segment(_ distance: Double) -> Double {
        acos(distance) - distance * (1 - distance * distance).squareRoot()
    }

    @Test func `closed forms come out to the last digits`() {
        let kilometre = 1000.0
        let square = [square(10 * kilometre)]
        let unit = kilometre * kilometre
        func expect(_ area: Double, _ expected: Double, _ name: Comment) {
            #expect(abs(area - expected * unit) <= 1e-10 * unit, name)
        }
        expect(covered(square, [disc(0, 0, 1000)]), .pi, "one disc")
        expect(covered(square, [disc(0, 0, 1000), disc(0, 0, 1000)]), .pi, "identical discs")
        expect(covered(square, [disc(0, 0, 1000), disc(100, 50, 300)]), .pi, "nested discs")
        expect(covered(square, [disc(0, 0, 1000), disc(0, 0, 400)]), .pi, "concentric discs")
        expect(covered(square, [disc(0, 0, 1000), disc(700, 0, 300)]), .pi, "tangent from within")
        expect(covered(square, [disc(0, 0, 1000), disc(2000, 0, 1000)]), 2 * .pi, "tangent from without")
        expect(covered(square, [disc(0, 0, 1000), disc(1200, 0, 1000)]), 2 * .pi - lens(1.2), "two discs")
        expect(covered(square, [disc(9400, 0, 1000)]), .pi - segment(0.6), "cut by an edge")
        expect(covered(square, [disc(9000, 0, 1000)]), .pi, "tangent to an edge from within")
        expect(covered(square, [disc(11_000, 0, 1000)]), 0, "tangent to an edge from without")
        expect(covered(square, [disc(10_000, 10_000, 1000)]), .pi / 4, "centred on a corner")
        expect(covered(square, [disc(9400, 10_800, 1000)]), segment(0.8), "through a corner")
        expect(covered(square, []), 0, "no disc")
    }

    @Test func `a hole is left out and an island in it counts`() {
        let rings = [square(5000), square(500), square(100)]
        let area = covered(rings, [disc(0, 0, 2000)])
        #expect(abs(area - (.pi * 4e6 - 1e6 + 4e4)) < 1e-4)
    }

    @Test func `the parts of a disc over three polygons sum to the disc`() {
        let west = ring([(-9000, -9000), (0, -9000), (100, 0), (-9000, 300)])
        let east = ring([(0, -9000), (9000, -9000), (9000, 200), (100, 0)])
        let north = ring([(-9000, 300), (100, 0), (9000, 200), (9000, 9000), (-9000, 9000)])
        let discs = [disc(150, 80, 3000), disc(2000, 900, 1700)]
        let parts = [west, east, north].map { covered([$0], discs) }
        #expect(abs(parts.reduce(0, +) - covered([square(9000)], discs)) < 1e-5)
        #expect(parts.allSatisfy { $0 > 0 })
    }

    @Test func `a polygon that is covered whole has exactly its area`() {
        let polygon = PreparedPolygon(
            PlanePolygon(rings: [ring([(0, 0), (3333.3, 17.7), (2500.1, 2111.9), (-40, 990)])]))
        for discs in [
            [disc(1500, 1000, 90_000)], [disc(1500, 1000, 3000)], [disc(0, 500, 2000), disc(2500, 1000, 2200)],
        ] {
            #expect(DiscUnion(discs).coveredArea(of: polygon) == polygon.area)
        }
        #expect(DiscUnion([disc(90_000, 0, 1000)]).coveredArea(of: polygon) == 0)
    }

    @Test(arguments: UInt64(1)...120)
    func `random discs in random polygons agree with GEOS`(seed: UInt64) {
        var numbers = SeededNumbers(seed: seed)
        func number(_ range: ClosedRange<Double>) -> Double { .random(in: range, using: &numbers) }
        // A star with bays, sometimes with a hole and an island.
        let corners = Int.random(in: 3...40, using: &numbers)
        var rings = [
            ring(
                (0..<corners).map { corner in
                    let angle = 2 * .pi * Double(corner) / Double(corners)
                    let reach = number(3000...9000)
                    return (reach * cos(angle), reach * sin(angle))
                })
        ]
        if seed % 3 == 0 { rings.append(ring([(-900, -800), (-700, 900), (800, 700), (900, -900)])) }
        if seed % 4 == 0 { rings.append(ring([(11_000, 0), (14_000, -1000), (13_000, 2500)])) }
        // Whole hundreds make discs that are equal, tangent, concentric or on corners.
        let isRound = seed % 2 == 0
        func place(_ range: ClosedRange<Double>) -> Double {
            isRound ? (number(range) / 500).rounded() * 500 : number(range)
        }
        let discs = (0..<Int.random(in: 1...60, using: &numbers)).map { _ in
            disc(place(-12_000...14_000), place(-12_000...12_000), max(500, place(300...4000)))
        }
        let polygon = PreparedPolygon(PlanePolygon(rings: rings))
        let expected = OverlayOracle.coveredArea(of: PlanePolygon(rings: rings), by: discs)
        let area = DiscUnion(discs).coveredArea(of: polygon)
        // The rims of disc and oracle differ by at most 0.8 ppm of the radius, on both sides.
        let tolerance = discs.reduce(0) { $0 + 2 * .pi * $1.radiusMetres * $1.radiusMetres * 1.6e-6 } + 1e-3
        #expect(abs(area - expected) <= tolerance, "seed \(seed): \(area) and \(expected)")
        #expect(area >= 0 && area <= polygon.area)
    }

    @Test(arguments: UInt64(1)...30)
    func `order, place and winding do not matter, and a further disc takes nothing away`(seed: UInt64) {
        var numbers = SeededNumbers(seed: seed)
        func number(_ range: ClosedRange<Double>) -> Double { .random(in: range, using: &numbers) }
        let rings = [ring([(-8000, -7000), (9000, -8000), (7000, 9000), (0, 2000), (-9000, 8000)])]
        let discs = (0..<80).map { _ in disc(number(-9000...9000), number(-9000...9000), number(200...2500)) }
        let area = covered(rings, discs)
        #expect(abs(covered(rings, discs.shuffled(using: &numbers)) - area) < 1e-4)
        #expect(abs(covered(rings.map { $0.reversed() }, discs) - area) < 1e-4)
        let moved = 1_048_576.0  // a power of two moves coordinates of this size without rounding many bits away
        let shift = { (position: PlanePosition) in PlanePosition(east: position.east + moved, north: position.north) }
        let movedArea = covered(
            rings.map { $0.map(shift) }, discs.map { Disc(centre: shift($0.centre), radiusMetres: $0.radiusMetres) })
        #expect(abs(movedArea - area) < 1e-2, "seed \(seed)")
        var sofar = 0.0
        for count in stride(from: 0, through: 80, by: 10) {
            let part = covered(rings, Array(discs.prefix(count)))
            #expect(part >= sofar - 1e-4, "seed \(seed)")
            sofar = part
        }
    }

    @Test(arguments: UInt64(1)...20)
    func `edges cut into many short ones cover the same area`(seed: UInt64) {
        var numbers = SeededNumbers(seed: seed)
        func number(_ range: ClosedRange<Double>) -> Double { .random(in: range, using: &numbers) }
        let corners = [(-8000.0, -7000.0), (9000, -8000), (7000, 9000), (0, 2000), (-9000, 8000)]
        let short = zip(corners, corners.dropFirst() + corners.prefix(1)).flatMap { start, end in
            (0..<400).map { step in
                let part = Double(step) / 400
                return (start.0 + part * (end.0 - start.0), start.1 + part * (end.1 - start.1))
            }
        }
        let discs = (0..<25).map { _ in disc(number(-9000...9000), number(-9000...9000), number(200...4000)) }
        let (few, many) = (covered([ring(corners)], discs), covered([ring(short)], discs))
        #expect(abs(few - many) < 1e-3, "seed \(seed): \(few) and \(many)")
    }

    @Test func `many threads give the numbers of one`() {
        var numbers = SeededNumbers(seed: 7)
        let union = DiscUnion(
            (0..<300).map { _ in
                disc(
                    .random(in: 0...40_000, using: &numbers), .random(in: 0...40_000, using: &numbers),
                    .random(in: 300...3000, using: &numbers))
            })
        let polygons: [PreparedPolygon?] = (0..<50).map { place in
            place % 7 == 3
                ? nil
                : PreparedPolygon(
                    PlanePolygon(rings: [
                        square(900 + 100 * Double(place)).map {
                            PlanePosition(east: $0.east + 700 * Double(place), north: $0.north + 20_000)
                        }
                    ]))
        }
        #expect(union.coveredAreas(of: polygons, threads: 8) == union.coveredAreas(of: polygons, threads: 1))
        #expect(union.coveredAreas(of: polygons)[3] == nil)
    }

    @Test func `a position is covered when some disc has it, the circle included`() {
        let union = DiscUnion([disc(0, 0, 1000), disc(5000, 0, 100)])
        func holds(_ east: Double, _ north: Double) -> Bool {
            union.contains(PlanePosition(east: Self.away.east + east, north: Self.away.north + north))
        }
        #expect(holds(0, 0) && holds(1000, 0) && holds(600, 800) && holds(5050, 50))
        #expect(!holds(1000.001, 0) && !holds(800, 800) && !holds(4000, 0) && !holds(90_000, 0))
        #expect(!DiscUnion([]).contains(Self.away))
    }

    @Test(arguments: [0, -1, Double.nan, .infinity])
    func `discs without a sound radius are left out`(radius: Double) {
        #expect(covered([square(1000)], [disc(0, 0, radius)]) == 0)
    }
}
