import PlaneGeometry
import TestWitnesses
import Testing

struct PolygonLocatorBatchTests {
    /// Neighbours with ragged shared boundaries: bands of a square, each zigzag used by the polygons on both sides.
    private func bands(_ count: Int, seed: UInt64) -> [PlanePolygon] {
        var numbers = SeededNumbers(seed: seed)
        let zigzags = (0...count).map { band in
            (0...200).map { step in
                PlanePosition(
                    east: Double(step), north: Double(band) * 10 + Double.random(in: -4...4, using: &numbers))
            }
        }
        return zip(zigzags, zigzags.dropFirst()).map { south, north in
            PlanePolygon(rings: [south + north.reversed() + [south[0]]])
        }
    }

    /// Positions all over and beside the bands, and some vertices.
    private func positions(_ count: Int, among polygons: [PlanePolygon], seed: UInt64) -> [PlanePosition] {
        var numbers = SeededNumbers(seed: seed)
        var positions = (0..<count).map { _ in
            PlanePosition(
                east: Double.random(in: -20...220, using: &numbers),
                north: Double.random(in: -20...220, using: &numbers))
        }
        for place in stride(from: 0, to: count, by: 7) {
            let ring = polygons[place % polygons.count].rings[0]
            positions[place] = ring[place % ring.count]
        }
        for (place, value) in zip(stride(from: 3, to: count, by: 500), [Double.nan, .infinity, 1e300, -1e300]) {
            positions[place].north = value
        }
        return positions
    }

    @Test(arguments: [0, 1, 255, 256, 257, 1023, 5000], [1, 2, 3])
    func `a batch gives what single questions give`(count: Int, threads: Int) {
        let polygons = bands(20, seed: 11)
        let locator = PolygonLocator(polygons)
        let positions = positions(count, among: polygons, seed: UInt64(count))
        var places = [Int32](repeating: 77, count: count)
        var answers = places.mutableSpan
        locator.locate(positions.span, into: &answers, threads: threads)
        #expect(places == positions.map { Int32(locator.locate($0) ?? -1) }, "seeds 11 and \(count)")
        #expect(count < 256 || Set(places).count == 21, "all polygons and the outside are asked for")
    }

    @Test func `an index without polygons answers nowhere`() {
        var places: [Int32] = [5]
        var answers = places.mutableSpan
        PolygonLocator([]).locate([PlanePosition(east: 0, north: 0)].span, into: &answers)
        #expect(places == [-1])
    }

    @Test func `buffers of different lengths are a mistake of the caller`() async {
        await #expect(processExitsWith: .failure) {
            var places: [Int32] = [0, 0]
            var answers = places.mutableSpan
            PolygonLocator([]).locate([PlanePosition(east: 0, north: 0)].span, into: &answers)
        }
    }

    @Test(arguments: UInt64(1)...6)
    func `neighbours with ragged boundaries leave no gap and take the lower place`(seed: UInt64) {
        let polygons = bands(8, seed: seed)
        let locator = PolygonLocator(polygons)
        for (place, polygon) in polygons.enumerated() {
            let ring = polygon.rings[0]
            for edge in stride(from: place, to: ring.count - 1, by: 9) {
                let (start, end) = (ring[edge], ring[edge + 1])
                // The middle, rounded: it may fall on either side, but never between the two.
                let middle = PlanePosition(east: (start.east + end.east) / 2, north: (start.north + end.north) / 2)
                let holders = polygons.indices.filter { locator.holds(middle, polygon: $0) }
                #expect(locator.locate(middle) == holders.first, "seed \(seed)")
                let isOuter = start.east == end.east || start.north < 5 || start.north > 75
                #expect(!holders.isEmpty || isOuter, "seed \(seed)")
                #expect(locator.locate(start) == polygons.firstIndex { $0.rings[0].contains(start) }, "seed \(seed)")
            }
        }
    }
}
