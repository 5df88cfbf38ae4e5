import Foundation
import RegistryRecords
import RegistryStore
import SQLiteStore
import TestWitnesses
import Testing

struct UndoTests {
    private let folder: TemporaryFolder
    private let registry: Registry
    private let samples: Samples
    private let instant = "2026-11-24T08:00:00+07:00"

    init() throws {
        folder = try TemporaryFolder()
        registry = try Registry.create(at: folder.file("test.gpkg"))
        samples = try Samples()
        try samples.fill(registry)
    }

    /// What the registry says but for surveys and history, the extents of its layers, and which site each cell stands at.
    private func content() throws -> [String] {
        var lines: [String] = []
        try registry.dump([.records, .communes, .documents, .photos]) { lines.append($0) }
        let connection = try Connection(path: folder.file("test.gpkg"), mode: .readOnly)
        for kind in RecordKind.allCases where kind.hasShape {
            lines += try connection.rows(
                "SELECT min_x, max_x, min_y, max_y FROM gpkg_contents WHERE table_name = ?", .text(kind.table)
            ).map { "\(kind) \($0)" }
        }
        lines += try connection.rows(
            "SELECT cells.uuid, site_uuid, bts_sites.uuid FROM cells LEFT JOIN bts_sites ON site_uuid = bts_sites.uuid ORDER BY 1"
        ).map { "\($0)" }
        return lines
    }

    /// The boxes of the spatial indexes by record: to a ten-thousandth of a degree, since SQLite rounds boxes that it is given
    /// one by one further out than those that are written all at once.
    private func boxes() throws -> [String: [Double]] {
        let connection = try Connection(path: folder.file("test.gpkg"), mode: .readOnly)
        var boxes: [String: [Double]] = [:]
        for kind in RecordKind.allCases where kind.hasShape {
            let index = "rtree_\(kind.table)_geom"
            #expect(try connection.value("SELECT rtreecheck('\(index)')") == .text("ok"))
            for row in try connection.rows(
                "SELECT uuid, minx, maxx, miny, maxy FROM \(index) LEFT JOIN \(kind.table) ON fid = id")
            {
                guard case .text(let uuid) = row[0] else { throw NotADay(text: "a box of no record") }
                boxes[uuid] = row.dropFirst().map { if case .real(let number) = $0 { number } else { .nan } }
            }
        }
        return boxes
    }

    private func areNear(_ one: [String: [Double]], _ other: [String: [Double]]) -> Bool {
        one.count == other.count
            && one.allSatisfy { uuid, box in
                other[uuid].map { zip($0, box).allSatisfy { abs($0 - $1) < 1e-4 } } ?? false
            }
    }

    /// A survey of a kind that makes records and changes some of those there, at random.
    private func plan(
        _ kind: SurveyKind, _ number: Int, using numbers: inout SeededNumbers
    ) throws -> ImportPlan {
        let new = kind.recordKinds.flatMap { kind in (0..<2).map { samples.record(kind, number * 10 + $0) } }
        var plan = samples.plan(new, base: try registry.version)
        plan.summary.survey.kind = kind
        plan.summary.survey.sha256 = String(repeating: "0", count: 60) + "\(1000 + number)"
        let survey = plan.survey.identifier
        for place in plan.batches[0].changes.indices {
            plan.batches[0].changes[place].after.evidence.base.survey = survey
            plan.batches[0].changes[place].after.evidence.base.row = place + 4
        }
        var row = 100
        for kind in kind.recordKinds {
            for record in try registry.records(of: kind) where Bool.random(using: &numbers) {
                row += 1
                let change = changed(record, by: Evidence(survey: survey, row: row, surveyed: samples.day), &numbers)
                plan.batches[0].changes.append(change)
                plan.batches[0].rows.append(RawRow(number: row, cells: ["\(row)"]))
                plan.batches[0].outcomes.append(.updated)
                plan.batches[0].recordOfRow.append(record.uuid)
            }
        }
        return plan
    }

    private func changed(
        _ record: RegistryRecord, by evidence: Evidence, _ numbers: inout SeededNumbers
    ) -> RecordChange {
        var after = record
        let schema = RecordSchema.of(record.kind)
        for place in record.values.indices where !schema.keyPlaces.contains(place) && Bool.random(using: &numbers) {
            after.values[place] =
                Bool.random(using: &numbers)
                ? nil : samples.record(record.kind, .random(in: 1...9, using: &numbers)).values[place]
            after.evidence.exceptions[schema.fields[place].field] = Bool.random(using: &numbers) ? evidence : nil
            if after.values[place] == nil && after.evidence.exceptions[schema.fields[place].field] != nil {
                after.values[place] = .unknown
            }
        }
        if record.kind.hasShape {
            after.shape =
                Bool.random(using: &numbers)
                ? nil : samples.record(record.kind, .random(in: 1...9, using: &numbers)).shape
            after.original =
                after.shape == nil ? nil : OriginalPosition(text: "x", referenceSystem: "wgs84", operation: "y")
        }
        after.communes = Bool.random(using: &numbers) ? [] : ["30310"]
        after.evidence.base = evidence
        return RecordChange(row: evidence.row, before: record, after: after)
    }

    private func known(at version: Int) throws -> [RecordKind: Set<RegistryRecord>] {
        var known: [RecordKind: Set<RegistryRecord>] = [:]
        for kind in RecordKind.allCases { known[kind] = Set(try registry.records(of: kind, atVersion: version)) }
        return known
    }

    @Test(arguments: SurveyKind.allCases)
    func `after undoing the registry says what it said before, and still knows what it knew between`(
        kind: SurveyKind
    ) throws {
        var numbers = SeededNumbers(seed: 7)
        for number in 1...3 {
            let (before, version) = (try content(), try registry.version)
            let (knownBefore, boxesBefore) = (try known(at: version), try boxes())
            var plan = try plan(kind, number, using: &numbers)
            if number == 2, kind != .bts { plan.batches[0].photos = [photo(of: plan)] }
            try registry.apply(plan, by: "Tổ nhập liệu", at: instant)
            let knownBetween = try known(at: version + 1)
            let made = Set(try registry.history(ofVersion: version + 1))

            let undone = try registry.undo(
                survey: plan.survey.identifier, baseVersion: version + 1, by: "Phòng mẫu", at: instant)
            #expect(undone.removed.values.reduce(0, +) == kind.recordKinds.count * 2)
            let after = try content()
            #expect(after == before, "\(kind), round \(number)")
            #expect(areNear(try boxes(), boxesBefore))
            #expect(try registry.version == version + 2)
            #expect(try known(at: version) == knownBefore && known(at: version + 2) == knownBefore)
            #expect(try known(at: version + 1) == knownBetween)
            let told = Set(
                try registry.history(ofVersion: version + 1).map { entry in
                    var entry = entry
                    entry.survey = plan.survey.identifier
                    return entry
                })
            #expect(told == made, "the import is told as before")

            let stored = try #require(try registry.surveys().last)
            #expect(stored.undone?.version == version + 2)
            #expect(stored.undone?.by == "Phòng mẫu" && stored.undone?.at == instant)
            #expect(stored.identifier != plan.survey.identifier && stored.description == plan.survey)
            #expect(try registry.rawRows(survey: stored.identifier).count == plan.rows.count)
            #expect(try registry.findings(survey: stored.identifier).count == plan.findings.count)
            #expect(try registry.surveyDescriptions()[plan.survey.identifier] == plan.survey)
            #expect(throws: RegistryError.unknownSurvey(plan.survey.identifier)) {
                try registry.undoing(survey: plan.survey.identifier)
            }
            #expect(throws: RegistryError.alreadyUndone(file: plan.survey.file, version: version + 2)) {
                try registry.undo(survey: stored.identifier, baseVersion: version + 2, by: nil, at: instant)
            }
            // Its file is free to come in again, and does the same.
            plan.summary.baseVersion = version + 2
            try registry.apply(plan, by: nil, at: instant)
            #expect(try known(at: version + 3) == knownBetween)
        }
    }

    private func photo(of plan: ImportPlan) -> RecordPhoto {
        let record = plan.changes[0].after
        return RecordPhoto(
            path: "a.jpg", facts: PhotoFacts(sha256: String(repeating: "b", count: 64), bytes: 9), distanceMetres: nil,
            record: record.uuid, kind: record.kind, field: .photo, row: 4)
    }

    @Test func `what rests on a survey is told row by row, and nothing is undone`() throws {
        var numbers = SeededNumbers(seed: 3)
        let first = try plan(.postal, 1, using: &numbers)
        try registry.apply(first, by: nil, at: instant)
        let point = try #require(first.changes.first?.after)
        var second = samples.plan([], base: try registry.version)
        second.summary.survey.kind = .postal
        second.summary.survey.sha256 = String(repeating: "c", count: 64)
        let evidence = Evidence(survey: second.survey.identifier, row: 12, surveyed: samples.day)
        second.batches[0].changes = [changed(point, by: evidence, &numbers)]
        // A row that changes nothing rests on the record likewise.
        second.batches[0].rows = [RawRow(number: 12, cells: ["a"]), RawRow(number: 13, cells: ["b"])]
        second.batches[0].outcomes = [.updated, .unchanged]
        let other = try #require(first.changes.dropFirst().first?.after)
        second.batches[0].recordOfRow = [point.uuid, other.uuid]
        try registry.apply(second, by: nil, at: instant)
        try registry.merge([RecordMerging(kept: point.uuid, gone: other.uuid)], by: nil, at: instant)

        let (before, version) = (try content(), try registry.version)
        let uses = try registry.undoing(survey: first.survey.identifier).uses
        #expect(uses.filter { $0.record == point.uuid }.map(\.reason) == [.laterSurvey, .merging])
        #expect(uses.filter { $0.record == other.uuid }.map(\.reason) == [.merging, .laterSurvey])
        let row = try #require(uses.first)
        #expect(row.key == point.key && row.row == 4 && row.survey == second.survey.identifier)
        #expect(row.surveyRow == 12 && row.version == version - 1 && row.kind == .postalPoint)
        #expect(try registry.surveysInUse()[first.survey.identifier] == row)
        #expect(throws: RegistryError.surveyInUse(file: "khảo sát.xlsx", uses: uses.count)) {
            try registry.undo(survey: first.survey.identifier, baseVersion: version, by: nil, at: instant)
        }
        #expect(throws: RegistryError.versionMoved(planned: 1, present: version)) {
            try registry.undo(survey: second.survey.identifier, baseVersion: 1, by: nil, at: instant)
        }
        #expect(try content() == before && registry.version == version)
        #expect(throws: RegistryError.readOnly) {
            try Registry(opening: folder.file("test.gpkg")).undo(
                survey: first.survey.identifier, baseVersion: version, by: nil, at: instant)
        }
    }

    @Test func `a survey that was undone stands in the way of no earlier one`() throws {
        var numbers = SeededNumbers(seed: 5)
        let before = try content()
        var plans: [ImportPlan] = []
        for number in 1...3 {
            plans.append(try plan(.cable, number, using: &numbers))
            try registry.apply(plans[number - 1], by: nil, at: instant)
        }
        #expect(try !registry.undoing(survey: plans[0].survey.identifier).uses.isEmpty)
        for plan in plans.reversed() {
            try registry.undo(
                survey: plan.survey.identifier, baseVersion: try registry.version, by: nil, at: instant)
        }
        #expect(try content() == before)
        // The whole registry, too, as far as nothing was merged.
        let filled = try #require(try registry.surveys().first { $0.undone == nil })
        try registry.undo(survey: filled.identifier, baseVersion: try registry.version, by: nil, at: instant)
        for kind in RecordKind.allCases where filled.description.kind.recordKinds.contains(kind) {
            #expect(try registry.isEmpty(of: kind))
        }
        #expect(try registry.version(before: "2026-11-25T00:00:00+07:00") == registry.version)
    }

    @Test func `a survey of the first layout is undone by its entries`() throws {
        var numbers = SeededNumbers(seed: 11)
        let (before, version) = (try content(), try registry.version)
        let plan = try plan(.settlement, 4, using: &numbers)
        try registry.apply(plan, by: nil, at: instant)
        let between = try known(at: version + 1)
        let made = try registry.history(ofVersion: version + 1).filter { $0.action == .create }
        let connection = try Connection(path: folder.file("test.gpkg"), mode: .readWrite)
        try connection.run("DELETE FROM hatang_creations WHERE version = ?", .integer(Int64(version + 1)))
        try connection.run(
            "UPDATE hatang_history SET survey = ? WHERE version = ?", .text(plan.survey.identifier),
            .integer(Int64(version + 1)))
        for entry in made {
            try connection.run(
                "INSERT INTO hatang_history VALUES (NULL, ?, ?, ?, NULL, ?, ?, ?, ?, 'create', ?)",
                .integer(Int64(version + 1)), .text(plan.survey.identifier), .integer(Int64(entry.row ?? 0)),
                .text(entry.at), .text(entry.kind.table), .text(entry.record), .text(entry.key), .text(entry.changes))
        }
        let undone = try registry.undo(
            survey: plan.survey.identifier, baseVersion: version + 1, by: nil, at: instant)
        #expect(undone.removed == [.settlement: 2])
        #expect(try content() == before)
        #expect(try known(at: version) == known(at: version + 2))
        #expect(try known(at: version + 1) == between)
    }
}
