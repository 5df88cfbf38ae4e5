import RegistryRecords
import SurveyValidation
import Testing
import VN2000

struct LifeCycleFindingsTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var cells: String
        var marks: [String]
        var outcome: RowOutcome
        var testDescription: String { cells }

        init(_ cells: String, _ marks: String..., outcome: RowOutcome = .created) {
            self.cells = cells
            self.marks = marks
            self.outcome = outcome
        }
    }

    // MARK: Dead zones

    private static let steps =
        "code,commune,status,reported,verified,planned,promised,resolved,checked,check_result,check_value,rejected,"
        + "reopened,reason,latitude,longitude"
    private static let place = ",10.35,105.45"

    /// The survey is of 1 March 2026.
    @Test(arguments: [
        Row("D1,30307,đã báo,2026-01-01,,,,,,,,,,"),
        Row("D1,30307,đã xác minh,2026-01-05,2026-01-04,,,,,,,,,", "days-reversed 2 verified", outcome: .quarantined),
        Row(
            "D1,30307,đã xử lý,2026-01-01,2026-01-04,2026-02-20,,2026-02-10,,,x,,,", "days-reversed 2 resolved",
            outcome: .quarantined),
        Row("D1,30307,đã báo,2026-01-05,,,2026-01-04,,,,,,,", "days-reversed 2 promised", outcome: .quarantined),
        Row("D1,30307,đã báo,2026-03-02,,,,,,,,,,", "step-in-future 2 reported", outcome: .quarantined),
        Row("D1,30307,đã báo,2026-03-01,,,2027-01-01,,,,,,,"),
        Row("D1,30307,đã xác minh,2026-01-05,,,,,,,,,,", "status-without-day 2 status"),
        Row("D1,30307,đã có kế hoạch,2026-01-05,,2026-01-09,,,,,,,,", "steps-skipped 2 status"),
        Row("D1,30307,đã báo,2026-01-01,2026-01-04,,,,,,,,,", "status-behind-days 2 status"),
        Row("D1,30307,bác bỏ,2026-01-01,,,,,,,,2026-02-01,,", "rejected-without-reason 2 status"),
        Row("D1,30307,bác bỏ,2026-01-01,,,,,,,,2026-02-01,,không phải vùng lõm"),
        Row(
            "D1,30307,đã xử lý,2026-01-01,2026-01-04,2026-01-05,,2026-02-01,,,,,,",
            "resolved-without-evidence 2 status"),
        Row("D1,30307,đã xử lý,2026-01-01,2026-01-04,2026-01-05,,2026-02-01,,,RSRP -95 dBm,,,"),
        Row(
            "D1,30307,đã kiểm tra kết quả,2026-01-01,2026-01-04,2026-01-05,,2026-02-01,2026-02-09,,,,,",
            "check-incomplete 2 checked"),
        Row(
            "D1,30307,đã kiểm tra kết quả,2026-01-01,2026-01-04,2026-01-05,,2026-02-01,2026-02-09,không đạt,,,,",
            "failed-check-not-reopened 2 check_result"),
        Row(
            "D1,30307,mở lại,2026-01-01,2026-01-04,2026-01-05,,2026-02-01,2026-02-09,không đạt,,,2026-02-10,còn lõm"),
        // After the reopening a second round begins, whose days may be later than those of the first.
        Row(
            "D1,30307,đã có kế hoạch,2026-01-01,2026-02-12,2026-02-14,,2026-02-01,2026-02-09,không đạt,,,2026-02-10,còn lõm"
        ),
    ])
    func `steps out of order, ahead of the survey or without evidence are told`(row: Row) throws {
        let plan = try SampleSurvey(kind: .deadzone).plan(Self.steps, row.cells + Self.place)
        #expect(plan.marks == row.marks)
        #expect(plan.outcomes.last == row.outcome)
    }

    private static func recorded(_ status: DeadZoneStatus, _ values: [Field: FieldValue] = [:]) -> RegistryRecord {
        var record = RegistryRecord(
            uuid: "0a", kind: .deadZone,
            evidence: RecordEvidence(
                base: Evidence(survey: "earlier", row: 7, surveyed: Day(iso: "2026-02-20"))))
        record[.code] = .text("D1")
        record.communes = ["30307"]
        record.shape = .point(.init(latitude: 10.35, longitude: 105.45))
        record[.status] = .text(status.rawValue)
        for (field, value) in values { record[field] = value }
        return record
    }

    @Test(arguments: DeadZoneStatus.allCases, DeadZoneStatus.allCases)
    func `a later survey moves a report forward or not at all, unless it is reopened`(
        from: DeadZoneStatus, to: DeadZoneStatus
    ) throws {
        let survey = SampleSurvey(kind: .deadzone, recorded: [Self.recorded(from)])
        let plan = try survey.plan("code,commune,status,reason", "D1,30307,\(to.rawValue),x")
        let isRefused = plan.findings.contains { $0.code == "step-not-allowed" }
        // Reopening by the word alone names no day by which it could be told from a slip of the pen.
        let forward: [DeadZoneStatus: Set<DeadZoneStatus>] = [
            .reported: [.reported, .verified, .planned, .resolved, .checked, .rejected],
            .verified: [.verified, .planned, .resolved, .checked, .rejected],
            .planned: [.planned, .resolved, .checked, .rejected], .resolved: [.resolved, .checked],
            .checked: [.checked], .rejected: [.rejected],
            .reopened: [.reopened, .verified, .planned, .resolved, .checked, .rejected],
        ]
        #expect(isRefused == !(forward[from]?.contains(to) ?? false))
        #expect((plan.outcomes.last == .quarantined) == isRefused)
    }

    @Test func `reopening needs a day that is not before what it takes back`() throws {
        let resolved: [Field: FieldValue] = [
            .reported: Self.day("2026-01-01"), .verified: Self.day("2026-01-02"), .planned: Self.day("2026-01-03"),
            .resolved: Self.day("2026-02-10"),
        ]
        let survey = SampleSurvey(kind: .deadzone, recorded: [Self.recorded(.resolved, resolved)])
        let header = "code,commune,status,reopened,reason"
        #expect(try survey.plan(header, "D1,30307,mở lại,2026-02-11,x").outcomes.last == .updated)
        #expect(try survey.plan(header, "D1,30307,đã xác minh,2026-02-11,x").outcomes.last == .updated)
        let early = try survey.plan(header, "D1,30307,mở lại,2026-02-09,x")
        #expect(early.marks == ["step-not-allowed 2 status"] && early.outcomes.last == .quarantined)
        let older = SampleSurvey(
            kind: .deadzone, surveyed: Day(iso: "2026-02-01"), recorded: [Self.recorded(.resolved, resolved)])
        let outdated = try older.plan("code,commune,status", "D1,30307,đã báo")
        #expect(outdated.marks == ["older-survey 2 status"], "an older list takes nothing back")
    }

    @Test func `a reopening that was told without a status lets the work go on`() throws {
        let days: [Field: FieldValue] = [
            .reported: Self.day("2026-01-01"), .planned: Self.day("2026-01-03"), .resolved: Self.day("2026-02-01"),
            .reopened: Self.day("2026-02-05"), .verified: Self.day("2026-02-10"),
        ]
        let survey = SampleSurvey(kind: .deadzone, recorded: [Self.recorded(.resolved, days)])
        let header = "code,commune,status,planned,reopened,reason"
        let plan = try survey.plan(header, "D1,30307,đã có kế hoạch,2026-02-15,2026-02-05,x")
        #expect(plan.marks == [] && plan.outcomes.last == .updated)
        let back = try survey.plan("code,commune,status", "D1,30307,đã báo")
        #expect(back.marks == ["step-not-allowed 2 status"] && back.outcomes.last == .quarantined)
    }

    private static func day(_ text: String) -> FieldValue { .day(Day(iso: text) ?? Day(number: 0)) }

    @Test func `a row of a day before its commune existed is told`() throws {
        let survey = SampleSurvey(kind: .deadzone, surveyed: Day(iso: "2025-06-30"))
        let plan = try survey.plan("code,commune,latitude,longitude", "D1,30307,10.35,105.45")
        #expect(plan.marks == ["commune-of-other-time 2 commune"] && plan.outcomes.last == .created)
    }

    // MARK: Cables

    private static let cable =
        "code,commune,status,planned_m,done_m,verified_m,poles,poles_done,done,verified,photo_after,acceptance"

    @Test(arguments: [
        Row("C1,30307,kế hoạch,1000,0,0,25,,,,,"),
        Row("C1,30307,hoàn thành,1000,1000,0,25,25,2026-02-01,,c1-sau.jpg,"),
        Row("C1,30307,hoàn thành,1000,1000,0,25,25,,,c1-sau.jpg,", "status-without-day 2 status"),
        Row("C1,30307,hoàn thành,1000,1000,0,25,25,2026-02-01,,,", "closed-without-evidence 2 status"),
        Row("C1,30307,đã nghiệm thu,1000,1000,1000,25,25,,2026-02-03,,12/BB", "steps-skipped 2 status"),
        Row(
            "C1,30307,đã nghiệm thu,1000,1000,1000,25,25,2026-02-04,2026-02-03,,12/BB", "days-reversed 2 verified",
            outcome: .quarantined),
        Row("C1,30307,hoàn thành,1000,1000,0,25,25,2026-03-02,,a.jpg,", "step-in-future 2 done", outcome: .quarantined),
        Row("C1,30307,đang làm,1000,1200,0,25,,,,,", "done-over-planned 2 done_m"),
        Row("C1,30307,đang làm,1000,500,600,25,,,,,", "verified-over-done 2 verified_m"),
        Row("C1,30307,đang làm,1000,500,0,25,26,,,,", "poles-over-planned 2 poles_done"),
        Row("C1,30307,kế hoạch,1000,0,0,25,,2026-02-01,,x.jpg,", "status-behind-days 2 status"),
    ])
    func `lengths, poles and closings that cannot be are told`(row: Row) throws {
        let plan = try SampleSurvey(kind: .cable).plan(Self.cable, row.cells)
        // No folder of photos is given, which is told once.
        #expect(plan.marks.filter { $0 != "photos-not-read" } == row.marks)
        #expect(plan.outcomes.last == row.outcome)
    }

    /// 0.01° of longitude at 10.35° N is 1095.1 m long (geod of PROJ 9.1).
    @Test(
        arguments: [
            ("kế hoạch", "1000", "", []), ("kế hoạch", "1204", "", []),
            ("kế hoạch", "1206", "", ["length-differs 2 planned_m"]),
            ("kế hoạch", "980", "", ["length-differs 2 planned_m"]),
            ("đang làm", "1095", "300", []), ("hoàn thành", "1095", "300", ["length-differs 2 done_m"]),
        ] as [(String, String, String, [String])])
    func `a length is held against the line`(status: String, planned: String, done: String, marks: [String]) throws {
        let plan = try SampleSurvey(kind: .cable).plan(
            "code,commune,status,planned_m,done_m,done,acceptance,wkt",
            "C1,30307,\(status),\(planned),\(done),\(status == "hoàn thành" ? "2026-02-01" : ""),12/BB,"
                + "LINESTRING(105.45 10.35‚105.46 10.35)")
        #expect(plan.marks == marks)
    }

    @Test func `what is accepted may not be undone without a reopening`() throws {
        var record = RegistryRecord(
            uuid: "0a", kind: .cableRoute,
            evidence: RecordEvidence(
                base: Evidence(survey: "earlier", row: 7, surveyed: Day(iso: "2026-02-20"))))
        record[.code] = .text("C1")
        record.communes = ["30307"]
        record[.status] = .text(CableStatus.verified.rawValue)
        record[.done] = Self.day("2026-01-10")
        record[.verified] = Self.day("2026-02-10")
        let survey = SampleSurvey(kind: .cable, recorded: [record])
        let silent = try survey.plan("code,commune,status", "C1,30307,đang làm")
        #expect(silent.marks == ["step-not-allowed 2 status"] && silent.outcomes.last == .quarantined)
        let told = try survey.plan("code,commune,status,reopened,reason", "C1,30307,đang làm,2026-02-25,dây võng lại")
        #expect(told.marks == [] && told.outcomes.last == .updated)
    }
}
