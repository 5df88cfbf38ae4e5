import RegistryRecords
import RegistryStore
import TestWitnesses
import Testing
import VN2000

/// Somebody who works on a copy of a registry: imports, careful updates, duplicates merged, and where it is asked for
/// imports undone and rows edited in another program, all by chance.
struct Inspector {
    let name: String
    var numbers: SeededNumbers
    /// Keys of new records; copies that share some make records of one key.
    var keys: ClosedRange<Int> = 1...1_000_000
    /// Which records this one merges; two who merge one record with different ones do not come to one end.
    var merges: (String) -> Bool = { _ in true }
    /// Whether this one undoes imports, too, on which nothing rests, and edits rows in another program and claims them.
    var worksWidely = false
    /// The kinds of which this one lets records go that others have, too: by undoing their imports, and by deletion.
    var letsGo: Set<RecordKind> = Set(RecordKind.allCases)
    var deeds = 0

    init(_ name: String, seed: UInt64) {
        self.name = name
        numbers = SeededNumbers(seed: seed)
    }

    static let kinds: [RecordKind] = [.postalPoint, .site, .cell, .deadZone, .cableRoute, .indicator]

    /// The kinds of which records are merged.
    static let mergedKinds: [RecordKind] = [.postalPoint, .deadZone]

    /// Does something, or nothing when there is nothing to do it with.
    mutating func work(on registry: Registry) throws {
        switch Int.random(in: 0..<(worksWidely ? 8 : 5), using: &numbers) {
        case 0, 1: try importNew(into: registry)
        case 2, 3: try update(registry)
        case 4: try mergeDuplicates(in: registry)
        case 5: try editOutside(registry)
        default: try undoImport(in: registry)
        }
    }

    private func survey(_ kind: SurveyKind, day: Day, _ number: Int) -> SurveyDescription {
        SurveyDescription(
            file: "\(name) \(number).csv", sha256: String(repeating: "e", count: 50) + name + "\(number)", kind: kind,
            inspector: name, surveyed: day)
    }

    /// When the present deed is done.
    var instant: String { "2026-11-2\(deeds % 10)T0\(deeds / 10 % 10):00:00Z" }

    mutating func nextDay() throws -> Day {
        try Day.of("2026-01-01").adding(days: Int.random(in: 0..<200, using: &numbers))
    }

    /// Imports a file of new records; keys that are there already are left out.
    mutating func importNew(into registry: Registry) throws {
        let kind = try #require(Self.kinds.randomElement(using: &numbers))
        let samples = try Samples()
        let day = try nextDay()
        deeds += 1
        let described = survey(Self.surveyKind(of: kind), day: day, deeds)
        var changes: [RecordChange] = []
        var known = Set<String>()
        for row in 2..<Int.random(in: 3..<8, using: &numbers) {
            var record = samples.record(kind, Int.random(in: 1...40, using: &numbers))
            record.uuid = newName()
            record.evidence = RecordEvidence(
                base: Evidence(survey: described.identifier, row: row, surveyed: day))
            let field = try #require(RecordSchema.of(kind).key.first)
            record[field] = .text("K\(Int.random(in: keys, using: &numbers))")
            guard known.insert(record.key).inserted,
                try registry.records(of: kind, withKeys: [record.key]).isEmpty
            else { continue }
            changes.append(RecordChange(row: row, before: nil, after: record))
        }
        guard !changes.isEmpty else { return }
        try apply(changes, described, to: registry)
    }

    /// Imports a file that states some fields of known records, a later day than they have.
    mutating func update(_ registry: Registry) throws {
        let kind = try #require(Self.kinds.randomElement(using: &numbers))
        let present = try registry.records(of: kind).sorted { $0.uuid < $1.uuid }
        guard !present.isEmpty else { return }
        let day = try nextDay()
        deeds += 1
        let described = survey(Self.surveyKind(of: kind), day: day, deeds)
        var changes: [RecordChange] = []
        for (offset, before) in present.enumerated() where Int.random(in: 0..<3, using: &numbers) == 0 {
            let evidence = Evidence(survey: described.identifier, row: offset + 2, surveyed: day)
            let after = stated(before, by: evidence)
            if after != before { changes.append(RecordChange(row: offset + 2, before: before, after: after)) }
        }
        guard !changes.isEmpty else { return }
        try apply(changes, described, to: registry)
    }

    /// What a row makes of a record by the rules of careful updates.
    private mutating func stated(_ before: RegistryRecord, by evidence: Evidence) -> RegistryRecord {
        guard let day = evidence.surveyed, let known = before.evidence.base.surveyed, day >= known else {
            return before
        }
        var after = before
        after.evidence.base = evidence
        let schema = RecordSchema.of(before.kind)
        for (index, (field, type)) in schema.fields.enumerated() where before.values[index] != nil {
            let isStated = !schema.key.contains(field) && Int.random(in: 0..<4, using: &numbers) == 0
            guard isStated else {
                after.evidence.exceptions[field] = before.evidence.evidence(of: field)
                continue
            }
            after.evidence.exceptions[field] = nil
            switch type {
            case .text: after[field] = .text("\(name) \(Int.random(in: 1...3, using: &numbers))")
            case .answer: after[field] = Bool.random(using: &numbers) ? .yes : .no
            default: break
            }
        }
        if case .point(let place)? = before.shape, Bool.random(using: &numbers) {
            let moved = place.latitude + Double(Int.random(in: 1...9, using: &numbers)) / 1000
            after.shape = .point(GeographicPosition(latitude: moved, longitude: place.longitude))
        }
        return after
    }

    /// Merges two records that are there, of a kind that has no other records on it.
    mutating func mergeDuplicates(in registry: Registry) throws {
        let kind = Self.mergedKinds[Bool.random(using: &numbers) ? 0 : 1]
        let names = try registry.records(of: kind).map(\.uuid).sorted().filter(merges)
        guard names.count > 2, let kept = names.randomElement(using: &numbers),
            let gone = names.randomElement(using: &numbers), kept != gone
        else { return }
        try registry.merge(
            [RecordMerging(kept: kept, gone: gone)], by: name, at: "2026-11-2\(deeds % 10)T08:00:00Z")
    }

    private mutating func apply(
        _ changes: [RecordChange], _ described: SurveyDescription, to registry: Registry
    ) throws {
        var batch = ImportBatch(
            rows: changes.map { RawRow(number: $0.row, cells: [$0.after.key, name]) },
            outcomes: changes.map { $0.before == nil ? .created : .updated }, recordOfRow: changes.map(\.after.uuid),
            changes: changes,
            findings: [
                Finding(
                    code: "no-day", severity: .note, file: described.file,
                    problem: BilingualText(vi: "thiếu ngày", en: "no day"),
                    remedy: BilingualText(vi: "thêm ngày", en: "add a day"))
            ])
        if let first = changes.first, first.after.kind == .postalPoint {
            batch.photos = [
                RecordPhoto(
                    path: "\(name)-\(deeds).jpg",
                    facts: PhotoFacts(sha256: String(repeating: "0", count: 60) + "\(deeds)", bytes: 17),
                    distanceMetres: nil,
                    record: first.after.uuid, kind: .postalPoint, field: .photo, row: first.row)
            ]
        }
        try registry.apply(
            ImportPlan(
                survey: described, baseVersion: registry.version, batch: batch,
                digest: String(repeating: "d", count: 64)),
            by: name, at: instant)
    }

    /// Undoes an import that nothing rests on.
    mutating func undoImport(in registry: Registry) throws {
        let surveys = try registry.surveys().filter { survey in
            let isAllowed = letsGo.isSuperset(of: survey.description.kind.recordKinds)
            return survey.undone == nil && (isAllowed || survey.importedBy == name)
        }
        for survey in surveys.shuffled(using: &numbers)
        where try registry.undoing(survey: survey.identifier).uses.isEmpty {
            deeds += 1
            try registry.undo(survey: survey.identifier, baseVersion: registry.version, by: name, at: instant)
            return
        }
    }

    mutating func newName() -> String {
        let text = String(numbers.next(), radix: 16) + String(numbers.next(), radix: 16)
        return String((text + String(repeating: "0", count: 32)).prefix(32))
    }

    private static func surveyKind(of kind: RecordKind) -> SurveyKind {
        SurveyKind.allCases.first { $0.recordKinds.contains(kind) } ?? .postal
    }
}

extension Registry {
    /// What the registry says of some parts, line by line.
    func lines(_ parts: Set<DumpPart>) throws -> [String] {
        var lines: [String] = []
        try dump(parts) { lines.append($0) }
        return lines
    }
}
