import CPROJ
import TestWitnesses
import Testing
import VN2000

/// One place in three zones; computed with cct of PROJ 9.1.1 from the parameters of Decision 05/2007.
struct Vector: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var place: GeographicPosition
    /// By the text form of the zone.
    var grids: [String: GridPosition]

    init(
        _ name: String, _ latitude: Double, _ longitude: Double, zone3: (Double, Double), zoneWest: (Double, Double),
        zone6: (Double, Double)
    ) {
        testDescription = name
        place = GeographicPosition(latitude: latitude, longitude: longitude)
        grids = [("EPSG:9208", zone3), ("EPSG:9207", zoneWest), ("EPSG:3405", zone6)].reduce(into: [:]) {
            $0[$1.0] = GridPosition(easting: $1.1.0, northing: $1.1.1)
        }
    }

    static let all = [
        Vector(
            "10.4 N 105.4 E", 10.4, 105.4, zone3: (570_975.100, 1_150_167.806),
            zoneWest: (598_350.296, 1_150_234.506), zone6: (543_588.095, 1_149_777.604)),
        Vector(
            "Long Xuyên", 10.3864, 105.4351, zone3: (574_821.743, 1_148_671.641),
            zoneWest: (602_198.341, 1_148_741.283), zone6: (547_432.250, 1_148_278.921)),
        Vector(
            "Châu Đốc", 10.7006, 105.1174, zone3: (539_992.580, 1_183_365.289),
            zoneWest: (567_339.806, 1_183_408.774), zone6: (512_642.274, 1_182_988.925)),
        Vector(
            "Rạch Giá", 10.0125, 105.0809, zone3: (536_078.979, 1_107_256.433),
            zoneWest: (563_485.781, 1_107_294.204), zone6: (508_670.225, 1_106_907.251)),
        Vector(
            "Dương Đông", 10.2172, 103.9590, zone3: (413_143.854, 1_129_983.601),
            zoneWest: (440_534.247, 1_129_926.966), zone6: (385_786.178, 1_129_722.393)),
        Vector(
            "Thổ Châu", 9.3000, 103.4833, zone3: (360_640.344, 1_028_688.392),
            zoneWest: (388_109.229, 1_028_599.777), zone6: (333_218.980, 1_028_487.728)),
    ]
}

struct CoordinateConversionTests {
    @Test(arguments: Vector.all)
    func `known places of An Giang convert both ways to a millimetre`(_ vector: Vector) throws {
        for (system, expected) in vector.grids {
            var conversion = try CoordinateConversion(from: ReferenceSystem(system))
            let grid = try conversion.grid(of: vector.place)
            #expect(abs(grid.easting - expected.easting) <= 0.001, "\(system)")
            #expect(abs(grid.northing - expected.northing) <= 0.001, "\(system)")
            #expect(try conversion.wgs84(of: expected).distance(to: vector.place) <= 0.001, "\(system)")
        }
    }

    @Test func `latitude and longitude of VN-2000 are shifted by the official parameters`() throws {
        var conversion = try CoordinateConversion(from: .vn2000Geographic)
        let place = try conversion.wgs84(of: GeographicPosition(latitude: 10.4, longitude: 105.4))
        #expect(place.distance(to: GeographicPosition(latitude: 10.398988644, longitude: 105.401787174)) <= 0.001)
        let back = try conversion.geographic(of: GeographicPosition(latitude: 10.4, longitude: 105.4))
        #expect(back.distance(to: GeographicPosition(latitude: 10.401011344, longitude: 105.398212817)) <= 0.001)
    }

    /// PROJ left to choose takes EPSG:5194 in the Mekong delta, 0.81 m away from the operation of the decree.
    @Test func `the operation is not the one that PROJ would choose`() throws {
        let grid = GridPosition(easting: 570_975.1003, northing: 1_150_167.8060)
        var conversion = try CoordinateConversion(from: ReferenceSystem("EPSG:9208"))
        let place = try conversion.wgs84(of: grid)
        #expect(place.distance(to: GeographicPosition(latitude: 10.4, longitude: 105.4)) < 0.001)
        let chosen = try #require(choiceOfPROJ(for: grid), "PROJ finds no operation; is proj.db installed?")
        let distance = place.distance(to: chosen)
        #expect((0.80...0.82).contains(distance), "\(distance) m")
        #expect(ReferenceSystem.vn2000Geographic.operation == "EPSG:6960")
    }

    @Test(arguments: [(104, 52), (103, 1), (107, 59), (108, 7)])
    func `a meridian typed in degrees and minutes makes a zone of its own`(degrees: Int, minutes: Int) throws {
        let system = try ReferenceSystem("vn2000:\(degrees)d\(minutes)")
        #expect(system.epsg == nil)
        var conversion = try CoordinateConversion(from: system)
        // On the central meridian of VN-2000 the easting is the false easting.
        var geographic = try CoordinateConversion(from: .vn2000Geographic)
        let place = try geographic.wgs84(
            of: GeographicPosition(latitude: 12, longitude: Double(degrees) + Double(minutes) / 60))
        #expect(abs(try conversion.grid(of: place).easting - 500_000) <= 0.001)
    }

    @Test(arguments: [(105.0, 3405), (111.0, 3406)])
    func `a zone of 6° has the scale factor of UTM`(meridian: Double, code: Int) throws {
        let wide = ReferenceSystem.vn2000(try VN2000Zone(centralMeridian: meridian, width: .six))
        let narrow = ReferenceSystem.vn2000(try VN2000Zone(centralMeridian: meridian))
        #expect(wide.epsg == code)
        let place = GeographicPosition(latitude: 10.4, longitude: meridian + 0.4)
        var six = try CoordinateConversion(from: wide)
        var three = try CoordinateConversion(from: narrow)
        let ratio = try six.grid(of: place).northing / three.grid(of: place).northing
        #expect(abs(ratio - 0.9996 / 0.9999) < 1e-12)
    }

    @Test(arguments: [
        "wgs84", "vn2000", "vn2000:104.75", "vn2000:104.5", "vn2000:105/6", "vn2000:111/6", "vn2000:104d52",
    ])
    func `a position comes back to within two millimetres, in An Giang to half of one`(_ text: String) throws {
        let system = try ReferenceSystem(text)
        var conversion = try CoordinateConversion(from: system)
        let seed: UInt64 = 2000
        var generator = SeededNumbers(seed: seed)
        for (latitudes, longitudes, limit) in [(8.0...23.5, 102.2...110.0, 0.002), (9.2...11, 103.4...105.6, 0.0005)] {
            var farthest = 0.0
            for _ in 0..<500 {
                let place = GeographicPosition(
                    latitude: .random(in: latitudes, using: &generator),
                    longitude: .random(in: longitudes, using: &generator))
                let back: GeographicPosition
                if system.isGeographic {
                    back = try conversion.wgs84(of: conversion.geographic(of: place))
                } else {
                    let grid = try conversion.grid(of: place)
                    guard VN2000Zone.eastings.contains(grid.easting) else { continue }
                    back = try conversion.wgs84(of: grid)
                }
                farthest = max(farthest, back.distance(to: place))
            }
            #expect(farthest <= limit, "seed \(seed)")
        }
    }

    /// Where PROJ's own choice of an operation from EPSG:9208 to EPSG:4326 puts the position.
    private func choiceOfPROJ(for grid: GridPosition) -> GeographicPosition? {
        guard let context = unsafe proj_context_create() else { return nil }
        defer { unsafe proj_context_destroy(context) }
        guard let operation = unsafe proj_create_crs_to_crs(context, "EPSG:9208", "EPSG:4326", nil) else { return nil }
        defer { unsafe proj_destroy(operation) }
        // EPSG:9208 has easting, northing; EPSG:4326 latitude, longitude.
        let output = unsafe proj_trans(operation, PJ_FWD, proj_coord(grid.easting, grid.northing, 0, 0)).xy
        return GeographicPosition(latitude: output.x, longitude: output.y)
    }
}
