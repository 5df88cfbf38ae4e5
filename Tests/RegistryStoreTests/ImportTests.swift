import RegistryRecords
import RegistryStore
import SQLiteStore
import TestWitnesses
import Testing
import VN2000

struct ImportTests {
    let folder: TemporaryFolder
    let registry: Registry
    let samples: Samples

    init() throws {
        folder = try TemporaryFolder()
        registry = try Registry.create(at: folder.file("test.gpkg"))
        samples = try Samples()
    }

    @discardableResult
    private func apply(_ plan: ImportPlan) throws -> Int {
        try registry.apply(plan, by: "Tổ nhập liệu", at: "2026-11-23T09:30:00+07:00")
    }

    @Test(arguments: RecordKind.allCases)
    func `every field of a record comes back as it was`(of kind: RecordKind) throws {
        var bare = RegistryRecord(uuid: RegistryRecord.newIdentifier(), kind: kind, evidence: samples.evidence(row: 9))
        bare.evidence.base.surveyed = nil
        var unsure = samples.record(kind, 2)
        for (index, (field, _)) in RecordSchema.of(kind).fields.enumerated() where field != .site {
            unsure.values[index] = .unknown
            unsure.evidence.exceptions[field] = Evidence(
                survey: "khác", row: index, surveyed: index == 1 ? nil : samples.day)
        }
        let records = [samples.record(kind, 1), unsure, bare]
        try apply(samples.plan(records, base: 0))
        #expect(try registry.records(of: kind) == records)
        #expect(try registry.recordCount(of: kind) == 3)
        for record in records { #expect(try registry.record(uuid: record.uuid) == record) }

        let reader = try Registry(opening: folder.file("test.gpkg"))
        #expect(try reader.records(of: kind) == records)
    }

    @Test(arguments: RecordKind.allCases)
    func `a record is found by its business key through the index`(of kind: RecordKind) throws {
        let records = (1...3).map { samples.record(kind, $0) }
        try apply(samples.plan(records, base: 0))
        let found = try registry.records(of: kind, withKeys: [records[1].key, "không có", "", "||||"])
        #expect(found == [records[1].key: records[1]])

        let connection = try Connection(path: folder.file("test.gpkg"), mode: .readOnly)
        let explained = try connection.rows(
            "EXPLAIN QUERY PLAN SELECT * FROM \(kind.table) WHERE \(RecordTable(kind).keyCondition)", .text("x"))
        #expect("\(explained)".contains("\(kind.table)_key"))
    }

    @Test func `survey, rows and findings come back as they were`() throws {
        var plan = samples.plan((1...3).map { samples.record(.settlement, $0) }, base: 0)
        plan.batches[0].outcomes[2] = .quarantined
        plan.batches[0].recordOfRow[2] = nil
        plan.batches[0].changes.removeLast()
        plan.summary.rows = [.created: 2, .quarantined: 1]
        let version = try apply(plan)
        #expect(version == 1)
        #expect(try registry.version == 1)

        let survey = try #require(try registry.survey(identifier: plan.survey.identifier))
        #expect(try registry.surveys() == [survey])
        #expect(survey.description == plan.survey)
        #expect(survey.mapping == plan.mapping)
        #expect(survey.operations == plan.operations)
        #expect(survey.planDigest == plan.digest)
        #expect(survey.counts == [.created: 2, .quarantined: 1])
        #expect(survey.importedBy == "Tổ nhập liệu")
        #expect(survey.importedAt == "2026-11-23T09:30:00+07:00")
        #expect(try registry.findings(survey: survey.identifier) == plan.findings)
        let rows = try registry.rawRows(survey: survey.identifier)
        #expect(rows.map(\.row) == plan.rows)
        #expect(rows.map(\.outcome) == plan.outcomes)
        #expect(rows.map(\.record) == plan.recordOfRow)
        #expect(try registry.rawRow(survey: survey.identifier, row: 6) == rows[2])
        #expect(try registry.rawRow(survey: survey.identifier, row: 7) == nil)
        #expect(try registry.survey(identifier: "khác") == nil)
    }

    @Test func `history tells every step of a record with old and new values`() throws {
        var first = samples.record(.postalPoint, 1)
        first.evidence.base.row = 4
        try apply(samples.plan([first], base: 0))
        var second = first
        second[.staffed] = .unknown
        second[.hoursPerDay] = .real(8)
        second[.closed] = nil
        second.shape = .point(position(10.5, 105.5))
        second.evidence.exceptions[.staffed] = Evidence(survey: "khác", row: 3, surveyed: samples.day)
        var plan = samples.plan([], base: 1)
        plan.summary.survey.sheet = "2"
        plan.batches[0].changes = [
            RecordChange(row: 5, before: first, after: second, outdated: [.name: .text("Tên cũ")])
        ]
        try apply(plan)
        plan.summary.survey.sheet = "3"
        plan.summary.baseVersion = 2
        var third = second
        third[.closed] = .day(samples.day)
        plan.batches[0].changes = [RecordChange(row: 0, before: second, after: third)]
        try apply(plan)

        let history = try registry.history(ofRecord: first.uuid)
        #expect(history.map(\.action) == [.create, .update, .outdated, .close])
        #expect(history.map(\.version) == [1, 2, 2, 3])
        #expect(history.map(\.row) == [4, 5, 5, nil])
        let made = history[0].fields.compactMapValues(\.new)
        #expect(made.count == first.values.count)
        #expect(made.allSatisfy { first[$0.key] == $0.value })
        #expect(history[0].shape == HistoryEntry.ShapeChange(old: nil, new: first.shape))
        #expect(
            history[1].fields == [
                .staffed: HistoryEntry.FieldChange(old: .no, new: .unknown),
                .hoursPerDay: HistoryEntry.FieldChange(old: .real(1.1), new: .real(8)),
                .closed: HistoryEntry.FieldChange(old: first[.closed], new: nil),
            ])
        #expect(history[1].shape == HistoryEntry.ShapeChange(old: first.shape, new: second.shape))
        #expect(history[2].fields == [.name: HistoryEntry.FieldChange(old: first[.name], new: .text("Tên cũ"))])
        #expect(history[3].fields == [.closed: HistoryEntry.FieldChange(old: nil, new: .day(samples.day))])
        #expect(history[3].shape == nil)
        #expect(try registry.history(ofVersion: 2) == Array(history[1...2]))
        #expect(try registry.records(of: .postalPoint) == [third])
    }

    @Test func `a plan for another version and a survey taken in before are refused`() throws {
        let plan = samples.plan([samples.record(.settlement, 1)], base: 0)
        #expect(throws: RegistryError.versionMoved(planned: 7, present: 0)) {
            var late = plan
            late.summary.baseVersion = 7
            try apply(late)
        }
        try apply(plan)
        var again = samples.plan([samples.record(.settlement, 2)], base: 1)
        again.summary.survey.inspector = nil
        #expect(throws: RegistryError.alreadyImported(survey: plan.survey.identifier, version: 1)) {
            try apply(again)
        }
        #expect(try registry.recordCount(of: .settlement) == 1)
    }

    enum Fault: CaseIterable {
        case sameKeyTwice, missingRecord, wrongType, notFinite, wrongShape, openRing, sameRowTwice, otherRecord
    }

    @Test(arguments: Fault.allCases)
    func `a plan that fails midway leaves nothing behind`(_ fault: Fault) throws {
        try samples.fill(registry)
        let path = folder.file("test.gpkg")
        let before = try dump(path)
        var records = [samples.record(.settlement, 50), samples.record(.deadZone, 51)]
        var last = samples.record(.postalPoint, 52)
        switch fault {
        case .sameKeyTwice: last[.code] = samples.record(.postalPoint, 1)[.code]
        case .wrongType: last[.opened] = .integer(20_261_120)
        case .notFinite: last.shape = .point(position(.nan, 105))
        case .wrongShape: last.shape = .lines([[position(10, 105), position(11, 105)]])
        case .openRing:
            records[1].shape = .area([GeographicPolygon(outer: Array(square(10, 105, side: 1).dropLast(1)))])
        case .missingRecord, .otherRecord, .sameRowTwice: break
        }
        var plan = samples.plan(records + [last], base: try registry.version)
        plan.summary.survey.sheet = "lỗi"
        if fault == .missingRecord {
            var before = plan.changes[1].after
            before[.village] = nil
            plan.batches[0].changes[1].before = before
        }
        if fault == .otherRecord { plan.batches[0].changes[1].before = plan.changes[0].after }
        if fault == .sameRowTwice { plan.batches[0].rows[2].number = plan.rows[0].number }
        #expect(throws: RegistryError.self) { try apply(plan) }
        #expect(try dump(path) == before)
        if fault == .sameKeyTwice {
            #expect(throws: RegistryError.keyTaken(table: "postal_points", key: last.key)) { try apply(plan) }
        }
    }

    @Test func `a cell points to its site even when the site comes in the same plan`() throws {
        let (site, cell, stray) = (samples.record(.site, 1), samples.record(.cell, 1), samples.record(.cell, 2))
        try apply(samples.plan([cell, stray, site], base: 0))
        let connection = try Connection(path: folder.file("test.gpkg"), mode: .readOnly)
        #expect(
            try connection.rows("SELECT uuid, site_uuid FROM cells ORDER BY site")
                == [[.text(cell.uuid), .text(site.uuid)], [.text(stray.uuid), .null]])
    }

    @Test func `progress ends at the total and never goes back`() throws {
        var seen: [Int] = []
        let whole = samples.plan((1...400).map { samples.record(.settlement, $0) }, base: 0)
        let all = whole.batches[0]
        let batches = [0..<150, 150..<399, 399..<400].map { part in
            ImportBatch(
                rows: Array(all.rows[part]), outcomes: Array(all.outcomes[part]),
                recordOfRow: Array(all.recordOfRow[part]), changes: Array(all.changes[part]))
        }
        try registry.apply(
            ImportPlan(summary: whole.summary, batches: batches), by: nil, at: "2026-11-23"
        ) { done, total in
            #expect(total == 400)
            seen.append(done)
        }
        #expect(seen == [150, 399, 400])
        #expect(try registry.recordCount(of: .settlement) == 400)
    }

    @Test func `fids stay in the block of the registry`() throws {
        try samples.fill(registry)
        let connection = try Connection(path: folder.file("test.gpkg"), mode: .readOnly)
        guard case .text(let text) = try connection.value("SELECT value FROM hatang_registry WHERE key = 'fid_block'"),
            let block = Int64(text)
        else { throw RegistryError.busy }
        #expect(block > 0 && block % (1 << 24) == 0 && block + (1 << 24) <= 1 << 53)
        for kind in RecordKind.allCases {
            let fids = try connection.rows("SELECT fid FROM \(kind.table) ORDER BY fid")
            #expect(fids == (1...3).map { [.integer(block + $0)] })
        }
    }

    /// All content as text, in SQLite's own words.
    private func dump(_ path: String) throws -> [[[StoredValue]]] {
        let connection = try Connection(path: path, mode: .readOnly)
        return try connection.rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").map { row in
            guard case .text(let table) = row[0] else { return [] }
            return try connection.rows("SELECT * FROM \"\(table)\" ORDER BY 1, 2")
        }
    }
}
