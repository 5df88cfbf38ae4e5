import Foundation
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
            ([0x61, 0x2C, 0x62, 0x00, 0x0A], SurveyFileError.zeroByte(file: "a.csv", row: 1, column: 2)),
            ([0x61, 0x0A, 0x22, 0x00, 0x22], .zeroByte(file: "a.csv", row: 2, column: 1)),
            ([0x61, 0x00, 0xB8, 0x0A], .zeroByte(file: "a.csv", row: 1, column: 1)),
            ([0xFF, 0xFE, 0x61], .brokenWideText(file: "a.csv", offset: 2)),
            ([0xFF, 0xFE, 0x61, 0x00, 0x00, 0xDC], .brokenWideText(file: "a.csv", offset: 4)),
            ([0xFF, 0xFE, 0x00, 0x00, 0x61, 0x00, 0x11, 0x00], .brokenWideText(file: "a.csv", offset: 4)),
            ([], .empty(file: "a.csv")),
            ([0xEF, 0xBB, 0xBF], .empty(file: "a.csv")),
            ([0xFE, 0xFF], .empty(file: "a.csv")),
        ] as [([UInt8], SurveyFileError)])
    func `bytes that are no text are refused and their place named`(bytes: [UInt8], error: SurveyFileError) throws {
        let folder = try TemporaryFolder()
        let path = try folder.file("a.csv", holding: bytes)
        #expect(throws: error) {
            var reader = try CSVReader(path, pieceSize: 1)
            while try reader.next() != nil {}
        }
    }

    @Test(arguments: [
        [0xB8] as [UInt8], [0xE1, 0xBB], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0xF4, 0x90, 0x80, 0x80], [0xF8], [0xC3],
    ])
    func `a file that is not all UTF-8 comes byte by byte from its first row on`(odd: [UInt8]) throws {
        let folder = try TemporaryFolder()
        // The odd bytes stand far behind the first piece.
        let start = Array("xã,\"ghi \"\"chú\"\"\"\nLong Xuyên,".utf8) + Array(repeating: 0x61, count: 200_000)
        for path in [
            try folder.file("a.csv", holding: start + odd + [0x0A]), try folder.file("b.csv", holding: start + odd),
        ] {
            var reader = try CSVReader(path)
            #expect(reader.cellsAreBytes)
            let header = try #require(try reader.next())
            #expect(header.cells == ["xã".latin1, "ghi \"chú\"".latin1])
            let row = try #require(try reader.next())
            #expect(row.cells[1].unicodeScalars.suffix(odd.count).map { UInt8($0.value) } == odd)
            #expect(try reader.next() == nil)
        }
        var sound = try CSVReader(try folder.file("c.csv", holding: start))
        #expect(!sound.cellsAreBytes)
        #expect(try sound.next()?.cells == ["xã", "ghi \"chú\""])
    }

    @Test(
        arguments: [
            (String.Encoding.utf16LittleEndian, [0xFF, 0xFE]), (.utf16BigEndian, [0xFE, 0xFF]),
            (.utf32LittleEndian, [0xFF, 0xFE, 0, 0]), (.utf32BigEndian, [0, 0, 0xFE, 0xFF]),
            (.utf16LittleEndian, []), (.utf16BigEndian, []),
        ] as [(String.Encoding, [UInt8])])
    func `wide text reads as the same text in UTF-8 does`(encoding: String.Encoding, mark: [UInt8]) throws {
        let folder = try TemporaryFolder()
        let text = "mã\tghi chú\r\n001\tẤp Mỹ Hòa 😀\n\"002\"\t\"a\nb\"\n"
        let path = try folder.file("a.txt", holding: mark + Array(try #require(text.data(using: encoding))))
        for pieceSize in [1, 3, 4096] {
            var reader = try CSVReader(path, pieceSize: pieceSize)
            var rows: [RawRow] = []
            while let row = try reader.next() { rows.append(row) }
            #expect(try rows == CSVReader.rows(ofText: text, named: "a.txt"))
            #expect(reader.progress == 1 && !reader.cellsAreBytes)
        }
    }

    @Test func `blank rows come where something follows them and not at the end`() throws {
        let rows = try rows("a;b\n\n;\n;\n ;\t\n;\n1;2\n\n;;\n;\n")
        #expect(rows.map(\.number) == [1, 2, 3, 4, 5, 6, 7])
        #expect(rows.map(\.cells) == [["a", "b"], [""], ["", ""], ["", ""], [" ", "\t"], ["", ""], ["1", "2"]])
        #expect(try self.rows("\n\n \n").isEmpty)
    }

    @Test func `many unlike blank rows are given and not kept`() throws {
        let blank = (0..<25_000).map { String(repeating: " ", count: $0 % 2 + 1) }
        let rows = try rows("a\n" + blank.joined(separator: "\n") + "\nb\n")
        #expect(rows.map(\.number) == Array(1...25_002))
        #expect(rows.dropFirst().dropLast().map { $0.cells } == blank.map { [$0] })
    }

    @Test func `rows as bytes are the rows as text`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.file("a.csv", holding: "mã,tên\n\n1,\"Long \"\"Xuyên\"\"\"\n,\n\"\",\"a,\nb\"\n\n")
        var (texts, bytes) = (try CSVReader(path, pieceSize: 3), try CSVReader(path, pieceSize: 3))
        while let row = try texts.next() {
            #expect(try bytes.advance())
            #expect(bytes.rowNumber == row.number)
            let cells = bytes.withRow { bytes, cells in
                cells.indices.map { CSVReader.text(of: bytes, cells[$0], areBytes: false) }
            }
            #expect(cells == row.cells)
        }
        #expect(try !bytes.advance())
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
        let wide = String(repeating: "a,", count: 999)
        #expect(try rows(wide)[0].cells.count == 1000)
        #expect(throws: SurveyFileError.tooManyColumns(file: "phiếu.csv", row: 1)) { try rows(wide + ",") }
    }
}

extension String {
    /// One scalar for each byte of the text in UTF-8.
    fileprivate var latin1: String {
        var scalars = UnicodeScalarView()
        for byte in utf8 { scalars.append(Unicode.Scalar(byte)) }
        return String(scalars)
    }
}
