import CoverageEngine
import RegistryRecords
import ReportWriters
import TestWitnesses
import Testing

struct OperatorReportTests {
    /// One commune with an operator that is there and one that is not.
    private static func table() throws -> CoverageTable {
        var table = try Samples.table()
        table.communes = table.communes.filter { $0.commune.code == "30307" }
        let absent = MobileCoverage(
            verdict: nil, measure: .areaShare, low: 0, high: 0.25, sites: 0, cells: 0, assumedRadius: 0,
            areaShare: 0.25, settlementShare: 0.5, householdShare: nil, populationShare: 0.125)
        table.communes[0].operators = [
            OperatorCoverage(operator: "MobiFone", mobile: [.g4: absent]),
            OperatorCoverage(operator: "Viettel", mobile: [.g4: Samples.mobile(nil, 0.5, 0.75)]),
        ]
        return table
    }

    @Test(.enabled(if: Tool.hasPython, "python3 is not installed"))
    func `Python reads a row for any operator and for each, by technology`() throws {
        let script = """
            import csv, io, sys
            text = sys.stdin.buffer.read().decode("utf-8-sig")
            for row in csv.DictReader(io.StringIO(text, newline="")):
                print(row["Mã"], row["Doanh nghiệp"], row["Công nghệ"], row["Có trạm trong xã"], row["Số trạm"],
                      row["Tỷ lệ diện tích"], row["Tỷ lệ ấp, khóm"] or "-", row["Tỷ lệ dân số"] or "-",
                      row["Cách tính diện tích"], row["Cách tính dân số"], sep="|")
            """
        let csv = OperatorReport.csv(try Self.table(), language: .vietnamese)
        let method = "exact-discs|theo ấp, khóm có số liệu"
        #expect(
            try Tool.output(of: Tool.python, "-c", script, input: csv) == """
                30307|mọi doanh nghiệp|4G|có|12|0.99999|-|-|\(method)
                30307|mọi doanh nghiệp|5G|có|12|0.57|-|-|\(method)
                30307|mọi doanh nghiệp|4G trở lên|có|12|0.99|-|-|\(method)
                30307|MobiFone|4G|không|0|0.25|0.5|0.125|\(method)
                30307|Viettel|4G|có|12|0.75|-|-|\(method)

                """)
    }

    @Test func `the terminal table and the JSON have the same operators, and both name their methods`() throws {
        let text = OperatorReport.text(try Self.table(), style: ReportStyle(width: 160))
        let lines = text.split(separator: "\n").filter { $0.contains("30307") }
        #expect(lines.count == 5)
        #expect(lines[3].contains(#/Phường Long Xuyên +MobiFone +4G +0 +0 +25,0 % +50,0 % +– +12,5 % +0,0–25,0 %/#))
        #expect(text.contains("exact-discs") && text.contains("Tỷ lệ dân số: theo ấp, khóm có số liệu."))
        let narrow = OperatorReport.text(try Self.table(), style: ReportStyle(language: .english, width: 80))
        #expect(narrow.contains("any operator") && narrow.contains("--format csv"))
        let json = CoverageJSON.text(try Self.table())
        #expect(json.contains(#""operators":{"MobiFone":{"4G":{"verdict":null,"measure":"area-share","low":0.0,"#))
        #expect(CoverageJSON.text(try Samples.table()).contains(#""operators":null"#))
    }
}
