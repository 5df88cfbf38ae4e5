import Foundation
import RegistryRecords
import ReportWriters
import TestWitnesses
import Testing

@Suite(.enabled(if: Tool.hasOpenpyxl, "python3-openpyxl is not installed"))
struct ErrorsWorkbookTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("lỗi.xlsx")
    }

    private func stations(language: Language = .vietnamese) throws -> OpenedWorkbook {
        try ErrorsWorkbook.write(
            Samples.stations, rows: Samples.stationRows, findings: Samples.stationFindings, facts: Samples.stationFacts,
            language: language,
            to: path)
        return try OpenedWorkbook(path)
    }

    @Test func `the sender's sheet comes back with every cell as text at its true place`() throws {
        let sheet = try stations().sheets[0]
        #expect(sheet.name == "Trạm BTS")
        for row in Samples.stationRows {
            for (column, text) in row.cells.enumerated() where !text.isEmpty {
                let cell = try #require(sheet.at(row.number, column + 1), "row \(row.number), column \(column)")
                #expect(cell.value == text && cell.type == "s" && cell.format == "@", "\(cell)")
                #expect(cell.font == "Times New Roman 12")
            }
        }
        #expect(sheet.cells.allSatisfy { ![3, 9, 10].contains($0.row) }, "gaps stay empty")
        #expect(
            sheet.merged == ["A1:F1", "A2:F2", "A4:A5", "B4:B5", "C4:D4", "E4:E5", "F4:F5", "F7:F8", "G4:G5"])
    }

    @Test func `cells with findings are coloured and carry the problem and the remedy in a comment`() throws {
        let sheet = try stations().sheets[0]
        let (error, warning, note) = ("FFC7CE", "FFEB9C", "DDEBF7")
        #expect(sheet.at(7, 5)?.fill == error)
        #expect(
            sheet.at(7, 5)?.comment
                == "Lỗi: Không phải là ngày có thật. → Ghi theo dạng 23/11/2026 hoặc 2026-11-23.")
        #expect(sheet.at(11, 6)?.fill == error)
        #expect(sheet.at(8, 4)?.fill == warning, "a finding finds its column by the heading")
        #expect(sheet.at(7, 6)?.fill == warning, "under F7:F8 the finding of row 8 shows on the first cell")
        #expect(sheet.at(7, 6)?.comment?.contains("cách xã đã ghi 3,2 km") == true)
        #expect(sheet.at(4, 1)?.fill == note, "what concerns a column shows at its heading")
        let marked = sheet.cells.filter { [error, warning, note].contains($0.fill) && $0.column < 7 }
        #expect(marked.count == 5 && marked.allSatisfy { $0.comment != nil })
    }

    @Test func `the last column says everything that is wrong with a row, numbered when there are several`() throws {
        let sheet = try stations().sheets[0]
        #expect(sheet.text(4, 7) == "Lỗi (HaTang)")
        #expect(
            sheet.text(7, 7)
                == "Lỗi, cột «Ngày phát sóng»: Không phải là ngày có thật. → Ghi theo dạng 23/11/2026 hoặc 2026-11-23.")
        #expect(
            sheet.text(8, 7) == """
                1. Cảnh báo, cột «Vĩ độ»: Kinh độ và vĩ độ bị đổi chỗ. → Đổi chỗ hai giá trị, hoặc nhập với --accept repairs.
                2. Cảnh báo, cột «Xã/Phường»: Vị trí cách xã đã ghi 3,2 km. → Kiểm tra vị trí và xã, phường.
                3. Ghi chú: Không ghi công nghệ: chỉ nhập trạm. → Ghi 2G, 3G, 4G hoặc 5G.
                """)
        #expect(sheet.at(8, 7)?.fill == "FFEB9C")
        #expect(sheet.text(6, 7).isEmpty && sheet.text(12, 7).isEmpty)
    }

    @Test func `the header stays in sight, has a filter, and prints on A4 across`() throws {
        let sheet = try stations().sheets[0]
        #expect(sheet.frozen == "A6" && sheet.filter == "A5:G12")
        #expect(sheet.orientation == "landscape" && sheet.paper == "9" && sheet.fitsWidth)
        #expect(sheet.titleRows == "$4:$5")
    }

    @Test func `the second sheet tells the file, the way to mend it, the counts and what concerns the whole file`()
        throws
    {
        let book = try stations()
        #expect(book.sheets.map(\.name) == ["Trạm BTS", "Tổng hợp (HaTang)"])
        let summary = book.sheets[1]
        let lines = summary.texts(column: 1)
        for words in [
            "Tệp: mau-tram.xlsx", "Trang tính: Trạm BTS", "Nội dung: trạm BTS", "Ngày khảo sát: 20/11/2026",
            "Ngày kiểm tra: 24/11/2026", "Phiên bản cơ sở dữ liệu: 17", "Mã kế hoạch: d1ce57",
            "Lỗi: 2 · Cảnh báo: 3 · Ghi chú: 2",
        ] {
            #expect(lines.contains(words), "\(words)")
        }
        let kinds = summary.cells.filter { $0.column == 2 }.compactMap(\.value)
        let codes = ["not-a-day", "unknown-commune", "axes-swapped", "no-survey-day", "position-disagrees"]
        #expect(kinds.filter(codes.contains) == codes, "errors first, then by count and code")
        let day = try #require(summary.cells.first { $0.value == "not-a-day" })
        #expect(summary.text(day.row, 1) == "Lỗi" && summary.text(day.row, 3) == "1")
        #expect(summary.at(day.row, 4)?.link == "'Trạm BTS'!A7")
        let whole = try #require(lines.firstIndex(of: "Những điều chung cho cả tệp"))
        #expect(lines[whole...] == ["Những điều chung cho cả tệp", "Mức", "Cảnh báo", "Ghi chú"])
    }

    @Test func `in English the findings are English and the added column keeps its name`() throws {
        let book = try stations(language: .english)
        #expect(book.sheets[0].text(4, 7) == "Lỗi (HaTang)")
        #expect(book.sheets[0].text(7, 7).hasPrefix("Error, column “Ngày phát sóng”: (en) "))
        #expect(book.sheets[1].texts(column: 1).contains("Errors: 2") == false)
        #expect(book.sheets[1].texts(column: 1).contains("Error: 2 · Warning: 3 · Note: 2"))
    }

    @Test func `a returned sheet keeps one column of errors, with the findings of today`() throws {
        var (sheet, rows) = (Samples.stations, Samples.stationRows)
        sheet.columnCount = 7
        sheet.mergedRanges.append(MergedRange(rows: 4...5, columns: 6...6))
        rows[2].cells.append("Lỗi (HaTang)")
        rows[5].cells.append("Lỗi, cột «Ngày phát sóng»: cũ")
        rows[7].cells.append("đã sửa")
        try ErrorsWorkbook.write(
            sheet, rows: rows, findings: [Samples.stationFindings[1]], facts: Samples.stationFacts, to: path)
        let read = try OpenedWorkbook(path).sheets[0]
        #expect(read.cells.map(\.column).max() == 7)
        #expect(read.texts(column: 7).count == 2, "\(read.texts(column: 7))")
        #expect(read.text(7, 7).contains("ngày có thật") && read.filter == "A5:G12")
    }

    @Test func `cells beyond the header stand after the column of errors`() throws {
        let rows = [
            RawRow(number: 1, cells: ["Mã", "Tên"]), RawRow(number: 2, cells: ["1", "Mẫu", "thừa", "nữa"]),
        ]
        let finding = Samples.finding(
            "extra-cells", .warning, row: 2, nil, nil, "Dòng dư 2 ô.", "Xem lại.", columnIndex: 2)
        try ErrorsWorkbook.write(
            ErrorsWorkbook.Sheet(name: nil, headerRows: 1...1, columnCount: 2), rows: rows, findings: [finding],
            facts: ErrorsWorkbook.Facts(file: "mau.csv"), to: path)
        let sheet = try OpenedWorkbook(path).sheets[0]
        #expect(sheet.name == "Dữ liệu")
        #expect((1...5).map { sheet.text(2, $0) } == ["1", "Mẫu", "Cảnh báo: Dòng dư 2 ô. → Xem lại.", "thừa", "nữa"])
        #expect(sheet.at(2, 4)?.fill == "FFEB9C" && sheet.merged.isEmpty)
    }

    @Test(arguments: [
        ("a:b/c?", "a_b_c_"), ("'x'", "x"), (String(repeating: "ă", count: 40), String(repeating: "ă", count: 31)),
        ("History", "Dữ liệu"), ("tổng hợp (HATANG)", "Dữ liệu"), (" ", "Dữ liệu"),
    ])
    func `a name that Excel would refuse is made fit`(_ name: String, _ fit: String) throws {
        var sheet = Samples.stations
        sheet.name = name
        try ErrorsWorkbook.write(
            sheet, rows: Samples.stationRows, findings: Samples.stationFindings, facts: Samples.stationFacts, to: path)
        let book = try OpenedWorkbook(path)
        #expect(book.sheets[0].name == fit)
        #expect(book.sheets[1].cells.contains { $0.link?.hasPrefix("'\(fit)'!A") == true })
    }
}
