import RegistryRecords
import SurveyValidation
import TestWitnesses
import Testing
import VN2000

struct TableRowsTests {
    /// Rows of data that could be taken for something else, for as long as they have a code.
    private static let names = [
        "Tổng đài mẫu", "Cộng Hòa", "Phường Long Xuyên", "Ghi chú", "Giám đốc", "1", "I", "A", "Tổng cộng", "(1)",
        "Ngày",
        "", "Huyện Châu Phú", "Người lập biểu", "Mã trạm",
    ]

    @Test(arguments: 0..<100) func `no row of data is lost among titles, groups, totals and signatures`(
        seed: UInt64
    ) throws {
        var random = SeededNumbers(seed: seed)
        func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
        var lines: [String] = []
        if chance(70) { lines += ["SỞ MẪU|||||", "DANH SÁCH (mẫu)|||||"] }
        if chance(40) { lines.append("|||||") }
        let isTall = chance(50)
        lines.append("STT|Mã trạm|Tên trạm|Tọa độ|\(isTall ? "" : "Địa điểm")|Công nghệ")
        if isTall {
            lines.append("|||Vĩ độ|Kinh độ|")
        } else {
            lines[lines.count - 1] = "STT|Mã trạm|Tên trạm|Vĩ độ|Kinh độ|Công nghệ"
        }
        if chance(60) { lines.append("(1)|(2)|(3)|(4)|(5)|(6)") }
        let codes = chance(50) ? { "AG\(1000 + $0)" } : { (number: Int) in "\(880_000 + number)" }
        var expected: [Int] = []
        for number in 1...Int.random(in: 3...40, using: &random) {
            if chance(10) {
                lines.append("\(["I", "II", "A", "B"].randomElement(using: &random) ?? "I")|Huyện Mẫu||||")
            }
            if chance(5) { lines.append("|Cộng huyện Mẫu||||") }
            if chance(4) { lines.append("STT|Mã trạm|Tên trạm|\(isTall ? "Tọa độ|" : "Vĩ độ|Kinh độ")|Công nghệ") }
            if chance(5) { lines.append("|||||") }
            expected.append(lines.count + 1)
            let name = Self.names.randomElement(using: &random) ?? ""
            let place = chance(80) ? "10,\(number)|105,\(number)" : "|"
            lines.append("\(chance(90) ? "\(number)" : "")|\(codes(number))|\(name)|\(place)|\(chance(70) ? "4G" : "")")
        }
        if chance(70) { lines.append("|Tổng cộng||||") }
        if chance(30) { lines.append("Ghi chú: mẫu|||||") }
        if chance(60) {
            lines += ["||||Ngày 20 tháng 11 năm 2026|", "|Người lập biểu|||Giám đốc|", "|Người Mẫu|||Người Khác|"]
        }

        let table = SampleTable(.bts, lines: lines)
        let reading = try table.reading()
        let roles = table.roles(reading)
        let data = zip(table.rows[reading.layout.firstPlace...], roles).filter { $0.1 == .data }.map(\.0.number)
        #expect(data == expected, "\(lines.joined(separator: "\n"))")
        #expect(reading.meanings.values.sorted().contains("site"))
    }

    @Test func `an import skips what is no record, says why, and holds the total against the rows`() throws {
        let plan = try SampleSurvey().plan(
            "DANH SÁCH MẪU,,", "code,name,commune", "1,2,3", "P1,Một,30307", "P2,Hai,30307", "Cộng xã mẫu,,3",
            "Tổng cộng,,2", ",,", "Người lập biểu,,Giám đốc", "Người Mẫu,,Người Khác")
        #expect(plan.outcomes.filter { $0 == .created }.count == 2)
        #expect(plan.outcomes.filter { $0 == .quarantined }.isEmpty)
        #expect(
            plan.marks == [
                "not-a-record 3", "not-a-record 6", "wrong-total 6 commune", "not-a-record 7", "not-a-record 9",
                "not-a-record 10",
            ])
        #expect(Array(plan.rows.map(\.number).prefix(3)) == [1, 3, 4], "titles are kept, the header is the mapping")
        #expect(plan.outcomes.prefix(2) == [.skipped, .skipped])
    }

    @Test func `a code shorter than the others may have lost its zero`() throws {
        let rows = (0..<12).map { "88010\($0 % 10),30307" } + ["8010,30307"]
        let plan = try SampleSurvey().plan(
            lines: ["code,commune"] + rows.enumerated().map { $0 < 10 || $0 > 11 ? $1 : "99\($1.dropFirst(2))" })
        #expect(plan.marks == ["lost-leading-zero 14 code"])
        #expect(plan.findings.first?.problem.vi.contains("008010") == true)
        #expect(plan.outcomes.allSatisfy { $0 == .created })
    }

    @Test func `a day in Excel's number is taken and told, half a day is refused with its remedy`() throws {
        let plan = try SampleSurvey().plan(
            "code,commune,opened,closed", "P1,30307,46344,", "P2,30307,11/2026,", "P3,30307,2026,", "P4,30307,5/4/26,",
            "P5,30307,46344.75,")
        #expect(
            plan.marks == [
                "serial-day 2 opened", "not-a-whole-day 3 opened", "not-a-whole-day 4 opened",
                "two-digit-year 5 opened", "serial-day 6 opened",
            ])
        #expect(plan.outcomes == [.created, .quarantined, .quarantined, .quarantined, .created])
        #expect(plan.record(.postalPoint, "P1")?[.opened]?.day == Day(iso: "2026-11-18"))
        #expect(plan.findings.first?.severity == .note)
    }

    @Test func `a phone's position in one cell is read as it is written`() throws {
        let plan = try SampleSurvey().plan("code,commune,position", "P1,30307,10.35 105.45 3.2 4.9")
        #expect(plan.marks == [])
        guard case .point(let position)? = plan.record(.postalPoint, "P1")?.shape else {
            Issue.record("no position")
            return
        }
        #expect(position.latitude == 10.35 && position.longitude == 105.45)
    }
}
