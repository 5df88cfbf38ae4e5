import Foundation
import RegistryRecords
import SurveyFiles
import TestWitnesses
import Testing

/// openpyxl wrote the fixtures; other workbooks are put together part by part.
struct XLSXReaderTests {
    @Test func `numbers and days come as Excel shows them in full`() throws {
        let data = try Data(contentsOf: URL(filePath: Fixture.path("numbers.json")))
        let expected = try #require(JSONSerialization.jsonObject(with: data) as? [[Any]])
        let rows = try Fixture.rows(Fixture.path("numbers.xlsx"))
        // Every second row is a gap; the rows keep their numbers.
        #expect(rows.map(\.number) == expected.compactMap { $0[0] as? Int })
        for (row, pair) in zip(rows, expected) {
            #expect(row.cells == ["", pair[1] as? String], "row \(row.number)")
        }
    }

    @Test func `of several sheets with rows one has to be named`() throws {
        let path = Fixture.path("sheets.xlsx")
        #expect(throws: SurveyFileError.sheetNeeded(file: "sheets.xlsx", known: ["Bảng 1", "Bảng 2"])) {
            try SurveyFile.open(path)
        }
        let known = ["Bảng 1", "Bảng 2", "Ẩn", "Trống"]
        let unknown = SurveyFileError.unknownSheet(file: "sheets.xlsx", asked: "Bảng 11", known: known)
        #expect(throws: unknown) { try SurveyFile.open(path, sheet: "Bảng 11") }
        #expect(unknown.message.vi.contains("có phải “Bảng 1”?"))
        #expect(try SurveyFile.open(path, sheet: "bang 2").sheet == "Bảng 2")
        #expect(try Fixture.rows(path, sheet: "Ẩn").map(\.cells) == [["kín"]])
        #expect(try Fixture.rows(path, sheet: "Trống").isEmpty)
        let sheets = try SurveyFile.sheets(of: path)
        #expect(sheets.map(\.name) == known)
        #expect(sheets.map(\.rowCount) == [4, 1, 1, 0])
        #expect(sheets.map(\.isHidden) == [false, false, true, false])
        #expect(sheets.map(\.isEmpty) == [false, false, false, true])
    }

    @Test func `merged ranges are known before the first row, and days may count from 1904`() throws {
        let reader = try SurveyFile.open(Fixture.path("sheets.xlsx"), sheet: "Bảng 1")
        #expect(
            Set(reader.mergedRanges) == [
                MergedRange(rows: 1...1, columns: 0...2), MergedRange(rows: 3...4, columns: 0...0),
                MergedRange(rows: 3...3, columns: 1...2),
            ])
        let rows = try Fixture.rows(Fixture.path("sheets.xlsx"), sheet: "Bảng 1")
        #expect(rows.map(\.number) == [1, 3, 4, 9])
        #expect(
            try Fixture.rows(Fixture.path("sheets.xlsx"), sheet: "Bảng 2") == [
                RawRow(number: 1, cells: ["mã", "tên", "1904-01-01"])
            ])
    }

    @Test func `inline, rich, strict, unnumbered and prefixed cells are cells like others`() throws {
        let folder = try TemporaryFolder()
        let path = try WorkbookParts(
            sheet: """
                <x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData>
                <x:row><x:c t="inlineStr"><x:is><x:t>Ph</x:t></x:is></x:c><x:c t="s"><x:v>0</x:v></x:c></x:row>
                <x:row r="4"><x:c r="C4" t="inlineStr"><x:is><x:r><x:t>a</x:t></x:r><x:r><x:t>b</x:t></x:r>
                <x:rPh sb="0" eb="1"><x:t>đọc</x:t></x:rPh></x:is></x:c><x:c t="str"><x:f>A1</x:f><x:v>s</x:v></x:c>
                <x:c t="d"><x:v>2026-11-23T09:30:00</x:v></x:c><x:c><x:v>1e3</x:v></x:c></x:row>
                <x:row><x:c t="b"><x:v>1</x:v></x:c></x:row>
                </x:sheetData><x:mergeCells count="1"><x:mergeCell ref="A1:B1"/></x:mergeCells></x:worksheet>
                """,
            texts: "<si><r><t>Mỹ </t></r><r><t>Hòa</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si>"
        ).write(to: folder)
        let rows = try Fixture.rows(path)
        #expect(
            rows == [
                RawRow(number: 1, cells: ["Ph", "Mỹ Hòa"]),
                RawRow(number: 4, cells: ["", "", "ab", "s", "2026-11-23 09:30", "1000"]),
                RawRow(number: 5, cells: ["TRUE"]),
            ])
        #expect(try SurveyFile.open(path).mergedRanges == [MergedRange(rows: 1...1, columns: 0...1)])
    }

    @Test func `merged ranges are found wherever the pieces of the sheet end`() throws {
        let folder = try TemporaryFolder()
        for padding in [262_090, 262_100, 262_110, 262_120, 262_130, 262_140, 500_000] {
            let text = "<!--" + String(repeating: "x", count: padding) + "-->"
            let path = try WorkbookParts(
                sheet: "<worksheet>\(text)<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>"
                    + "<mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells></worksheet>"
            ).write(to: folder, named: "\(padding).xlsx")
            #expect(try SurveyFile.open(path).mergedRanges == [MergedRange(rows: 1...2, columns: 0...1)])
        }
        let misleading = try WorkbookParts(
            sheet:
                "<worksheet><!-- </sheetData> <a> --><sheetData/><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells></worksheet>"
        ).write(to: folder, named: "b.xlsx")
        #expect(
            try SurveyFile.open(misleading, sheet: "Bảng").mergedRanges == [MergedRange(rows: 1...2, columns: 0...1)])
    }

    @Test func `rows and columns up to the limits come, and one more is refused`() throws {
        let folder = try TemporaryFolder()
        func sheet(_ cells: String) -> String { "<worksheet><sheetData>\(cells)</sheetData></worksheet>" }
        let last = try WorkbookParts(
            sheet: sheet("<row r=\"1048576\"><c r=\"ALL1048576\"><v>1</v></c><c r=\"XFD1048576\" s=\"1\"/></row>")
        ).write(to: folder, named: "a.xlsx")
        let rows = try Fixture.rows(last)
        #expect(rows.map(\.number) == [1_048_576] && rows[0].cells.count == 1000)
        let wide = try WorkbookParts(sheet: sheet("<row r=\"7\"><c r=\"ALM7\"><v>1</v></c></row>")).write(
            to: folder, named: "b.xlsx")
        #expect(throws: SurveyFileError.tooManyColumns(file: "b.xlsx", row: 7)) { try Fixture.rows(wide) }
        for (number, cells) in [
            "<row r=\"1048577\"/>", "<row r=\"2\"/><row r=\"1\"/>", "<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>",
            "<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"/></row>", "<row r=\"1\"><c t=\"s\"><v>1</v></c></row>",
            "<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>",
        ].enumerated() {
            let path = try WorkbookParts(sheet: sheet(cells), texts: "<si><t>a</t></si>").write(
                to: folder, named: "c\(number).xlsx")
            #expect(throws: SurveyFileError.self, "\(cells)") { try Fixture.rows(path) }
        }
    }
}
