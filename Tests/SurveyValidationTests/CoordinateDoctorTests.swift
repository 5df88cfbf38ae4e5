import CommuneBoundaries
import RegistryRecords
import SurveyValidation
import TestWitnesses
import Testing
import VN2000

/// The rules of the doctor on two communes drawn as squares: made up, so that every distance is plain.
struct CoordinateDoctorTests {
    /// A point in the first commune: Long Xuyên, whose grid coordinates are known from `cct`.
    private let place = GeographicPosition(latitude: 10.3864, longitude: 105.4351)
    private let written = CoordinatePair(northward: 1_148_671.641, eastward: 574_821.743)

    private static func index(_ quality: BoundaryQuality = .official) throws -> CommuneIndex {
        let from = try #require(Day(iso: "2025-07-01"))
        func square(_ code: String, _ name: String, south: Double, west: Double) -> CommuneIndex.Entry {
            let corners = [(0.0, 0.0), (0, 0.05), (0.05, 0.05), (0.05, 0), (0, 0)]
            return CommuneIndex.Entry(
                commune: Commune(code: code, name: name, kind: .xã, province: "91", validFrom: from),
                polygons: [
                    GeographicPolygon(
                        outer: corners.map {
                            GeographicPosition(latitude: south + $0.0, longitude: west + $0.1)
                        })
                ], quality: quality)
        }
        return CommuneIndex([
            square("00001", "Xã Mẫu Một", south: 10.36, west: 105.41),
            square("00002", "Xã Mẫu Hai", south: 10.36, west: 105.46),
        ])
    }

    private func row(
        _ written: CoordinatePair, _ system: String = "EPSG:9208", communes: [Int] = [0],
        earlier: GeographicPosition? = nil
    ) throws -> RowEvidence {
        let system = try ReferenceSystem(system)
        var conversion = try CoordinateConversion(from: system)
        let position =
            system.isGeographic
            ? try? conversion.wgs84(
                of: GeographicPosition(latitude: written.northward, longitude: written.eastward))
            : try? conversion.wgs84(of: GridPosition(easting: written.eastward, northing: written.northward))
        return RowEvidence(
            written: written, system: system, position: position, communes: communes, earlier: earlier)
    }

    private func examine(_ row: RowEvidence, _ quality: BoundaryQuality = .official) throws -> Diagnosis {
        let zones = try [104.75, 104.5].map { try VN2000Zone(centralMeridian: $0) }
        var doctor = try CoordinateDoctor(boundaries: Self.index(quality), likely: zones)
        return doctor.examine(row)
    }

    private func grid(_ system: String, of place: GeographicPosition? = nil) throws -> CoordinatePair {
        var conversion = try CoordinateConversion(from: ReferenceSystem(system))
        let grid = try conversion.grid(of: place ?? self.place)
        return CoordinatePair(northward: grid.northing, eastward: grid.easting)
    }

    @Test func `a row in its stated commune is sound, and so is one just outside of it`() throws {
        #expect(try examine(row(written)) == .sound)
        // 100 m and 300 m west of the commune.
        for (metres, isSound) in [(100.0, true), (300, false)] {
            let outside = GeographicPosition(latitude: 10.385, longitude: 105.41 - metres / 109_500)
            let diagnosis = try examine(row(try grid("EPSG:9208", of: outside)))
            #expect((diagnosis == .sound) == isSound, "\(diagnosis)")
        }
    }

    @Test func `any of several stated communes will do`() throws {
        #expect(try examine(row(written, communes: [1, 0])) == .sound)
        let swapped = CoordinatePair(northward: written.eastward, eastward: written.northward)
        guard case .repair(let repair) = try examine(row(swapped, communes: [1, 0])) else {
            Issue.record("no repair")
            return
        }
        #expect(repair.reading.reading.mistakes == [.axesSwapped] && repair.reading.metresToCommune == 0)
    }

    @Test func `a wrong meridian is named with its distance and its direction`() throws {
        let row = try row(try grid("EPSG:9207"))
        let diagnosis = try examine(row)
        guard case .repair(let repair) = diagnosis else {
            Issue.record("\(diagnosis)")
            return
        }
        #expect(repair.confidence == .confident && repair.ground == .commune)
        #expect(repair.reading.reading.position.distance(to: place) < 0.003)
        let words = try #require(diagnosis.problem(in: Self.index()))
        #expect(
            words.vi == "Đọc theo kinh tuyến trục 104°30′ thay vì 104°45′: lệch 27,4 km về phía tây, vào Xã Mẫu Một.")
        #expect(words.en == "Read with 104°30′ instead of 104°45′: 27.4 km west, into Xã Mẫu Một.")
        #expect(diagnosis.remedy?.vi.contains("--accept repairs") == true)
    }

    @Test func `swapped columns are named although they lead nowhere at their word`() throws {
        let diagnosis = try examine(
            row(CoordinatePair(northward: written.eastward, eastward: written.northward)))
        let words = try #require(diagnosis.problem(in: Self.index()))
        #expect(words.vi == "Tọa độ Bắc (X) và tọa độ Đông (Y) bị ghi đổi chỗ: vào Xã Mẫu Một.")
        #expect(words.en == "Northing and easting are swapped: into Xã Mẫu Một.")
    }

    @Test func `two readings that fit equally are a doubt with both of them`() throws {
        // 105° of 3°, of 6° and UTM on WGS 84 differ by 225 m to 346 m: all in the commune.
        let diagnosis = try examine(row(try grid("EPSG:5897")))
        guard case .doubtful(let doubt) = diagnosis else {
            Issue.record("\(diagnosis)")
            return
        }
        #expect(doubt.reason == .severalFit)
        #expect(
            Set(doubt.alternatives.map(\.reading.frame.description)) == ["vn2000:105", "vn2000:105/6", "EPSG:32648"])
        #expect(doubt.alternatives.allSatisfy { $0.metresToCommune == 0 })
        // An earlier survey settles it.
        guard case .repair(let repair) = try examine(row(try grid("EPSG:5897"), earlier: place)) else {
            Issue.record("no repair")
            return
        }
        #expect(repair.ground == .earlierSurvey && repair.reading.reading.frame.description == "vn2000:105")
    }

    @Test(arguments: [("vn2000", "wgs84", 225.4), ("vn2000:104.75/6", "EPSG:9208", 346)])
    func `a shift within the commune shows against an earlier survey only`(
        made: String, stated: String, metres: Double
    ) throws {
        let system = try ReferenceSystem(made)
        var conversion = try CoordinateConversion(from: system)
        let pair: CoordinatePair
        if system.isGeographic {
            let degrees = try conversion.geographic(of: place)
            pair = CoordinatePair(northward: degrees.latitude, eastward: degrees.longitude)
        } else {
            pair = try grid(made)
        }
        #expect(try examine(row(pair, stated)) == .sound)
        let diagnosis = try examine(row(pair, stated, earlier: place))
        guard case .repair(let repair) = diagnosis, let literal = repair.literal else {
            Issue.record("\(diagnosis)")
            return
        }
        #expect(repair.reading.reading.position.distance(to: place) < 0.003)
        // The sizes are those that the facts on VN-2000 give for this place.
        #expect(abs(literal.distance(to: place) - metres) < 1)
    }

    @Test func `an object that moved within its commune is told, and not repaired`() throws {
        let earlier = GeographicPosition(latitude: 10.3904, longitude: 105.4351)
        let diagnosis = try examine(row(written, earlier: earlier))
        guard case .doubtful(let doubt) = diagnosis, case .moved(let metres) = doubt.reason else {
            Issue.record("\(diagnosis)")
            return
        }
        #expect(abs(metres - 442) < 2)
        #expect(try examine(row(written, earlier: place)) == .sound)
    }

    @Test func `an earlier survey with the same mistake is no witness for it`() throws {
        let wrong = try row(try grid("EPSG:9207"))
        let diagnosis = try examine(row(try grid("EPSG:9207"), earlier: wrong.position))
        guard case .doubtful(let doubt) = diagnosis, case .earlierAgainstCommune = doubt.reason else {
            Issue.record("\(diagnosis)")
            return
        }
        #expect(doubt.alternatives.first?.reading.frame.description == "vn2000:104.5")
    }

    @Test func `on schematic boundaries nothing is repaired, and only what is far away is told`() throws {
        let pairs = [
            try grid("EPSG:9207"), CoordinatePair(northward: written.eastward, eastward: written.northward),
        ]
        for pair in pairs {
            let diagnosis = try examine(row(pair, earlier: place), .schematic)
            guard case .doubtful(let doubt) = diagnosis, case .schematicBoundary = doubt.reason else {
                Issue.record("\(diagnosis)")
                continue
            }
            #expect(!doubt.alternatives.isEmpty)
        }
        let near = GeographicPosition(latitude: 10.385, longitude: 105.36)
        #expect(try examine(row(try grid("EPSG:9208", of: near)), .schematic) == .sound)
    }

    @Test func `zeros and twice the same number are told for what they are`() throws {
        let reasons: [(CoordinatePair, Diagnosis.Reason)] = [
            (.init(northward: 0, eastward: 0), .bothZero), (.init(northward: 0, eastward: 574_821), .oneZero),
            (.init(northward: 1_148_671, eastward: 0), .oneZero),
            (.init(northward: 574_821, eastward: 574_821), .sameNumbers),
        ]
        for (pair, reason) in reasons {
            guard case .doubtful(let doubt) = try examine(row(pair)) else {
                Issue.record("\(pair)")
                continue
            }
            #expect(doubt.reason == reason && doubt.alternatives.isEmpty)
        }
    }

    @Test func `numbers that fit nowhere are a doubt`() throws {
        let far = GeographicPosition(latitude: 21.03, longitude: 105.85)
        let diagnosis = try examine(row(try grid("EPSG:9208", of: far)))
        guard case .doubtful(let doubt) = diagnosis, case .nothingFits(let metres?) = doubt.reason else {
            Issue.record("\(diagnosis)")
            return
        }
        #expect(metres > 1_100_000 && metres < 1_200_000)
    }

    @Test func `without a commune a repair is but plausible`() throws {
        #expect(try examine(row(written, communes: [])) == .sound)
        let kilometres = CoordinatePair(northward: 1148.671641, eastward: 574.821743)
        guard case .repair(let repair) = try examine(row(kilometres, communes: [])) else {
            Issue.record("no repair")
            return
        }
        #expect(repair.confidence == .plausible && repair.ground == .province)
        #expect(repair.reading.reading.position.distance(to: place) < 0.003)
    }

    @Test(arguments: [
        ("10.3864", nil), ("105.435", 55.6), ("105,43", 556), ("105", 55_598), ("105.4000", nil), ("105°26′06″", nil),
        ("105°26′", 926), ("105 26,1", 92.6), ("105°26,155′", nil), ("", nil),
    ])
    func `degrees with too few decimals are coarse`(text: String, metres: Double?) {
        guard case .coarse(let found) = WrittenPrecision(degrees: text.utf8) else {
            #expect(metres == nil)
            return
        }
        #expect(abs(found / (metres ?? .nan) - 1) < 0.01, "\(found)")
    }

    @Test(arguments: [
        (0.01, 0.0, "bắc", "north"), (0.01, 0.01, "đông bắc", "north-east"), (0.0, 0.01, "đông", "east"),
        (-0.01, 0.01, "đông nam", "south-east"), (-0.01, 0.0, "nam", "south"), (-0.01, -0.01, "tây nam", "south-west"),
        (0.0, -0.01, "tây", "west"), (0.01, -0.01, "tây bắc", "north-west"), (0.01, 0.003, "bắc", "north"),
    ])
    func `directions are those of the compass`(north: Double, east: Double, vi: String, en: String) {
        let end = GeographicPosition(latitude: place.latitude + north, longitude: place.longitude + east)
        #expect(Displacement(from: place, to: end).direction == BilingualText(vi: vi, en: en))
    }
}
