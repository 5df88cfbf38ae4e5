import RegistryRecords
import Testing

struct LifeCycleTests {
    /// Every step that the office allows, written out by hand: from, then all that may follow directly.
    private static let deadZoneSteps: [DeadZoneStatus: Set<DeadZoneStatus>] = [
        .reported: [.verified, .rejected], .verified: [.planned, .rejected], .planned: [.resolved, .rejected],
        .resolved: [.checked, .reopened], .checked: [.reopened], .rejected: [.reopened],
        .reopened: [.verified, .planned, .rejected],
    ]
    private static let cableSteps: [CableStatus: Set<CableStatus>] = [
        .planned: [.surveyed, .inProgress, .done], .surveyed: [.inProgress, .done], .inProgress: [.done],
        .done: [.verified, .reopened], .verified: [.reopened], .reopened: [.inProgress, .done],
    ]

    @Test(arguments: DeadZoneStatus.allCases, DeadZoneStatus.allCases)
    func `a dead-zone report takes the allowed steps and no other`(from: DeadZoneStatus, to: DeadZoneStatus) {
        #expect(from.allows(to) == Self.deadZoneSteps[from]?.contains(to))
    }

    @Test(arguments: CableStatus.allCases, CableStatus.allCases)
    func `a cable clean-up takes the allowed steps and no other`(from: CableStatus, to: CableStatus) {
        #expect(from.allows(to) == Self.cableSteps[from]?.contains(to))
    }

    /// Where a report may be found by a later survey: «x» by steps of its own, «-» only when reopened.
    @Test(arguments: [
        (DeadZoneStatus.reported, "x x x x x x -"), (.verified, "- x x x x x -"), (.planned, "- - x x x x -"),
        (.resolved, "- - - x x - -"), (.checked, "- - - - x - -"), (.rejected, "- - - - - x -"),
        (.reopened, "- x x x x x x"),
    ])
    func `without being reopened a report only goes forward`(from: DeadZoneStatus, marks: String) {
        let found = DeadZoneStatus.allCases.map { from.leads(to: $0) ? "x" : "-" }.joined(separator: " ")
        #expect(found == marks)
    }

    struct Row: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var values: [Field: FieldValue]
        /// The status on the days 05/01, 05/02 … 05/08 of 2026.
        var expected: [DeadZoneStatus?]
    }

    private static func day(_ month: Int, _ number: Int) -> Day {
        Day(year: 2026, month: month, day: number) ?? Day(number: 0)
    }

    /// The first of a month.
    private static func month(_ number: Int) -> FieldValue { .day(day(number, 1)) }

    @Test(arguments: [
        Row(
            testDescription: "nothing stated", values: [:], expected: Array(repeating: .reported, count: 8)),
        Row(
            testDescription: "a whole round",
            values: [
                .reported: month(2), .verified: month(3), .planned: month(4), .resolved: month(5), .checked: month(6),
                .status: .text("đã kiểm tra kết quả"),
            ],
            expected: [nil, .reported, .verified, .planned, .resolved, .checked, .checked, .checked]),
        Row(
            testDescription: "reopened and verified again",
            values: [
                .reported: month(1), .verified: month(7), .planned: month(3), .resolved: month(4), .checked: month(5),
                .reopened: month(6), .status: .text("đã xác minh"),
            ],
            expected: [.reported, .reported, .planned, .resolved, .checked, .reopened, .verified, .verified]),
        Row(
            testDescription: "rejected in April",
            values: [.reported: month(2), .rejected: month(4), .status: .text("bác bỏ")],
            expected: [nil, .reported, .reported, .rejected, .rejected, .rejected, .rejected, .rejected]),
        Row(
            testDescription: "rejected on a day that nobody stated", values: [.status: .text("bác bỏ")],
            expected: Array(repeating: .rejected, count: 8)),
        Row(
            testDescription: "resolved without a day", values: [.reported: month(3), .status: .text("đã xử lý")],
            expected: [nil, nil, .resolved, .resolved, .resolved, .resolved, .resolved, .resolved]),
        Row(
            testDescription: "a status that lags behind its days",
            values: [.reported: month(1), .resolved: month(5), .status: .text("đã báo")],
            expected: [.reported, .reported, .reported, .reported, .resolved, .resolved, .resolved, .resolved]),
    ])
    func `a report is where the days of its steps say`(row: Row) {
        var record = RegistryRecord(
            uuid: "00", kind: .deadZone,
            evidence: RecordEvidence(base: Evidence(survey: "sample", row: 2, surveyed: nil)))
        for (field, value) in row.values { record[field] = value }
        let found = (1...8).map { month in
            LifeCycleProgress<DeadZoneStatus>(record, on: Self.day(month, 5)).status
        }
        #expect(found == row.expected)
    }
}
