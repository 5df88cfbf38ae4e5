import Foundation
import RegistryRecords
import RegistryStore
import SQLiteStore
import TestWitnesses
import Testing
import VN2000

/// A centre and an inspector who both change one record.
struct MergingTests {
    let folder: TemporaryFolder
    let samples: Samples
    let point: RegistryRecord
    let other: RegistryRecord
    let survey: String
    let instant = "2026-11-30T08:00:00Z"

    init() throws {
        folder = try TemporaryFolder()
        samples = try Samples()
        let centre = try Registry.create(at: folder.file("centre.gpkg"))
        try centre.addCommunes(try samples.communes())
        try centre.setDocuments([RegistryDocument(name: "targets.csv", content: "mã;ngưỡng\n")])
        var plan = samples.plan([], base: try centre.version)
        plan.summary.survey.kind = .postal
        let name = plan.survey.identifier
        let records = [1, 2].map { [samples] number in
            var record = samples.record(.postalPoint, number)
            record.evidence.base.survey = name
            return record
        }
        (point, other, survey) = (records[0], records[1], name)
        plan.batches = samples.plan(records, base: try centre.version).batches
        try centre.apply(plan, by: "Tổ nhập liệu", at: "2026-11-23T09:30:00Z")
        try FileManager.default.copyItem(atPath: folder.file("centre.gpkg"), toPath: folder.file("copy.gpkg"))
    }

    func open(_ name: String) throws -> Registry {
        try Registry(opening: folder.file(name + ".gpkg"), mode: .readWrite)
    }

    /// Imports a row that states the phone number of a record on a day.
    func state(
        _ phone: String, of record: RegistryRecord, on day: String?, in name: String,
        at instant: String = "2026-11-25T08:00:00Z"
    ) throws {
        let registry = try open(name)
        var plan = samples.plan([], base: try registry.version)
        plan.summary.survey.kind = .postal
        plan.summary.survey.sha256 = name + phone
        plan.summary.survey.surveyed = try day.map { try Day.of($0) }
        let before = try #require(try registry.record(uuid: record.uuid))
        var after = before
        let evidence = Evidence(survey: plan.survey.identifier, row: 4, surveyed: plan.survey.surveyed)
        after[.phone] = .text(phone)
        after.evidence.exceptions[.phone] = evidence
        plan.batches = [
            ImportBatch(
                rows: [RawRow(number: 4, cells: [phone])], outcomes: [.updated], recordOfRow: [record.uuid],
                changes: [RecordChange(row: 4, before: before, after: after)])
        ]
        try registry.apply(plan, by: name, at: instant)
    }

    func changes(since version: Int = 3, of name: String = "copy") throws -> [UInt8] {
        try open(name).changes(since: version).file(by: name, at: instant)
    }

    @discardableResult
    func merge(
        _ file: [UInt8], decisions: MergeDecisions = MergeDecisions(), isTrial: Bool = false
    ) throws -> MergeOutcome {
        try open("centre").merge([("copy", file)], decisions: decisions, by: "Trung tâm", at: instant, isTrial: isTrial)
    }

    func expectSound(_ name: String = "centre") throws {
        let check = try RegistryCheck.run(folder.file(name + ".gpkg"))
        // The samples have values out of any range, cells without their sites, and surveys that are not theirs.
        let errors = check.findings.filter {
            $0.code.severity == .error
                && ![.numberRange, .cellWithoutSite, .surveyCounts, .surveyUnknown].contains($0.code)
        }
        #expect(errors.isEmpty, "\(errors.prefix(2))")
    }

    var phone: FieldValue? {
        get throws { try open("centre").record(uuid: point.uuid)?[.phone] }
    }

    @Test func `of two surveys the later day stands, whichever copy has it`() throws {
        try state("1", of: point, on: "2026-11-21", in: "centre")
        try state("2", of: point, on: "2026-11-22", in: "copy")
        try state("3", of: other, on: "2026-11-22", in: "centre")
        try state("4", of: other, on: "2026-11-21", in: "copy")
        let outcome = try merge(try changes())
        #expect(outcome.isWritten && outcome.conflicts.isEmpty)
        #expect(try phone == .text("2"))
        let centre = try open("centre")
        #expect(try centre.record(uuid: other.uuid)?[.phone] == .text("3"))
        // Both have been said, and history knows who said what.
        let steps = try centre.history(ofRecord: other.uuid)
        #expect(steps.map(\.action) == [.create, .update, .update, .reconcile])
        #expect(steps.map(\.who) == ["Tổ nhập liệu", "centre", "copy", "Trung tâm"])
        try expectSound()
        #expect(try centre.records(of: .postalPoint, atVersion: 3) == [point, other])
    }

    @Test(arguments: ["2026-11-21", nil])
    func `of one day somebody has to decide, and nothing is written until then`(day: String?) throws {
        try state("1", of: point, on: day, in: "centre", at: "2026-11-25T08:00:00Z")
        try state("2", of: point, on: day, in: "copy", at: "2026-11-26T08:00:00Z")
        try state("3", of: other, on: "2026-11-22", in: "copy")
        let file = try changes()
        let before = try Data(contentsOf: URL(filePath: folder.file("centre.gpkg")))
        let outcome = try merge(file)
        #expect(!outcome.isWritten)
        #expect(try Data(contentsOf: URL(filePath: folder.file("centre.gpkg"))) == before)
        let conflict = try #require(outcome.undecided.first)
        #expect(outcome.undecided.count == 1)
        #expect(conflict.key == point.key && conflict.part == "phone" && conflict.base == point[.phone]?.text)
        #expect(conflict.here.value == "1" && conflict.here.who == "centre" && conflict.there.value == "2")
        #expect(conflict.there.surveyed?.description == day && conflict.there.row == 4)

        for (side, found) in [(MergeSide.there, "2"), (.here, "1")] {
            try before.write(to: URL(filePath: folder.file("centre.gpkg")))
            let decision = MergeDecisions.Decision(here: "1", there: "2", side: side)
            #expect(try merge(file, decisions: MergeDecisions(decided: [conflict.name: decision])).isWritten)
            #expect(try phone == .text(found))
            #expect(try open("centre").record(uuid: other.uuid)?[.phone] == .text("3"))
        }
        // A decision on other values is none.
        try before.write(to: URL(filePath: folder.file("centre.gpkg")))
        let stale = MergeDecisions.Decision(here: "0", there: "2", side: .there)
        #expect(try !merge(file, decisions: MergeDecisions(decided: [conflict.name: stale])).isWritten)
        #expect(try merge(file, decisions: MergeDecisions(preference: .newer)).isWritten)
        #expect(try phone == .text("2"), "entered later")
    }

    @Test func `the same file again writes nothing, and a trial neither`() throws {
        try state("2", of: point, on: "2026-11-22", in: "copy")
        let file = try changes()
        let version = try open("centre").version
        let trial = try merge(file, isTrial: true)
        #expect(!trial.isWritten && trial.parts[0].updated == 1)
        #expect(try open("centre").version == version)
        #expect(try merge(file).isWritten)
        let again = try merge(file)
        #expect(!again.isWritten && again.parts[0].isKnown)
        // What comes later rests on it; without it, it is refused.
        let known = try open("copy").version
        try state("5", of: point, on: "2026-11-24", in: "copy")
        #expect(try merge(try changes(since: known)).isWritten)
        #expect(try phone == .text("5"))
        try state("6", of: point, on: "2026-11-24", in: "copy")
        try state("7", of: point, on: "2026-11-24", in: "copy")
        let late = try changes(since: known + 2)
        #expect(throws: ChangesError.missingEarlier(file: "copy", since: known + 2)) { try merge(late) }
        #expect(try merge(try changes(since: known)).isWritten, "an earlier beginning does no harm")
        #expect(try phone == .text("7"))
    }

    @Test func `what was merged with another record keeps what was said of it`() throws {
        try state("2", of: other, on: "2026-11-24", in: "copy")
        let centre = try open("centre")
        try centre.merge([RecordMerging(kept: point.uuid, gone: other.uuid)], by: "Sở", at: instant)
        let outcome = try merge(try changes())
        #expect(outcome.isWritten && outcome.conflicts.isEmpty)
        #expect(try open("centre").record(uuid: other.uuid) == nil)
        #expect(try phone == .text("2"))
        try expectSound()
    }

    @Test func `a survey that both have imported is one survey, and its records are one`() throws {
        var record = samples.record(.deadZone, 7)
        let names = [RegistryRecord.newIdentifier(), RegistryRecord.newIdentifier()]
        for (name, uuid) in zip(["centre", "copy"], names) {
            let registry = try open(name)
            record.uuid = uuid
            var plan = samples.plan([record], base: try registry.version)
            plan.summary.survey.sha256 = "both"
            try registry.apply(plan, by: name, at: instant)
        }
        let outcome = try merge(try changes())
        #expect(outcome.parts[0].united == 1)
        let centre = try open("centre")
        #expect(try centre.records(of: .deadZone).map(\.uuid) == [names.min()])
        #expect(try centre.surveys().count == 2)
        try expectSound()
    }

    @Test(arguments: MergeSide.allCases)
    func `records of one key that contradict each other on one day are a conflict`(side: MergeSide) throws {
        var record = samples.record(.postalPoint, 7)
        for (name, answer) in [("centre", FieldValue.yes), ("copy", .no)] {
            let registry = try open(name)
            record.uuid = RegistryRecord.newIdentifier()
            record[.internet] = answer
            var plan = samples.plan([record], base: try registry.version)
            plan.summary.survey.sha256 = name
            try registry.apply(plan, by: name, at: instant)
        }
        let file = try changes()
        let refused = try merge(file)
        #expect(!refused.isWritten && refused.undecided.map(\.part) == ["internet"])
        #expect(try merge(file, decisions: MergeDecisions(preference: side == .here ? .here : .there)).isWritten)
        let centre = try open("centre")
        let united = try centre.records(of: .postalPoint).filter { $0.key == record.key }
        #expect(united.map { $0[.internet] } == [side == .here ? .yes : .no])
        try expectSound()
    }

    @Test func `dated tables and communes are replaced as a whole, and both changed is a conflict`() throws {
        let copy = try open("copy")
        try copy.setDocuments([
            RegistryDocument(name: "targets.csv", content: "mã;ngưỡng\n1;2\n"),
            RegistryDocument(name: "new.csv", content: "a\n"),
        ])
        try copy.setBoundaries([
            CommuneBoundary(
                code: "30310", validFrom: try Day.of("2020-01-01"),
                polygons: [GeographicPolygon(outer: square(10.1, 105.1, side: 0.1))], quality: .official,
                areaSquareKilometres: 12)
        ])
        let file = try changes()
        let centre = try open("centre")
        #expect(try merge(file).isWritten)
        #expect(try centre.document(named: "targets.csv") == "mã;ngưỡng\n1;2\n")
        #expect(try centre.document(named: "new.csv") == "a\n")
        #expect(try centre.communes() == copy.communes())

        let known = try copy.version
        try copy.setDocuments([RegistryDocument(name: "targets.csv", content: "mã;ngưỡng\n1;3\n")])
        try centre.setDocuments([RegistryDocument(name: "targets.csv", content: "mã;ngưỡng\n1;4\n")])
        let later = try changes(since: known)
        #expect(try merge(later).undecided.map(\.part) == ["content"])
        #expect(try merge(later, decisions: MergeDecisions(preference: .newer)).undecided.count == 1, "it has no day")
        #expect(try merge(later, decisions: MergeDecisions(preference: .there)).isWritten)
        #expect(try centre.document(named: "targets.csv") == "mã;ngưỡng\n1;3\n")
    }

    @Test func `files of others, and files that were cut or altered, are refused and harm nothing`() throws {
        try state("2", of: point, on: "2026-11-22", in: "copy")
        let file = try changes()
        let before = try Data(contentsOf: URL(filePath: folder.file("centre.gpkg")))
        var numbers = SeededNumbers(seed: 5)
        for _ in 0..<40 {
            let end = Int.random(in: 0..<file.count, using: &numbers)
            #expect(throws: ChangesError.self, "cut at \(end)") { try merge(Array(file[..<end])) }
            var bytes = file
            bytes[end] ^= 1 << UInt8.random(in: 0..<8, using: &numbers)
            #expect(throws: ChangesError.self, "altered at \(end)") { try merge(bytes) }
        }
        let foreign = try Registry.create(at: folder.file("foreign.gpkg"))
        try foreign.setDocuments([RegistryDocument(name: "targets.csv", content: "")])
        let error = ChangesError.otherRegistry(
            file: "copy", theirs: foreign.identifier, ours: try open("centre").identifier)
        let theirs = try foreign.changes(since: 0).file(by: nil, at: instant)
        #expect(throws: error) { try merge(theirs) }
        #expect(try Data(contentsOf: URL(filePath: folder.file("centre.gpkg"))) == before)
    }

    @Test func `rows of two copies that gave one id all find their place`() throws {
        // A copy of a whole machine has the same file with the same number.
        let connection = try Connection(path: folder.file("copy.gpkg"), mode: .readWrite)
        let file = try #require(FileIdentity(path: folder.file("copy.gpkg")))
        try connection.run("UPDATE hatang_registry SET value = ? WHERE key = 'file'", .text(file.description))
        for (name, number) in [("centre", 3), ("copy", 4)] {
            let registry = try open(name)
            var plan = samples.plan([samples.record(.postalPoint, number)], base: try registry.version)
            plan.summary.survey.sha256 = name
            try registry.apply(plan, by: name, at: instant)
        }
        // Both have written the same version under the same name: told apart by what it made.
        let copy = try open("copy")
        try copy.setDocuments([RegistryDocument(name: "more.csv", content: "")])
        let outcome = try merge(try changes())
        #expect(outcome.isWritten && outcome.parts[0].created == 1)
        #expect(try open("centre").recordCount(of: .postalPoint) == 4)
        try expectSound()
    }
}
