import Foundation
import RegistryRecords
import RegistryStore
import SQLiteStore
import TestWitnesses
import Testing

/// What `hatang changes` writes, held against SQLite: its own function applies the change set to the file as it was.
struct ChangeSetTests {
    let folder: TemporaryFolder
    let registry: Registry
    /// The last version that `was.gpkg` has, too.
    let since: Int

    init() throws {
        folder = try TemporaryFolder()
        registry = try Registry.create(at: folder.file("is.gpkg"))
        try Samples().fill(registry)
        since = try registry.version
        try FileManager.default.copyItem(atPath: folder.file("is.gpkg"), toPath: folder.file("was.gpkg"))
    }

    /// The change set without the header of ours that stands before it.
    private func changeSet() throws -> [UInt8] {
        try ChangeFile(registry.changes(since: since).file(by: nil, at: "2026-11-29T08:00:00Z"), named: "").body
    }

    private func open(_ name: String) throws -> Connection {
        try Connection(path: folder.file(name + ".gpkg"), mode: .readOnly)
    }

    /// Tables that a change set has nothing of: what the file says of itself (version, extents, tokens …), what triggers
    /// keep of edits by other programs, and what can be computed.
    private static let leftOut: Set = [
        "hatang_registry", "hatang_migrations", "hatang_layers", "hatang_results", "hatang_tokens", "hatang_outlines",
        "sqlite_sequence",
    ]

    private func tables() throws -> [String] {
        try open("is").rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").compactMap { row in
            guard case .text(let name) = row[0], !Self.leftOut.contains(name) else { return nil }
            return ["gpkg_", "rtree_", "hatang_before_"].contains(where: name.hasPrefix) ? nil : name
        }
    }

    /// All columns of all rows.
    private func rows(of table: String, in name: String) throws -> Set<[StoredValue]> {
        Set(try open(name).rows("SELECT * FROM \(table)"))
    }

    /// The boxes of a spatial index by row, to a ten-thousandth of a degree: those of an import are packed all at once, and
    /// SQLite rounds them less far out than those that triggers write one by one.
    private func boxes(of layer: String, in name: String) throws -> Set<[Int64]> {
        let (connection, index) = (try open(name), "rtree_\(layer)_geom")
        #expect(try connection.value("SELECT rtreecheck('\(index)')") == .text("ok"))
        return Set(
            try connection.rows("SELECT id, minx, maxx, miny, maxy FROM \(index)").map { row in
                row.map { value in
                    switch value {
                    case .integer(let id): id
                    case .real(let edge): Int64((edge * 1e4).rounded())
                    default: .min
                    }
                }
            })
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `SQLite makes of the file as it was the tables of the file as it is, and triggers keep the spatial indexes`(
        seed: UInt64
    ) throws {
        var inspector = Inspector("Tổ 1", seed: seed)
        for _ in 0..<4 {
            try inspector.importNew(into: registry)
            try inspector.update(registry)
        }
        #expect(try registry.version > since + 2)
        let conflicts = try ForeignChangeSet.apply(try changeSet(), to: folder.file("was.gpkg"))
        #expect(conflicts.isEmpty)
        let tables = try tables()
        #expect(tables.count == RecordKind.allCases.count + 8, "\(tables)")
        for table in tables {
            let (was, now) = (try rows(of: table, in: "was"), try rows(of: table, in: "is"))
            #expect(was == now, "\(table): \(was.symmetricDifference(now).prefix(2))")
        }
        for kind in RecordKind.allCases where kind.hasShape {
            #expect(try boxes(of: kind.table, in: "was") == boxes(of: kind.table, in: "is"), "\(kind)")
        }
    }

    @Test func `a program without the functions of spatial indexes cannot apply a change of places`() throws {
        var inspector = Inspector("Tổ 1", seed: 1)
        for _ in 0..<4 { try inspector.importNew(into: registry) }
        let changes = try changeSet()
        #expect(throws: SQLiteError.self) {
            try ForeignChangeSet.apply(changes, to: folder.file("was.gpkg"), knowsGeometries: false)
        }
        #expect(try rows(of: "hatang_surveys", in: "was") != rows(of: "hatang_surveys", in: "is"))
    }

    /// What they were is known by digests only, so that the change set makes them, although they are there.
    @Test func `dated tables and communes that were changed are rows to be replaced`() throws {
        try registry.setDocuments([
            RegistryDocument(name: "targets.csv", content: "mã;ngưỡng\n1;2\n"),
            RegistryDocument(name: "new.csv", content: "a\n"),
        ])
        try registry.setBoundaries([
            CommuneBoundary(
                code: "30310", validFrom: try Day.of("2020-01-01"),
                polygons: [GeographicPolygon(outer: square(10.1, 105.1, side: 0.1))], quality: .official,
                areaSquareKilometres: 12)
        ])
        let conflicts = try ForeignChangeSet.apply(try changeSet(), to: folder.file("was.gpkg"))
        #expect(
            Set(conflicts) == [
                .init(table: "communes", kind: .isThere), .init(table: "hatang_documents", kind: .isThere),
            ])
        for table in try tables() { #expect(try rows(of: table, in: "was") == rows(of: table, in: "is"), "\(table)") }
        #expect(try boxes(of: "communes", in: "was") == boxes(of: "communes", in: "is"))
    }

    /// The row that a record had is not known any more once it is gone, so that SQLite, which goes by row ids, leaves it.
    /// That is one reason why copies are merged by what was done, not by rows.
    @Test func `records that have gone since are all that SQLite misses`() throws {
        var gone = Set<String>()
        for kind in [RecordKind.postalPoint, .deadZone] {
            let names = try registry.records(of: kind).map(\.uuid)
            try registry.merge(
                [RecordMerging(kept: names[0], gone: names[1])], by: "Sở", at: "2026-11-25T08:00:00Z")
            gone.insert(names[1])
        }
        var inspector = Inspector("Tổ 1", seed: 2)
        for _ in 0..<4 { try inspector.importNew(into: registry) }
        let conflicts = try ForeignChangeSet.apply(try changeSet(), to: folder.file("was.gpkg"))
        #expect(
            conflicts == [.init(table: "postal_points", kind: .isGone), .init(table: "dead_zones", kind: .isGone)])
        for table in try tables() {
            let (was, now) = (try rows(of: table, in: "was"), try rows(of: table, in: "is"))
            let (left, missing) = (was.subtracting(now), now.subtracting(was))
            if RecordKind(rawValue: table) != nil {
                #expect(missing.isEmpty && left.allSatisfy { row in row.contains { gone.contains($0.text ?? "") } })
            } else if table == "hatang_history" {
                // The making of a record that goes is noted then, as of the version in which it was made.
                #expect(left.isEmpty && missing.count == gone.count)
                #expect(missing.allSatisfy { $0.contains(.text("create")) })
            } else {
                #expect(was == now, "\(table)")
            }
        }
    }
}

extension StoredValue {
    fileprivate var text: String? { if case .text(let text) = self { text } else { nil } }
}
