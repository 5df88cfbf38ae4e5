import Foundation
import TestWitnesses
import Testing
import VN2000

struct GeodesicMeasuresTests {
    private static let semiMajorAxis = 6_378_137.0
    private static let flattening = 1 / 298.257223563

    private func position(_ latitude: Double, _ longitude: Double) -> GeographicPosition {
        GeographicPosition(latitude: latitude, longitude: longitude)
    }

    @Test func `distances of closed form come out`() {
        let degree = Self.semiMajorAxis * .pi / 180
        #expect(abs(position(0, 105).distance(to: position(0, 106)) - degree) < 1e-6, "an arc of the equator")
        #expect(abs(position(0, 105).distance(to: position(90, 105)) - 10_001_965.729_31) < 1e-4, "a meridian quarter")
        #expect(position(10.4, 105.4).distance(to: position(10.4, 105.4)) == 0)
        #expect(position(10.4, 105.4).distance(to: position(91, 105.4)).isNaN)
        #expect(abs(position(10.7799, 106.6999).distance(to: position(10.7719, 106.7044)) - 1012.561) < 0.001)
    }

    @Test(.enabled(if: Tool.hasGeod, "geod is not installed (Debian: proj-bin)"))
    func `distances agree with geod`() throws {
        let seed: UInt64 = 6960
        var generator = SeededNumbers(seed: seed)
        let pairs = (0..<200).map { _ in
            [8.0...23.5, 102...112, 8...23.5, 102...112].map { Double.random(in: $0, using: &generator) }
        }
        let answers = try Tool.numbers(
            from: "/usr/bin/geod", ["+ellps=WGS84", "-I", "-F", "%.6f", "-f", "%.6f"],
            input: pairs.map { $0.map { "\($0)" }.joined(separator: " ") })
        try #require(answers.count == pairs.count)
        for (pair, answer) in zip(pairs, answers) {
            let metres = position(pair[0], pair[1]).distance(to: position(pair[2], pair[3]))
            #expect(abs(metres - (try #require(answer.last))) <= 1e-5, "\(pair), seed \(seed)")
        }
    }

    @Test func `an octant has an eighth of the area of the ellipsoid`() {
        let octant = [position(0, 0), position(0, 90), position(90, 0)]
        let eighth = 510_065_621_724_088.4 / 8  // C. F. F. Karney, the area of WGS 84
        #expect(abs(octant.geodesicRingArea - eighth) < 10)
        #expect(abs(octant.reversed().geodesicRingArea - eighth) < 10, "either winding")
        #expect(abs((octant + [octant[0]]).geodesicRingArea - eighth) < 10, "closed")
    }

    /// Between two parallels the area has a closed form; edges are short enough to follow the parallels.
    @Test func `a ring along two parallels has the area of the closed form`() {
        let longitudes = stride(from: 105.0, through: 106.0, by: 1.0 / 1024)
        let ring = longitudes.map { position(10, $0) } + longitudes.reversed().map { position(11, $0) }
        let expected = zoneArea(toLatitude: 11) - zoneArea(toLatitude: 10)
        #expect(abs(ring.geodesicRingArea / expected - 1) < 1e-7)
    }

    /// The area of one degree of longitude from the equator to a latitude.
    private func zoneArea(toLatitude latitude: Double) -> Double {
        let eccentricity = (Self.flattening * (2 - Self.flattening)).squareRoot()
        let minor = Self.semiMajorAxis * (1 - Self.flattening)
        let sine = sin(latitude * .pi / 180)
        let part =
            sine / (1 - (eccentricity * sine) * (eccentricity * sine)) + atanh(eccentricity * sine) / eccentricity
        return minor * minor / 2 * part * .pi / 180
    }

    @Test func `fewer than three positions have no area`() {
        #expect([GeographicPosition]().geodesicRingArea == 0)
        #expect([position(10, 105), position(11, 106)].geodesicRingArea == 0)
    }
}
