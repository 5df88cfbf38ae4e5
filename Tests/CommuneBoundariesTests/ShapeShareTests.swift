import CommuneBoundaries
import OverlayGeometry
import RegistryRecords
import Testing
import VN2000

struct ShapeShareTests {
    private static func box(west: Double, east: Double, south: Double = 10, north: Double = 11) -> GeographicPolygon {
        GeographicPolygon(
            outer: [(west, south), (east, south), (east, north), (west, north), (west, south)].map {
                GeographicPosition(latitude: $0.1, longitude: $0.0)
            })
    }

    private static func line(_ positions: (longitude: Double, latitude: Double)...) -> [GeographicPosition] {
        positions.map { GeographicPosition(latitude: $0.latitude, longitude: $0.longitude) }
    }

    @Test func `an area is shared by its parts on both sides of a boundary`() throws {
        let shape = GeographicShape.area([Self.box(west: 105.2, east: 105.6, south: 10.2, north: 10.4)])
        let west = try shape.measure(inside: [Self.box(west: 105, east: 105.5)])
        let east = try shape.measure(inside: [Self.box(west: 105.5, east: 106)])
        #expect(abs(west / (west + east) - 0.75) < 1e-9)
        #expect(try shape.measure(inside: [Self.box(west: 107, east: 108)]) == 0)
        #expect(try shape.measure(inside: []) == 0)
    }

    /// A leg east and a leg north of equal degrees: the eastern one is shorter by the cosine of the latitude.
    @Test func `a line is shared by length on the ground, not in degrees`() throws {
        let shape = GeographicShape.lines([Self.line((105.1, 20.1), (105.6, 20.1), (105.6, 20.6))])
        let south = try shape.measure(inside: [Self.box(west: 105, east: 106, south: 20, north: 20.1000001)])
        let north = try shape.measure(inside: [Self.box(west: 105, east: 106, south: 20.1000001, north: 21)])
        let ground = GeographicPosition(latitude: 20.1, longitude: 105.1)
            .distance(to: GeographicPosition(latitude: 20.1, longitude: 105.6))
        let up = GeographicPosition(latitude: 20.1, longitude: 105.6)
            .distance(to: GeographicPosition(latitude: 20.6, longitude: 105.6))
        // One cosine for all is wrong by 0.16 % here; that of a sphere would be by 0.6 % more.
        #expect(abs(south / north / (ground / up) - 1) < 0.002)
    }

    @Test func `a point has no measure`() throws {
        let shape = GeographicShape.point(GeographicPosition(latitude: 10.5, longitude: 105.5))
        #expect(try shape.measure(inside: [Self.box(west: 105, east: 106)]) == 0)
    }

    @Test func `an area that crosses itself is measured all the same`() throws {
        let bowTie = GeographicPolygon(
            outer: Self.line((105.2, 10.2), (105.4, 10.4), (105.4, 10.2), (105.2, 10.4), (105.2, 10.2)))
        let shape = GeographicShape.area([bowTie])
        let all = try shape.measure(inside: [Self.box(west: 105, east: 106)])
        let west = try shape.measure(inside: [Self.box(west: 105, east: 105.3)])
        #expect(all > 0 && abs(west / all - 0.5) < 1e-9)
    }

    @Test func `a number that is not finite is an error`() {
        let shape = GeographicShape.lines([Self.line((105, 10), (.nan, 10))])
        #expect(throws: OverlayError.self) { try shape.measure(inside: [Self.box(west: 105, east: 106)]) }
    }
}
