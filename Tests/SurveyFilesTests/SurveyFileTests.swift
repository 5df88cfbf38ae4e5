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
            ("a.xlsx", [0x50, 0x4B, 0x03, 0x04, 0x14], "Excel (.xlsx)"),
            ("a.csv", [0x50, 0x4B, 0x03, 0x04, 0x14], "ZIP / Excel (.xlsx)"),
            ("a.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "Excel 97–2003 (.xls)"),
            ("a.xls", Array("\u{FEFF}\n<html><table>".utf8), "HTML (.xls)"),
            ("a.shp", [0x00, 0x00, 0x27, 0x0A], "Shapefile (.shp)"),
            ("a.gpkg", Array("SQLite format 3\0".utf8), "GeoPackage / SQLite"),
            ("a.geojson", Array("{\"type\":".utf8), "GeoJSON"),
            ("a", Array(" {}".utf8), "JSON"),
            ("a.docm", Array("chữ".utf8), ".docm"),
        ] as [(String, [UInt8], String)])
    func `other formats are refused by their name`(file: String, bytes: [UInt8], format: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.file(file, holding: bytes)
        let error = SurveyFileError.unknownFormat(file: file, format: format)
        #expect(throws: error) { _ = try SurveyFile.open(path) }
        #expect(error.message.vi.contains(format) && error.message.vi.contains("CSV (.csv, .tsv, .txt)"))
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
