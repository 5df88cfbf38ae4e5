import Foundation
import PlaneGeometry
import TestWitnesses
import Testing

/// Seeded scenes with sectors against GEOS, and against points thrown at them.
struct SectorUnionRandomTests {
    typealias Samples = DiscUnionSamples

    struct Scene {
        var polygon: PlanePolygon
        var discs: [Disc]
        var sectors: [Sector]
    }

    /// Up to four masts of one to four sectors, and up to three discs. In every third scene all stands on a lattice, so
    /// that edges of sectors, of other masts and of the polygon lie upon each other and arcs touch.
    static func scene(seed: Int) -> Scene {
        var generator = SeededNumbers(seed: UInt64(90_000 + seed))
        let isLattice = seed % 3 == 0
        let centre = PlanePosition(
            east: Double(Int.random(in: 360_000...590_000, using: &generator)),
            north: Double(Int.random(in: 1_020_000...2_580_000, using: &generator)))
        func place(_ range: ClosedRange<Double>, _ step: Double) -> Double {
            let place = Double.random(in: range, using: &generator)
            return isLattice ? (place / step).rounded() * step : place
        }
        func position() -> PlanePosition {
            PlanePosition(
                east: centre.east + place(-6000...6000, 1000), north: centre.north + place(-6000...6000, 1000))
        }
        var sectors: [Sector] = []
        for _ in 0..<(1 + seed % 4) {
            let mast = position()
            let (first, radius) = (place(0...360, 30), max(1000, place(300...5000, 1000)))
            let kind = Int.random(in: 0..<4, using: &generator)
            for number in 0..<(1 + Int.random(in: 0..<4, using: &generator)) {
                // Those that meet, those of one beam, and any.
                sectors.append(
                    Sector(
                        centre: mast, radiusMetres: kind < 2 ? radius : max(500, place(200...5000, 500)),
                        azimuthDegrees: kind < 3 ? first + 120 * Double(number) : place(0...360, 15),
                        beamDegrees: kind == 0 ? 120 : kind == 1 ? 65 : max(10, place(5...350, 30))))
            }
        }
        let discs = (0..<(seed % 5 % 4)).map { _ in
            Disc(centre: position(), radiusMetres: max(1000, place(200...4000, 1000)))
        }
        let rings =
            isLattice
            ? [
                Samples.rectangle(
                    east: centre.east - 4000...centre.east + 4000, north: centre.north - 3000...centre.north + 5000),
                Samples.rectangle(
                    east: centre.east - 1000...centre.east + 2000, north: centre.north - 1000...centre.north + 1000),
            ]
            : [
                Samples.star(around: centre, count: 40, distances: 3000...7000, using: &generator),
                Samples.star(around: centre, count: 25, distances: 900...2500, using: &generator),
            ]
        return Scene(polygon: PlanePolygon(rings: Array(rings.prefix(1 + seed % 2))), discs: discs, sectors: sectors)
    }

    @Test(arguments: 0..<10)
    func `areas of three hundred scenes are those of GEOS to a millionth`(part: Int) throws {
        let oracle = DiscUnionGEOSOracle()
        for seed in 30 * part..<30 * (part + 1) {
            let scene = Self.scene(seed: seed)
            let covered = DiscUnion(scene.discs, sectors: scene.sectors).coveredArea(of: scene.polygon)
            let expected = try #require(
                oracle.areas(of: scene.discs, sectors: scene.sectors, in: [scene.polygon.rings])?.first)
            let radii = scene.discs.map(\.radiusMetres) + scene.sectors.map(\.radiusMetres)
            let own = radii.reduce(0) { $0 + 2e-9 * $1 * $1 }
            #expect(abs(covered - expected) <= 1e-6 * expected + own, "seed \(seed): \(covered), \(expected)")
        }
    }

    @Test func `the same scene cut in two has the same area`() {
        for seed in 0..<150 {
            let scene = Self.scene(seed: 1000 + seed)
            let union = DiscUnion(scene.discs, sectors: scene.sectors)
            let box = scene.polygon.rings.joined().reduce(into: PlaneBounds.empty) { $0.extend(to: $1) }
            // On a lattice the cut runs along edges of sectors.
            let middle = ((box.west + box.east) / 2000).rounded() * 1000 + (seed % 3 == 0 ? 0 : 123.4)
            let whole = Samples.box(east: box.west...box.east, north: box.south...box.north)
            let parts = [box.west...middle, middle...box.east].map {
                union.coveredArea(of: Samples.box(east: $0, north: box.south...box.north))
            }
            let area = union.coveredArea(of: whole)
            #expect(abs(parts[0] + parts[1] - area) <= 1e-9 * whole.area, "seed \(seed): \(parts), \(area)")
        }
    }

    /// The deviations in units of their own error bars must look like those of chance.
    @Test func `points thrown at random agree within their own error bar`() {
        let throwsOfScene = 4000
        var squares: [Double] = []
        for seed in 0..<60 {
            let scene = Self.scene(seed: 2000 + seed)
            let union = DiscUnion(scene.discs, sectors: scene.sectors)
            var generator = SeededNumbers(seed: UInt64(seed))
            let box = scene.polygon.rings.joined().reduce(into: PlaneBounds.empty) { $0.extend(to: $1) }
            let rectangle = Samples.box(east: box.west...box.east, north: box.south...box.north)
            var hits = 0
            for _ in 0..<throwsOfScene {
                let position = PlanePosition(
                    east: .random(in: box.west...box.east, using: &generator),
                    north: .random(in: box.south...box.north, using: &generator))
                let isCovered = Self.isCovered(position, by: scene)
                #expect(union.contains(position) == isCovered, "seed \(seed)")
                hits += isCovered ? 1 : 0
            }
            let share = union.coveredArea(of: rectangle) / rectangle.area
            guard share * Double(throwsOfScene) > 20, share < 1 else { continue }
            let bar = (share * (1 - share) / Double(throwsOfScene)).squareRoot()
            let deviation = (Double(hits) / Double(throwsOfScene) - share) / bar
            #expect(abs(deviation) < 5, "seed \(seed): \(deviation)")
            squares.append(deviation * deviation)
        }
        #expect(squares.count > 40)
        let mean = squares.reduce(0, +) / Double(squares.count)
        #expect(0.5...1.6 ~= mean, "the error bars are the right size: \(mean)")
    }

    private static func isCovered(_ position: PlanePosition, by scene: Scene) -> Bool {
        func isNear(_ centre: PlanePosition, _ radius: Double) -> Bool {
            hypot(position.east - centre.east, position.north - centre.north) <= radius
        }
        return scene.discs.contains { isNear($0.centre, $0.radiusMetres) }
            || scene.sectors.contains { sector in
                let azimuth = atan2(position.east - sector.centre.east, position.north - sector.centre.north)
                let aside = (azimuth * 180 / .pi - sector.azimuthDegrees).remainder(dividingBy: 360)
                return isNear(sector.centre, sector.radiusMetres) && abs(aside) <= sector.beamDegrees / 2
            }
    }
}
