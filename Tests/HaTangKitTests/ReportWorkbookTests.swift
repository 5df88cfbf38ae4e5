import Foundation
import HaTangKit
import TestWitnesses
import Testing

extension FilledRegistryTests {
    struct ReportWorkbookTests {
        private static let formulas = ["=1+1", "+84 296 1234", "-5", "@SUM(A1)", "=cmd|' /C calc'!A0"]
        private let folder: TemporaryFolder
        private let report: ProvinceReport
        private let path: String

        /// A report in which texts look like formulas and a share is just below 1.
        init() throws {
            folder = try TemporaryFolder()
            path = folder.file("bao-cao.xlsx")
            var report = try FilledRegistry.shared.report()
            for (place, text) in Self.formulas.enumerated() { report.findings.listed[place].value = text }
            report.table.communes[0].mobile[.g4OrBetter]?.low = 0.9996
            report.table.communes[0].areaSquareKilometres = -12.5
            self.report = report
            try ReportWorkbook.write(report, to: path)
        }

        @Test(.enabled(if: Tool.hasOpenpyxl, "python3-openpyxl is not installed"))
        func `openpyxl reads every cell with its value and its type`() throws {
            let found = Set(try ReadCell.openpyxl(path).map(\.leveled))
            let expected = Set(ReadCell.expected(of: report).map(\.leveled))
            #expect(found.subtracting(expected) == [])
            #expect(expected.subtracting(found) == [])
            for text in Self.formulas { #expect(found.contains { $0.value == text && $0.type == "s" }) }
            #expect(found.contains { $0.value == "-12.5" && $0.type == "n" })
            let types = Dictionary(grouping: found, by: \.type).mapValues(\.count)
            #expect(types["f"] == nil && types["d", default: 0] > 50 && types["n", default: 0] > 5000)
        }

        @Test(.enabled(if: Tool.hasCalamine, "python-calamine (PyPI) is not installed for HATANG_TEST_PYTHON"))
        func `calamine reads every cell with its value and its type`() throws {
            let found = Set(try ReadCell.calamine(path).map(\.leveled))
            let expected = Set(ReadCell.expected(of: report).map(\.leveled))
            #expect(found.subtracting(expected) == [])
            #expect(expected.subtracting(found) == [])
        }

        @Test func `our own reader of surveys reads every cell`() throws {
            var found: Set<String> = []
            for sheet in try SurveyFile.sheets(of: path) {
                var reader = try SurveyFile.open(path, sheet: sheet.name)
                while let row = try reader.next() {
                    for (column, text) in row.cells.enumerated() where !text.isEmpty {
                        let value = Double(text).map { ReportValue.exact($0).canonical } ?? text
                        found.insert("\(sheet.name)!\(row.number),\(column + 1): \(value)")
                    }
                }
            }
            let expected = Set(
                ReportWorkbook.cells(of: report).filter { !$0.text.isEmpty }.map { cell in
                    let value = Double(cell.text).map { ReportValue.exact($0).canonical } ?? cell.text
                    return "\(cell.sheet)!\(cell.row),\(cell.column): \(value)"
                })
            #expect(expected.count > 10_000)
            #expect(Array(expected.subtracting(found).sorted().prefix(3)) == [])
            #expect(found.count == expected.count)
        }

        @Test(.enabled(if: Tool.hasOffice, "libreoffice-calc is not installed"))
        func `LibreOffice shows texts as written and no share below 1 as 100 percent`() throws {
            let all = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"
            try Tool.output(
                of: Tool.office, "-env:UserInstallation=file://" + folder.file("office"), "--headless", "--convert-to",
                all, "--outdir", folder.path, path)
            let communes = String(decoding: try folder.bytes("bao-cao-Theo xã.csv"), as: UTF8.self)
            let first = try #require(communes.split(separator: "\n").first { $0.hasPrefix("1,") })
            #expect(first.contains(report.table.communes[0].commune.name))
            #expect(first.contains(",99.9%,100.0%,") || first.contains(",\"99,9%\",\"100,0%\","))
            #expect(communes.contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") && communes.contains("CƠ QUAN THỬ"))
            let findings = String(decoding: try folder.bytes("bao-cao-Phát hiện.csv"), as: UTF8.self)
            for text in Self.formulas { #expect(findings.contains(text)) }
        }

        @Test(.enabled(if: Tool.hasOpenpyxl, "python3-openpyxl is not installed"))
        func `sheets print on A4 across, fitted in width, with head and page numbers, and stay readable on a screen`()
            throws
        {
            let script = """
                import sys, openpyxl
                for s in openpyxl.load_workbook(sys.argv[1]).worksheets:
                    m = s.page_margins
                    rules = sum(len(r.rules) for r in s.conditional_formatting)
                    print(s.title, s.page_setup.orientation, s.page_setup.paperSize, s.sheet_properties.pageSetUpPr.fitToPage,
                        s.page_setup.fitToHeight, s.print_title_rows, "Trang &P/&N" in (s.oddFooter.right.text or ""),
                        round(m.left * 25.4), round(m.right * 25.4), round(m.top * 25.4), round(m.bottom * 25.4),
                        s.freeze_panes, s.auto_filter.ref is not None, rules, sep="|")
                """
            let lines = try Tool.output(of: Tool.python, "-c", script, path).split(separator: "\n").map {
                $0.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            }
            #expect(
                lines.map { $0[0] } == [
                    "Tổng hợp", "Theo xã", "Còn thiếu", "Vùng trắng, lõm sóng", "Chỉnh trang cáp", "Phát hiện",
                    "Nguồn số liệu", "Phương pháp", "Dữ liệu",
                ])
            for line in lines {
                #expect(Array(line[1...4]) == ["landscape", "9", "True", "0"], "\(line[0])")
                #expect(Array(line[6...10]) == ["True", "30", "15", "20", "20"], "\(line[0])")
            }
            let communes = try #require(lines.first { $0[0] == "Theo xã" })
            #expect(communes[5] == "$6:$8" && communes[11] == "D9" && communes[12] == "True")
            #expect(communes[13] == "12", "three verdicts in each of four columns")
        }

        @Test func `a file that is there stays when the report cannot be written`() throws {
            let bytes = try folder.bytes("bao-cao.xlsx")
            #expect(throws: ReportFileError.self) { try ReportWorkbook.write(report, to: folder.path) }
            #expect(throws: ReportFileError.self) { try ReportWorkbook.write(report, to: folder.file("none/a.xlsx")) }
            #expect(try folder.bytes("bao-cao.xlsx") == bytes)
        }
    }
}
