import Foundation
import RegistryRecords
import ReportWriters
import TestWitnesses
import Testing

struct ErrorsWorkbookLimitsTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("out.xlsx")
    }

    private static func sheet(columns: Int = 2, merged: [MergedRange] = []) -> ErrorsWorkbook.Sheet {
        ErrorsWorkbook.Sheet(name: nil, mergedRanges: merged, headerRows: 1...1, columnCount: columns)
    }

    private func write(
        _ rows: [RawRow], findings: [Finding] = [], columns: Int = 2, limits: ErrorsWorkbook.Limits
    ) throws -> ErrorsWorkbook.Outcome {
        var iterator = rows.makeIterator()
        return try ErrorsWorkbook.write(
            Self.sheet(columns: columns), findings: findings, facts: Self.facts, language: .vietnamese, to: path,
            limits: limits
        ) { () throws(ReportFileError) in iterator.next() }
    }

    private static let facts = ErrorsWorkbook.Facts(file: "mau.csv")
    private static let header = RawRow(number: 1, cells: ["Mã", "Ghi chú"])

    @Test(.enabled(if: Tool.hasOpenpyxl, "python3-openpyxl is not installed"), arguments: [20_261_124, 7])
    func `any text reads back as it was given, as a string`(seed: UInt64) throws {
        var generator = SeededNumbers(seed: seed)
        let pieces = [
            "00123", "=1+1", "+84 912", "-5", "@SUM(A1)", "'x", "\n", "\t", " ", "😀", "Đặng Thị Mẫu", "ế", "_x0041_",
            "_x", "&<>\"", "1e5", "TRUE", "#N/A", "31/02/2025", "{=A1}", "https://x.vn", "_x005F_", "\u{7F}", "\u{85}",
            "\u{200B}", "\u{1F1FB}\u{1F1F3}",
        ]
        let rows = (2...300).map { number in
            RawRow(
                number: number,
                cells: (0..<8).map { _ in
                    (0..<Int.random(in: 1...4, using: &generator)).compactMap { _ in
                        pieces.randomElement(using: &generator)
                    }.joined()
                })
        }
        try ErrorsWorkbook.write(
            Self.sheet(columns: 8), rows: [Self.header] + rows, findings: [], facts: Self.facts, to: path)
        let sheet = try OpenedWorkbook(path).sheets[0]
        var read: [Int: OpenedWorkbook.Cell] = [:]
        for cell in sheet.cells { read[cell.row * 10 + cell.column] = cell }
        for row in rows {
            for (column, text) in row.cells.enumerated() {
                let cell = try #require(read[row.number * 10 + column + 1])
                // Bytes, since Swift takes composed and decomposed letters for the same.
                #expect(Array((cell.value ?? "").utf8) == Array(text.utf8), "seed \(seed), \(row.number)")
                #expect(cell.type == "s", "seed \(seed): \(text)")
            }
        }
    }

    @Test(.enabled(if: Tool.hasOpenpyxl, "python3-openpyxl is not installed"))
    func `what no cell can hold is cut or replaced, and said`() throws {
        let long = String(repeating: "😀", count: 20_000)
        let rows = [
            Self.header, RawRow(number: 2, cells: ["1", long]),
            RawRow(number: 3, cells: ["2", "a\u{0}b\u{1B}c\r\nd\re\u{FFFF}"]),
            RawRow(number: 4, cells: ["3", String(repeating: "x", count: 32_767)]),
        ]
        let outcome = try ErrorsWorkbook.write(Self.sheet(), rows: rows, findings: [], facts: Self.facts, to: path)
        #expect(outcome.cellsCut == 1 && outcome.cellsReplaced == 1)
        let book = try OpenedWorkbook(path)
        #expect(book.sheets[0].text(2, 2) == String(repeating: "😀", count: 16_383) + "…")
        #expect(book.sheets[0].text(2, 3).hasPrefix("Cảnh báo, cột «Ghi chú»: Ô dài quá 32.767 ký tự"))
        #expect(book.sheets[0].text(3, 2) == "a\u{FFFD}b\u{FFFD}c\nd\ne\u{FFFD}")
        #expect(book.sheets[0].text(4, 2).utf8.count == 32_767)
        let said = book.sheets[1].texts(column: 2)
        #expect(said.contains { $0.hasPrefix("1 ô dài quá") } && said.contains { $0.hasPrefix("1 ô có ký tự") })
    }

    @Test(.enabled(if: Tool.hasOpenpyxl, "python3-openpyxl is not installed"))
    func `rows and comments beyond the limits are left out, counted and said`() throws {
        let rows = [Self.header] + (2...9).map { RawRow(number: $0, cells: ["\($0)", "x"]) }
        let findings = (2...9).map { row in
            Samples.finding(
                "c", row.isMultiple(of: 2) ? .error : .note, row: row, nil, nil, "Sai.", "Sửa.", columnIndex: 1)
        }
        var limits = ErrorsWorkbook.Limits()
        (limits.rows, limits.comments, limits.listed) = (7, 2, 1)
        let outcome = try write(rows, findings: findings, limits: limits)
        #expect(outcome.rows == 7 && outcome.rowsLeftOut == 2 && outcome.commentsLeftOut == 4)
        let book = try OpenedWorkbook(path)
        #expect(book.sheets[0].cells.map(\.row).max() == 7)
        #expect(book.sheets[0].cells.filter { $0.comment != nil && $0.column == 2 }.map(\.row) == [2, 4])
        let said = book.sheets[1].texts(column: 1) + book.sheets[1].texts(column: 2)
        for words in ["2 dòng không có trong tệp này", "4 ô tô màu", "Còn 1 mục chưa liệt kê"] {
            #expect(said.contains { $0.hasPrefix(words) }, "\(words)")
        }
    }

    @Test(.enabled(if: Tool.hasOpenpyxl, "python3-openpyxl is not installed"))
    func `ranges that overlap or reach outside are not merged again, so that Excel opens the file`() throws {
        let ranges = [
            MergedRange(rows: 2...4, columns: 0...0), MergedRange(rows: 3...5, columns: 0...1),
            MergedRange(rows: 5...5, columns: 0...9), MergedRange(rows: 6...6, columns: 1...1),
            MergedRange(rows: 2...2_000_000, columns: 1...1), MergedRange(rows: 6...7, columns: 5...6),
            MergedRange(rows: 5...6, columns: 1...1),
        ]
        let rows = [Self.header] + (2...7).map { RawRow(number: $0, cells: ["\($0)", "x"]) }
        let outcome = try ErrorsWorkbook.write(
            Self.sheet(merged: ranges), rows: rows, findings: [], facts: Self.facts, to: path)
        #expect(outcome.mergedRangesLeftOut == 5)
        #expect(try OpenedWorkbook(path).sheets[0].merged == ["A2:A4", "A5:B5"])
    }

    @Test func `a failure leaves what was there and no part of the new file`() throws {
        _ = try folder.file("out.xlsx", holding: "cũ")
        let rows = [Self.header, RawRow(number: 3, cells: ["1"]), RawRow(number: 3, cells: ["2"])]
        #expect(throws: ReportFileError.rowsOutOfOrder(row: 3)) {
            try ErrorsWorkbook.write(Self.sheet(), rows: rows, findings: [], facts: Self.facts, to: path)
        }
        var limits = ErrorsWorkbook.Limits()
        limits.bytes = 500
        #expect(throws: ReportFileError.tooMuchText(path: path)) {
            try write((1...20).map { RawRow(number: $0, cells: ["a", "b"]) }, limits: limits)
        }
        #expect(throws: ReportFileError.tooManyColumns(count: 16_384, limit: 16_383)) {
            try ErrorsWorkbook.write(Self.sheet(columns: 16_384), rows: rows, findings: [], facts: Self.facts, to: path)
        }
        let wide = [Self.header, RawRow(number: 2, cells: Array(repeating: "x", count: 16_384))]
        #expect(throws: ReportFileError.tooManyColumns(count: 16_384, limit: 16_383)) {
            try ErrorsWorkbook.write(Self.sheet(), rows: wide, findings: [], facts: Self.facts, to: path)
        }
        let vanished = ReportFileError.unreadableSource(BilingualText(vi: "Không đọc được.", en: "Cannot be read."))
        var told = 0
        #expect(throws: vanished) {
            try ErrorsWorkbook.write(Self.sheet(), findings: [], facts: Self.facts, to: path) {
                () throws(ReportFileError) in
                told += 1
                guard told < 3 else { throw vanished }
                return RawRow(number: told, cells: ["x"])
            }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["out.xlsx"])
        #expect(try folder.bytes("out.xlsx") == Data("cũ".utf8))
        try ErrorsWorkbook.write(Self.sheet(), rows: [Self.header], findings: [], facts: Self.facts, to: path)
        #expect(try folder.bytes("out.xlsx").starts(with: Data("PK".utf8)))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["out.xlsx"])
    }

    @Test func `a place where no file can be is refused before the work`() throws {
        #expect(throws: ReportFileError.notAFile(path: folder.path)) {
            try ErrorsWorkbook.write(Self.sheet(), rows: [], findings: [], facts: Self.facts, to: folder.path)
        }
        let missing = folder.file("không có/out.xlsx")
        #expect {
            try ErrorsWorkbook.write(Self.sheet(), rows: [], findings: [], facts: Self.facts, to: missing)
        } throws: { error in
            guard case ReportFileError.unwritable(missing, _) = error else { return false }
            return true
        }
    }
}
