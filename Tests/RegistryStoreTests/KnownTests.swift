import RegistryRecords
import RegistryStore
import TestWitnesses
import Testing

struct KnownTests {
    let folder: TemporaryFolder
    let registry: Registry
    let samples: Samples

    init() throws {
        folder = try TemporaryFolder()
        registry = try Registry.create(at: folder.file("test.gpkg"))
        samples = try Samples()
    }

    private func all() throws -> [RecordKind: Set<RegistryRecord>] {
        var all: [RecordKind: Set<RegistryRecord>] = [:]
        for kind in RecordKind.allCases { all[kind] = Set(try registry.records(of: kind)) }
        return all
    }

    /// Makes, changes and merges records at random, and gives what the registry had after each version.
    private func live(seed: UInt64) throws -> [Int: [RecordKind: Set<RegistryRecord>]] {
        var numbers = SeededNumbers(seed: seed)
        var known: [Int: [RecordKind: Set<RegistryRecord>]] = [0: try all()]
        var next = 1
        for day in 1...14 {
            let instant = "2026-11-\(day < 10 ? "0" : "")\(day)T08:00:00+07:00"
            let kind = RecordKind.allCases[Int.random(in: 0..<RecordKind.allCases.count, using: &numbers)]
            let present = try registry.records(of: kind)
            if day % 4 == 0, present.count > 1, kind != .cell {
                let pair = present.shuffled(using: &numbers)
                try registry.merge([RecordMerging(kept: pair[0].uuid, gone: pair[1].uuid)], by: "Sở", at: instant)
            } else {
                let new = (0..<3).map { samples.record(kind, next + $0) }
                next += 3
                var plan = samples.plan(new, base: try registry.version)
                plan.summary.survey.sha256 = String(repeating: "0", count: 62) + "\(day + 10)"
                for record in present where Bool.random(using: &numbers) {
                    var changed = record
                    let place = Int.random(in: 1..<record.values.count, using: &numbers)
                    changed.values[place] = record.values[place] == nil ? .unknown : nil
                    if changed.kind.hasShape, Bool.random(using: &numbers) { changed.shape = new[0].shape }
                    changed.communes = ["30310"]
                    changed.evidence.base = Evidence(
                        survey: plan.survey.identifier, row: 99, surveyed: samples.day.adding(days: day))
                    if changed.values[place] == .unknown {
                        changed.evidence.exceptions[RecordSchema.of(kind).fields[place].field] = changed.evidence.base
                    }
                    plan.batches[0].changes.append(RecordChange(row: 99, before: record, after: changed))
                }
                try registry.apply(plan, by: nil, at: instant)
            }
            known[try registry.version] = try all()
        }
        return known
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `the registry knows what it knew at every version`(seed: UInt64) throws {
        for (version, expected) in try live(seed: seed) {
            for (kind, records) in expected {
                let known = try registry.records(of: kind, atVersion: version)
                let isSame = Set(known) == records && known.count == records.count
                #expect(isSame, "seed \(seed), version \(version), \(kind): \(known.count) of \(records.count)")
            }
        }
    }

    @Test func `a day in Vietnam ends at midnight there`() throws {
        for (number, instant) in ["2026-11-20T16:59:59Z", "2026-11-21T00:00:00+07:00"].enumerated() {
            var plan = samples.plan([samples.record(.settlement, number + 1)], base: try registry.version)
            plan.summary.survey.sha256 = String(repeating: "\(number)", count: 64)
            try registry.apply(plan, by: nil, at: instant)
        }
        #expect(try registry.version(before: "2026-11-20T00:00:00+07:00") == 0)
        #expect(try registry.version(before: "2026-11-21T00:00:00+07:00") == 1)
        #expect(try registry.version(before: "2026-11-22T00:00:00+07:00") == 2)
    }
}
