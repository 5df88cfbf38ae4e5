import RegistryRecords
import SurveyFiles
import TestWitnesses
import Testing

struct CSVReaderTests {
    private func rows(_ text: String) throws(SurveyFileError) -> [RawRow] {
        try CSVReader.rows(ofText: text, named: "phiếu.csv")
    }

    @Test func `a row bears the number of the line on which it begins`() throws {
        let rows = try rows("a,b\r\n\r\n\"một\nhai\r\nba\rbốn\",x\ry,z\n")
        #expect(rows.map(\.number) == [1, 2, 3, 7])
        #expect(rows.map(\.cells) == [["a", "b"], [""], ["một\nhai\r\nba\rbốn", "x"], ["y", "z"]])
    }

    @Test func `cells are composed, whatever they were`() throws {
        let cells = try rows("Phu\u{31B}\u{300}ng,e\u{302}\u{323},Phường,\u{1F71},\u{2001}\n")[0].cells
        #expect(
            cells.map { $0.unicodeScalars.map(\.value) } == [
                "Phừng".unicodeScalars.map(\.value), [0x1EC7], "Phường".unicodeScalars.map(\.value), [0x3AC], [0x2003],
            ])
    }

    @Test(arguments: [
        ("tên;vĩ độ;kinh độ\nA;10,5;105,2\nB;10,6;105,3\n", CSVDelimiter.semicolon),
        ("BẢNG TỔNG HỢP, NĂM 2026\n\nmã;vĩ độ;kinh độ\n1;10,5;105,2\n", .semicolon),
        ("mã,dịch vụ\n1,thư; bưu phẩm\n2,thư; báo; tiền\n", .comma),
        ("mã\tghi chú\n1\ta, b; c\n2\td, e; f\n", .tab),
        ("\"a;b;c\",\"d\"\"e;f\"\n\"g;h;i\",\"j;k\"\n", .comma),
        ("\"ô nhiều\ndòng; và; nữa\",b\n\"ô\nkhác; x; y\",d\n", .comma),
        ("một cột\n123\n", .comma),
    ])
    func `the delimiter is what most rows agree on, outside quotes`(text: String, delimiter: CSVDelimiter) throws {
        let folder = try TemporaryFolder()
        #expect(try CSVReader(folder.file("a.csv", holding: text)).delimiter == delimiter)
    }

    @Test func `a sample that ends within a row finds the delimiter all the same`() throws {
        let folder = try TemporaryFolder()
        let text = "mã;ghi chú\n1;" + String(repeating: "chữ, ", count: 20_000) + "\n"
        var reader = try CSVReader(folder.file("a.csv", holding: text))
        #expect(reader.delimiter == .semicolon)
        #expect(try reader.next()?.cells == ["mã", "ghi chú"])
        #expect(try reader.next()?.cells.count == 2)
        #expect(try reader.next() == nil)
    }

    @Test func `a copy of a reader goes on by itself`() throws {
        let folder = try TemporaryFolder()
        var reader = try CSVReader(folder.file("a.csv", holding: "a,1\nb,2\nc,3\n"), pieceSize: 2)
        _ = try reader.next()
        var copy = reader
        #expect(try reader.next()?.number == 2)
        #expect(try reader.next()?.number == 3)
        #expect(try copy.next()?.cells == ["b", "2"])
    }

    @Test(arguments: [
        ("a,b\n1,\"mở\n2,x\n3,y\n", 2, 2),  // never closed
        ("a,b\n\"x\ny\",\"mở\n2,x\n", 3, 2),  // opens on the second line of its row
        ("a,b\n1,\"mở\n2,x\n3,\"đóng\"\n", 2, 2),  // closed by the quote that opens a later cell
    ])
    func `a quote left open is refused and its line named`(text: String, row: Int, column: Int) throws {
        let expected = SurveyFileError.unclosedQuote(file: "phiếu.csv", row: row, column: column)
        #expect(throws: expected) { try rows(text) }
    }

    @Test func `rows before a fault are given, none after it`() throws {
        let folder = try TemporaryFolder()
        var reader = try CSVReader(folder.file("a.csv", holding: "a,b\n1,2\n3,\"x\n"))
        #expect(try reader.next()?.number == 1)
        #expect(try reader.next()?.number == 2)
        #expect(throws: SurveyFileError.unclosedQuote(file: "a.csv", row: 3, column: 2)) { try reader.next() }
        #expect(try reader.next() == nil)
    }

    @Test(
        arguments: [
            (
                [0x61, 0x2C, 0x62, 0x0A, 0x31, 0x2C, 0xB8, 0x0A],
                SurveyFileError.invalidUTF8(file: "a.csv", row: 2, column: 2, byte: 0xB8)
            ),
            ([0x61, 0x2C, 0xE1, 0xBB, 0x0A], .invalidUTF8(file: "a.csv", row: 1, column: 2, byte: 0xE1)),
            ([0x61, 0x0A, 0xED, 0xA0, 0x80], .invalidUTF8(file: "a.csv", row: 2, column: 1, byte: 0xED)),
            ([0x61, 0x2C, 0x62, 0x00, 0x0A], .zeroByte(file: "a.csv", row: 1, column: 2)),
            ([0x61, 0x0A, 0x22, 0x00, 0x22], .zeroByte(file: "a.csv", row: 2, column: 1)),
            ([0xFF, 0xFE, 0x61, 0x00], .wideText(file: "a.csv")),
            ([0xFE, 0xFF, 0x00, 0x61], .wideText(file: "a.csv")),
            ([], .empty(file: "a.csv")),
            ([0xEF, 0xBB, 0xBF], .empty(file: "a.csv")),
        ] as [([UInt8], SurveyFileError)])
    func `bytes that are no UTF-8 text are refused and their place named`(bytes: [UInt8], error: SurveyFileError) throws
    {
        let folder = try TemporaryFolder()
        let path = try folder.file("a.csv", holding: bytes)
        #expect(throws: error) {
            var reader = try CSVReader(path, pieceSize: 1)
            while try reader.next() != nil {}
        }
    }

    @Test func `cells, rows and columns may be as large as the limits and no larger`() throws {
        let cell = String(repeating: "a", count: CSVReader.cellLimit)
        #expect(try rows("x,\(cell)\n")[0].cells[1].utf8.count == CSVReader.cellLimit)
        #expect(throws: SurveyFileError.cellTooLong(file: "phiếu.csv", row: 2, column: 2, quoted: false)) {
            try rows("x\ny,\(cell)a\n")
        }
        #expect(throws: SurveyFileError.cellTooLong(file: "phiếu.csv", row: 3, column: 2, quoted: true)) {
            try rows("a,b\n\"x\ny\",\"\(cell)\n1\n2\n\n")
        }
        let full = Array(repeating: cell, count: 16).joined(separator: ",")
        #expect(try rows(full)[0].cells.count == 16)
        #expect(throws: SurveyFileError.rowTooLong(file: "phiếu.csv", row: 2)) { try rows("a,b\n\(full),a\n") }
        let wide = String(repeating: ",", count: 999)
        #expect(try rows(wide)[0].cells.count == 1000)
        #expect(throws: SurveyFileError.tooManyColumns(file: "phiếu.csv", row: 1)) { try rows(wide + ",") }
    }
}
