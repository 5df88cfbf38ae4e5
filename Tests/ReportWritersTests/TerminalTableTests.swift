import Foundation
import RegistryRecords
import ReportWriters
import Testing

struct TerminalTableTests {
    @Test(arguments: [
        ("Chưa đủ căn cứ", 14), ("Phường Mỹ Thới", 14), ("", 0), ("中文", 4), ("ｶ", 1), ("한국", 4), ("⚠️", 2), ("🇻🇳", 2),
        ("a\u{200B}b", 2), ("–…·«»", 5),
    ])
    func `a text takes the columns that a terminal gives it`(_ text: String, _ columns: Int) {
        #expect(text.columns == columns)
        #expect(text.decomposedStringWithCanonicalMapping.columns == columns)
    }

    @Test func `a cut text never exceeds its width nor splits a letter from its marks`() {
        let text = "Phường Mỹ Thới 中文".decomposedStringWithCanonicalMapping
        for width in 0...20 {
            let cut = text.cut(toColumns: width)
            #expect(cut.columns <= width)
            #expect(text.hasPrefix(cut.replacing("…", with: "")))
        }
    }

    @Test func `nothing in a cell can move the cursor or turn the text around`() {
        let table = TerminalTable(columns: [.init("Tên")], lines: [.cells(["\u{1B}[2Jx\u{202E}y\u{9B}z\r\nb"])])
        let text = table.text(width: 80, colour: false).text
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) })
        #expect(text.contains("�[2Jx�y�z  b"))
    }

    @Test(arguments: [60, 80, 120, 200], Language.allCases)
    func `every line of every report fits the terminal`(_ width: Int, _ language: Language) throws {
        let style = ReportStyle(language: language, width: width, provinceNames: ["91": "Tỉnh An Giang"])
        let reports = [
            CoverageText.text(try Samples.table(quality: .schematic), style: style),
            MissingReport.text(try Samples.missing(), style: style),
            ExplanationText.text(try Samples.explanation(), style: style),
            FindingsReport.text(FindingTally(Samples.findings()), style: style),
        ]
        for report in reports {
            for line in report.split(separator: "\n") {
                #expect(String(line).columns <= width, "\(line)")
            }
            #expect(report.hasSuffix("\n"))
        }
        for line in reports[0].split(separator: "\n") { #expect(String(line).columns <= width, "\(line)") }
    }

    @Test func `a narrow table names the columns it gives up, a wide one has them all`() throws {
        let narrow = CoverageText.text(try Samples.table(), style: ReportStyle(width: 60))
        let wide = CoverageText.text(try Samples.table(), style: ReportStyle(width: 240))
        #expect(narrow.contains("Không đủ chỗ cho các cột"))
        #expect(!wide.contains("Không đủ chỗ cho các cột"))
        #expect(wide.contains("Cáp quá hạn km"))
    }

    @Test(arguments: 24...80)
    func `a table that can give up and cut nothing folds its cells and loses no word`(_ width: Int) {
        let table = TerminalTable(
            columns: [.init("Tuyến đường"), .init("Kế hoạch km", isNumeric: true), .init("Trạng thái"), .init("Hạn")],
            lines: [
                .cells(["Đường Trần Hưng Đạo", "1.234,56", .init("chưa đạt", colour: .red), "31/12/2026"]),
                .title("— Tỉnh An Giang —"), .cells(["Nguyễn Huệ", "2,00"]),
            ])
        for colour in [false, true] {
            let text = table.text(width: width, colour: colour).text.replacing(/\u{1B}\[[0-9]+m/, with: "")
            for line in text.split(separator: "\n") { #expect(String(line).columns <= width, "\(line)") }
            #expect(text.filter { $0.isNumber }.count == 17)
            if width >= 45 { for word in ["Hưng", "1.234,56", "31/12/2026", "Huệ"] { #expect(text.contains(word)) } }
        }
    }

    @Test func `colour comes only when asked for and says nothing more`() throws {
        let table = try Samples.table()
        let plain = CoverageText.text(table, style: ReportStyle(width: 120))
        let coloured = CoverageText.text(table, style: ReportStyle(width: 120, colour: true))
        #expect(!plain.contains("\u{1B}"))
        #expect(coloured.contains("\u{1B}[32mĐạt\u{1B}[0m"))
        #expect(coloured.replacing(/\u{1B}\[[0-9]+m/, with: "") == plain)
    }
}
