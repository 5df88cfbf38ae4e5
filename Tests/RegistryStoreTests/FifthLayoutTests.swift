import RegistryRecords
import RegistryStore
import SQLiteStore
import TestWitnesses
import Testing

/// Files of the fifth layout, which had no indicators, and enterprises that no survey stated.
struct FifthLayoutTests {
    private let folder: TemporaryFolder
    private let path: String
    private let samples: Samples

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("old.gpkg")
        samples = try Samples()
        let old = try Registry.create(at: path, migrations: Array(Migration.all.prefix(5)))
        try old.apply(samples.plan([samples.record(.settlement, 1)], base: 0), by: nil, at: "2026-11-23")
        // The program of that time wrote enterprises so.
        try Connection(path: path, mode: .readWrite).execute(
            """
            INSERT INTO enterprises(code, name, kind, seat) VALUES
                ('VNPT', 'Tập đoàn VNPT', 'telecom', 'chi nhánh'), ('VNPost', 'Bưu điện', 'postal', NULL);
            UPDATE gpkg_contents SET last_change = (SELECT last_change FROM hatang_layers
                WHERE table_name = 'enterprises') WHERE table_name = 'enterprises';
            UPDATE hatang_layers SET row_count = 2 WHERE table_name = 'enterprises';
            """)
    }

    @Test func `a writer keeps its enterprises as records, and gives it indicators`() throws {
        #expect(throws: RegistryError.olderRegistry(path: path, migration: "indicators-and-enterprises")) {
            try Registry(opening: path)
        }
        let connection = try Connection(path: path, mode: .readOnly)
        let fids = "SELECT fid, code FROM enterprises ORDER BY fid"
        let before = try connection.rows(fids)
        let registry = try Registry(opening: path, mode: .readWrite)
        #expect(!registry.hasOutsideEdits)
        let enterprises = try registry.records(of: .enterprise)
        #expect(enterprises.map(\.key) == ["VNPT", "VNPost"])
        #expect(enterprises.map { $0[.kind]?.text } == ["viễn thông", "bưu chính"])
        #expect(enterprises.map { $0[.seat]?.text } == ["chi nhánh", nil])
        #expect(Set(enterprises.map(\.uuid)).count == 2 && enterprises.allSatisfy { $0.uuid.utf8.count == 32 })
        #expect(try Connection(path: path, mode: .readOnly).rows(fids) == before)
        var plan = samples.plan([samples.record(.indicator, 1), samples.record(.enterprise, 2)], base: 1)
        plan.summary.survey.sheet = "sau"
        try registry.apply(plan, by: nil, at: "2026-11-24")
        #expect(try registry.records(of: .indicator) == plan.changes.prefix(1).map(\.after))
        #expect(try registry.records(of: .enterprise).last == plan.changes.last?.after)
        let block = try connection.value("SELECT CAST(value AS INTEGER) FROM hatang_registry WHERE key = 'fid_block'")
        #expect(try connection.value("SELECT fid - 1 FROM indicators") == block)
        #expect(try connection.value("SELECT max(fid) - 3 FROM enterprises") == block)
    }

    @Test(.enabled(if: Tool.hasGDAL, "gdal-bin or python3-gdal is not installed"))
    func `the strictest validator finds nothing to say of it then`() throws {
        _ = try Registry(opening: path, mode: .readWrite)
        let validated = try Tool.run(
            Tool.python, "-W", "ignore", "-m", "osgeo_utils.samples.validate_gpkg", "--extra", "--warning-as-error",
            path)
        #expect(validated.status == 0 && validated.output + validated.error == "", "\(validated)")
    }
}
