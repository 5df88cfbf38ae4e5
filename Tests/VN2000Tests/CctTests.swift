import TestWitnesses
import Testing
import VN2000

/// The conversions against `cct` of PROJ, with a pipeline written here: position vector instead of coordinate frame,
/// from WGS 84 instead of to it.
@Suite(.enabled(if: Tool.hasCCT, "cct is not installed (Debian: proj-bin)"))
struct CctTests {
    private static let datumShift =
        "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step +proj=push +v_3 "
        + "+step +proj=cart +ellps=WGS84 +step +inv +proj=helmert +x=-191.90441429 +y=-39.30318279 "
        + "+z=-111.45032835 +rx=0.00928836 +ry=-0.01975479 +rz=0.00427372 +s=0.252906278 "
        + "+convention=position_vector +step +inv +proj=cart +ellps=WGS84 +step +proj=pop +v_3"

    /// A net over Vietnam and its near sea, both parts in degrees.
    private static let net = stride(from: 8.0, through: 23.5, by: 0.75).flatMap { latitude in
        stride(from: 102.0, through: 112, by: 0.5).map { GeographicPosition(latitude: latitude, longitude: $0) }
    }

    private func cct(_ pipeline: String, inverse: Bool = false, _ input: [(Double, Double)]) throws -> [[Double]] {
        let options = ["-d", "10", "-z", "0", "-t", "0"] + (inverse ? ["-I"] : [])
        let words = pipeline.split(separator: " ").map(String.init)
        return try Tool.numbers(
            from: "/usr/bin/cct", options + words, input: input.map { "\($0.0) \($0.1)" })
    }

    @Test(arguments: VN2000Zone.live)
    func `every zone agrees with cct all over Vietnam, both ways`(_ zone: VN2000Zone) throws {
        let scale = zone.width == .six ? 0.9996 : 0.9999
        let pipeline =
            "\(Self.datumShift) +step +proj=tmerc +lon_0=\(zone.centralMeridian) +k=\(scale) +x_0=500000 +ellps=WGS84"
        let code = try #require(zone.epsg)
        var conversion = try CoordinateConversion(from: ReferenceSystem("EPSG:\(code)"))
        let places = Self.net.filter { abs($0.longitude - zone.centralMeridian) <= 4 }
        let expected = try cct(pipeline, places.map { ($0.longitude, $0.latitude) })
        try #require(expected.count == places.count && places.count > 100)
        for (place, numbers) in zip(places, expected) {
            let grid = try conversion.grid(of: place)
            #expect(abs(grid.easting - numbers[0]) <= 0.001 && abs(grid.northing - numbers[1]) <= 0.001, "\(place)")
        }
        let returned = try cct(pipeline, inverse: true, expected.map { ($0[0], $0[1]) })
        for (numbers, back) in zip(expected, returned) {
            let place = try conversion.wgs84(of: GridPosition(easting: numbers[0], northing: numbers[1]))
            let distance = place.distance(to: GeographicPosition(latitude: back[1], longitude: back[0]))
            #expect(distance <= 0.001, "\(numbers)")
        }
    }

    @Test func `latitude and longitude of VN-2000 agree with cct all over Vietnam, both ways`() throws {
        let pipeline = Self.datumShift + " +step +proj=unitconvert +xy_in=rad +xy_out=deg"
        var conversion = try CoordinateConversion(from: ReferenceSystem("EPSG:4756"))
        let degrees = Self.net.map { ($0.longitude, $0.latitude) }
        let shifted = try cct(pipeline, degrees)
        let returned = try cct(pipeline, inverse: true, degrees)
        try #require(shifted.count == Self.net.count && returned.count == Self.net.count)
        for (index, place) in Self.net.enumerated() {
            let there = GeographicPosition(latitude: shifted[index][1], longitude: shifted[index][0])
            #expect(try conversion.geographic(of: place).distance(to: there) <= 0.001, "\(place)")
            let back = GeographicPosition(latitude: returned[index][1], longitude: returned[index][0])
            #expect(try conversion.wgs84(of: place).distance(to: back) <= 0.001, "\(place)")
        }
    }
}
