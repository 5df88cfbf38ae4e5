import Foundation
import RegistryRecords
import RegistryStore
import TestWitnesses
import Testing

struct RewindingTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test(arguments: [1, 2] as [UInt64])
    func `a copy taken back to a version says what the registry said then`(seed: UInt64) throws {
        let registry = try Registry.create(at: folder.file("test.gpkg"))
        try Samples().fill(registry)
        var inspector = Inspector("Tổ \(seed)", seed: seed)
        let parts: Set<DumpPart> = [.records, .surveys, .photos, .communes]
        var said = [try registry.version: try registry.lines(parts)]
        for _ in 0..<10 {
            try inspector.work(on: registry)
            said[try registry.version] = try registry.lines(parts)
        }
        #expect(said.count > 3)
        for (version, lines) in said {
            let copy = try registry.copyRewound(to: version, at: folder.file("\(version).gpkg"))
            #expect(try copy.version == version)
            let found = try copy.lines(parts)
            let difference = found.difference(from: lines)
            #expect(
                difference.isEmpty, "seed \(seed), version \(version): \(difference.insertions.first.debugDescription)")
        }
    }

    @Test func `changes are told record by record, and written as a change set`() throws {
        let registry = try Registry.create(at: folder.file("test.gpkg"))
        try Samples().fill(registry)
        let since = try registry.version
        #expect(try registry.changes(since: since).isEmpty)
        var inspector = Inspector("Tổ 1", seed: 7)
        for _ in 0..<8 { try inspector.work(on: registry) }
        try registry.setDocuments([RegistryDocument(name: "targets.csv", content: "mã;ngưỡng\n1;2\n")])
        let before = try Data(contentsOf: URL(filePath: folder.file("test.gpkg")))
        let changes = try registry.changes(since: since)
        #expect(changes.documents == ["targets.csv"] && changes.communes.isEmpty)
        #expect(try changes.surveys == registry.surveys().filter { $0.version > since })
        // The net of all entries: what a record was and what it is.
        let copy = try registry.copyRewound(to: since, at: folder.file("then.gpkg"))
        for entry in changes.records {
            let (old, new) = (try copy.record(uuid: entry.record), try registry.record(uuid: entry.record))
            #expect(entry.action == (old == nil ? .create : new == nil ? .delete : .update))
            for (field, change) in entry.fields { #expect(old?[field] == change.old && new?[field] == change.new) }
        }
        let names = Set(changes.records.map(\.record))
        for kind in RecordKind.allCases {
            let (old, new) = (Set(try copy.records(of: kind)), Set(try registry.records(of: kind)))
            #expect(old.symmetricDifference(new).allSatisfy { names.contains($0.uuid) })
        }
        let file = try changes.file(by: "Tổ 1", at: "2026-11-29T08:00:00Z")
        #expect(String(decoding: file.prefix(17), as: UTF8.self) == "hatang-changes 1 ")
        #expect(try Data(contentsOf: URL(filePath: folder.file("test.gpkg"))) == before, "nothing is written")
    }

    @Test func `a version that is not there is refused`() throws {
        let registry = try Registry.create(at: folder.file("test.gpkg"))
        #expect(throws: ChangesError.noVersion(asked: 1, present: 0)) { try registry.changes(since: 1) }
        #expect(throws: ChangesError.noVersion(asked: -1, present: 0)) { try registry.changes(since: -1) }
    }
}
