import TestWitnesses
import Testing
import VN2000

/// The readings against `cct` of PROJ: numbers made by pipelines written here, from a place that is known.
@Suite(.enabled(if: Tool.hasCCT, "cct is not installed (Debian: proj-bin)"))
struct CoordinateReadingTests {
    /// A way to spoil a position: what is planted, the system that the row claims, and the mistakes to be named.
    struct Plant: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var pipeline: String
        var stated = "EPSG:9208"
        var spoil: @Sendable (_ northward: Double, _ eastward: Double) -> (Double, Double) = { ($0, $1) }
        var mistakes: [CoordinateMistake]
        var frame = "EPSG:9208"
    }

    private static let toVN2000 =
        "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step +proj=push +v_3 "
        + "+step +proj=cart +ellps=WGS84 +step +inv +proj=helmert +x=-191.90441429 +y=-39.30318279 "
        + "+z=-111.45032835 +rx=0.00928836 +ry=-0.01975479 +rz=0.00427372 +s=0.252906278 "
        + "+convention=position_vector +step +inv +proj=cart +ellps=WGS84 +step +proj=pop +v_3"
    private static func grid(_ meridian: Double, _ scale: Double) -> String {
        "\(toVN2000) +step +proj=tmerc +lon_0=\(meridian) +k=\(scale) +x_0=500000 +ellps=WGS84"
    }
    private static let degreesOfVN2000 = toVN2000 + " +step +proj=unitconvert +xy_in=rad +xy_out=deg"
    private static let truth = grid(104.75, 0.9999)

    private static func zone(_ text: String) -> ReferenceSystem { (try? ReferenceSystem(text)) ?? .wgs84 }
    private static let stated = CoordinateMistake.otherSystem(stated: zone("EPSG:9208"))

    static let plants = [
        Plant(testDescription: "nothing", pipeline: truth, mistakes: []),
        Plant(testDescription: "swapped", pipeline: truth, spoil: { ($1, $0) }, mistakes: [.axesSwapped]),
        Plant(
            testDescription: "meridian 104°30′", pipeline: grid(104.5, 0.9999), mistakes: [stated], frame: "EPSG:9207"),
        Plant(
            testDescription: "meridian 105°", pipeline: grid(105, 0.9999), mistakes: [stated], frame: "EPSG:5897"),
        Plant(
            testDescription: "zone of 6°", pipeline: grid(105, 0.9996), mistakes: [stated], frame: "EPSG:3405"),
        Plant(
            testDescription: "scale 0.9996", pipeline: grid(104.75, 0.9996), mistakes: [stated],
            frame: "vn2000:104.75/6"),
        Plant(
            testDescription: "UTM on WGS 84", pipeline: "+proj=utm +zone=48 +ellps=WGS84", mistakes: [stated],
            frame: "EPSG:32648"),
        Plant(
            testDescription: "3° read as UTM 48N", pipeline: truth, stated: "vn2000:105/6",
            mistakes: [.otherSystem(stated: zone("vn2000:105/6"))]),
        Plant(
            testDescription: "false easting missing", pipeline: truth, spoil: { ($0, $1 - 500_000) },
            mistakes: [.falseEastingMissing]),
        Plant(
            testDescription: "kilometres", pipeline: truth, spoil: { ($0 / 1000, $1 / 1000) },
            mistakes: [.decimalsMoved(northward: 3, eastward: 3)]),
        Plant(
            testDescription: "millimetres", pipeline: truth, spoil: { ($0 * 1000, $1 * 1000) },
            mistakes: [.decimalsMoved(northward: -3, eastward: -3)]),
        Plant(
            testDescription: "a decimal mark lost", pipeline: truth, spoil: { ($0, $1 * 100) },
            mistakes: [.decimalsMoved(northward: 0, eastward: -2)]),
        Plant(
            testDescription: "zone number before the easting", pipeline: truth, spoil: { ($0, $1 + 48_000_000) },
            mistakes: [.zonePrefixed(48)]),
        Plant(testDescription: "minus", pipeline: truth, spoil: { ($0, -$1) }, mistakes: [.negativeSign]),
        Plant(
            testDescription: "swapped, and another meridian", pipeline: grid(104.5, 0.9999), spoil: { ($1, $0) },
            mistakes: [.axesSwapped, stated], frame: "EPSG:9207"),
        Plant(
            testDescription: "degrees of WGS 84 as metres", pipeline: "+proj=noop", mistakes: [stated],
            frame: "wgs84"),
        Plant(
            testDescription: "VN-2000 as WGS 84", pipeline: degreesOfVN2000, stated: "wgs84",
            mistakes: [.otherSystem(stated: .wgs84)], frame: "vn2000"),
        Plant(
            testDescription: "WGS 84 as VN-2000", pipeline: "+proj=noop", stated: "vn2000",
            mistakes: [.otherSystem(stated: .vn2000Geographic)], frame: "wgs84"),
        Plant(
            testDescription: "latitude and longitude swapped", pipeline: "+proj=noop", stated: "wgs84",
            spoil: { ($1, $0) }, mistakes: [.axesSwapped], frame: "wgs84"),
        Plant(
            testDescription: "minutes and seconds as decimals", pipeline: "+proj=noop", stated: "wgs84",
            spoil: { (seconds($0), seconds($1)) }, mistakes: [.sexagesimalAsDecimals(.minutesAndSeconds)],
            frame: "wgs84"),
        Plant(
            testDescription: "minutes as decimals", pipeline: "+proj=noop", stated: "wgs84",
            spoil: { (minutes($0), minutes($1)) }, mistakes: [.sexagesimalAsDecimals(.decimalMinutes)],
            frame: "wgs84"),
        Plant(
            testDescription: "decimal marks of degrees lost", pipeline: "+proj=noop", stated: "wgs84",
            spoil: { (($0 * 1e8).rounded(), ($1 * 1e8).rounded()) },
            mistakes: [.decimalsMoved(northward: -8, eastward: -8)], frame: "wgs84"),
        Plant(
            testDescription: "degrees, minutes and seconds without marks", pipeline: "+proj=noop", stated: "wgs84",
            spoil: { ((seconds($0) * 1e8).rounded(), (seconds($1) * 1e8).rounded()) },
            mistakes: [
                .decimalsMoved(northward: -8, eastward: -8), .sexagesimalAsDecimals(.minutesAndSeconds),
            ], frame: "wgs84"),
        Plant(
            testDescription: "metres as degrees", pipeline: truth, stated: "wgs84",
            mistakes: [.otherSystem(stated: .wgs84)]),
    ]

    /// 10.3864 → 10.231104, by the parts of the number.
    private static func seconds(_ degrees: Double) -> Double {
        let whole = degrees.rounded(.down)
        let minutes = ((degrees - whole) * 60).rounded(.down)
        return whole + minutes / 100 + ((degrees - whole) * 60 - minutes) * 60 / 10_000
    }

    /// 10.3864 → 10.23184.
    private static func minutes(_ degrees: Double) -> Double {
        let whole = degrees.rounded(.down)
        return whole + (degrees - whole) * 0.6
    }

    @Test(arguments: plants)
    func `each mistake is undone by a reading that names it and leads back`(_ plant: Plant) throws {
        var generator = SeededNumbers(seed: 2000)
        let places = (0..<40).map { _ in
            GeographicPosition(
                latitude: .random(in: 9.3...10.9, using: &generator),
                longitude: .random(in: 103.5...105.5, using: &generator))
        }
        let planted = try Tool.numbers(
            from: "/usr/bin/cct",
            ["-d", "12", "-z", "0", "-t", "0"] + plant.pipeline.split(separator: " ").map(String.init),
            input: places.map { "\($0.longitude) \($0.latitude)" })
        let frame = plant.frame == "EPSG:32648" ? CoordinateFrame.utm(zone: 48) : .system(Self.zone(plant.frame))
        var reader = try CoordinateReader(likely: [VN2000Zone(centralMeridian: 104.75)])
        for (place, numbers) in zip(places, planted) {
            let (northward, eastward) = plant.spoil(numbers[1], numbers[0])
            let pair = CoordinatePair(northward: northward, eastward: eastward)
            let readings = reader.readings(of: pair, as: Self.zone(plant.stated))
            #expect(readings.count <= CoordinateReader.mostReadings)
            let found = readings.filter { $0.mistakes == plant.mistakes && $0.frame == frame }
            let reading = try #require(found.first, "\(pair): no such reading among \(readings.count)")
            #expect(found.count == 1)
            #expect(reading.position.distance(to: place) < 0.003, "\(pair)")
            // The reading's numbers, converted as an import would convert them, lead to the same place.
            guard case .system(let system) = frame else { continue }
            var conversion = try CoordinateConversion(from: system)
            let converted =
                system.isGeographic
                ? try conversion.wgs84(
                    of: GeographicPosition(
                        latitude: reading.numbers.northward, longitude: reading.numbers.eastward))
                : try conversion.wgs84(
                    of: GridPosition(easting: reading.numbers.eastward, northing: reading.numbers.northward))
            #expect(converted.distance(to: reading.position) < 0.002)
        }
    }
}

struct CoordinateReaderTests {
    private let anGiang = (try? ReferenceSystem("EPSG:9208")) ?? .wgs84

    @Test func `the literal reading comes first, then fewer mistakes before more, at most sixty`() throws {
        var generator = SeededNumbers(seed: 34)
        let zones = try [104.75, 104.5].map { try VN2000Zone(centralMeridian: $0) }
        var reader = try CoordinateReader(likely: zones)
        for _ in 0..<400 {
            let scales = [1, 1e-3, 1e-5, 1e3]
            let pair = CoordinatePair(
                northward: .random(in: -3e6...3e6, using: &generator)
                    * scales[Int.random(in: 0..<4, using: &generator)],
                eastward: .random(in: -1e6...2e6, using: &generator) * scales[Int.random(in: 0..<4, using: &generator)])
            for stated in [anGiang, .wgs84] {
                let readings = reader.readings(of: pair, as: stated)
                #expect(readings.count <= 60)
                #expect(readings == reader.readings(of: pair, as: stated))
                let counts = readings.map(\.mistakes.count)
                #expect(counts == counts.sorted() && counts.allSatisfy { $0 <= 2 })
                #expect(readings.dropFirst().allSatisfy { !$0.isLiteral })
                #expect(Set(readings.map(\.kind)).count == readings.count, "\(pair)")
                #expect(
                    readings.allSatisfy {
                        CoordinateConversion.latitudes.contains($0.position.latitude)
                            && CoordinateConversion.longitudes.contains($0.position.longitude)
                    })
            }
        }
        let readings = reader.readings(of: .init(northward: 1_150_167.806, eastward: 570_975.1), as: anGiang)
        #expect(readings[0].isLiteral)
        #expect(readings[1].frame == .system(.vn2000(zones[1])))
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300, 0])
    func `numbers that mean nothing have no readings`(_ number: Double) throws {
        for pair in [
            CoordinatePair(northward: number, eastward: number),
            CoordinatePair(northward: 1_150_167.8, eastward: number),
        ] {
            #expect(
                try CoordinateReading.candidates(
                    northward: pair.northward, eastward: pair.eastward, readAs: anGiang
                ).isEmpty)
        }
    }

    @Test func `columns tell by their numbers which of them goes north`() {
        var count = CoordinateAxisCount()
        #expect(count.order == nil && count.isGeographic == nil)
        for row in 0..<10 { count.add(first: 1_150_167.8 + Double(row), second: 570_975.1) }
        for _ in 0..<3 { count.add(first: 570_975.1, second: 1_150_167.8) }
        count.add(first: 0, second: 7)
        #expect(count.order == .northwardFirst && count.isGeographic == false)
        #expect(count.others == 1)

        var degrees = CoordinateAxisCount()
        degrees.add(first: 105.4351, second: 10.3864)
        #expect(degrees.order == .eastwardFirst && degrees.isGeographic == true)
        degrees.add(first: 10.3864, second: 105.4351)
        #expect(degrees.order == nil, "one row each way decides nothing")
    }
}
