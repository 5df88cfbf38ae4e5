import Foundation
import Testing
import VN2000

struct ConvergenceTests {
    /// Against the direction in which the grid moves when a position goes north by a hundred-thousandth of a degree.
    @Test(arguments: [104.75, 105.75, 108.25], [-2.5, -0.4, 0, 0.01, 0.9, 3])
    func `grid north lies where conversion puts it`(meridian: Double, east: Double) throws {
        let zone = try VN2000Zone(centralMeridian: meridian)
        for latitude in [8.6, 10.4, 16, 23.3] {
            var eastings = [meridian + east, meridian + east]
            var northings = [latitude, latitude + 1e-4]
            var eastward = eastings.mutableSpan
            var northward = northings.mutableSpan
            _ = try CoordinateConversion.convert(
                &eastward, &northward, from: .vn2000(zone), .fromWGS84, threads: 1)
            // Seen in the grid true north lies counter-clockwise of grid north by the convergence.
            let trueNorth = atan2(eastings[1] - eastings[0], northings[1] - northings[0]) * 180 / .pi
            let position = GeographicPosition(latitude: latitude, longitude: meridian + east)
            #expect(abs(zone.convergenceDegrees(at: position) + trueNorth) < 1e-4)
        }
    }
}
