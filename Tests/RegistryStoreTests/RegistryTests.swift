import ContentDigest
import Foundation
import RegistryRecords
import RegistryStore
import SQLiteStore
import TestWitnesses
import Testing
import VN2000

struct RegistryTests {
    let folder: TemporaryFolder
    let samples: Samples

    init() throws {
        folder = try TemporaryFolder()
        samples = try Samples()
    }

    private func create() throws -> Registry {
        try Registry.create(at: folder.file("test.gpkg"))
    }

    @Test(arguments: RecordKind.allCases)
    func `the columns of a layer are the fields of its schema`(of kind: RecordKind) throws {
        _ = try create()
        let connection = try Connection(path: folder.file("test.gpkg"), mode: .readOnly)
        let columns = try connection.rows("SELECT name, type FROM pragma_table_info(?)", .text(kind.table))
        let fields = RecordSchema.of(kind).fields.map { field, type -> [StoredValue] in
            let declared =
                switch type {
                case .text, .answer, .choice: "TEXT"
                case .integer: "INTEGER"
                case .real: "DOUBLE"
                case .day: "DATE"
                }
            return [.text(field.rawValue), .text(declared)]
        }
        let place = kind.hasShape ? 3 : 2  // fid, geom, uuid; a cell has no geom
        // A field that a later migration added stands behind all other columns.
        let added = [.postalPoint: 1, .site: 1, .cell: 1, .deadZone: 8, .cableRoute: 10][kind] ?? 0
        let first = Array(fields.dropLast(added))
        #expect(Array(columns[place..<(place + first.count)]) == first)
        #expect(Array(columns.suffix(added)) == Array(fields.suffix(added)))
        #expect(columns[place - 1] == [.text("uuid"), .text("TEXT")])
        #expect(
            columns[(place + first.count)...].dropLast(added).map { $0[0] }
                == ([
                    "communes", "survey", "survey_row", "surveyed", "evidence", "original", "original_crs", "operation",
                ] + (kind == .cell ? ["site_uuid"] : [])).map { .text($0) })
    }

    @Test func `everything that is written is there after opening again`() throws {
        let made = try create()
        try samples.fill(made)
        let registry = try Registry(opening: folder.file("test.gpkg"), mode: .readWrite)
        #expect(registry.identifier == made.identifier)
        #expect(registry.identifier.count == 32)
        #expect(try registry.version == 3)
        #expect(!registry.hasOutsideEdits)
        #expect(try registry.communes() == samples.communes())
        #expect(try registry.communes(withBoundaries: false).map(\.polygons) == [[], []])
        #expect(try registry.communes(withBoundaries: false).map(\.quality) == [.schematic, nil])
        #expect(try registry.document(named: "targets.csv") == "mã;ngưỡng\n")
        #expect(try registry.document(named: "khác") == nil)
        #expect(try registry.documentDigests().map(\.digest) == [SHA256Digest(of: "mã;ngưỡng\n").description])
        try registry.setDocuments([RegistryDocument(name: "targets.csv", content: "mới")])
        #expect(try registry.document(named: "targets.csv") == "mới")
        #expect(try made.version == 4)
    }

    @Test func `a boundary is replaced for one code and first day only`() throws {
        let registry = try create()
        try registry.addCommunes(try samples.communes())
        let from = try Day.of("2025-07-01")
        let boundary = CommuneBoundary(
            code: "30307", validFrom: from, polygons: [GeographicPolygon(outer: square(10, 105, side: 1))],
            quality: .official, areaSquareKilometres: 30)
        try registry.setBoundaries([boundary])
        let communes = try registry.communes()
        #expect(communes[0].polygons == boundary.polygons)
        #expect(communes[0].quality == .official)
        #expect(communes[0].areaSquareKilometres == 30)
        #expect(communes[0].source == "1654/NQ-UBTVQH15")
        #expect(try communes[1] == samples.communes()[1])
        var stray = boundary
        stray.validFrom = from.adding(days: 1)
        #expect(throws: RegistryError.recordMissing(table: "communes", uuid: "30307")) {
            try registry.setBoundaries([boundary, stray])
        }
        #expect(throws: RegistryError.keyTaken(table: "communes", key: "30307 2025-07-01")) {
            try registry.addCommunes(try samples.communes())
        }
        #expect(try registry.version == 2)
    }

    @Test func `reading leaves every byte and writing is refused`() throws {
        try samples.fill(create())
        let before = try folder.bytes("test.gpkg")
        let registry = try Registry(opening: folder.file("test.gpkg"))
        for kind in RecordKind.allCases { _ = try registry.records(of: kind) }
        _ = try registry.communes()
        #expect(throws: RegistryError.readOnly) { try registry.setDocuments([]) }
        #expect(try folder.bytes("test.gpkg") == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["test.gpkg"])
        // A writer that has nothing to write leaves the file alone, too.
        _ = try Registry(opening: folder.file("test.gpkg"), mode: .readWrite)
        #expect(try folder.bytes("test.gpkg") == before)
    }

    enum WrongFile: CaseIterable {
        case missing, folder, empty, text, shortText, plainSQLite, otherGeoPackage, truncated, newer, damaged,
            layerIsView
    }

    @Test(arguments: WrongFile.allCases, [Registry.Mode.readOnly, .readWrite])
    func `every wrong file is refused in its own words and left alone`(_ wrong: WrongFile, mode: Registry.Mode) throws {
        let path = folder.file("wrong.gpkg")
        func prepare(_ script: String) throws {
            try Connection(path: path, mode: .create).execute(script)
        }
        let expected: RegistryError
        switch wrong {
        case .missing: expected = .notFound(path: path)
        case .folder:
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
            expected = .isDirectory(path: path)
        case .empty:
            try Data().write(to: URL(fileURLWithPath: path))
            expected = .emptyFile(path: path)
        case .text, .shortText:
            try Data(String(repeating: "mã,tên\n", count: wrong == .text ? 999 : 1).utf8).write(
                to: URL(fileURLWithPath: path))
            expected = .notGeoPackage(path: path)
        case .plainSQLite:
            try prepare("CREATE TABLE kept (value)")
            expected = .notGeoPackage(path: path)
        case .otherGeoPackage:
            try prepare("PRAGMA application_id = 1196444487; CREATE TABLE gpkg_contents (table_name)")
            expected = .notRegistry(path: path)
        case .truncated:
            try samples.fill(create())
            let bytes = try folder.bytes("test.gpkg")
            try bytes.prefix(bytes.count - 5000).write(to: URL(fileURLWithPath: path))
            expected = .truncated(path: path, bytes: bytes.count - 5000, expected: bytes.count)
        case .newer:
            let future = Migration(
                number: (Migration.all.last?.number ?? 0) + 1, name: "from-tomorrow",
                script: "CREATE TABLE hatang_tomorrow (day)")
            _ = try Registry.create(at: path, migrations: Migration.all + [future])
            expected = .newerRegistry(path: path, migration: "from-tomorrow")
        case .damaged:
            try samples.fill(create())
            var bytes = try folder.bytes("test.gpkg")
            bytes.replaceSubrange(100..<4096, with: repeatElement(0xA5, count: 3996))
            try bytes.write(to: URL(fileURLWithPath: path))
            expected = .damaged(detail: "database disk image is malformed")
        case .layerIsView:
            _ = try Registry.create(at: path)
            try prepare("DROP TABLE enterprises; CREATE VIEW enterprises AS SELECT 1 AS code")
            expected = .foreignCode(name: "enterprises")
        }
        let before = try? folder.bytes("wrong.gpkg")
        #expect(throws: expected) { try Registry(opening: path, mode: mode) }
        #expect((try? folder.bytes("wrong.gpkg")) == before)
        #expect(!expected.message.vi.isEmpty && expected.message.vi != expected.message.en)
    }

    @Test func `after a writer was cut off a reader says so and the next writer restores the file`() throws {
        try samples.fill(create())
        let records = try Registry(opening: folder.file("test.gpkg")).records(of: .settlement)
        let writer = try Connection(path: folder.file("test.gpkg"), mode: .readWrite)
        try writer.execute(
            "PRAGMA cache_size = 1; BEGIN IMMEDIATE; DELETE FROM settlements; DELETE FROM hatang_history")
        try writer.execute("UPDATE hatang_row_blocks SET rows = zeroblob(9000) || 'x'")
        for suffix in ["", "-journal"] {
            try FileManager.default.copyItem(
                atPath: folder.file("test.gpkg" + suffix), toPath: folder.file("cut.gpkg" + suffix))
        }
        try writer.execute("ROLLBACK")
        let path = folder.file("cut.gpkg")
        #expect(throws: RegistryError.needsRecovery(path: path)) { try Registry(opening: path) }
        #expect(try Registry(opening: path, mode: .readWrite).records(of: .settlement) == records)
        #expect(try Registry(opening: path).records(of: .settlement) == records)
    }

    @Test func `a registry is never made over a file and a failed one leaves none`() throws {
        _ = try create()
        #expect(throws: RegistryError.fileExists(path: folder.file("test.gpkg"))) { try create() }
        #expect(throws: RegistryError.self) {
            try Registry.create(
                at: folder.file("half.gpkg"),
                migrations: Migration.all + [
                    Migration(number: (Migration.all.last?.number ?? 0) + 1, name: "bad", script: "X")
                ])
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["test.gpkg"])
        #expect(throws: RegistryError.self) { try Registry.create(at: folder.file("no/such/folder.gpkg")) }
    }

    @Test func `an older file is brought up to date by a writer and refused by a reader`() throws {
        try samples.fill(create())
        let path = folder.file("test.gpkg")
        let migrations =
            Migration.all + [
                Migration(
                    number: (Migration.all.last?.number ?? 0) + 1, name: "next",
                    script: "CREATE TABLE hatang_next (day)")
            ]
        #expect(throws: RegistryError.olderRegistry(path: path, migration: "next")) {
            try Registry(opening: path, mode: .readOnly, migrations: migrations)
        }
        let registry = try Registry(opening: path, mode: .readWrite, migrations: migrations)
        #expect(try registry.records(of: .site).count == 3)
        _ = try Registry(opening: path, mode: .readOnly, migrations: migrations)
        #expect(throws: RegistryError.newerRegistry(path: path, migration: "next")) { try Registry(opening: path) }
    }

    @Test func `what another program put into a field is read as text and not lost`() throws {
        let registry = try create()
        let record = samples.record(.postalPoint, 1)
        try registry.apply(samples.plan([record], base: 0), by: nil, at: "2026-11-23")
        let connection = try Connection(path: folder.file("test.gpkg"), mode: .readWrite)
        for name in ["ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY", "ST_IsEmpty"] {
            try connection.register(function: name, argumentCount: 1) { _ in .null }
        }
        try connection.run(
            """
            UPDATE postal_points SET staffed = 'có', opened = '23/11/2026', hours_per_day = 'tám', kind = 'lạ',
                surveyed = 'hôm qua', survey_row = NULL, survey = NULL, phone = x'ff41'
            """)
        let read = try #require(try registry.records(of: .postalPoint).first)
        #expect(read[.staffed] == .text("có"))
        #expect(read[.staffed]?.answer == .unknown)
        #expect(read[.opened] == .text("23/11/2026"))
        #expect(read[.opened]?.day == nil)
        #expect(read[.hoursPerDay] == .text("tám"))
        #expect(read[.kind] == .text("lạ"))
        #expect(read[.phone] == .text("\u{FFFD}A"))
        // Where the rest comes from is as we left it, and what was edited proves nothing.
        #expect(read.evidence.base == record.evidence.base)
        #expect(read.evidence.evidence(of: .staffed).surveyed == nil)

        try connection.run("UPDATE postal_points SET evidence = '{'")
        #expect(throws: RegistryError.unreadable(table: "postal_points", name: record.uuid, column: "evidence")) {
            try registry.records(of: .postalPoint)
        }
        try connection.run("UPDATE postal_points SET evidence = NULL, geom = x'47500001e6100000'")
        let reason = GeometryBlobError.cutOff.message
        #expect(throws: RegistryError.unreadableShape(table: "postal_points", name: record.uuid, reason: reason)) {
            try registry.records(of: .postalPoint)
        }
    }

    @Test func `a writer waits for another and then says that it is busy`() throws {
        _ = try create()
        let path = folder.file("test.gpkg")
        let holder = try Connection(path: path, mode: .readWrite)
        let waiting = try Registry(opening: path, mode: .readWrite, busyTimeoutMilliseconds: 50)
        try holder.execute("BEGIN IMMEDIATE")
        #expect(throws: RegistryError.busy) { try waiting.setDocuments([]) }
        try holder.execute("ROLLBACK")
        try waiting.setDocuments([])
        #expect(try waiting.version == 1)
    }

    @Test func `new identifiers are 32 lower-case hexadecimal digits and differ`() {
        let names = (0..<1000).map { _ in RegistryRecord.newIdentifier() }
        #expect(Set(names).count == 1000)
        #expect(names.allSatisfy { $0.count == 32 && $0.allSatisfy { "0123456789abcdef".contains($0) } })
    }
}
