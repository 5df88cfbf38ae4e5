import PlaneGeometry
import TestWitnesses
import Testing

struct RingReductionTests {
    /// Twice the winding number of a ring around a position, by the sum of quarter turns.
    private func winding(of ring: [PlanePosition], around position: PlanePosition) -> Int {
        var winding = 0
        for (first, second) in zip(ring, ring.dropFirst()) {
            let side =
                (second.east - first.east) * (position.north - first.north)
                - (position.east - first.east) * (second.north - first.north)
            if first.north <= position.north, second.north > position.north, side > 0 { winding += 1 }
            if first.north > position.north, second.north <= position.north, side < 0 { winding -= 1 }
        }
        return winding
    }

    @Test(arguments: 0..<12 as Range<UInt64>)
    func `inside of the rectangle nothing changes`(seed: UInt64) {
        var numbers = SeededNumbers(seed: seed)
        func number(_ range: ClosedRange<Double>) -> Double { .random(in: range, using: &numbers) }
        // A walk that crosses itself, or a star around the rectangle.
        var ring = (0..<400).map { step -> PlanePosition in
            seed.isMultiple(of: 2)
                ? PlanePosition(east: number(-100...100), north: number(-100...100))
                : PlanePosition(
                    east: Double(step % 20) * 10 - 100, north: number(-8...8) + Double(step / 20) * 10 - 100)
        }
        ring.append(ring[0])
        let bounds = PlaneBounds(west: -20, east: 15, south: -10, north: 30)
        let reduced = ring.reduced(near: bounds)
        #expect(reduced.count < ring.count && reduced.first == reduced.last)
        for _ in 0..<60 {
            let position = PlanePosition(east: number(-20...15), north: number(-10...30))
            #expect(winding(of: reduced, around: position) == winding(of: ring, around: position))
        }
        // Vertices in the rectangle stay, in their order.
        #expect(reduced.filter(bounds.contains) == ring.filter(bounds.contains))
    }

    @Test func `a ring far away leaves nothing, and one around the rectangle some corners`() {
        let corners = [(0.0, 0.0), (10, 0), (10, 10), (0, 10), (0, 0)].map { PlanePosition(east: $0.0, north: $0.1) }
        #expect(corners.reduced(near: PlaneBounds(west: 20, east: 30, south: 0, north: 5)).isEmpty)
        #expect(corners.reduced(near: PlaneBounds(west: 2, east: 3, south: 2, north: 3)) == corners)
        var jagged: [PlanePosition] = []
        for (first, second) in zip(corners, corners.dropFirst()) {
            for step in 0..<50 {
                let share = Double(step) / 50
                jagged.append(
                    PlanePosition(
                        east: first.east + (second.east - first.east) * share,
                        north: first.north + (second.north - first.north) * share))
            }
        }
        jagged.append(jagged[0])
        #expect(jagged.reduced(near: PlaneBounds(west: 4, east: 6, south: 4, north: 6)).count < 20)
    }

    @Test func `the rings of a prepared polygon come back, holes marked as such`() throws {
        func square(_ west: Double, _ side: Double) -> [PlanePosition] {
            [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)].map {
                PlanePosition(east: 500_000 + west + $0.0 * side, north: 1_100_000 + west + $0.1 * side)
            }
        }
        // An island in a hole, rings in any order and winding.
        let rings = [Array(square(20, 60).reversed()), square(40, 10), square(0, 100)]
        let found = PreparedPolygon(PlanePolygon(rings: rings)).signedRings
        #expect(found.map(\.positions) == rings)
        #expect(found.map(\.isHole) == [true, false, false])
    }
}
