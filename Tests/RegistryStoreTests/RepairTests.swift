import Foundation
import RegistryRecords
import RegistryStore
import SQLiteStore
import TestWitnesses
import Testing

/// What a repair puts right, and that it invents nothing.
struct RepairTests {
    private static let instant = "2026-11-29T14:30:00Z"

    private func repair(_ registry: CheckedRegistry) throws -> RepairOutcome {
        try RegistryRepair.run(registry.path, by: "Phòng mẫu", at: Self.instant, stamp: "1")
    }

    private func lines(_ path: String) throws -> [String] {
        var lines: [String] = []
        try Registry(opening: path).dump([.records, .communes, .photos, .history]) { lines.append($0) }
        return lines
    }

    @Test(arguments: PlantedFault.all.filter(\.isMended))
    func `what can be put right is, and the state before stays beside`(_ fault: PlantedFault) throws {
        let registry = try CheckedRegistry()
        let sound = try lines(registry.path)
        try fault.plant(in: registry.path)
        let outcome = try repair(registry)
        #expect(outcome.before.counts[fault.code, default: 0] > 0 && !outcome.steps.isEmpty)
        #expect(outcome.after.counts[fault.code] == nil, "\(outcome.after.counts) \(outcome.steps.map(\.en))")
        let backup = try #require(outcome.backup)
        #expect(backup.hasSuffix("an-giang.before-repair-1.gpkg"))
        // Values that were written in another form are other values; all else says what it said before the fault.
        guard ![.dateForm, .numberForm, .notComposed].contains(fault.code) else { return }
        #expect(try lines(registry.path) == sound)
    }

    @Test(arguments: PlantedFault.all.filter { !$0.isMended })
    func `what only people can put right is left as it is`(_ fault: PlantedFault) throws {
        let registry = try CheckedRegistry()
        try fault.plant(in: registry.path)
        guard ![.layoutNewer, .layoutOlder].contains(fault.code) else {
            #expect(throws: RegistryError.self) { try repair(registry) }
            return
        }
        let before = try? lines(registry.path)
        let outcome = try repair(registry)
        #expect(outcome.after.counts[fault.code, default: 0] > 0, "\(outcome.after.counts)")
        #expect((try? lines(registry.path)) == before)
    }

    @Test func `a sound registry is not touched`() throws {
        let registry = try CheckedRegistry()
        let before = try registry.folder.bytes("an-giang.gpkg")
        let outcome = try repair(registry)
        #expect(outcome.steps.isEmpty && outcome.backup == nil && outcome.recovered == nil)
        #expect(try registry.folder.bytes("an-giang.gpkg") == before)
    }

    @Test func `history keeps the old form of a day, and says who had it mended`() throws {
        let registry = try CheckedRegistry()
        let point = try #require(try Registry(opening: registry.path).records(of: .postalPoint).first)
        let connection = try Connection(path: registry.path, mode: .readWrite)
        let version = try Registry(opening: registry.path).version
        try connection.withoutTriggers {
            try connection.run("UPDATE postal_points SET opened = '23/11/2026' WHERE uuid = ?", .text(point.uuid))
        }
        let outcome = try repair(registry)
        #expect(outcome.after.counts[.dateForm] == nil)
        let backup = try #require(outcome.backup)
        #expect(try RegistryCheck.run(backup).counts == outcome.before.counts)
        let mended = try Registry(opening: registry.path)
        #expect(try mended.version == version + 1)
        let entry = try #require(try mended.history(ofRecord: point.uuid).last)
        #expect(entry.who == "Phòng mẫu" && entry.at == Self.instant && entry.version == version + 1)
        #expect(entry.fields[.opened] == .init(old: .text("23/11/2026"), new: Day(iso: "2026-11-23").map { .day($0) }))
        #expect(outcome.steps.contains { $0.vi.contains("“23/11/2026” ghi lại là “2026-11-23”") })
    }

    @Test(.enabled(if: Tool.hasGDAL, "gdal-bin or python3-gdal is not installed"))
    func `everything at once is put right for Debian's validator, too`() throws {
        let registry = try CheckedRegistry()
        let faults = PlantedFault.all.filter { $0.isMended && ![.columnType].contains($0.code) }
        for fault in faults { try? fault.plant(in: registry.path) }
        #expect(try !registry.complaints().isEmpty)
        let outcome = try repair(registry)
        let left = outcome.after.counts.filter { $0.key.isMended && ![.dateForm, .numberForm].contains($0.key) }
        #expect(left.isEmpty, "\(outcome.after.findings.map(\.problem.en))")
        #expect(try registry.complaints().isEmpty)
    }

    @Test func `of a file with damaged pages the rest is saved into a new one`() throws {
        let registry = try CheckedRegistry()
        let whole = try registry.folder.bytes("an-giang.gpkg")
        let rows = try lines(registry.path).count
        var numbers = SeededNumbers(seed: 11)
        var saved = 0
        for round in 1...12 {
            var torn = whole
            for _ in 0..<round {
                let page = Int.random(in: 1..<whole.count / 4096, using: &numbers)
                torn.replaceSubrange(page * 4096..<(page + 1) * 4096, with: Data(count: 4096))
            }
            try torn.write(to: URL(filePath: registry.path))
            let outcome = try RegistryRepair.run(registry.path, by: nil, at: Self.instant, stamp: "\(round)")
            #expect(try registry.folder.bytes("an-giang.gpkg") == torn, "a damaged file is never changed")
            guard let recovered = outcome.recovered else { continue }
            #expect([.pagesDamaged, .checkStopped, .fileUnreadable].allSatisfy { outcome.after.counts[$0] == nil })
            guard let count = try? lines(recovered).count else { continue }
            #expect(count <= rows)
            saved += 1
        }
        #expect(saved > 6)
    }
}
