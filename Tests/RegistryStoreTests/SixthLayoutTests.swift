import RegistryRecords
import RegistryStore
import SQLiteStore
import TestWitnesses
import Testing

/// Files of the sixth layout, whose dead zones and cable routes had no days of checks and of works.
struct SixthLayoutTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("old.gpkg")
        _ = try Registry.create(at: path, migrations: Array(Migration.all.prefix(6)))
        try Connection(path: path, mode: .readWrite).execute(
            """
            DROP TRIGGER rtree_dead_zones_geom_insert;
            DROP TRIGGER rtree_cable_routes_geom_insert;
            INSERT INTO dead_zones(uuid, code, communes, status, resolved) VALUES ('0a', 'D1', '30307', 'đã xử lý', '2026-02-01');
            INSERT INTO cable_routes(uuid, code, communes, status, done_m) VALUES ('0b', 'C1', '30307', 'hoàn thành', 1200);
            """)
    }

    @Test func `a writer adds the columns and keeps what was stated`() throws {
        #expect(throws: RegistryError.self) { try Registry(opening: path) }
        let registry = try Registry(opening: path, mode: .readWrite)
        let zone = try #require(try registry.records(of: .deadZone).first)
        #expect(zone[.status] == .text("đã xử lý") && zone[.resolved]?.day == Day(iso: "2026-02-01"))
        #expect(zone[.checked] == nil && zone[.reason] == nil)
        let route = try #require(try registry.records(of: .cableRoute).first)
        #expect(route[.doneLength]?.number == 1200 && route[.done] == nil && route[.polesDone] == nil)
    }

    @Test(arguments: RecordKind.allCases)
    func `the columns of a table stand in the order of its fields`(kind: RecordKind) throws {
        _ = try Registry(opening: path, mode: .readWrite)
        let columns = try Connection(path: path, mode: .readOnly).rows(
            "SELECT name FROM pragma_table_info('\(kind.table)') ORDER BY cid"
        ).compactMap { row -> String? in if case .text(let name) = row[0] { name } else { nil } }
        let fields = RecordSchema.of(kind).fields.map(\.field.rawValue)
        #expect(columns.filter(fields.contains) == fields)
    }
}
