import Foundation
import RegistryRecords
import RegistryStore
import SQLiteStore
import TestWitnesses
import Testing

/// Registries of every layout that was ever released; see `Fixtures/registries/README.md`.
struct ReleasedLayoutsTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("old.gpkg")
    }

    private static func script(_ layout: Int) throws -> String {
        let name = "Fixtures/registries/layout-\(layout < 10 ? "0" : "")\(layout).sql"
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: name)
        return try String(contentsOf: file, encoding: .utf8)
    }

    /// Makes a registry that has lived through all layouts up to that one.
    private func make(layout: Int) throws {
        _ = try Registry.create(at: path, migrations: Array(Migration.all.prefix(1)))
        for step in 1...layout {
            _ = try Registry(opening: path, mode: .readWrite, migrations: Array(Migration.all.prefix(step)))
            let connection = try Connection(path: path, mode: .readWrite)
            try connection.withoutTriggers { try connection.execute(try Self.script(step)) }
        }
    }

    /// Leaves the file for `make torture`, which names a folder in `HATANG_LAYOUTS`.
    private func keep(layout: Int) throws {
        guard let folder = ProcessInfo.processInfo.environment["HATANG_LAYOUTS"] else { return }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let copy = folder + "/layout-\(layout < 10 ? "0" : "")\(layout).gpkg"
        try? FileManager.default.removeItem(atPath: copy)
        try FileManager.default.copyItem(atPath: path, toPath: copy)
    }

    @Test func `every migration has its fixture`() throws {
        for migration in Migration.all {
            #expect(throws: Never.self, "\(migration.number), \(migration.name)") { try Self.script(migration.number) }
        }
    }

    @Test(arguments: Migration.all.map(\.number))
    func `a file of each layout comes up to date, sound and with all that it had`(_ layout: Int) throws {
        try make(layout: layout)
        try keep(layout: layout)
        if layout < Migration.all.count {
            #expect(throws: RegistryError.olderRegistry(path: path, migration: Migration.all[layout].name)) {
                try Registry(opening: path)
            }
            #expect(try RegistryCheck.run(path).counts == [.layoutOlder: Migration.all.count - layout])
        }
        let registry = try Registry(opening: path, mode: .readWrite)
        #expect(!registry.hasOutsideEdits)
        #expect(try RegistryCheck.run(path).counts.isEmpty)
        let file = try Connection(path: path, mode: .readOnly)
        for step in 1...layout {
            let conditions = try Self.script(step).split(separator: "\n").filter { $0.hasPrefix("-- holds: ") }
            #expect(!conditions.isEmpty)
            for condition in conditions {
                let query = String(condition.dropFirst("-- holds: ".count))
                #expect(try file.value(query) == .integer(1), "\(query)")
            }
        }
        for kind in RecordKind.allCases { #expect(throws: Never.self) { try registry.records(of: kind) } }
        #expect(try registry.surveys().count == registry.surveys().filter { !$0.description.file.isEmpty }.count)
    }

    @Test func `a file of a newer program is refused by the name of its step`() throws {
        try make(layout: Migration.all.count)
        try Connection(path: path, mode: .readWrite).execute(
            "INSERT INTO hatang_migrations VALUES (9999, 'mai-sau', '2030-01-01T00:00:00.000Z')")
        for mode in [Registry.Mode.readOnly, .readWrite] {
            #expect(throws: RegistryError.newerRegistry(path: path, migration: "mai-sau")) {
                try Registry(opening: path, mode: mode)
            }
        }
    }
}
