import RegistryRecords
import SQLiteStore

/// Takes a survey back within one transaction, in which triggers run.
final class UndoWriter {
    private let survey: StoredSurvey
    private let registry: Registry
    private let connection: Connection
    private let numbers: SurveyNumbers
    private let editors: LayerEditors
    private let log: HistoryWriter
    private let version: Int
    private let who: String?
    private let instant: String

    init(_ survey: StoredSurvey, version: Int, who: String?, instant: String, on registry: Registry) throws {
        self.survey = survey
        self.registry = registry
        self.version = version
        self.who = who
        self.instant = instant
        connection = registry.connection
        editors = LayerEditors(on: connection)
        numbers = try SurveyNumbers(on: connection)
        log = try HistoryWriter(
            version: version, survey: String(survey.number), who: who, instant: instant, on: connection)
    }

    /// - Parameter entries: Those by which the survey changed records, by record.
    func undo(_ entries: [String: [HistoryEntry]]) throws {
        // Between the steps cells may name a site that is gone.
        try connection.execute("PRAGMA defer_foreign_keys = ON")
        let kinds = survey.description.kind.recordKinds
        var made = Set<String>()
        for kind in kinds.reversed() { try remove(kind, entries, noting: &made) }
        // Cells find their site again by its code, so that sites come first.
        for kind in kinds {
            for (uuid, own) in entries.sorted(by: { $0.key < $1.key })
            where own[0].kind == kind && !made.contains(uuid) {
                try restore(uuid, own)
            }
        }
        try connection.run("DELETE FROM hatang_photos WHERE survey = ?", .integer(survey.number))
        try leave()
    }

    // MARK: Records that go

    private func remove(
        _ kind: RecordKind, _ entries: [String: [HistoryEntry]], noting made: inout Set<String>
    ) throws {
        let table = RecordTable(kind)
        var spans = try Statement(
            """
            SELECT first_fid, last_fid, who, at FROM hatang_creations
            WHERE version = ?1 AND survey IN (?2, ?3) AND table_name = ?4 ORDER BY first_fid
            """, on: connection)
        try SurveyTraces.bind(survey, to: &spans)
        try spans.bind(kind.table, at: 4)
        while try spans.step() {
            guard let first = spans.integer(at: 0), let last = spans.integer(at: 1), first <= last else { continue }
            let span = CreationSpan(
                kind: kind, fids: first...last, version: survey.version, survey: String(survey.number),
                who: spans.text(at: 2), at: spans.text(at: 3) ?? "")
            var rows = try Statement(table.select(where: "fid BETWEEN ?1 AND ?2"), on: connection)
            try rows.bind(first, at: 1)
            try rows.bind(last, at: 2)
            while try rows.step() {
                let record = try table.read(rows, numbers)
                made.insert(record.uuid)
                let creation = span.entry(of: RecordRewind(record).undoing(entries[record.uuid] ?? []).record)
                try log.add(creation)
                try log.add(.undo, HistoryText(deletionOf: record), row: creation.row, record: record)
            }
            try connection.run(
                "DELETE FROM \(kind.table) WHERE fid BETWEEN ? AND ?", .integer(first), .integer(last))
        }
        // Files of the first layout tell each making by an entry of its own.
        for (uuid, own) in entries.sorted(by: { $0.key < $1.key })
        where own[0].kind == kind && own[0].action == .create && !made.contains(uuid) {
            guard let (record, _) = try registry.present(uuid) else { continue }
            made.insert(uuid)
            try log.add(.undo, HistoryText(deletionOf: record), row: own[0].row, record: record)
            try connection.run("DELETE FROM \(kind.table) WHERE uuid = ?", .text(uuid))
        }
    }

    // MARK: Records that become what they were

    private func restore(_ uuid: String, _ own: [HistoryEntry]) throws {
        guard let (record, _) = try registry.present(uuid) else {
            guard own.last?.action == .delete else {
                throw RegistryError.recordMissing(table: own[0].kind.table, uuid: uuid)
            }
            return try bringBack(uuid, own)
        }
        let before = RecordRewind(record).undoing(own).record
        let change = HistoryText(RecordChange(row: 0, before: record, after: before))
        try editors.editor(record.kind).update(from: record, to: before, numbers)
        try log.add(.undo, change, row: own.last { $0.row != nil }?.row, record: before)
    }

    /// Makes a record again that another program had deleted, which the survey claimed.
    private func bringBack(_ uuid: String, _ own: [HistoryEntry]) throws {
        let kind = own[0].kind
        let before = RecordRewind(RegistryRecord(uuid: uuid, kind: kind)).undoing(own).record
        let fid = try FidBlock(on: connection).last(in: kind.table, on: connection) + 1
        try editors.editor(kind).insert(before, fid: fid, numbers)
        try log.add(
            .undo, HistoryText(from: nil, to: before), row: own.last { $0.row != nil }?.row, record: before)
    }

    // MARK: The survey

    /// Leaves the survey listed as undone, under a name that does not keep its file from being taken in again.
    private func leave() throws {
        let names: [StoredValue] = [
            .integer(Int64(survey.version)), .text(String(survey.number)), .text(survey.identifier),
        ]
        try connection.run(
            "DELETE FROM hatang_creations WHERE version = ? AND survey IN (?, ?)", names[0], names[1], names[2])
        try connection.run(
            "UPDATE hatang_history SET survey = ?2 WHERE version = ?1 AND survey = ?3", names[0], names[1], names[2])
        try connection.run(
            """
            UPDATE hatang_surveys SET identifier = ?, undone_version = ?, undone_by = ?, undone_at = ? WHERE id = ?
            """, .text("\(survey.identifier)~\(survey.version)"), .integer(Int64(version)),
            who.map(StoredValue.text) ?? .null, .text(instant), .integer(survey.number))
    }
}
