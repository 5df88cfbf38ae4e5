import Foundation
import PlaneGeometry
import Testing

/// Unions with sectors whose areas have a closed form.
struct SectorUnionTests {
    typealias Samples = DiscUnionSamples

    private static let around = Samples.box(east: -5000...5000, north: -5000...5000)

    private static func sector(
        _ azimuth: Double, _ beam: Double, _ radius: Double = 1000, at east: Double = 0, _ north: Double = 0
    ) -> Sector {
        Sector(
            centre: PlanePosition(east: east, north: north), radiusMetres: radius, azimuthDegrees: azimuth,
            beamDegrees: beam)
    }

    private static func area(_ beam: Double, _ radius: Double = 1000) -> Double { beam / 360 * .pi * radius * radius }

    @Test(
        arguments: [0.001, 1, 33, 65, 90, 120, 179.9, 180, 180.1, 270, 359.9, 359.999_999], [0, 17.3, 90, 359, -400])
    func `a sector has the area of its beam`(beam: Double, azimuth: Double) {
        let covered = DiscUnion([], sectors: [Self.sector(azimuth, beam)]).coveredArea(of: Self.around)
        #expect(abs(covered - Self.area(beam)) <= 1e-12 * Self.area(360))
    }

    @Test(arguments: [0, 0.1, 0.3, 1.0 / 3, 17.123_456_789, 60, 359.9])
    func `three sectors that meet are their disc`(turn: Double) {
        let sectors = [60, 180, 300].map { Self.sector($0 + turn, 120) }
        let disc = DiscUnion([Samples.disc(0, 0, 1000)])
        for box in [Self.around, Samples.box(east: -300...900, north: -20...2000)] {
            let covered = DiscUnion([], sectors: sectors).coveredArea(of: box)
            #expect(covered == disc.coveredArea(of: box), "not only to 1e-9: they become a disc")
        }
    }

    @Test(arguments: [360, 360.5, 1000])
    func `a beam of a whole turn is the disc`(beam: Double) {
        let box = Samples.box(east: -300...900, north: -20...2000)
        let disc = DiscUnion([Samples.disc(0, 0, 1000)]).coveredArea(of: box)
        #expect(DiscUnion([], sectors: [Self.sector(12, beam)]).coveredArea(of: box) == disc)
    }

    struct Mast: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var discs: [Disc] = []
        var sectors: [Sector]
        var area: Double
    }

    @Test(arguments: [
        Mast(testDescription: "overlapping", sectors: [sector(60, 120), sector(120, 120)], area: area(180)),
        Mast(testDescription: "across north", sectors: [sector(350, 40), sector(10, 40)], area: area(60)),
        Mast(testDescription: "the same twice", sectors: [sector(77, 65), sector(77, 65)], area: area(65)),
        Mast(
            testDescription: "a short one in a long one", sectors: [sector(0, 90), sector(5, 30, 500)], area: area(90)),
        Mast(
            testDescription: "a long one out of a wide one", sectors: [sector(0, 90), sector(5, 30, 2000)],
            area: area(60) + area(30, 2000)),
        Mast(
            testDescription: "three of different radii",
            sectors: [sector(0, 120), sector(120, 120, 1500), sector(240, 120, 700)],
            area: area(120) + area(120, 1500) + area(120, 700)),
        Mast(
            testDescription: "out of a disc of the same mast", discs: [Samples.disc(0, 0, 1000)],
            sectors: [sector(200, 50, 3000), sector(10, 50, 900)], area: area(310) + area(50, 3000)),
        Mast(
            testDescription: "swallowed by a disc of another mast", discs: [Samples.disc(100, 50, 2000)],
            sectors: [sector(200, 50)], area: area(360, 2000)),
        Mast(
            testDescription: "around a disc", discs: [Samples.disc(0, 600, 100)], sectors: [sector(0, 90)],
            area: area(90)
        ),
        Mast(
            testDescription: "a disc touching the arc from inside", discs: [Samples.disc(0, 600, 400)],
            sectors: [sector(0, 180)], area: area(180)),
        Mast(
            testDescription: "a disc touching the arc from outside", discs: [Samples.disc(0, 1500, 500)],
            sectors: [sector(0, 100)], area: area(100) + area(360, 500)),
        Mast(
            testDescription: "a disc touching a straight edge from outside", discs: [Samples.disc(-300, 500, 300)],
            sectors: [sector(45, 90)], area: area(90) + area(360, 300)),
        Mast(
            testDescription: "a disc touching a straight edge from inside", discs: [Samples.disc(300, 500, 300)],
            sectors: [sector(45, 90)], area: area(90)),
        Mast(
            testDescription: "back to back along one line",
            sectors: [sector(45, 90), sector(315, 90, 1000, at: 0, 300)],
            area: 2 * area(90)),
        Mast(
            testDescription: "half discs along one line, shifted",
            sectors: [sector(90, 180), sector(90, 180, 200, at: 0, 700)],
            area: area(180)),
        Mast(
            testDescription: "point to point", sectors: [sector(0, 60), sector(180, 60)], area: area(120)),
        Mast(
            testDescription: "a site written twice, a nanometre apart",
            sectors: [sector(30, 100), sector(30, 100, 1000, at: 1e-9, -1e-9)], area: area(100)),
        Mast(
            testDescription: "nothing", discs: [Samples.disc(0, 0, 0)], sectors: [sector(30, 0), sector(30, 100, 0)],
            area: 0),
    ])
    func `sectors and discs of a mast or two`(mast: Mast) {
        let union = DiscUnion(mast.discs, sectors: mast.sectors)
        let covered = union.coveredArea(of: Self.around)
        #expect(abs(covered - mast.area) <= 1e-9 * Self.area(360), "\(covered), \(mast.area)")
        let moved = PlanePosition(east: 543_210, north: 1_234_567)
        func shifted(_ position: PlanePosition) -> PlanePosition {
            PlanePosition(east: position.east + moved.east, north: position.north + moved.north)
        }
        let far = DiscUnion(
            mast.discs.map { Disc(centre: shifted($0.centre), radiusMetres: $0.radiusMetres) },
            sectors: mast.sectors.map {
                Sector(
                    centre: shifted($0.centre), radiusMetres: $0.radiusMetres, azimuthDegrees: $0.azimuthDegrees,
                    beamDegrees: $0.beamDegrees)
            }
        ).coveredArea(of: PlanePolygon(rings: Self.around.rings.map { $0.map(shifted) }))
        #expect(abs(far - mast.area) <= 1e-8 * Self.area(360), "\(far), \(mast.area)")
    }

    @Test(arguments: [
        ("east of north, north of east", 0.0...1000.0, 0.0...1000.0, 1.0),
        ("across the edge to the west", -1000.0...0.0, 0.0...1000.0, 0.0),
        ("across the edge to the south", 0.0...1000.0, -1000.0...0.0, 0.0),
        ("across the corner", -1000.0...0.0, -1000.0...0.0, 0.0),
        ("both sides of an edge", -1000.0...1000.0, 0.0...1000.0, 1.0),
        ("all around", -1000.0...1000.0, -1000.0...1000.0, 1.0),
    ])
    func `edges along the edges of a polygon count once or not at all`(
        place: String, east: ClosedRange<Double>, north: ClosedRange<Double>, part: Double
    ) {
        let union = DiscUnion([], sectors: [Self.sector(45, 90, 800)])
        let covered = union.coveredArea(of: Samples.box(east: east, north: north))
        #expect(abs(covered - part * Self.area(90, 800)) <= 1e-3, "\(place): \(covered)")
        let whole = DiscUnion([], sectors: [Self.sector(45, 90, 2000)])
        let box = Samples.box(east: east, north: north)
        #expect(abs(whole.coveredArea(of: box) - part * 1e6) <= 1e-3, "\(place)")
    }

    @Test func `a position is held within the beam and the radius`() {
        let union = DiscUnion([Samples.disc(3000, 0, 10)], sectors: [Self.sector(0, 60), Self.sector(180, 20, 2000)])
        func holds(_ east: Double, _ north: Double) -> Bool { union.contains(PlanePosition(east: east, north: north)) }
        #expect(holds(0, 0) && holds(0, 999) && holds(400, 800) && holds(0, -1999) && holds(3005, 5))
        #expect(!holds(0, 1001) && !holds(500, 800) && !holds(0, -2001) && !holds(900, 0) && !holds(300, -1000))
        #expect(!holds(.nan, 0))
    }

    @Test func `thousands of sectors of one mast are merged at once`() {
        let sectors = (0..<20_000).map { Self.sector(Double($0) * 0.01, 10, 1000 - Double($0 % 7)) }
        let covered = DiscUnion([], sectors: sectors).coveredArea(of: Self.around)
        #expect(abs(covered - Self.area(209.99)) < 1e-9 * covered, "every seventh has the greatest radius")
    }

    @Test func `sectors of no number are refused`() async {
        await #expect(processExitsWith: .failure) {
            let centre = PlanePosition(east: 0, north: 0)
            _ = DiscUnion(
                [], sectors: [Sector(centre: centre, radiusMetres: 1, azimuthDegrees: .nan, beamDegrees: 60)])
        }
        await #expect(processExitsWith: .failure) {
            let centre = PlanePosition(east: 0, north: 0)
            _ = DiscUnion([], sectors: [Sector(centre: centre, radiusMetres: 1, azimuthDegrees: 0, beamDegrees: -1)])
        }
        await #expect(processExitsWith: .failure) {
            let centre = PlanePosition(east: .infinity, north: 0)
            _ = DiscUnion([], sectors: [Sector(centre: centre, radiusMetres: 1, azimuthDegrees: 0, beamDegrees: 1)])
        }
    }
}
