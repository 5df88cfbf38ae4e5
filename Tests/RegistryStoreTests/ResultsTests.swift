import ContentDigest
import Foundation
import RegistryStore
import SQLiteStore
import TestWitnesses
import Testing

/// Results kept beside the records.
struct ResultsTests {
    private let folder: TemporaryFolder
    private var path: String { folder.file("ket-qua.gpkg") }

    init() throws {
        folder = try TemporaryFolder()
    }

    private func area(_ number: Int, commune: String = "30307") -> StoredResults.Area {
        StoredResults.Area(
            digest: SHA256Digest(of: "\(number)"), commune: commune,
            coveredSquareMetres: Double(number) / 7 * 1e7.nextUp)
    }

    private var results: StoredResults {
        StoredResults(
            areas: (0..<5).map { area($0) },
            outlines: [
                .init(
                    digest: SHA256Digest(of: "outline"), commune: "30307", areaSquareMetres: 1e8 / 3,
                    west: 500_000.1, east: 510_000.7, south: 1_100_000.2, north: 1_110_000.0.nextDown)
            ])
    }

    private func sorted(_ results: StoredResults) -> [String] {
        (results.areas.map { "\($0)" } + results.outlines.map { "\($0)" }).sorted()
    }

    @Test func `they come back to the last bit, and are no change of content`() throws {
        let registry = try Registry.create(at: path)
        let version = try registry.version
        try registry.keep(results)
        try registry.keep(results)
        #expect(sorted(try registry.results()) == sorted(results))
        #expect(try registry.version == version && !Registry(opening: path).hasOutsideEdits)
        #expect(throws: RegistryError.readOnly) { try Registry(opening: path).keep(results) }
    }

    @Test func `a reader keeps them without touching anything else`() throws {
        let registry = try Registry.create(at: path)
        try registry.setDocuments([RegistryDocument(name: "mẫu", content: "mẫu")])
        let reader = try Registry(opening: path)
        func dump() throws -> [[StoredValue]] {
            try Connection(path: path, mode: .readOnly).rows(
                """
                SELECT 'registry', key, value FROM hatang_registry UNION ALL
                SELECT 'layers', table_name, last_change FROM hatang_layers UNION ALL
                SELECT 'contents', table_name, last_change FROM gpkg_contents ORDER BY 1, 2
                """)
        }
        let before = try dump()
        try reader.keepBesideReading(results)
        #expect(sorted(try reader.results()) == sorted(results))
        #expect(try dump() == before)
    }

    @Test func `they are not kept while another program writes, nor in another registry of that name`() throws {
        _ = try Registry.create(at: path)
        let reader = try Registry(opening: path)
        let writer = try Connection(path: path, mode: .readWrite)
        try writer.execute("BEGIN IMMEDIATE")
        #expect(throws: RegistryError.self) { try reader.keepBesideReading(results, busyTimeoutMilliseconds: 10) }
        try writer.execute("COMMIT")
        try FileManager.default.removeItem(atPath: path)
        let other = try Registry.create(at: path)
        #expect(throws: RegistryError.notRegistry(path: path)) { try reader.keepBesideReading(results) }
        #expect(try other.results() == StoredResults())
    }

    @Test func `of a commune the newest stay, and those of others are left alone`() throws {
        let registry = try Registry.create(at: path)
        try registry.keep(StoredResults(areas: [area(-1, commune: "30292")]))
        let limit = Registry.areasKeptOfCommune
        for first in stride(from: 0, to: 3 * limit, by: 50) {
            try registry.keep(StoredResults(areas: (first..<(first + 50)).map { area($0) }))
        }
        let kept = try registry.results().areas
        let last = (3 * limit + 49) / 50 * 50
        #expect(kept.filter { $0.commune == "30292" } == [area(-1, commune: "30292")])
        #expect(Set(kept.filter { $0.commune == "30307" }) == Set(((last - limit)..<last).map { area($0) }))
    }

    @Test func `a registry of the second layout gets a place for them`() throws {
        let second = Migration.all.filter { $0.number <= 2 }
        _ = try Registry.create(at: path, migrations: second)
        #expect(throws: RegistryError.self) { try Registry(opening: path) }
        let registry = try Registry(opening: path, mode: .readWrite)
        try registry.keep(results)
        #expect(sorted(try Registry(opening: path).results()) == sorted(results))
    }

    @Test func `lines that another program has spoilt are passed over`() throws {
        try Registry.create(at: path).keep(results)
        let connection = try Connection(path: path, mode: .readWrite)
        try connection.execute("UPDATE hatang_results SET digest = x'00' WHERE id = 1")
        try connection.execute("UPDATE hatang_outlines SET digest = x'00'")
        let left = try Registry(opening: path).results()
        #expect(left.areas.count == results.areas.count - 1 && left.outlines.isEmpty)
    }
}
