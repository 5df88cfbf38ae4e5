import Foundation
import HaTangKit
import OverlayGeometry
import PlaneGeometry
import TestWitnesses
import Testing

struct HolePolygonsTests {
    /// A commune with a lake and an island in it, and discs over some of it.
    struct Scene {
        var polygons: [[[PlanePosition]]]
        var discs: [Disc]

        init(seed: UInt64) {
            var generator = SeededNumbers(seed: seed)
            let middle = PlanePosition(east: 520_000, north: 1_150_000)
            func star(_ corners: Int, _ distances: ClosedRange<Double>) -> [PlanePosition] {
                var ring = (0..<corners).map { corner in
                    let turn = Double(corner) + Double.random(in: 0...0.9, using: &generator)
                    let angle = 2 * Double.pi * turn / Double(corners)
                    let distance = Double.random(in: distances, using: &generator)
                    return PlanePosition(
                        east: middle.east + distance * cos(angle), north: middle.north + distance * sin(angle))
                }
                ring.append(ring[0])
                return ring
            }
            let shore = star(40, 5000...9000)
            let lake = star(12, 1500...2500)
            polygons = [[shore, lake], [star(8, 300...900)]]
            discs = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                Disc(
                    centre: PlanePosition(
                        east: middle.east + .random(in: -9000...9000, using: &generator),
                        north: middle.north + .random(in: -9000...9000, using: &generator)),
                    radiusMetres: .random(in: 200...3500, using: &generator))
            }
        }

        static func overlay(_ polygons: [[[PlanePosition]]]) -> OverlayShape {
            func moved(_ ring: [PlanePosition]) -> [OverlayPosition] {
                ring.map { OverlayPosition(eastward: $0.east - 520_000, northward: $0.north - 1_150_000) }
            }
            return .polygons(
                polygons.map { OverlayPolygon(outer: moved($0[0]), holes: $0.dropFirst().map(moved)) })
        }

        /// Discs as polygons of very many corners, made here, for GEOS.
        var fineRings: [[OverlayPosition]] {
            discs.map { disc in
                var ring = (0..<1024).map { corner in
                    let angle = 2 * Double.pi * Double(corner) / 1024
                    return OverlayPosition(
                        eastward: disc.centre.east - 520_000 + disc.radiusMetres * cos(angle),
                        northward: disc.centre.north - 1_150_000 + disc.radiusMetres * sin(angle))
                }
                ring.append(ring[0])
                return ring
            }
        }
    }

    @Test(arguments: UInt64(1)...8)
    func `holes and covered ground make up the commune, and no hole is overstated`(seed: UInt64) throws {
        let scene = Scene(seed: seed)
        let found = try HolePolygons(of: scene.polygons, outside: DiscUnion(scene.discs))
        let exact = found.holes.reduce(0) { $0 + $1.exactArea }
        #expect(abs(exact - (found.area - found.coveredArea)) < 1e-9 * found.area)

        let drawn = found.holes.reduce(0) { $0 + $1.partsArea }
        let arcs = scene.discs.reduce(0) { $0 + 2 * Double.pi * ($1.radiusMetres + 1) }
        #expect(drawn <= exact + 1e-9 * found.area)
        #expect(exact - drawn <= HolePolygons.toleranceMetres * arcs)

        // By GEOS: what is left without finely cut discs, and whether any hole reaches into one.
        let ground = Scene.overlay(scene.polygons)
        let left = try OverlayShape.polygons(ground.remainder(without: scene.fineRings)).area()
        let cut = scene.discs.reduce(0) { sum, disc in
            sum + disc.radiusMetres * disc.radiusMetres * (Double.pi - 512 * sin(2 * Double.pi / 1024))
        }
        #expect(left - exact > -1e-9 * found.area && left - exact <= cut + 1e-9 * found.area)
        let holes = Scene.overlay(found.holes.flatMap(\.parts))
        #expect(try holes.invalidity() == nil)
        for ring in scene.fineRings {
            let disc = OverlayShape.polygons([OverlayPolygon(outer: ring)])
            #expect(try holes.area(ofIntersectionWith: disc) < 1e-3)
        }
        #expect(abs(try holes.area() - drawn) < 1e-9 * found.area)
    }

    @Test(arguments: UInt64(1)...8)
    func `the middle of a hole lies in no disc and as far from all as it says`(seed: UInt64) throws {
        let scene = Scene(seed: seed)
        let found = try HolePolygons(of: scene.polygons, outside: DiscUnion(scene.discs))
        for hole in found.holes where !hole.parts.isEmpty {
            let centre = try #require(hole.centre)
            for disc in scene.discs {
                let distance = hypot(centre.east - disc.centre.east, centre.north - disc.centre.north)
                #expect(distance - disc.radiusMetres >= hole.clearance - 1e-6)
            }
            #expect(PolygonLocator([PlanePolygon(rings: hole.parts.flatMap(\.self))]).locate(centre) == 0)
        }
    }

    @Test func `covered ground has no hole and bare ground is one`() throws {
        let scene = Scene(seed: 5)
        let everything = Disc(centre: PlanePosition(east: 520_000, north: 1_150_000), radiusMetres: 50_000)
        #expect(try HolePolygons(of: scene.polygons, outside: DiscUnion([everything])).holes.isEmpty)
        let bare = try HolePolygons(of: scene.polygons, outside: DiscUnion([]))
        #expect(bare.holes.count == 2 && abs(bare.holes.reduce(0) { $0 + $1.partsArea } - bare.area) < 1)
    }

    @Test func `two parts joined by less than the tolerance are one hole`() throws {
        // Two discs that leave 20 cm between them in the middle of a box.
        let box = [(0.0, 0.0), (4000, 0), (4000, 4000), (0, 4000), (0, 0)].map {
            PlanePosition(east: 500_000 + $0.0, north: 1_100_000 + $0.1)
        }
        let discs = [999.9, 3000.1].map {
            Disc(centre: PlanePosition(east: 500_000 + $0, north: 1_102_000), radiusMetres: 1000)
        }
        let found = try HolePolygons(of: [[box]], outside: DiscUnion(discs))
        #expect(found.holes.count == 1 && found.holes[0].parts.count == 2)
    }
}
