import Foundation
import RegistryRecords
import RegistryStore
import SQLiteStore
import TestWitnesses
import Testing

/// Imports that were undone and records that are gone in one copy while another goes on with them.
extension MergingTests {
    @Test(arguments: [MergeSide.here, .there])
    func `an import undone there of a record that was changed here is a conflict`(side: MergeSide) throws {
        let copy = try open("copy")
        try copy.undo(survey: survey, baseVersion: copy.version, by: "Tổ 1", at: instant)
        try state("2", of: point, on: "2026-11-24", in: "centre")
        let file = try changes()
        let refused = try merge(file)
        #expect(refused.undecided.count == 1, "\(refused)")
        let conflict = try #require(refused.undecided.first)
        #expect(conflict.part == "record" && conflict.there.value == nil && conflict.here.value == point.key)
        let preference: MergeDecisions.Preference = side == .here ? .here : .there
        let outcome = try merge(file, decisions: MergeDecisions(preference: preference))
        #expect(outcome.parts[0].undone == 1)
        let centre = try open("centre")
        #expect(try centre.record(uuid: other.uuid) == nil, "nobody here has used it")
        #expect(try centre.record(uuid: point.uuid) == nil ? side == .there : side == .here)
        #expect(try centre.surveys().first?.undone?.by == "Tổ 1")
    }

    /// Two copies besides the one that every test has, which go on from the same registry.
    private func copyTwice() throws {
        for name in ["second", "third"] {
            try FileManager.default.copyItem(atPath: folder.file("centre.gpkg"), toPath: folder.file(name + ".gpkg"))
        }
    }

    @Test(arguments: [["copy", "second", "third"], ["second", "third", "copy"], ["third", "copy", "second"]])
    func `a record that one copy lets go stays, with all that others said of it, where one said something later`(
        order: [String]
    ) throws {
        try copyTwice()
        let copy = try open("copy")
        try copy.undo(survey: survey, baseVersion: copy.version, by: "Tổ 1", at: "2026-11-25T08:00:00Z")
        try state("2", of: point, on: "2026-11-22", in: "second", at: "2026-11-24T08:00:00Z")
        let second = try #require(try open("second").record(uuid: point.uuid))
        try state("3", of: point, on: "2026-11-21", in: "third", at: "2026-11-26T08:00:00Z")
        try state("4", of: other, on: "2026-11-21", in: "second", at: "2026-11-24T08:00:00Z")
        let newer = MergeDecisions(preference: .newer)
        for name in order { #expect(try merge(try changes(of: name), decisions: newer).isWritten) }
        let centre = try open("centre")
        // What was surveyed later counts, whichever of the two was entered before it was let go.
        let found = try #require(try centre.record(uuid: point.uuid))
        #expect(found.values == second.values && found.shape == second.shape)
        #expect(try centre.record(uuid: other.uuid) == nil, "nothing was entered later")
        try expectSound()

        let back = try changes(of: "centre")
        for name in order {
            let registry = try open(name)
            let outcome = try registry.merge([("centre", back)], decisions: newer, by: nil, at: instant)
            #expect(outcome.conflicts.isEmpty)
            #expect(try registry.record(uuid: point.uuid) == found, "whole, although it had gone")
            #expect(try registry.record(uuid: other.uuid) == nil)
            try expectSound(name)
        }
    }

    @Test func `what an undone import had changed is as before in other copies, too`() throws {
        try state("2", of: point, on: "2026-11-22", in: "centre")
        try FileManager.default.removeItem(atPath: folder.file("copy.gpkg"))
        try FileManager.default.copyItem(atPath: folder.file("centre.gpkg"), toPath: folder.file("copy.gpkg"))
        let (copy, since) = (try open("copy"), try open("copy").version)
        let later = try #require(try copy.surveys().last?.identifier)
        try copy.undo(survey: later, baseVersion: since, by: "Tổ 1", at: instant)
        try state("3", of: other, on: "2026-11-22", in: "centre")
        #expect(try merge(try changes(since: since)).conflicts.isEmpty)
        #expect(try open("centre").record(uuid: point.uuid) == point)
        try expectSound()
        // Evidence names the survey as it was called when it stood, in history as in the copy itself.
        let known = try open("centre").records(of: .postalPoint, atVersion: since)
        #expect(Set(known) == Set(try copy.records(of: .postalPoint, atVersion: since)))
    }

    @Test(arguments: [["copy", "second"], ["second", "copy"]])
    func `an import that two copies undid at one instant is undone by the same one, whichever comes first`(
        order: [String]
    ) throws {
        try copyTwice()
        for name in order {
            let registry = try open(name)
            try registry.undo(survey: survey, baseVersion: registry.version, by: name, at: "2026-11-25T08:00:00Z")
        }
        for name in order { try merge(try changes(of: name)) }
        #expect(try open("centre").surveys().first?.undone?.by == "copy")
        try expectSound()
    }

    @Test func `photos of a record that went into another go along through a second copy`() throws {
        let centre = try open("centre")
        var plan = samples.plan([], base: try centre.version)
        plan.summary.survey.sha256 = "photo"
        var batch = ImportBatch(
            rows: [RawRow(number: 4, cells: [])], outcomes: [.unchanged], recordOfRow: [other.uuid])
        batch.photos = [
            RecordPhoto(
                path: "a.jpg", facts: PhotoFacts(sha256: String(repeating: "b", count: 64), bytes: 9),
                distanceMetres: nil, record: other.uuid, kind: .postalPoint, field: .photo, row: 4)
        ]
        plan.batches = [batch]
        try centre.apply(plan, by: nil, at: instant)
        let since = try centre.version
        for name in ["copy", "second", "third"] {
            try? FileManager.default.removeItem(atPath: folder.file(name + ".gpkg"))
            try FileManager.default.copyItem(atPath: folder.file("centre.gpkg"), toPath: folder.file(name + ".gpkg"))
        }
        try open("copy").merge([RecordMerging(kept: point.uuid, gone: other.uuid)], by: "Tổ 1", at: instant)
        try state("2", of: other, on: "2026-11-24", in: "second")
        // The centre has put aside what the second copy said of the record that was gone by then.
        for name in ["copy", "second"] { try merge(try changes(since: since, of: name)) }
        let back = try changes(since: since, of: "centre")
        #expect(try open("third").merge([("centre", back)], by: nil, at: instant).isWritten)
        for name in ["centre", "third"] {
            let connection = try Connection(path: folder.file(name + ".gpkg"), mode: .readOnly)
            #expect(try connection.value("SELECT record FROM hatang_photos") == .text(point.uuid), "\(name)")
            #expect(try open(name).record(uuid: other.uuid) == nil)
            try expectSound(name)
        }
    }

    @Test func `a registry taken back to before an undoing that came from a copy names the survey as it was`() throws {
        let copy = try open("copy")
        try state("2", of: point, on: "2026-11-22", in: "copy")
        let name = try #require(try copy.surveys().last?.identifier)
        try state("3", of: other, on: "2026-11-22", in: "centre")
        // Taken in first, and undone later: here it has another version than there.
        try merge(try changes())
        let (here, taken) = (try open("centre"), try open("centre").version)
        try copy.undo(survey: name, baseVersion: copy.version, by: "Tổ 1", at: instant)
        try merge(try changes())
        #expect(try here.surveys().contains { $0.identifier.hasPrefix(name + "~") })
        let then = try here.copyRewound(to: taken, at: folder.file("then.gpkg"))
        #expect(try then.surveys().contains { $0.identifier == name && $0.undone == nil })
        #expect(try then.record(uuid: point.uuid)?[.phone] == .text("2"))
    }
}
