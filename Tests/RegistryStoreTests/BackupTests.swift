import Foundation
import RegistryRecords
import RegistryStore
import SQLiteStore
import TestWitnesses
import Testing

/// Copies of a registry that is in use, and what becomes of copies that are torn.
struct BackupTests {
    private let folder: TemporaryFolder
    private let path: String
    private let copy: String
    private static let instant = "2026-11-29T14:00:00Z"

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("an-giang.gpkg")
        copy = folder.file("sao-luu.gpkg")
        try Samples().fill(try Registry.create(at: path))
    }

    private func lines(_ path: String) throws -> [String] {
        var lines: [String] = []
        try Registry(opening: path).dump { lines.append($0) }
        return lines
    }

    private func files() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: URL(filePath: path).deletingLastPathComponent().path)
            .sorted()
    }

    private func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(filePath: path)) }

    @Test func `a backup says the same as the registry, proves itself, and is restored without its note`() throws {
        let before = try bytes(path)
        let made = try RegistryBackup.make(of: path, to: copy, at: Self.instant)
        #expect(try bytes(path) == before)
        #expect(made.isCompared && made.version == 3 && made.at == Self.instant)
        #expect(try RegistryBackup.prove(copy) == made)
        #expect(try lines(copy) == lines(path))
        let restored = folder.file("moi.gpkg")
        #expect(try RegistryBackup.restore(copy, to: restored) == made)
        #expect(try lines(restored) == lines(path))
        #expect(throws: BackupError.notBackup(path: restored)) { try RegistryBackup.prove(restored) }
        #expect(try files() == ["an-giang.gpkg", "moi.gpkg", "sao-luu.gpkg"])
    }

    @Test func `what a service has written and not yet brought into the file is in the copy, a single file`() throws {
        let served = try Registry(opening: path, mode: .readWrite)
        try served.beginServing()
        try served.setDocuments([RegistryDocument(name: "mới.csv", content: "1")])
        // The service goes on writing while pages are copied and rows compared.
        var writes = 0
        let made = try RegistryBackup.make(of: path, to: copy, at: Self.instant) { done, _ in
            writes += 1
            try served.setDocuments([RegistryDocument(name: "sau.csv", content: "\(done)")])
        }
        #expect(writes > 0 && made.isCompared && made.version == 4)
        let registry = try Registry(opening: copy)
        #expect(try registry.document(named: "mới.csv") == "1")
        #expect(try registry.document(named: "sau.csv") == nil)
        #expect(try Connection(path: copy, mode: .readOnly).value("PRAGMA journal_mode") == .text("delete"))
        served.endServing()
        #expect(try files() == ["an-giang.gpkg", "sao-luu.gpkg"])
    }

    @Test func `a copy made within an unfinished import has nothing of it`() throws {
        let writer = try Connection(path: path, mode: .readWrite)
        try writer.execute("BEGIN IMMEDIATE; UPDATE hatang_registry SET value = '99' WHERE key = 'version'")
        #expect(try RegistryBackup.make(of: path, to: copy, at: Self.instant).version == 3)
        try writer.execute("ROLLBACK")
        #expect(try lines(copy) == lines(path))
    }

    @Test func `no file is overwritten unasked, nor the registry by its own copy, nor one that is in use`() throws {
        try RegistryDocument(name: "a", content: "b").content.write(toFile: copy, atomically: true, encoding: .utf8)
        let there = try bytes(copy)
        #expect(throws: BackupError.fileExists(path: copy)) {
            try RegistryBackup.make(of: path, to: copy, at: Self.instant)
        }
        #expect(throws: BackupError.sameFile(path: path)) {
            try RegistryBackup.make(of: path, to: path, replacing: true, at: Self.instant)
        }
        try Data("x".utf8).write(to: URL(filePath: copy + "-wal"))
        #expect(throws: BackupError.inUse(path: copy, beside: copy + "-wal")) {
            try RegistryBackup.make(of: path, to: copy, replacing: true, at: Self.instant)
        }
        try FileManager.default.removeItem(atPath: copy + "-wal")
        #expect(try bytes(copy) == there)
        #expect(throws: Stopped.self) {
            try RegistryBackup.make(of: path, to: copy, replacing: true, at: Self.instant) { _, _ in throw Stopped() }
        }
        #expect(try bytes(copy) == there && files() == ["an-giang.gpkg", "sao-luu.gpkg"])
        #expect(try RegistryBackup.make(of: path, to: copy, replacing: true, at: Self.instant).version == 3)
    }

    @Test(.enabled(if: geteuid() != 0, "the superuser may write every file"))
    func `a file that may not be written is not replaced, though its folder may be`() throws {
        _ = try RegistryBackup.make(of: path, to: copy, at: Self.instant)
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: copy)
        #expect(throws: RegistryError.cannotAccess(path: copy, reason: "Permission denied")) {
            try RegistryBackup.make(of: path, to: copy, replacing: true, at: Self.instant)
        }
    }

    @Test func `a folder that cannot be written and a missing registry are told by their names`() throws {
        let away = folder.file("không-có/sao-luu.gpkg")
        #expect(throws: RegistryError.cannotAccess(path: away, reason: "No such file or directory")) {
            try RegistryBackup.make(of: path, to: away, at: Self.instant)
        }
        #expect(throws: RegistryError.notFound(path: folder.file("x.gpkg"))) {
            try RegistryBackup.make(of: folder.file("x.gpkg"), to: copy, at: Self.instant)
        }
    }

    @Test func `a copy that was cut off or changed afterwards is refused, and nothing is restored`() throws {
        _ = try RegistryBackup.make(of: path, to: copy, at: Self.instant)
        let whole = try bytes(copy)
        let restored = folder.file("moi.gpkg")
        for share in [0.0, 0.001, 0.3, 0.7, 0.999] {
            try whole.prefix(Int(Double(whole.count) * share)).write(to: URL(filePath: copy))
            #expect(throws: (any Error).self, "\(share)") { try RegistryBackup.restore(copy, to: restored) }
        }
        try whole.write(to: URL(filePath: copy))
        try Connection(path: copy, mode: .readWrite).execute("UPDATE hatang_documents SET content = 'khác'")
        #expect(throws: (any Error).self) { try RegistryBackup.restore(copy, to: restored) }
        #expect(try files() == ["an-giang.gpkg", "sao-luu.gpkg"])
    }

    @Test func `a flipped byte is found, or lies where nothing is kept`() throws {
        let made = try RegistryBackup.make(of: path, to: copy, at: Self.instant)
        let (whole, expected) = (try bytes(copy), try lines(path))
        var numbers = SeededNumbers(seed: 20_261_129)
        var found = 0
        for _ in 0..<60 {
            var torn = whole
            let place = Int.random(in: 0..<torn.count, using: &numbers)
            torn[place] ^= UInt8.random(in: 1...255, using: &numbers)
            try torn.write(to: URL(filePath: copy))
            guard let proven = try? RegistryBackup.prove(copy) else {
                found += 1
                continue
            }
            #expect(proven.digest == made.digest && proven.version == 3, "byte \(place)")
            #expect(try lines(copy) == expected, "byte \(place)")
        }
        #expect(found > 5)
    }
}

private struct Stopped: Error {}
