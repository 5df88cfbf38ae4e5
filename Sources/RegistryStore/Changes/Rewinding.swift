import RegistryRecords
import SQLiteStore

/// Takes a whole registry back to one of its versions, by its history.
///
/// Records, surveys, rows, findings and history are then as they were. Communes and dated tables keep no history and are
/// those of now; photos that went with an import that was undone later are not brought back.
struct Rewinding {
    /// The registry, which is a copy that nobody else needs.
    let registry: Registry
    /// The version.
    let version: Int

    private var connection: Connection { registry.connection }

    /// Does it in one transaction.
    func run() throws {
        let layers = RecordKind.allCases.map(\.table)
        try registry.write(layers: layers) {
            // Between the steps cells may name a site that is not there.
            try connection.execute("PRAGMA defer_foreign_keys = ON")
            let later = Dictionary(
                grouping: try registry.entries(where: "version > ?", .integer(Int64(version))), by: \.record)
            try takeBackRecords(later)
            // The site of an older cell may have come from another copy by a merging that is taken back.
            _ = try LayerEditor.standCellsOnSites(connection)
            try takeBackSurveys()
            for table in ["hatang_history", "hatang_creations"] {
                try connection.run("DELETE FROM \(table) WHERE version > ?", .integer(Int64(version)))
            }
            // The transaction counts on by one when it ends.
            try connection.run(
                "UPDATE hatang_registry SET value = ? WHERE key = 'version'", .text("\(version - 1)"))
        }
    }

    private func takeBackRecords(_ later: [String: [HistoryEntry]]) throws {
        let numbers = try SurveyNumbers(on: connection)
        for kind in RecordKind.allCases.reversed() {
            try connection.run(
                """
                DELETE FROM \(kind.table) WHERE EXISTS (
                    SELECT 1 FROM hatang_creations
                    WHERE table_name = ?1 AND version > ?2 AND fid BETWEEN first_fid AND last_fid)
                """, .text(kind.table), .integer(Int64(version)))
        }
        for kind in RecordKind.allCases {
            let editor = try LayerEditor(kind, on: connection)
            var freeFid = try FidBlock(on: connection).last(in: kind.table, on: connection)
            var gone: [(record: RegistryRecord, entries: [HistoryEntry])] = []
            var changed: [(now: RegistryRecord, then: RegistryRecord)] = []
            for (uuid, entries) in later.sorted(by: { $0.key < $1.key }) where entries[0].kind == kind {
                let present = try editor.rows.record(uuid, numbers)
                // One that was made later has gone with its span.
                if present == nil, !Self.tellsItsEnd(entries) { continue }
                let known = RecordRewind.state(of: present, before: entries)
                switch (present, known) {
                case (let present?, let known?): changed.append((present, known))
                case (.some, nil): try editor.delete(uuid)
                case (nil, let known?): gone.append((known, entries))
                case (nil, nil): break
                }
            }
            // Those that go make room for the keys of those that were there.
            for (now, then) in changed { try editor.update(from: now, to: then, numbers) }
            for (record, entries) in gone {
                // Versions that a merging of copies has passed through had two records of one key.
                guard try editor.rows.record(withKey: record.key, numbers) == nil else { continue }
                freeFid += 1
                try editor.insert(record, fid: freeFid, numbers)
                try takeBackPhotos(of: record, entries)
            }
        }
    }

    /// Whether one of the entries is that by which a record went, with its whole last state.
    private static func tellsItsEnd(_ entries: [HistoryEntry]) -> Bool {
        entries.contains { entry in
            guard entry.action.changesRecord, let evidence = HistoryParts(entry).evidence else { return false }
            return evidence.new == nil
        }
    }

    /// Photos of a record that went into another one went with it.
    private func takeBackPhotos(of record: RegistryRecord, _ entries: [HistoryEntry]) throws {
        guard let kept = entries.compactMap({ HistoryParts($0).into?.new }).last else { return }
        try connection.run(
            """
            UPDATE hatang_photos SET record = ?1 WHERE record = ?2 AND EXISTS (
                SELECT 1 FROM hatang_raw_rows AS written
                WHERE written.survey = hatang_photos.survey AND written.row = hatang_photos.row AND written.record = ?1)
            """, .text(record.uuid), .text(kept))
    }

    private func takeBackSurveys() throws {
        let number = StoredValue.integer(Int64(version))
        for table in ["hatang_photos", "hatang_row_blocks", "hatang_findings"] {
            try connection.run(
                "DELETE FROM \(table) WHERE survey IN (SELECT id FROM hatang_surveys WHERE version > ?)", number)
        }
        try connection.run("DELETE FROM hatang_surveys WHERE version > ?", number)
        // The version behind its name may be that of another copy, in which it was undone.
        for row in try connection.rows("SELECT id, identifier FROM hatang_surveys WHERE undone_version > ?", number) {
            guard case .text(let name) = row[1] else { continue }
            try connection.run(
                """
                UPDATE hatang_surveys SET undone_version = NULL, undone_by = NULL, undone_at = NULL, identifier = ?
                WHERE id = ?
                """, .text(SurveyNumbers.identifierBeforeUndoing(name)), row[0])
        }
    }
}
