import Foundation
import RegistryRecords
import SurveyFiles
import TestWitnesses
import Testing

/// Files that are broken or made to do harm: each is refused in a sentence, and none takes memory for it.
@Suite(.serialized, .enabled(if: Tool.hasPython, "needs /usr/bin/python3"))
struct BadInputTests {
    private static let laughs = """
        <?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "haha">\
        \((0..<12).map { "<!ENTITY \("bcdefghijklm".map(String.init)[$0]) \"\(String(repeating: "&\("abcdefghijkl".map(String.init)[$0]);", count: 10))\">" }.joined())\
        <!ENTITY x SYSTEM "file:///etc/passwd">]>
        """

    /// The most memory of this process so far, in bytes.
    private func peak() -> Int {
        var usage = rusage()
        unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss * 1024
    }

    private func refusal(_ path: String, sheet: String? = nil) throws -> SurveyFileError? {
        do {
            _ = try Fixture.rows(path, sheet: sheet)
            return nil
        } catch let error as SurveyFileError {
            #expect(
                error.message.vi.contains(path.split(separator: "/").last ?? "?") && error.message.vi.hasSuffix("."))
            return error
        }
    }

    @Test func `a workbook that is cut off is refused wherever it ends`() throws {
        let folder = try TemporaryFolder()
        let bytes = Array(try Data(contentsOf: URL(filePath: Fixture.path("points.xlsx"))))
        for share in stride(from: 1, to: 20, by: 1) {
            let path = try folder.file("a\(share).xlsx", holding: Array(bytes.prefix(bytes.count * share / 20)))
            #expect(try refusal(path) != nil, "\(share)/20")
        }
    }

    @Test func `a workbook with a damaged byte is refused or gives text, and never crashes`() throws {
        let folder = try TemporaryFolder()
        let bytes = Array(try Data(contentsOf: URL(filePath: Fixture.path("points.xlsx"))))
        var numbers = SeededNumbers(seed: 7)
        for round in 0..<150 {
            var damaged = bytes
            for _ in 0..<3 {
                damaged[Int.random(in: 0..<bytes.count, using: &numbers)] = .random(in: 0...255, using: &numbers)
            }
            let path = try folder.file("a\(round).xlsx", holding: damaged)
            _ = try refusal(path)
            try FileManager.default.removeItem(atPath: path)
        }
    }

    @Test func `documents with a type of their own are refused and no entity is expanded`() throws {
        let folder = try TemporaryFolder()
        let before = peak()
        let sheet = try WorkbookParts(
            sheet: Self.laughs
                + "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>&m;&x;</t></is></c></row></sheetData></worksheet>"
        ).write(to: folder)
        #expect(try refusal(sheet) == .documentType(file: "a.xlsx"))
        var parts = WorkbookParts(
            sheet: "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData></worksheet>")
        parts.parts["xl/sharedStrings.xml"] = Self.laughs + "<sst><si><t>&m;</t></si></sst>"
        #expect(try refusal(parts.write(to: folder, named: "b.xlsx")) == .documentType(file: "b.xlsx"))
        // An entity that nobody declared.
        let loose = try WorkbookParts(
            sheet: "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>&m;</t></is></c></row></sheetData></worksheet>"
        ).write(to: folder, named: "c.xlsx")
        guard case .malformedXML = try refusal(loose) else {
            Issue.record("an undeclared entity was read")
            return
        }
        #if GDAL
        let kml = try folder.file("a.kml", holding: Self.laughs + "<kml><Document><name>&m;</name></Document></kml>")
        #expect(try refusal(kml) == .documentType(file: "a.kml"))
        let gpx = try folder.file(
            "a.gpx", holding: Self.laughs + "<gpx><wpt lat=\"1\" lon=\"2\"><name>&m;</name></wpt></gpx>")
        #expect(try refusal(gpx) == .documentType(file: "a.gpx"))
        let wide = Array(
            try #require(
                (Self.laughs + "<kml/>").replacing("<?xml version=\"1.0\"?>", with: "").data(using: .utf16LittleEndian))
        )
        #expect(try refusal(folder.file("b.kml", holding: [0xFF, 0xFE] + wide)) == .documentType(file: "b.kml"))
        #endif
        #expect(peak() - before < 100 << 20)
    }

    @Test func `an archive that grows too much is refused before it is unpacked`() throws {
        let folder = try TemporaryFolder()
        let script = """
            import sys, zipfile
            zero = b"0" * (1 << 20)
            with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as archive:
                for name in sys.argv[3:]:
                    with archive.open(name, "w") as part:
                        for _ in range(int(sys.argv[2])): part.write(zero)
            """
        let before = peak()
        let bomb = folder.file("a.xlsx")
        try Tool.output(of: Tool.python, "-c", script, bomb, "100", "xl/workbook.xml")
        #expect(try refusal(bomb) == .archive(file: "a.xlsx", .bomb(name: "xl/workbook.xml")))
        let many = folder.file("b.zip")
        let count = """
            import sys, zipfile
            with zipfile.ZipFile(sys.argv[1], "w") as archive:
                for n in range(10_001): archive.writestr(f"{n}.txt", "")
            """
        try Tool.output(of: Tool.python, "-c", count, many)
        #expect(try refusal(many) == .archive(file: "b.zip", .tooManyEntries))
        #expect(peak() - before < 100 << 20)
    }

    @Test func `a sheet of one endless cell takes no more than the limit`() throws {
        let folder = try TemporaryFolder()
        let script = """
            import random, sys, zipfile
            with zipfile.ZipFile(sys.argv[1], "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
                with archive.open("xl/sheet.xml", "w") as part:
                    part.write(b'<worksheet><sheetData><row><c t="inlineStr"><is><t>')
                    block = random.Random(1).randbytes(1 << 19).hex().encode()
                    for n in range(40): part.write(block)
                    part.write(b'</t></is></c></row></sheetData></worksheet>')
            """
        var parts = WorkbookParts(sheet: "")
        parts.parts["xl/sheet.xml"] = nil
        let path = try parts.write(to: folder)
        try Tool.output(of: Tool.python, "-c", script, path)
        let before = peak()
        #expect(try refusal(path) == .cellTooLong(file: "a.xlsx", row: 1, column: 1, quoted: false))
        #expect(peak() - before < 60 << 20)
    }

    @Test(arguments: ["../a.shp", "/etc/a.shp", "a/../../b.shp", "..\\\\a.shp", "C:a.shp"])
    func `names that lead out of a folder are refused`(name: String) throws {
        let folder = try TemporaryFolder()
        let script =
            "import sys, zipfile; zipfile.ZipFile(sys.argv[1], 'w').writestr(zipfile.ZipInfo('x'), ''); z = zipfile.ZipFile(sys.argv[1], 'w'); i = zipfile.ZipInfo('x'); i.filename = sys.argv[2]; z.writestr(i, 'x'); z.close()"
        try Tool.output(of: Tool.python, "-c", script, folder.file("a.zip"), name)
        guard case .archive("a.zip", .badName) = try refusal(folder.file("a.zip")) else {
            Issue.record("\(name) was taken")
            return
        }
    }

    @Test func `encrypted files are named as such`() throws {
        let folder = try TemporaryFolder()
        // Bit 0 of the flags in both headers of each file says that it is encrypted.
        var bytes = Array(try Data(contentsOf: URL(filePath: Fixture.path("points.xlsx"))))
        for place in bytes.indices.dropLast(10) where bytes[place] == 0x50 && bytes[place + 1] == 0x4B {
            if bytes[place + 2] == 1, bytes[place + 3] == 2 { bytes[place + 8] |= 1 }
            if bytes[place + 2] == 3, bytes[place + 3] == 4 { bytes[place + 6] |= 1 }
        }
        #expect(try refusal(folder.file("a.xlsx", holding: bytes)) == .archive(file: "a.xlsx", .encrypted))
        // The container of an encrypted workbook: a header, and a directory with the stream's name in its first sector.
        var container = [UInt8](repeating: 0, count: 1024)
        container.replaceSubrange(0..<8, with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
        container[30] = 9
        let name = "EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), 0] }
        container.replaceSubrange(512..<512 + name.count, with: name)
        container[512 + 64] = UInt8(name.count + 2)
        container[512 + 66] = 2
        #expect(try refusal(folder.file("b.xlsx", holding: container)) == .workbook(file: "b.xlsx", .encrypted))
    }

    @Test func `a styled sheet without values to its last row reads quickly and gives no rows`() throws {
        let folder = try TemporaryFolder()
        let script = """
            import sys, zipfile
            with zipfile.ZipFile(sys.argv[1], "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
                with archive.open("xl/sheet.xml", "w") as part:
                    part.write(b'<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row>')
                    for n in range(4, 1_048_577, 4): part.write(b'<row r="%d" s="1" customFormat="1"><c r="A%d" s="1"/></row>' % (n, n))
                    part.write(b'</sheetData></worksheet>')
            """
        var parts = WorkbookParts(sheet: "")
        parts.parts["xl/sheet.xml"] = nil
        let path = try parts.write(to: folder)
        try Tool.output(of: Tool.python, "-c", script, path)
        let before = peak()
        #expect(try Fixture.rows(path).map(\.cells) == [["1"]])
        #expect(peak() - before < 60 << 20)
    }

    @Test func `two million blank rows after the data of a CSV cost nothing`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.file("a.csv", holding: "a;b\n1;2\n" + String(repeating: "\n", count: 2_000_000))
        let before = peak()
        #expect(try Fixture.rows(path).map(\.number) == [1, 2])
        #expect(peak() - before < 60 << 20)
    }

    @Test func `300 columns are read and 17,000 are refused in every format of cells`() throws {
        let folder = try TemporaryFolder()
        let wide = (1...300).map(String.init).joined(separator: ",") + "\n"
        #expect(try Fixture.rows(folder.file("a.csv", holding: wide))[0].cells.count == 300)
        let wider = (1...17_000).map(String.init).joined(separator: ",") + "\n"
        #expect(try refusal(folder.file("b.csv", holding: wider)) == .tooManyColumns(file: "b.csv", row: 1))
        func sheet(_ count: Int) -> String {
            "<worksheet><sheetData><row>\((1...count).map { "<c><v>\($0)</v></c>" }.joined())</row></sheetData></worksheet>"
        }
        #expect(try Fixture.rows(WorkbookParts(sheet: sheet(300)).write(to: folder))[0].cells.count == 300)
        #expect(
            try refusal(WorkbookParts(sheet: sheet(17_000)).write(to: folder, named: "c.xlsx"))
                == .tooManyColumns(file: "c.xlsx", row: 1))
    }

    @Test func `files without rows say so`() throws {
        let folder = try TemporaryFolder()
        let sheet = "<worksheet><sheetData/></worksheet>"
        #expect(try Fixture.rows(WorkbookParts(sheet: sheet).write(to: folder)).isEmpty)
        #expect(try Fixture.rows(folder.file("a.csv", holding: "\n\n")).isEmpty)
        #if GDAL
        let empty = #"{"type":"FeatureCollection","features":[]}"#
        #expect(try Fixture.rows(folder.file("a.geojson", holding: empty)).count <= 1)
        let kml = try folder.file("a.kml", holding: "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document/></kml>")
        #expect(try refusal(kml) != nil)
        #endif
    }
}
