import RegistryRecords
import SQLiteStore
import SurveyFiles
import TestWitnesses
import Testing

/// GeoPackages that were made to harm whoever opens them.
@Suite(.enabled(if: Tool.hasGDAL, "gdal-bin or python3-gdal is not installed"))
struct ForeignGeoPackageTests {
    private let folder: TemporaryFolder
    private let path: String

    /// A layer of two points, and beside it what a test plants.
    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("gửi.gpkg")
        let points = try folder.file(
            "points.csv", holding: "code,longitude,latitude\nM1,105.4,10.4\nM2,105.5,10.5\n")
        try Tool.output(
            of: "/usr/bin/ogr2ogr", "-f", "GPKG", path, points, "-oo", "X_POSSIBLE_NAMES=longitude", "-oo",
            "Y_POSSIBLE_NAMES=latitude", "-a_srs", "EPSG:4326")
    }

    private func plant(_ script: String) throws {
        try Connection(path: path, mode: .readWrite).execute(script)
    }

    private func rows() throws -> Int {
        var reader = try SurveyFile.open(path)
        var count = 0
        while try reader.next() != nil { count += 1 }
        return count
    }

    @Test(arguments: [
        "CREATE VIEW more AS WITH RECURSIVE n(v) AS (SELECT 1 UNION ALL SELECT v + 1 FROM n) SELECT v FROM n;",
        "CREATE VIRTUAL TABLE Words USING fts5(word);",
    ])
    func `a layer that computes its rows is refused by name and never asked`(script: String) throws {
        try plant(
            script + """
                INSERT INTO gpkg_contents(table_name, data_type, identifier)
                    SELECT name, 'attributes', name FROM sqlite_schema WHERE name IN ('more', 'Words');
                """)
        let name = script.contains("more") ? "more" : "Words"
        for read in [{ _ = try SurveyFile.open(path) }, { _ = try SurveyFile.sheets(of: path) }] {
            #expect(throws: SurveyFileError.vector(file: "gửi.gpkg", .computedTable(name: name))) { try read() }
        }
        #expect(throws: SurveyFileError.vector(file: "gửi.gpkg", .computedTable(name: name))) {
            try VectorFile.read(paths: [path]) { _, _ in }
        }
    }

    @Test func `a view in place of a table of the standard is refused`() throws {
        try plant("DROP TABLE gpkg_ogr_contents; CREATE VIEW gpkg_ogr_contents AS SELECT 1 AS table_name;")
        #expect(throws: SurveyFileError.vector(file: "gửi.gpkg", .computedTable(name: "gpkg_ogr_contents"))) {
            try rows()
        }
    }

    @Test func `views and triggers beside the layers are never run`() throws {
        try plant(
            """
            CREATE VIEW endless AS WITH RECURSIVE n(v) AS (SELECT 1 UNION ALL SELECT v + 1 FROM n) SELECT v FROM n;
            CREATE TRIGGER quiet AFTER INSERT ON points BEGIN DELETE FROM points; END;
            """)
        let before = try folder.bytes("gửi.gpkg")
        #expect(try rows() == 3)
        #expect(try SurveyFile.sheets(of: path).map(\.name) == ["points"])
        #expect(try folder.bytes("gửi.gpkg") == before)
    }

    @Test func `a file with a write-ahead log is read and left alone, with nothing beside it`() throws {
        try plant("PRAGMA journal_mode = WAL; CREATE TABLE other (name TEXT);")
        let before = try folder.bytes("gửi.gpkg")
        #expect(try rows() == 3)
        #expect(try folder.bytes("gửi.gpkg") == before)
    }

    @Test func `pages that contradict each other are told and not followed`() throws {
        var bytes = [UInt8](try folder.bytes("gửi.gpkg"))
        for place in stride(from: 110, to: 4000, by: 7) { bytes[place] = 0xFF }
        _ = try folder.file("gửi.gpkg", holding: bytes)
        #expect(throws: SurveyFileError.self) { try rows() }
    }
}
