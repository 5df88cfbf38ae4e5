import HaTangKit
import TestWitnesses
import Testing

/// Figures of communes and of the province, as offices write them.
struct IndicatorImportTests {
    private let office: Office

    init() throws { office = try Office() }

    private func plan(_ text: String, name: String = "so-lieu.csv") throws -> ImportPlan {
        try office.plan(SurveyRequest(path: try office.folder.write(text, to: name), kind: .indicator))
    }

    struct Written: Sendable, CustomTestStringConvertible {
        var value: String
        var unit: String
        /// What the registry keeps; nil for a row that is refused.
        var kept: Double?
        var keptUnit = "tỷ lệ"
        var finding: String?
        var heading = "Giá trị"
        var testDescription: String { "\(value) / \(unit)" }
    }

    @Test(arguments: [
        Written(value: "85 %", unit: "", kept: 0.85), Written(value: "85%", unit: "", kept: 0.85),
        Written(value: "0,85", unit: "", kept: 0.85), Written(value: "85", unit: "%", kept: 0.85),
        Written(value: "85", unit: "phần trăm", kept: 0.85), Written(value: "0.85", unit: "tỷ lệ", kept: 0.85),
        Written(value: "82,4 %", unit: "", kept: 0.824), Written(value: "0,5 %", unit: "", kept: 0.005),
        Written(value: "100%", unit: "%", kept: 1), Written(value: "0", unit: "", kept: 0),
        Written(value: "85,250 %", unit: "", kept: 0.8525),
        Written(value: "85", unit: "", kept: 0.85, heading: "Tỷ lệ (%)"),
        Written(value: "85", unit: "", finding: "ambiguous-share"),
        Written(value: "1", unit: "", finding: "ambiguous-share"),
        Written(value: "0,85", unit: "%", finding: "ambiguous-share"),
        Written(value: "101 %", unit: "", finding: "not-a-share"),
        Written(value: "120", unit: "%", finding: "not-a-share"),
        Written(value: "1,2", unit: "tỷ lệ", finding: "not-a-share"),
        Written(value: "-3 %", unit: "", finding: "not-a-share"),
        Written(value: "8,2", unit: "% tăng trưởng", kept: 0.082, keptUnit: "tăng trưởng"),
        Written(value: "-3,5 %", unit: "% tăng trưởng", kept: -0.035, keptUnit: "tăng trưởng"),
        Written(value: "135", unit: "% tăng", kept: 1.35, keptUnit: "tăng trưởng"),
        Written(value: "3.302,25", unit: "tỷ đồng", kept: 3302.25, keptUnit: "tỷ đồng"),
        Written(value: "1.500", unit: "hộ", finding: "ambiguous-number"),
        Written(value: "85 %", unit: "hộ", finding: "unit-disagrees"),
        Written(value: "nhiều", unit: "", finding: "not-a-number"),
        Written(value: "", unit: "%", finding: "missing-field"),
    ])
    func `a value is read with its unit, and refused where it could be two`(written: Written) throws {
        let plan = try plan(
            "Xã/Phường;Chỉ tiêu;Ngày số liệu;\(written.heading);Đơn vị tính;Nguồn\n"
                + "30307;fibre_households;30/06/2026;\(written.value);\(written.unit);Báo cáo\n")
        let finding = plan.findings.first { $0.severity == .error }
        #expect(finding?.code == written.finding, "\(plan.findings)")
        let record = plan.changes.first?.after
        #expect(record?[.value]?.number == written.kept)
        if written.kept != nil {
            #expect(record?[.unit]?.text == written.keptUnit && record?[.source]?.text == "Báo cáo")
            #expect(record?.key == "30307|fibre_households|2026-06-30" && record?.communes == ["30307"])
            #expect(record?.evidence.base.surveyed == Day(iso: "2026-06-30") && record?.shape == nil)
        }
    }

    @Test func `both readings stand in the message`() throws {
        let plan = try plan("Xã;Chỉ tiêu;Ngày;Giá trị;ĐVT\n30307;a;30/06/2026;85;\n30307;b;30/06/2026;0,85;%\n")
        let problems = plan.findings.filter { $0.code == "ambiguous-share" }.map(\.problem)
        #expect(problems.count == 2)
        #expect(problems.first?.vi == "Đọc được hai cách: 85 % hoặc số 85 không phải tỷ lệ.")
        #expect(problems.last?.vi == "Đọc được hai cách: 0.85 % hoặc 85 %.")
        #expect(problems.last?.en == "Can be read as 0.85 % or as 85 %.")
    }

    @Test(arguments: [
        (";Tỉnh An Giang", "91|a|2025-12-31"), (";An Giang", "91|a|2025-12-31"), (";91", "91|a|2025-12-31"),
        ("Toàn tỉnh;", "91|a|2025-12-31"),
    ])
    func `a row without a commune is of the province that it states`(place: String, key: String) throws {
        let plan = try plan("Xã;Tỉnh;Chỉ tiêu;Ngày;Giá trị\n\(place);a;31/12/2025;85 %\n")
        let record = try #require(plan.changes.first?.after, "\(plan.findings)")
        #expect(record.key == key && record.communes.isEmpty && record[.provinceCode]?.text == "91")
    }

    @Test(arguments: [
        (";;a;31/12/2025;85 %", "no-commune-nor-province"), (";Tỉnh Lạ;a;31/12/2025;85 %", "unknown-province"),
        ("30307;;;31/12/2025;85 %", "missing-field"), ("30307;;a;;85 %", "missing-field"),
        ("30307;;a;31/02/2025;85 %", "not-a-day"), ("Xã Không Có;;a;31/12/2025;85 %", "unknown-commune"),
        // The ward of today was made of several of that time.
        ("30307;;a;31/12/2024;85 %", "figure-of-former-commune"),
    ])
    func `a row that cannot be a figure waits in quarantine`(row: String, code: String) throws {
        let plan = try plan("Xã;Tỉnh;Chỉ tiêu;Ngày;Giá trị\n\(row)\n")
        #expect(plan.changes.isEmpty)
        #expect(plan.findings.contains { $0.code == code && $0.severity == .error }, "\(plan.findings)")
    }

    @Test func `a figure of a day to come is warned of and proves nothing`() throws {
        let request = SurveyRequest(
            path: try office.folder.write(
                "Xã;Chỉ tiêu;Ngày;Giá trị\n30307;fibre_households;31/12/2026;85 %\n", to: "a.csv"),
            kind: .indicator)
        let plan = try office.take(request)
        #expect(plan.findings.contains { $0.code == "survey-in-future" })
        let table = try office.registry.coverage(on: .ofSamples)
        #expect(table.communes.first { $0.commune.code == "30307" }?.verdicts["fibre-households"] == .notProven)
        #expect(table.communes.first { $0.commune.code == "30307" }?.indicators.isEmpty == true)
    }

    @Test func `the same figure again changes nothing, a mended one is an update, and the row proves the verdict`()
        throws
    {
        let head = "Xã;Chỉ tiêu;Ngày;Giá trị\n"
        func take(_ row: String, _ name: String) throws -> ImportPlan {
            try office.take(
                SurveyRequest(path: try office.folder.write(head + row, to: name), kind: .indicator))
        }
        _ = try take("30307;fibre_households;30/06/2026;75 %\n", "a.csv")
        let again = try take("30307;fibre_households;30/06/2026;75 %\n\n", "b.csv")
        #expect(again.counts[.unchanged] == 1 || again.counts[.updated] == 1)
        let mended = try take("30307;fibre_households;30/06/2026;81 %\n", "c.csv")
        #expect(mended.counts[.updated] == 1)
        let explanation = try office.registry.explanation(of: "30307", on: .ofSamples)
        #expect(explanation.coverage.verdicts["fibre-households"] == .met)
        let row = try #require(explanation.indicators.first)
        #expect(explanation.indicators.count == 1 && row.value.value == 0.81 && row.validity == .valid)
        #expect(row.source.file == "c.csv" && row.source.row == 2)
    }
}
