import Foundation
import RegistryRecords
import SurveyFiles
import TestWitnesses
import Testing

struct SurveyFileTests {
    @Test(arguments: ["a.csv", "a.TSV", "a.txt", "không-đuôi"])
    func `text opens as CSV`(name: String) throws {
        let folder = try TemporaryFolder()
        var reader = try SurveyFile.open(folder.file(name, holding: "mã\ttên\n"))
        #expect(reader.file == name && reader.sheet == nil)
        #expect(try reader.next()?.cells == ["mã", "tên"])
    }

    @Test(
        arguments: [
            ("a.xls", Array("\u{FEFF}\n<html><table>".utf8), "HTML (.xls)"),
            (
                "a.xls",
                Array("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">".utf8),
                "Excel XML 2003"
            ),
            ("a.csv", Array("%PDF-1.7".utf8), "PDF"),
            ("a.xlsx", [0x52, 0x61, 0x72, 0x21], "RAR"),
            ("a.xlsx", [0x00, 0x01, 0x02], "Excel (.xlsx)"),
            ("a.docm", Array("chữ".utf8), ".docm"),
        ] as [(String, [UInt8], String)])
    func `other formats are refused by their name`(file: String, bytes: [UInt8], format: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.file(file, holding: bytes)
        let error = SurveyFileError.unknownFormat(file: file, format: format)
        #expect(throws: error) { _ = try SurveyFile.open(path) }
        #expect(error.message.vi.contains(format) && error.message.vi.contains("CSV (.csv, .tsv, .txt)"))
    }

    @Test func `content decides and not the ending of the name`() throws {
        let folder = try TemporaryFolder()
        #expect(try Fixture.rows(folder.file("a.xls", holding: "mã\ttên\n")).map(\.cells) == [["mã", "tên"]])
        let table = try Fixture.table()
        var names = [("points.xlsx", "b.csv"), ("points.xlsx", "b.xls")]
        #if GDAL
        names += [
            ("points.xls", "c.xlsx"), ("points.ods", "d.xlsx"), ("points.gpkg", "e.csv"), ("points.kml", "f.txt"),
            ("points.kmz", "g.zip"), ("points.zip", "h.kmz"), ("points.geojson", "i"), ("points.gpx", "j.xml"),
            ("points.fgb", "k.dat"),
        ]
        #endif
        for (fixture, name) in names {
            try FileManager.default.copyItem(atPath: Fixture.path(fixture), toPath: folder.file(name))
            let rows = try Fixture.rows(folder.file(name))
            #expect(rows.count == 51, "\(fixture) as \(name)")
            #expect(rows[1].cells.contains(table.rows[0][0]), "\(fixture) as \(name)")
        }
    }

    @Test func `what is no readable file is refused, each in its own words`() throws {
        let folder = try TemporaryFolder()
        let missing = folder.file("không-có.csv")
        #expect(throws: SurveyFileError.missing(path: missing)) { _ = try SurveyFile.open(missing) }
        #expect(throws: SurveyFileError.isFolder(path: folder.path)) { _ = try SurveyFile.open(folder.path) }
        let empty = try folder.file("rỗng.csv", holding: "")
        #expect(throws: SurveyFileError.empty(file: "rỗng.csv")) { _ = try SurveyFile.open(empty) }
        let pipe = folder.file("ống.csv")
        #expect(unsafe mkfifo(pipe, 0o600) == 0)
        #expect(throws: SurveyFileError.notRegular(path: pipe)) { _ = try SurveyFile.open(pipe) }
        let table = try folder.file("a.csv", holding: "a,b\n")
        #expect(throws: SurveyFileError.noSheets(file: "a.csv", asked: "Trang 2")) {
            _ = try SurveyFile.open(table, sheet: "Trang 2")
        }
    }

    @Test(.enabled(if: geteuid() != 0, "the superuser may read every file"))
    func `a file without permission is refused with the system's reason`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.file("kín.csv", holding: "a,b\n")
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
        #expect(throws: SurveyFileError.unreadable(path: path, reason: "Permission denied")) {
            _ = try SurveyFile.open(path)
        }
    }
}
