import Foundation
import RegistryRecords
import RegistryStore
import SQLiteStore
import TestWitnesses
import Testing

/// Inspectors who work offline on copies, and a centre that takes what they did.
struct CopiesTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func copy(_ name: String, to other: String) throws {
        try FileManager.default.copyItem(atPath: folder.file(name), toPath: folder.file(other))
    }

    private func open(_ name: String) throws -> Registry {
        try Registry(opening: folder.file(name), mode: .readWrite)
    }

    /// What two registries that have met must agree in, whatever came first.
    private static let agreed: Set<DumpPart> = [.records, .surveys, .photos, .communes, .documents]

    /// History without what the merging itself has settled, which depends on what it found: who did what to which record,
    /// when, by which row. The making of a record is told by a span of ids or, when it is gone, by an entry.
    private func deeds(_ name: String) throws -> Set<String> {
        let connection = try Connection(path: folder.file(name), mode: .readOnly)
        var deeds = Set<String>()
        var rows = try Statement(
            """
            SELECT record, ifnull(changes ->> '$.action[1]', action), at, who, identifier, row FROM hatang_history
            LEFT JOIN hatang_surveys ON hatang_surveys.id = hatang_history.survey
            WHERE action NOT IN ('reconcile', 'create') AND coalesce(who, '') <> 'Trung tâm'
                AND coalesce(changes ->> '$.action[1]', '') <> 'reconcile'
            """, on: connection)
        while try rows.step() { deeds.insert("\((0..<6).map { rows.value(at: Int32($0)) })") }
        return deeds
    }

    private static func orders(_ names: [String]) -> [[String]] {
        guard names.count > 1 else { return [names] }
        return names.indices.flatMap { place in
            var rest = names
            let first = rest.remove(at: place)
            return orders(rest).map { [first] + $0 }
        }
    }

    /// More of them by `HATANG_SEEDS=500`. In 25 an older cell stands on a site that came from another copy.
    private static let seeds =
        ProcessInfo.processInfo.environment["HATANG_SEEDS"].flatMap(UInt64.init).map { Array(1...$0) } ?? [1, 2, 25]

    @Test(arguments: seeds)
    func `copies merged in any order, and back, say the same`(seed: UInt64) throws {
        let origin = try Registry.create(at: folder.file("centre.gpkg"))
        try origin.addCommunes(try Samples().communes())
        var office = Inspector("Gốc", seed: seed)
        for _ in 0..<8 { try office.work(on: origin) }
        let since = try origin.version
        let copies = ["a", "b", "c"]
        var files: [String: [UInt8]] = [:]
        for (place, name) in copies.enumerated() {
            try copy("centre.gpkg", to: "\(name).gpkg")
            let registry = try open("\(name).gpkg")
            var inspector = Inspector("Tổ \(name)", seed: seed * 100 + UInt64(place))
            // Few keys, so that copies make records of one key.
            inspector.keys = 1...60
            inspector.merges = { $0.utf8.reduce(0) { $0 &+ Int($1) } % copies.count == place }
            for _ in 0..<4 { try inspector.work(on: registry) }
            files[name] = try registry.changes(since: since).file(by: name, at: "2026-11-29T08:00:00Z")
        }
        var first: (lines: [String], deeds: Set<String>)?
        for order in Self.orders(copies) {
            let centre = order.joined()
            try copy("centre.gpkg", to: "\(centre).gpkg")
            let registry = try open("\(centre).gpkg")
            for name in order {
                let outcome = try registry.merge(
                    [(name, try #require(files[name]))], decisions: MergeDecisions(preference: .newer), by: "Trung tâm",
                    at: "2026-11-30T08:00:00Z")
                #expect(outcome.isWritten != outcome.parts[0].isKnown)
            }
            let found = (lines: try registry.lines(Self.agreed), deeds: try deeds("\(centre).gpkg"))
            try expectReplayed("\(centre).gpkg", at: since)
            if let first {
                let difference = found.lines.difference(from: first.lines)
                #expect(difference.isEmpty, "seed \(seed), \(centre): \(difference.prefix(2))")
                #expect(found.deeds.symmetricDifference(first.deeds).isEmpty, "seed \(seed), \(centre)")
            }
            first = first ?? found
        }
        // Back into a copy, by way of one of the centres.
        let back = try open("cab.gpkg").changes(since: since).file(by: "Trung tâm", at: "2026-12-01T08:00:00Z")
        for name in copies {
            let registry = try open("\(name).gpkg")
            let outcome = try registry.merge(
                [("cab", back)], decisions: MergeDecisions(preference: .newer), by: "Trung tâm",
                at: "2026-12-01T09:00:00Z")
            #expect(outcome.conflicts.isEmpty, "seed \(seed), \(name): what the centre has seen it has decided")
            let difference = try registry.lines(Self.agreed).difference(from: first?.lines ?? [])
            #expect(difference.isEmpty, "seed \(seed), back in \(name): \(difference.prefix(2))")
            let again = try registry.merge([("cab", back)], by: nil, at: "2026-12-01T09:00:00Z")
            #expect(!again.isWritten && again.parts[0].isKnown)
        }
    }

    /// History leads from what was to what is, at every version that was current.
    private func expectReplayed(_ name: String, at since: Int) throws {
        let registry = try open(name)
        let check = try RegistryCheck.run(folder.file(name))
        // The samples have values out of any range, and cells without their sites.
        let errors = check.findings.filter {
            $0.code.severity == .error && $0.code != .numberRange && $0.code != .cellWithoutSite
        }
        #expect(errors.isEmpty, "\(name): \(errors.prefix(2))")
        for version in Set([3, since]) {
            let path = folder.file("then-\(name)-\(version)")
            let copy = try registry.copyRewound(to: version, at: path)
            for kind in RecordKind.allCases {
                let known = try registry.records(of: kind, atVersion: version)
                #expect(Set(known) == Set(try copy.records(of: kind)), "\(name), \(version), \(kind)")
            }
        }
    }
}
