import Foundation
import PlaneGeometry
import TestWitnesses
import Testing

/// Areas that a formula gives.
struct DiscUnionClosedFormTests {
    typealias Samples = DiscUnionSamples

    /// Where a case is placed: at the plane's zero, and where the communes of An Giang lie.
    static let places = [PlanePosition(east: 0, north: 0), PlanePosition(east: 531_234.567, north: 1_107_256.433)]

    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var discs: [Disc]
        var rings: [[PlanePosition]]
        var area: Double
    }

    /// The area that two discs share (the lens between two circular segments).
    static func lens(_ first: Double, _ second: Double, distance: Double) -> Double {
        segment(radius: first, offset: (distance * distance + first * first - second * second) / (2 * distance))
            + segment(radius: second, offset: (distance * distance + second * second - first * first) / (2 * distance))
    }

    /// The area of a disc beyond a line at `offset` from its centre.
    static func segment(radius: Double, offset: Double) -> Double {
        radius * radius * acos(offset / radius) - offset * (radius * radius - offset * offset).squareRoot()
    }

    static let wide = Samples.rectangle(east: -5000...5000, north: -4000...4000)
    static let hole = Samples.rectangle(east: -300...300, north: -300...300)
    static let island = Samples.rectangle(east: -100...100, north: -100...100)
    static let disc = Double.pi * 1000 * 1000

    static let cases = [
        Case(testDescription: "no disc", discs: [], rings: [wide], area: 0),
        Case(testDescription: "no ring", discs: [Samples.disc(0, 0, 1000)], rings: [], area: 0),
        Case(testDescription: "a disc of radius zero", discs: [Samples.disc(0, 0, 0)], rings: [wide], area: 0),
        Case(testDescription: "a disc inside", discs: [Samples.disc(700, -300, 1000)], rings: [wide], area: disc),
        Case(testDescription: "a disc outside", discs: [Samples.disc(0, 9000, 1000)], rings: [wide], area: 0),
        Case(
            testDescription: "a disc in a hole", discs: [Samples.disc(0, 0, 250)], rings: [wide, hole], area: 0),
        Case(
            testDescription: "a disc over a hole", discs: [Samples.disc(0, 0, 1000)], rings: [wide, hole],
            area: disc - 360_000),
        Case(
            testDescription: "a disc over an island in a hole", discs: [Samples.disc(0, 0, 1000)],
            rings: [wide, hole, island], area: disc - 360_000 + 40_000),
        Case(
            testDescription: "a disc on an island only", discs: [Samples.disc(20, 0, 60)],
            rings: [island, hole, wide], area: .pi * 3600),
        Case(
            testDescription: "two discs that overlap", discs: [Samples.disc(-400, 0, 1000), Samples.disc(500, 0, 700)],
            rings: [wide], area: disc + .pi * 490_000 - lens(1000, 700, distance: 900)),
        Case(
            testDescription: "a disc cut by an edge", discs: [Samples.disc(0, 3600, 1000)], rings: [wide],
            area: disc - segment(radius: 1000, offset: 400)),
        Case(
            testDescription: "a disc around a corner", discs: [Samples.disc(5000, 4000, 1000)], rings: [wide],
            area: disc / 4),
        Case(
            testDescription: "a circle through a corner", discs: [Samples.disc(5000, 5000, 1000)], rings: [wide],
            area: 0),
        Case(
            testDescription: "a circle that touches an edge from inside", discs: [Samples.disc(0, 3000, 1000)],
            rings: [wide], area: disc),
        Case(
            testDescription: "a circle that touches four edges from inside", discs: [Samples.disc(0, 0, 300)],
            rings: [hole], area: .pi * 90_000),
        Case(
            testDescription: "a circle that touches an edge from outside", discs: [Samples.disc(0, 5000, 1000)],
            rings: [wide], area: 0),
        Case(
            testDescription: "a circle through the corners of a square",
            discs: [Samples.disc(0, 0, 300 * 2.0.squareRoot())], rings: [hole], area: 360_000),
        Case(
            testDescription: "identical discs", discs: Array(repeating: Samples.disc(10, 20, 1000), count: 3),
            rings: [wide], area: disc),
        Case(
            testDescription: "concentric discs", discs: [10, 1000, 999.999, 500].map { Samples.disc(0, 0, $0) },
            rings: [wide], area: disc),
        Case(
            testDescription: "a disc that touches another from inside",
            discs: [Samples.disc(0, 0, 1000), Samples.disc(600, 0, 400)], rings: [wide], area: disc),
        Case(
            testDescription: "a disc that touches another from inside to within rounding",
            discs: [Samples.disc(0, 0, 0.999_999_999_999_980_6), Samples.disc(0, 3, 3.999_999_999_999_98)],
            rings: [wide], area: .pi * 16),
        Case(
            testDescription: "discs that touch from outside",
            discs: [Samples.disc(-1000, 0, 1000), Samples.disc(1000, 0, 1000), Samples.disc(0, 2000, 100)],
            rings: [wide], area: 2 * disc + .pi * 10_000),
        Case(
            testDescription: "four discs whose circles meet in one point",
            discs: [(-500.0, 0.0), (500, 0), (0, -500), (0, 500)].map { Samples.disc($0.0, $0.1, 500) },
            rings: [wide], area: 500 * 500 * (.pi * 2 + 4)),
        Case(
            testDescription: "a disc larger than the polygon", discs: [Samples.disc(0, 0, 50_000)],
            rings: [wide, hole], area: 80_000_000 - 360_000),
        Case(
            testDescription: "a polygon of no area", discs: [Samples.disc(0, 0, 1000)],
            rings: [Samples.rectangle(east: -10...10, north: 5...5)], area: 0),
    ]

    @Test(arguments: cases, places)
    func `the covered area is the one of the formula`(_ sample: Case, at place: PlanePosition) {
        func moved(_ position: PlanePosition) -> PlanePosition {
            PlanePosition(east: position.east + place.east, north: position.north + place.north)
        }
        let union = DiscUnion(
            sample.discs.map { Disc(centre: moved($0.centre), radiusMetres: $0.radiusMetres) })
        let rings = sample.rings.map { $0.map(moved) }
        let reversed = rings.reversed().map { Array($0.reversed()) }
        for rings in [rings, reversed, rings.enumerated().map { $0.offset == 0 ? $0.element.reversed() : $0.element }] {
            let polygon = PreparedPolygon(PlanePolygon(rings: rings))
            let covered = union.coveredArea(of: polygon)
            // The places themselves are rounded by up to 1e-10 m, along outlines of up to 20 km.
            #expect(abs(covered - sample.area) <= 1e-5, "\(covered)")
            #expect(covered >= 0 && covered <= polygon.area)
        }
    }

    @Test func `a disc that touches every edge of a regular polygon from inside lies in it`() {
        for corners in 3...60 {
            for step in 0..<20 {
                let radius = 2 + 0.1 * Double(step)
                let distance = radius / cos(Double.pi / Double(corners))
                let ring = (0...corners).map { corner in
                    let angle = 2 * Double.pi * Double(corner % corners) / Double(corners)
                    return PlanePosition(east: distance * cos(angle), north: distance * sin(angle))
                }
                let covered = DiscUnion([Samples.disc(0, 0, radius)]).coveredArea(of: PlanePolygon(rings: [ring]))
                #expect(abs(covered - .pi * radius * radius) < 1e-12, "\(corners) corners, radius \(radius)")
            }
        }
    }

    @Test func `the example of the documentation holds`() {
        let union = DiscUnion([Disc(centre: PlanePosition(east: 0, north: 0), radiusMetres: 2)])
        let corners = [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)].map { PlanePosition(east: $0.0, north: $0.1) }
        #expect(union.coveredArea(of: PlanePolygon(rings: [corners])) == 1)
        #expect(PlanePolygon(rings: [corners]).area == 1)
    }

    @Test func `the parts of a disc in three polygons sum up to the disc`() {
        let union = DiscUnion([Samples.disc(531_000, 1_107_000, 2500)])
        let parts = [
            Samples.box(east: 520_000...530_123.4, north: 1_100_000...1_120_000),
            Samples.box(east: 530_123.4...540_000, north: 1_100_000...1_106_543.2),
            Samples.box(east: 530_123.4...540_000, north: 1_106_543.2...1_120_000),
        ]
        let sum = parts.reduce(0) { $0 + union.coveredArea(of: $1) }
        #expect(abs(sum - .pi * 2500 * 2500) < 1e-6)
    }

    @Test func `a polygon held by one disc is covered exactly, and one just larger is not`() {
        let union = DiscUnion([Samples.disc(531_000, 1_107_000, 5000), Samples.disc(534_000, 1_107_000, 5000)])
        var generator = SeededNumbers(seed: 7)
        for _ in 0..<50 {
            let centre = PlanePosition(east: 531_000, north: 1_107_000)
            let ring = Samples.star(around: centre, count: 100, distances: 3000...5000, using: &generator)
            let polygon = PreparedPolygon(PlanePolygon(rings: [ring]))
            #expect(union.coveredArea(of: polygon) == polygon.area)
        }
        let larger = PreparedPolygon(Samples.box(east: 526_000...531_000, north: 1_107_000...1_107_000.1))
        #expect(union.coveredArea(of: larger) < larger.area)
    }

    @Test func `a circle and the inside of a disc are contained, and nothing beyond`() {
        let union = DiscUnion([Samples.disc(500_000, 1_100_000, 5), Samples.disc(500_100, 1_100_000, 50)])
        #expect(union.contains(PlanePosition(east: 500_003, north: 1_100_004)))
        #expect(union.contains(PlanePosition(east: 500_050, north: 1_100_000)))
        #expect(!union.contains(PlanePosition(east: 500_003, north: 1_100_004.000_001)))
        #expect(!union.contains(PlanePosition(east: .nan, north: 1_100_000)))
        #expect(!DiscUnion([]).contains(PlanePosition(east: 0, north: 0)))
    }

    @Test func `a radius below zero stops the program`() async {
        await #expect(processExitsWith: .failure) { _ = DiscUnion([DiscUnionSamples.disc(0, 0, -1)]) }
    }

    @Test func `a position that is not a number stops the program`() async {
        await #expect(processExitsWith: .failure) {
            _ = PreparedPolygon(DiscUnionSamples.box(east: 0...1, north: 0...(.infinity)))
        }
    }
}
