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

    /// The first lines that one of two has alone.
    private static func told(_ difference: CollectionDifference<String>) -> [String] {
        difference.prefix(4).map { change in
            switch change {
            case .insert(_, let line, _): "+ " + line
            case .remove(_, let line, _): "- " + line
            }
        }
    }

    private static func orders(_ names: [String]) -> [[String]] {
        guard names.count > 1 else { return [names] }
        return names.indices.flatMap { place in
            var rest = names
            let first = rest.remove(at: place)
            return orders(rest).map { [first] + $0 }
        }
    }

    /// What inspectors do by chance: imports and mergings of duplicates, and in wide work they undo imports, too, of their
    /// own and of the common past, and edit rows in another program and claim that.
    struct Work: Sendable, CustomTestStringConvertible {
        var seed: UInt64
        var isWide: Bool
        var testDescription: String { "seed \(seed), \(isWide ? "wide" : "plain")" }

        /// More of it by `HATANG_SEEDS=500`. In 25 an older cell stands on a site that came from another copy; each of the
        /// wide ones has found a fault.
        static let all =
            if let last = ProcessInfo.processInfo.environment["HATANG_SEEDS"].flatMap(UInt64.init) {
                (1...last).flatMap { seed in [false, true].map { Work(seed: seed, isWide: $0) } }
            } else {
                [1, 2, 25].map { Work(seed: $0, isWide: false) }
                    + [10, 13, 20].map { Work(seed: $0, isWide: true) }
            }

        /// Where one copy merges a record into another one, which a second copy lets go while a third goes on with the
        /// first, what stays depends on which of them people were asked about first. So in wide work records of a kind
        /// are merged or let go, not both.
        var mergesRecords: Bool { !isWide || !seed.isMultiple(of: 2) }
    }

    @Test(arguments: Work.all)
    func `copies merged in any order, and back, say the same`(work: Work) throws {
        let seed = work.seed
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
            inspector.worksWidely = work.isWide
            inspector.merges = {
                work.mergesRecords && $0.utf8.reduce(0) { $0 &+ Int($1) } % copies.count == place
            }
            if work.mergesRecords { inspector.letsGo.subtract(Inspector.mergedKinds) }
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
                #expect(difference.isEmpty, "seed \(seed), \(centre): \(Self.told(difference))")
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
            #expect(difference.isEmpty, "seed \(seed), back in \(name): \(Self.told(difference))")
            try expectReplayed("\(name).gpkg", at: since)
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
        // A record that was kept though its survey was undone names the survey as it is called since.
        let names = Dictionary(
            uniqueKeysWithValues: try registry.surveys().map { ($0.identifier, $0.description.identifier) })
        for version in Set([3, since]) {
            let path = folder.file("then-\(name)-\(version)")
            let copy = try registry.copyRewound(to: version, at: path)
            for kind in RecordKind.allCases {
                let known = try registry.records(of: kind, atVersion: version).map { record in
                    var record = record
                    record.evidence.base.survey = names[record.evidence.base.survey] ?? record.evidence.base.survey
                    for (field, evidence) in record.evidence.exceptions {
                        record.evidence.exceptions[field]?.survey = names[evidence.survey] ?? evidence.survey
                    }
                    return record
                }
                let rewound = try copy.records(of: kind)
                let differing = Set(known).symmetricDifference(rewound).sorted { $0.uuid < $1.uuid }
                #expect(differing.isEmpty, "\(name), \(version): \(differing.prefix(2))")
            }
        }
    }
}
