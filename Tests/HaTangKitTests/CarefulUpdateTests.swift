import HaTangKit
import Testing

struct CarefulUpdateTests {
    private let office: Office

    /// Five points of two enterprises, surveyed on 1 March 2026.
    init() throws {
        office = try Office()
        try office.take(
            try office.survey(
                """
                code,name,kind,enterprise,commune,staffed,internet
                P1,Điểm 1,bưu cục,Bưu điện,Phường Long Xuyên,có,có
                P2,Điểm 2,bưu cục,Bưu điện,Phường Long Xuyên,có,có
                P3,Điểm 3,bưu cục,Viettel Post,Phường Long Xuyên,có,có
                P4,Điểm 4,bưu cục,Bưu điện,Phường Long Xuyên,có,có
                P5,Điểm 5,bưu cục,,Phường Long Xuyên,có,có
                """, name: "lan-1.csv"))
    }

    @Test func `an absent column and a blank cell leave a field and its evidence alone`() throws {
        let plan = try office.take(
            try office.survey("code,name,staffed\nP1,,có\n", surveyed: "2026-06-01", name: "lan-2.csv"))
        #expect(plan.counts == [.unchanged: 1])
        let point = try #require(try office.point("P1"))
        #expect(point[.name] == .text("Điểm 1"))
        #expect(point[.internet] == .yes)
        #expect(point.communes == ["30307"])
        #expect(point.evidence.evidence(of: .staffed).surveyed == day("2026-06-01"))
        #expect(point.evidence.evidence(of: .staffed).row == 2)
        for field in [Field.name, .internet] {
            #expect(point.evidence.evidence(of: field).surveyed == day("2026-03-01"), "\(field)")
        }
    }

    @Test(arguments: ["không rõ", "?"])
    func `an explicit unknown takes the place of an answer`(word: String) throws {
        let plan = try office.take(
            try office.survey("code,internet\nP1,\(word)\n", surveyed: "2026-06-01", name: "lan-2.csv"))
        #expect(plan.counts == [.updated: 1])
        let point = try #require(try office.point("P1"))
        #expect(point[.internet] == .unknown)
        #expect(point.evidence.evidence(of: .internet).surveyed == day("2026-06-01"))
        #expect(point[.staffed] == .yes)
    }

    @Test func `what an older survey says goes to history and not into the record`() throws {
        let plan = try office.take(
            try office.survey(
                "code,internet,phone\nP1,không,0296\n", surveyed: "2026-01-01", name: "cu.csv"))
        #expect(plan.findings.map(\.code) == ["older-survey"])
        let point = try #require(try office.point("P1"))
        #expect(point[.internet] == .yes)
        #expect(point[.phone] == .text("0296"), "nobody had stated it before")
        #expect(point.evidence.evidence(of: .internet).surveyed == day("2026-03-01"))
        #expect(point.evidence.evidence(of: .phone).surveyed == day("2026-01-01"))
        let entries = try office.registry.registry.history(ofRecord: point.uuid)
        #expect(entries.map(\.action) == [.create, .update, .outdated])
        #expect(entries.last?.fields == [.internet: .init(old: .yes, new: .no)], "kept, and refused")
        #expect(entries.last?.survey == plan.survey.identifier)
    }

    @Test func `a survey of the same day may correct`() throws {
        try office.take(try office.survey("code,internet\nP1,không\n", name: "sua.csv"))
        #expect(try office.point("P1")?[.internet] == .no)
    }

    @Test func `rows absent from a file stay as they are`() throws {
        try office.take(try office.survey("code,staffed\nP1,có\n", surveyed: "2026-07-01", name: "lan-2.csv"))
        for code in ["P2", "P3", "P4", "P5"] { #expect(try office.point(code)?[.closed] == nil, "\(code)") }
    }

    @Test func `a complete list closes what it leaves out, of the enterprises that it names`() throws {
        let request = try office.survey(
            """
            code,enterprise,staffed
            P1,Bưu điện,có
            P4,Bưu điện,có lẽ
            """, surveyed: "2026-07-01", isCompleteList: true, name: "day-du.csv")
        let plan = try office.take(request)
        #expect(plan.counts == [.unchanged: 1, .quarantined: 1])
        let closed = try ["P1", "P2", "P3", "P4", "P5"].map { try office.point($0)?[.closed] }
        // P3 is of an enterprise that is not named, P5 of none; P4 is listed, if only with a mistake.
        #expect(closed == [nil, .day(day("2026-07-01")), nil, nil, nil])
        let point = try #require(try office.point("P2"))
        let entry = try #require(try office.registry.registry.history(ofRecord: point.uuid).last)
        #expect(entry.action == .close)
        #expect(entry.row == nil)
        #expect(point.evidence.evidence(of: .staffed).surveyed == day("2026-03-01"))
    }

    @Test func `a complete list without a day is refused`() throws {
        let request = try office.survey("code\nP1\n", surveyed: nil, isCompleteList: true, name: "day-du.csv")
        #expect(throws: SurveyValidationError.noCompleteList(kind: .postal, hasDay: false)) {
            try office.plan(request)
        }
    }

    @Test func `a place and a commune of an older survey go to history and not into the record`() throws {
        try office.take(
            try office.survey(
                "code,latitude,longitude\nP1,10.3864,105.4351\n", surveyed: "2026-06-01", name: "lan-2.csv"))
        let plan = try office.take(
            try office.survey(
                "Mã bưu cục,Vĩ độ,Kinh độ,Phường/Xã\nP1,10.3700,105.4200,30292\n", surveyed: "2026-01-01",
                name: "cu.csv"))
        let older = plan.findings.filter { $0.code == "older-survey" }
        #expect(older.map(\.column) == ["Vĩ độ", "Phường/Xã"])
        #expect(older.map(\.value) == ["10.3700", "30292"])
        let point = try #require(try office.point("P1"))
        #expect(point.shape == .point(GeographicPosition(latitude: 10.3864, longitude: 105.4351)))
        #expect(point.communes == ["30307"])
        let entry = try #require(try office.registry.registry.history(ofRecord: point.uuid).last)
        #expect(entry.action == .outdated)
        #expect(entry.shape?.new == .point(GeographicPosition(latitude: 10.37, longitude: 105.42)))
        #expect(entry.changes.contains("30292"))
    }
}
