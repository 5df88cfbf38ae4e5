import PlaneGeometry
import TestWitnesses
import Testing

/// Polygons that stand in for discs and sectors run on the side that was asked for.
struct UnionRingsTests {
    @Test(arguments: Array(UInt64(1)...12))
    func `rings of discs and sectors hold the union, or lie in it, as was asked`(seed: UInt64) {
        var random = SeededNumbers(seed: seed)
        func number(_ range: ClosedRange<Double>) -> Double { .random(in: range, using: &random) }
        let discs = (0..<3).map { _ in
            Disc(centre: .init(east: number(0...9000), north: number(0...9000)), radiusMetres: number(100...2000))
        }
        let masts = (0..<6).map { _ in PlanePosition(east: number(0...9000), north: number(0...9000)) }
        let sectors = (0..<14).map { place in
            Sector(
                centre: masts[place % masts.count], radiusMetres: number(300...3000),
                azimuthDegrees: number(-180...540),
                beamDegrees: [30, 65, 120, 200, 330].randomElement(using: &random) ?? 65)
        }
        let union = DiscUnion(discs, sectors: sectors)
        let box = PlaneBounds(west: -4000, east: 13_000, south: -4000, north: 13_000)
        let inside = union.rings(near: box, toleranceMetres: 0.25, side: .inside)
        let outside = union.rings(near: box, toleranceMetres: 0.25, side: .outside)
        var covered = 0
        for _ in 0..<4000 {
            let position = PlanePosition(east: number(-3000...12_000), north: number(-3000...12_000))
            let isCovered = union.contains(position)
            covered += isCovered ? 1 : 0
            if inside.contains(where: { Self.holds($0, position) }) { #expect(isCovered, "seed \(seed), \(position)") }
            if isCovered {
                #expect(outside.contains { Self.holds($0, position) }, "seed \(seed), \(position)")
            }
        }
        #expect(covered > 200, "the positions are on both sides")
        for (ring, other) in zip(inside, outside) {
            #expect(Self.area(ring) > 0 && Self.area(other) >= Self.area(ring), "both run counter-clockwise")
        }
    }

    private static func holds(_ ring: [PlanePosition], _ position: PlanePosition) -> Bool {
        zip(ring, ring.dropFirst()).count { from, to in
            (from.north > position.north) != (to.north > position.north)
                && position.east < from.east
                    + (to.east - from.east) * (position.north - from.north) / (to.north - from.north)
        } % 2 == 1
    }

    private static func area(_ ring: [PlanePosition]) -> Double {
        zip(ring, ring.dropFirst()).reduce(0) { $0 + $1.0.east * $1.1.north - $1.1.east * $1.0.north } / 2
    }
}
