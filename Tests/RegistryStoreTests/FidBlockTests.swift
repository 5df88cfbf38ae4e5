import Foundation
import RegistryRecords
import RegistryStore
import SQLiteStore
import TestWitnesses
import Testing

/// A copy made by the system's own means must not give ids that its original gives.
struct FidBlockTests {
    let folder: TemporaryFolder
    let samples: Samples

    init() throws {
        folder = try TemporaryFolder()
        samples = try Samples()
        try samples.fill(try Registry.create(at: folder.file("a.gpkg")))
    }

    private func copy(_ name: String, to other: String) throws {
        try? FileManager.default.removeItem(atPath: folder.file(other))
        try FileManager.default.copyItem(atPath: folder.file(name), toPath: folder.file(other))
    }

    /// Imports a postal point and gives the id of its row.
    private func imported(_ name: String, key: String) throws -> Int64 {
        let registry = try Registry(opening: folder.file(name), mode: .readWrite)
        var record = samples.record(.postalPoint, 5)
        record[.code] = .text(key)
        var plan = samples.plan([record], base: try registry.version)
        plan.summary.survey.sha256 = key
        try registry.apply(plan, by: nil, at: "2026-11-23T09:30:00+07:00")
        return try number("SELECT fid FROM postal_points WHERE uuid = '\(record.uuid)'", in: name)
    }

    private func number(_ query: String, in name: String) throws -> Int64 {
        let connection = try Connection(path: folder.file(name), mode: .readOnly)
        guard case .integer(let number)? = try connection.value(query) else { return -1 }
        return number
    }

    private func block(_ name: String) throws -> Int64 {
        try number("SELECT cast(value AS INTEGER) FROM hatang_registry WHERE key = 'fid_block'", in: name)
    }

    @Test func `two copies that both import give different ids`() throws {
        try copy("a.gpkg", to: "b.gpkg")
        try copy("a.gpkg", to: "c.gpkg")
        #expect(try block("a.gpkg") == block("b.gpkg"), "a copy is the same until it writes")
        let ids = try ["a.gpkg", "b.gpkg", "c.gpkg"].map { try imported($0, key: $0) }
        #expect(Set(ids).count == 3)
        let blocks = try ["a.gpkg", "b.gpkg", "c.gpkg"].map(block)
        #expect(Set(blocks).count == 3)
        #expect(ids[0] - blocks[0] == 4 && ids[1] - blocks[1] == 1 && ids[2] - blocks[2] == 1)
        #expect(try imported("b.gpkg", key: "again") == ids[1] + 1)
        #expect(try Registry(opening: folder.file("b.gpkg")).ownBeginning == 3)
    }

    @Test func `a file that is moved keeps its block, and one that is brought back from a copy does not`() throws {
        let before = try block("a.gpkg")
        try copy("a.gpkg", to: "backup.gpkg")
        try FileManager.default.moveItem(atPath: folder.file("a.gpkg"), toPath: folder.file("moved.gpkg"))
        _ = try imported("moved.gpkg", key: "1")
        #expect(try block("moved.gpkg") == before)
        try copy("backup.gpkg", to: "moved.gpkg")
        _ = try imported("moved.gpkg", key: "1")
        #expect(try block("moved.gpkg") != before)
    }

    @Test func `a program that leaves ids to SQLite goes on in the block of the copy`() throws {
        try copy("a.gpkg", to: "b.gpkg")
        _ = try imported("b.gpkg", key: "1")
        for layer in ["communes", "settlements", "indicators"] {
            #expect(
                try number("SELECT seq FROM sqlite_sequence WHERE name = '\(layer)'", in: "b.gpkg") == block("b.gpkg"))
        }
        #expect(
            try number("SELECT seq FROM sqlite_sequence WHERE name = 'postal_points'", in: "b.gpkg")
                == block("b.gpkg") + 1)
    }
}
