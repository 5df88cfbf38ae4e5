import Testing
import VN2000

/// A position that must be refused, and for which number.
struct Refusal: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var system = "vn2000:104.75"
    /// Easting or latitude.
    var first: Double
    /// Northing or longitude.
    var second: Double
    var axis: CoordinateAxis

    var value: Double { axis == .easting || axis == .latitude ? first : second }

    static let grids = [
        Refusal(
            testDescription: "easting and northing swapped", first: 1_150_167.806, second: 570_975.1, axis: .northing),
        Refusal(testDescription: "swapped in the north", first: 2_325_000, second: 587_000, axis: .easting),
        Refusal(testDescription: "no easting", first: 0, second: 1_150_167.806, axis: .easting),
        Refusal(testDescription: "no northing", first: 570_975.1, second: 0, axis: .northing),
        Refusal(
            testDescription: "false easting missing, west of the meridian", first: -86_856.1, second: 1_129_983.6,
            axis: .easting),
        Refusal(testDescription: "kilometres", first: 570.9751, second: 1_150.1678, axis: .northing),
        Refusal(testDescription: "millimetres", first: 570_975_100, second: 1_150_167_806, axis: .easting),
        Refusal(testDescription: "degrees in a grid", first: 105.4, second: 10.4, axis: .northing),
        Refusal(
            testDescription: "zone number before the easting", first: 48_543_588.1, second: 1_149_777.6, axis: .easting),
    ]

    static let geographic = ["wgs84", "vn2000"].flatMap { system in
        [
            Refusal(
                testDescription: "latitude and longitude swapped", system: system, first: 105.4, second: 10.4,
                axis: .latitude),
            Refusal(testDescription: "nought", system: system, first: 0, second: 0, axis: .latitude),
            Refusal(testDescription: "no longitude", system: system, first: 10.4, second: 0, axis: .longitude),
            Refusal(testDescription: "west", system: system, first: 10.4, second: -105.4, axis: .longitude),
            Refusal(
                testDescription: "metres in degrees", system: system, first: 1_150_167, second: 570_975, axis: .latitude
            ),
        ]
    }
}

struct RefusedPositionTests {
    @Test(arguments: Refusal.grids)
    func `a grid position that Vietnam has not is refused by number and reason`(_ refusal: Refusal) throws {
        var conversion = try CoordinateConversion(from: ReferenceSystem(refusal.system))
        let grid = GridPosition(easting: refusal.first, northing: refusal.second)
        let error = #expect(throws: CoordinateError.self) { try conversion.wgs84(of: grid) }
        try expect(error, names: refusal)
    }

    @Test(arguments: Refusal.geographic)
    func `a latitude and longitude that Vietnam has not are refused by number and reason`(_ refusal: Refusal) throws {
        var conversion = try CoordinateConversion(from: ReferenceSystem(refusal.system))
        let position = GeographicPosition(latitude: refusal.first, longitude: refusal.second)
        let error = #expect(throws: CoordinateError.self) { try conversion.wgs84(of: position) }
        try expect(error, names: refusal)
        let inverse = #expect(throws: CoordinateError.self) { try conversion.geographic(of: position) }
        guard case .outOfRange(refusal.axis, refusal.value, _, system: "wgs84") = try #require(inverse) else {
            Issue.record("\(String(describing: inverse))")
            return
        }
    }

    private func expect(_ error: CoordinateError?, names refusal: Refusal) throws {
        let error = try #require(error)
        guard case .outOfRange(refusal.axis, refusal.value, let range, system: refusal.system) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(!range.contains(refusal.value))
        for text in [error.description, error.vietnameseDescription] {
            #expect(text.contains("\(refusal.value)") && text.contains(refusal.system), "\(text)")
            #expect(text.contains("\(range.lowerBound)") && text.contains("\(range.upperBound)"), "\(text)")
        }
        #expect(error.description.contains(refusal.axis.rawValue))
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func `NaN and infinity are refused on each axis, both ways`(_ value: Double) throws {
        var zone = try CoordinateConversion(from: ReferenceSystem("EPSG:9208"))
        var geographic = try CoordinateConversion(from: .vn2000Geographic)
        let attempts: [(CoordinateAxis, CoordinateError?)] = [
            (
                .easting,
                #expect(throws: CoordinateError.self) {
                    try zone.wgs84(of: GridPosition(easting: value, northing: 1_150_167))
                }
            ),
            (
                .northing,
                #expect(throws: CoordinateError.self) {
                    try zone.wgs84(of: GridPosition(easting: 570_975, northing: value))
                }
            ),
            (
                .latitude,
                #expect(throws: CoordinateError.self) {
                    try zone.grid(of: GeographicPosition(latitude: value, longitude: 105.4))
                }
            ),
            (
                .longitude,
                #expect(throws: CoordinateError.self) {
                    try geographic.geographic(of: GeographicPosition(latitude: 10.4, longitude: value))
                }
            ),
            (
                .latitude,
                #expect(throws: CoordinateError.self) {
                    try geographic.wgs84(of: GeographicPosition(latitude: value, longitude: 105.4))
                }
            ),
        ]
        for (axis, error) in attempts {
            guard case .notFinite(axis, let refused) = try #require(error) else {
                Issue.record("\(axis): \(String(describing: error))")
                continue
            }
            #expect(refused.bitPattern == value.bitPattern)
        }
    }

    @Test(arguments: [("vn2000:104.75", 70_975.1, 1_150_167.8), ("vn2000:111/6", 1_400_000, 1_150_167.8)])
    func `a false easting left out and a wrong zone are refused by the place they lead to`(
        system: String, easting: Double, northing: Double
    ) throws {
        var conversion = try CoordinateConversion(from: ReferenceSystem(system))
        let error = #expect(throws: CoordinateError.self) {
            try conversion.wgs84(of: GridPosition(easting: easting, northing: northing))
        }
        guard case .outsideVietnam(let place, system: system) = try #require(error) else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(!CoordinateConversion.longitudes.contains(place.longitude))
        #expect(error?.vietnameseDescription.contains("\(place.longitude) Đ") == true)
    }

    @Test(arguments: [Double.nan, .infinity, 0, 101.99, 117.01, -104.75, 10_445])
    func `a central meridian that Vietnam has not makes no zone`(_ meridian: Double) throws {
        let error = #expect(throws: CoordinateError.self) { try VN2000Zone(centralMeridian: meridian) }
        guard case .unknownMeridian(let refused) = try #require(error) else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(refused.bitPattern == meridian.bitPattern)
    }
}
