import RegistryRecords
import SQLiteStore

// Rows of records, with what follows where two copies have made one key.
extension ChangeMerger {
    /// Writes the state that a record comes to.
    ///
    /// Where another record has its key, both are one: the smaller uuid stays, which is the same in all copies, and history
    /// tells of the other one as merged.
    ///
    /// - Parameters:
    ///   - before: The record as its row is; nil when there is none.
    ///   - fid: The id for a new row; nil for the next one of this file.
    func write(_ record: RegistryRecord, over before: RegistryRecord?, fid: Int64?) throws {
        touch(record.kind)
        let editor = try editor(record.kind)
        guard let other = try editor.rows.record(withKey: record.key, numbers), other.uuid != record.uuid else {
            return try put(record, over: before, fid: fid)
        }
        part.united += 1
        if record.uuid < other.uuid {
            let united = unite(here: other, there: record, as: record)
            try tellMaking(of: other)
            try settle(.merge, other, HistoryText(deletionOf: other, into: record))
            try settle(.merge, united, HistoryText(RecordChange(row: 0, before: record, after: united), merged: other))
            try editor.delete(other.uuid)
            try put(united, over: before, fid: fid)
            try move(from: other, to: united)
        } else {
            let united = unite(here: other, there: record, as: other)
            if before != nil { try tellMaking(of: record) }
            try settle(.merge, record, HistoryText(deletionOf: record, into: other))
            try settle(.merge, united, HistoryText(RecordChange(row: 0, before: other, after: united), merged: record))
            if before != nil { try editor.delete(record.uuid) }
            try editor.update(from: other, to: united, numbers)
            try move(from: record, to: united)
        }
    }

    private func put(_ record: RegistryRecord, over before: RegistryRecord?, fid: Int64?) throws {
        let editor = try editor(record.kind)
        if let before { return try editor.update(from: before, to: record, numbers) }
        try editor.insert(record, fid: try fid ?? nextFid(in: record.kind.table), numbers)
    }

    /// Tells the making of a record by an entry of its own, before its row goes from the span that tells it.
    private func tellMaking(of record: RegistryRecord) throws {
        guard let fid = try editor(record.kind).rows.fid(of: record.uuid),
            var made = try registry.creationEntry(of: record, fid: fid)
        else { return }
        made.survey = made.survey.map(numbers.stored)
        try log.add(made)
    }

    private func move(from gone: RegistryRecord, to kept: RegistryRecord) throws {
        try movePhotos(of: gone.uuid, to: kept.uuid)
        guard kept.kind == .site else { return }
        try connection.run(
            "UPDATE cells SET site_uuid = ? WHERE site_uuid = ?", .text(kept.uuid), .text(gone.uuid))
        touch(.cell)
    }

    // MARK: Records that went into others

    /// Lets a record have what was said of one that went into it in the other copy: blank fields, and what was surveyed
    /// later.
    func take(_ path: RecordMeeting.Path, into name: String) throws {
        let gone = path.present
        guard let kept = try resolved(name, gone.kind), kept.uuid != gone.uuid else { return }
        let schema = RecordSchema.of(kept.kind)
        var after = kept
        after.state(
            schema.fields.indices.map { index in
                let field = schema.fields[index].field
                let (mine, theirs) = (kept.statement(at: index, field), gone.statement(at: index, field))
                let isChanged = path.entries.contains { $0.fields[field] != nil } && !schema.key.contains(field)
                guard isChanged, let theirs else { return mine }
                return mine.map { $0.evidence.dayNumber < theirs.evidence.dayNumber } ?? true ? theirs : mine
            }, base: kept.evidence.base)
        let isLater = kept.evidence.base.dayNumber < gone.evidence.base.dayNumber
        if path.entries.contains(where: { $0.shape != nil }), isLater || kept.shape == nil, gone.shape != nil {
            (after.shape, after.original) = (gone.shape, gone.original)
        }
        guard after.values != kept.values || after.shape != kept.shape else { return }
        try settle(.reconcile, after, HistoryText(from: kept, to: after))
        try write(after, over: kept, fid: nil)
        part.updated += 1
    }

    /// The record of a name, or that into which it went; nil when it is gone for good.
    func resolved(_ name: String, _ kind: RecordKind) throws -> RegistryRecord? {
        var (name, seen) = (name, Set<String>())
        while seen.insert(name).inserted {
            if let record = try editor(kind).rows.record(name, numbers) { return record }
            let entries = try registry.entries(where: "record = ?", .text(name))
            // What other copies have done besides stands behind it, put aside.
            let last = entries.last { $0.action.changesRecord }
            guard let into = last.flatMap({ HistoryParts($0).into?.new }) else { return nil }
            name = into
        }
        return nil
    }

    /// Moves cells that were made here on a site which went into another one in the other copy.
    func moveCells(of site: String, to into: String?) throws {
        guard let kept = try into.flatMap({ try resolved($0, .site) }) else { return }
        for row in try connection.rows("SELECT uuid FROM cells WHERE site_uuid = ? ORDER BY uuid", .text(site)) {
            guard case .text(let name) = row[0], let cell = try editor(.cell).rows.record(name, numbers) else {
                continue
            }
            var moved = cell
            moved[.site] = kept[.site]
            try settle(.reconcile, moved, HistoryText(from: cell, to: moved))
            try write(moved, over: cell, fid: nil)
        }
    }
}
