import PlaneGeometry
import TestWitnesses
import Testing

struct PolygonLocatorTests {
    private func ring(_ corners: [(Double, Double)]) -> [PlanePosition] {
        (corners + [corners[0]]).map { PlanePosition(east: $0.0, north: $0.1) }
    }

    /// By hand: on an edge, or an odd number of edges to the east. Coordinates are small whole numbers, so that every
    /// product is exact.
    private func holds(_ polygon: PlanePolygon, _ position: PlanePosition) -> Bool {
        var isInside = false
        for ring in polygon.rings {
            for (start, end) in zip(ring, ring.dropFirst()) {
                let cross =
                    (end.east - start.east) * (position.north - start.north)
                    - (end.north - start.north) * (position.east - start.east)
                let isBetween =
                    min(start.east, end.east) <= position.east && position.east <= max(start.east, end.east)
                    && min(start.north, end.north) <= position.north && position.north <= max(start.north, end.north)
                if cross == 0 && isBetween { return true }
                if (start.north <= position.north) != (end.north <= position.north) {
                    if (cross > 0) == (end.north > start.north) { isInside.toggle() }
                }
            }
        }
        return isInside
    }

    @Test(arguments: UInt64(1)...60)
    func `agrees with a test by hand on every whole position, boundaries included`(seed: UInt64) {
        var numbers = SeededNumbers(seed: seed)
        let polygons = (0..<Int.random(in: 1...8, using: &numbers)).map { _ in
            PlanePolygon(
                rings: (0..<Int.random(in: 1...3, using: &numbers)).map { _ in
                    ring(
                        (0..<Int.random(in: 3...9, using: &numbers)).map { _ in
                            (
                                Double(Int.random(in: 0...24, using: &numbers)),
                                Double(Int.random(in: 0...24, using: &numbers))
                            )
                        })
                })
        }
        for edgesPerCell in [0.05, 1, 30] {
            let locator = PolygonLocator(polygons, edgesPerCell: edgesPerCell)
            for east in -2...54 {
                for north in -2...54 {
                    let position = PlanePosition(east: Double(east) / 2, north: Double(north) / 2)
                    let expected = polygons.firstIndex { holds($0, position) }
                    guard locator.locate(position) != expected else { continue }
                    Issue.record("seed \(seed), \(edgesPerCell) edges a cell, \(position): not \(expected ?? -1)")
                }
            }
        }
    }

    @Test func `a shared boundary belongs to the lower place, whatever the order of its ends`() {
        let west = ring([(0, 0), (10.1, 0), (10.3, 7), (10.2, 20), (0, 20)])
        let east = ring([(10.1, 0), (20, 0), (20, 20), (10.2, 20), (10.3, 7)])
        for (first, second) in [(west, east), (east, west)] {
            let locator = PolygonLocator([PlanePolygon(rings: [first]), PlanePolygon(rings: [second])])
            for (start, end) in zip(west.dropFirst(), west.dropFirst(2)).prefix(2) {
                for part in 0...100 {
                    let share = Double(part) / 100
                    let position = PlanePosition(
                        east: start.east + share * (end.east - start.east),
                        north: start.north + share * (end.north - start.north))
                    let sides = [first, second].map { PolygonLocator([PlanePolygon(rings: [$0])]).locate(position) }
                    #expect(locator.locate(position) == (sides[0] != nil ? 0 : 1))
                    #expect(sides[0] != nil || sides[1] != nil, "no gap between neighbours at \(position)")
                }
            }
            #expect(locator.locate(west[1]) == 0)
            #expect(locator.locate(west[2]) == 0)
        }
    }

    @Test func `holes and islands are outside and inside`() {
        let polygon = PlanePolygon(rings: [
            ring([(0, 0), (30, 0), (30, 30), (0, 30)]), ring([(10, 10), (10, 20), (20, 20), (20, 10)]),
            ring([(14, 14), (16, 14), (16, 16), (14, 16)]), ring([(40, 0), (50, 0), (50, 10)]),
        ])
        let locator = PolygonLocator([polygon])
        #expect(locator.locate(PlanePosition(east: 5, north: 5)) == 0)
        #expect(locator.locate(PlanePosition(east: 12, north: 12)) == nil)
        #expect(locator.locate(PlanePosition(east: 15, north: 15)) == 0)
        #expect(locator.locate(PlanePosition(east: 49, north: 2)) == 0)
        #expect(locator.locate(PlanePosition(east: 35, north: 5)) == nil)
        #expect(locator.locate(PlanePosition(east: 10, north: 15)) == 0)  // the hole's edge
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func `what is no number is nowhere`(value: Double) {
        let locator = PolygonLocator([PlanePolygon(rings: [ring([(0, 0), (9, 0), (9, 9)])])])
        #expect(locator.locate(PlanePosition(east: value, north: 1)) == nil)
        #expect(locator.locate(PlanePosition(east: 1, north: value)) == nil)
        #expect(PolygonLocator([]).locate(PlanePosition(east: 0, north: 0)) == nil)
    }

    @Test func `the nearest boundary is the foot of the perpendicular or a corner`() throws {
        let locator = PolygonLocator([PlanePolygon(rings: [ring([(0, 0), (10, 0), (10, 10), (0, 10)])])])
        let side = try #require(locator.nearestBoundary(of: 0, to: PlanePosition(east: 13, north: 4)))
        #expect(side.position == PlanePosition(east: 10, north: 4))
        #expect(side.distance == 3)
        let corner = try #require(
            locator.nearestBoundary(of: 0, to: PlanePosition(east: 16, north: 14), eastScale: 0.5))
        #expect(corner.position == PlanePosition(east: 10, north: 10))
        #expect(corner.distance == 5)
    }

    @Test(
        arguments: [
            [5, 5, 5, 5, 5, 5], [0, 0, 0, 0, 0, 0],  // a position
            [1, 2, 9, 2, 4, 2], [0, 0, 1e-300, 0, 5, 0],  // a line to the east
            [3, 1, 3, 8, 3, 4], [1e9, 1e9, 1e9, 1e9 + 1, 1e9, 1e9],  // a line to the north
        ] as [[Double]])
    func `a polygon without area still holds its boundary and nothing else`(numbers: [Double]) {
        let corners = stride(from: 0, to: numbers.count, by: 2).map { (numbers[$0], numbers[$0 + 1]) }
        let locator = PolygonLocator([PlanePolygon(rings: [ring(corners)])])
        for corner in corners {
            #expect(locator.locate(PlanePosition(east: corner.0, north: corner.1)) == 0)
            #expect(locator.locate(PlanePosition(east: corner.0 + 1e-3, north: corner.1 + 1e-3)) == nil)
        }
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e308, -1e200])
    func `rings with unusable numbers are left out, and others stay`(value: Double) {
        let good = ring([(0, 0), (9, 0), (9, 9)])
        let bad = ring([(0, 0), (value, 0), (9, 9)])
        let locator = PolygonLocator([PlanePolygon(rings: [bad]), PlanePolygon(rings: [good])])
        #expect(locator.locate(PlanePosition(east: 5, north: 2)) == 1)
        #expect(locator.nearestBoundary(of: 0, to: PlanePosition(east: 5, north: 2)) == nil)
    }
}
