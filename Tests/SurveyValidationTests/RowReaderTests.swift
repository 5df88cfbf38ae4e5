import RegistryRecords
import SurveyValidation
import Testing
import VN2000

struct RowReaderTests {
    private static let header = "code,kind,commune,latitude,longitude,staffed,hours_per_day,opened,closed"

    struct Row: Sendable, CustomTestStringConvertible {
        var cells: String
        var marks: [String]
        var outcome: RowOutcome
        var testDescription: String { cells }

        init(_ cells: String, _ marks: String..., outcome: RowOutcome = .quarantined) {
            self.cells = cells
            self.marks = marks
            self.outcome = outcome
        }
    }

    @Test(arguments: [
        Row("P1,bưu cục,30307,10.35,105.45,yes,8,,", outcome: .created),
        Row("P1,bưu cục,30307,10‚35,105‚45,yes,7‚5,,", outcome: .created),
        Row("P1,bưu cục,30307,10.35,,yes,8,,", "half-position 2 latitude"),
        Row("P1,bưu cục,30307,,105.45,yes,8,,", "half-position 2 longitude"),
        Row("P1,bưu cục,30307,105.45,10.35,yes,8,,", "position-repair 2 latitude"),
        Row("P1,bưu cục,30307,205.45,10.35,yes,8,,", "bad-coordinate 2 latitude"),
        Row("P1,bưu cục,30307,NaN,105.45,yes,8,,", "bad-coordinate 2 latitude"),
        Row("P1,bưu cục,30307,10.35,105.45,yes,25,,", "out-of-range 2 hours_per_day"),
        Row("P1,bưu cục,30307,10.35,105.45,yes,tám,,", "not-a-number 2 hours_per_day"),
        Row("P1,bưu cục,30307,10.35,105.45,maybe,8,,", "not-yes-or-no 2 staffed"),
        Row("P1,quán,30307,10.35,105.45,yes,8,,", "not-a-choice 2 kind"),
        Row("P1,bưu cục,30307,10.35,105.45,yes,8,2026-02-01,2025-12-31", "days-reversed 2 closed"),
        Row("P1,bưu cục,30307,10.35,105.45,yes,8,2026-02-01,2026-02-01", outcome: .created),
        Row("P1,bưu cục,30307,10.35,105.45,yes,8,30/02/2026,", "not-a-day 2 opened"),
        Row("P1,bưu cục,,,,yes,8,,", "no-place 2"),
        Row("P1,bưu cục,Xã Không Có,,,yes,8,,", "unknown-commune 2 commune"),
        Row("P1,bưu cục,30307;30307,,,yes,8,,", "several-communes 2 commune"),
        Row(",bưu cục,30307,10.35,105.45,yes,8,,", "missing-key 2 code"),
        Row("P1,thùng thư,30307,10.35,105.45,yes,8,,", "letter-box-staffed 2 staffed", outcome: .created),
        Row("P1,bưu cục,30307,10.35,105.45,yes,8,,,,", outcome: .created),
        Row("P1,bưu cục,30307,10.35,105.45,yes,8,,,thừa", "extra-cells 2", outcome: .created),
        Row("P1,bưu cục,30307,10.35,105.45,maybe,25,,", "not-yes-or-no 2 staffed", "out-of-range 2 hours_per_day"),
        Row("P1", "no-place 2"),
    ])
    func `a row is taken or refused, with a finding at the cell that is wrong`(row: Row) throws {
        let plan = try SampleSurvey().plan(Self.header, row.cells)
        #expect(plan.marks == row.marks)
        #expect(plan.outcomes == [row.outcome])
        #expect(plan.changes.isEmpty == (row.outcome != .created))
    }

    @Test func `a blank row is skipped, and a table of nothing else is refused`() throws {
        let plan = try SampleSurvey().plan(Self.header, ",,,,,,,,", "P1,bưu cục,30307,10.35,105.45,yes,8,,")
        #expect(plan.outcomes == [.skipped, .created])
        for rows in [[], [",,,,,,,,"], [",,,,,,,,", "Tổng cộng,,2,,,,,,"]] {
            #expect(throws: SurveyValidationError.noRows(file: "mau.csv"), "\(rows)") {
                try SampleSurvey().plan(lines: [Self.header] + rows)
            }
        }
    }

    @Test func `a comma of decimals is one in positions and in numbers`() throws {
        let plan = try SampleSurvey().plan(Self.header, "P1,bưu cục,30307,10‚35,105‚45,yes,7‚5,,")
        let record = try #require(plan.record(.postalPoint, "P1"))
        #expect(record.shape == .point(GeographicPosition(latitude: 10.35, longitude: 105.45)))
        #expect(record[.hoursPerDay] == .real(7.5))
        #expect(record.original?.text == "10,35; 105,45")
    }

    /// Long Xuyên in three systems, by PROJ's cct 9.1.1 with the parameters of EPSG:6960, to half a millimetre.
    @Test func `rows of one file may be in different reference systems`() throws {
        let plan = try SampleSurvey().plan(
            "code,commune,northing,easting,latitude,longitude,crs",
            "P1,30307,1148671.641,574821.743,,,vn2000:104.75",
            "P2,30307,1148741.283,602198.341,,,vn2000:104d30",
            "P3,30307,1148278.921,547432.250,,,EPSG:3405",
            "P4,30307,,,10.3864,105.4351,wgs84",
            "P5,30307,1148671.641,574821.743,,,",
            "P6,30307,1148671.641,574821.743,,,wgs84",
            "P7,30307,1148671.641,574821.743,,,vn2000:140")
        #expect(plan.marks == ["bad-crs 6 crs", "wrong-crs 7 northing", "bad-crs 8 crs"])
        let expected = GeographicPosition(latitude: 10.3864, longitude: 105.4351)
        for code in ["P1", "P2", "P3", "P4"] {
            guard case .point(let position)? = plan.record(.postalPoint, code)?.shape else {
                Issue.record("\(code) has no position")
                continue
            }
            #expect(position.distance(to: expected) < 0.001, "\(code)")
        }
        #expect(plan.operations.count == 4)
        #expect(plan.record(.postalPoint, "P2")?.original?.referenceSystem == "vn2000:104.5")
    }

    /// Corners near Long Xuyên on the grid of 104°45′; the first is the position of the test above.
    @Test func `an area in a VN-2000 zone is converted vertex by vertex`() throws {
        let ring = "574821.743 1148671.641‚ 575821.743 1148671.641‚ 575821.743 1149671.641‚ 574821.743 1148671.641"
        let plan = try SampleSurvey(kind: .deadzone, referenceSystem: "vn2000:104.75").plan(
            "code,commune,class,wkt", "L1,30307,lõm sóng,POLYGON((\(ring)))",
            "L2,30307,lõm sóng,LINESTRING(574821.743 1148671.641‚ 575821.743 1148671.641)",
            "L3,30307,lõm sóng,POLYGON((574821.743 1148671.641",
            "L4,30307,lõm sóng,POLYGON((105.43 10.38‚ 105.44 10.38‚ 105.44 10.39‚ 105.43 10.38))")
        #expect(plan.marks == ["wrong-shape 3 wkt", "bad-wkt 4 wkt", "bad-coordinate 5 wkt"])
        guard case .area(let polygons)? = plan.record(.deadZone, "L1")?.shape else {
            Issue.record("no area")
            return
        }
        let outer = try #require(polygons.first?.outer)
        #expect(polygons.count == 1 && outer.count == 4 && outer.first == outer.last)
        #expect(outer[0].distance(to: .init(latitude: 10.3864, longitude: 105.4351)) < 0.001)
        // A side of 1000 m on the grid is longer or shorter on the ground by the scale of the zone, 0.9999 and up.
        #expect(abs(outer[0].distance(to: outer[1]) - 1000) < 0.2)
        #expect(abs(outer[1].distance(to: outer[2]) - 1000) < 0.2)
    }

    @Test func `a cable route is a line and may name several communes`() throws {
        let line = "574821.743 1148671.641‚ 575821.743 1148671.641"
        let plan = try SampleSurvey(kind: .cable, referenceSystem: "vn2000:104.75").plan(
            "code,commune,wkt", "C1,30307;30307,LINESTRING(\(line))", "C2,30307,MULTILINESTRING((\(line))‚(\(line)))",
            "C3,30307,POINT(574821.743 1148671.641)")
        #expect(plan.marks == ["wrong-shape 4 wkt"])
        #expect(plan.record(.cableRoute, "C1")?.communes == ["30307", "30307"])
        guard case .lines(let one)? = plan.record(.cableRoute, "C1")?.shape,
            case .lines(let two)? = plan.record(.cableRoute, "C2")?.shape
        else {
            Issue.record("no lines")
            return
        }
        #expect(one.map(\.count) == [2] && two.map(\.count) == [2, 2])
        #expect(one[0] == two[1])
    }

    @Test func `a row with two positions is refused instead of choosing one`() throws {
        let plan = try SampleSurvey().plan(
            "code,commune,latitude,longitude,position", "P1,30307,10.35,105.45,10.35 105.45")
        #expect(plan.marks == ["two-positions 2 latitude"])
    }

    @Test func `what nobody surveyed on a day proves nothing, and the file says so once`() throws {
        let undated = try SampleSurvey(surveyed: nil).plan("code,commune", "P1,30307", "P2,30307")
        #expect(undated.marks == ["no-survey-day"])
        #expect(undated.record(.postalPoint, "P1")?.evidence.base.surveyed == nil)
        let dated = try SampleSurvey(surveyed: nil).plan(
            "code,commune,surveyed", "P1,30307,12/05/2026", "P2,30307,2027-01-01")
        #expect(dated.marks == ["survey-in-future 3 surveyed"])
        #expect(dated.record(.postalPoint, "P1")?.evidence.base.surveyed == Day(iso: "2026-05-12"))
    }

    @Test(arguments: [
        ("LINESTRING(105.3 10.35‚ 105.45 10.35)", []),  // one end lies in the stated commune
        ("LINESTRING(105.41 10.35‚ 105.45 10.35)", []),
        ("LINESTRING(105.3 10.35‚ 105.39 10.35)", ["position-outside 2 commune"]),
    ])
    func `a line agrees with a commune that any of its vertices lies in`(wkt: String, marks: [String]) throws {
        let plan = try SampleSurvey(kind: .cable).plan("code,commune,wkt", "C1,30307,\(wkt)")
        #expect(plan.marks == marks)
    }

    @Test func `an area is held against its commune, and needs none`() throws {
        let inside = "POLYGON((105.41 10.31‚ 105.42 10.31‚ 105.42 10.32‚ 105.41 10.31))"
        let outside = "POLYGON((105.2 10.31‚ 105.3 10.31‚ 105.3 10.32‚ 105.2 10.31))"
        let plan = try SampleSurvey(kind: .deadzone).plan(
            "code,commune,wkt", "D1,30307,\(inside)", "D2,,\(inside)", "D3,30307,\(outside)", "D4,,\(outside)")
        #expect(plan.marks == ["position-outside 4 commune", "position-outside 5 commune"])
        #expect(plan.outcomes == [.created, .created, .quarantined, .quarantined])
    }
}

struct CoarsePositionTests {
    private static let header = "code,latitude,longitude"

    @Test func `a coarse longitude is told where the others of the file are fine`() throws {
        let fine = (1...40).map { "P\($0),10.3\($0 + 100)7,105.4\($0 + 100)3" }
        let plan = try SampleSurvey().plan(lines: [Self.header] + fine + ["P99,10.3512,105.43"])
        #expect(plan.findings.filter { $0.code == "coarse-position" }.map(\.row) == [42])
    }

    @Test func `a file that is coarse throughout is told once`() throws {
        let rows = (1...30).map { "P\($0),10.3\($0 + 10),105.4\($0 + 10)" }
        let plan = try SampleSurvey().plan(lines: [Self.header] + rows)
        #expect(plan.findings.filter { $0.code == "coarse-position" }.map(\.row) == [nil])
    }
}
