import RegistryRecords
import SQLiteStore

extension Registry {
    /// Merges records that are one object, one pair after the other, all of them or none.
    ///
    /// Of each pair the kept record takes what the other one knows better, see `RegistryRecord.merging(_:)`; the cells of
    /// a gone site move to the kept one, and cells that both have are merged likewise. History tells it of every record
    /// concerned, with the whole last state of those that go, and still tells when they were made. The version goes up by
    /// one for all pairs together; spatial indexes and extents follow.
    ///
    /// - Parameters:
    ///   - who: Who decided; nil when not stated.
    ///   - instant: When, for people to read.
    /// - Throws: ``RegistryError/recordMissing(table:uuid:)`` when a record is not there, or is gone by an earlier pair;
    ///   ``RegistryError/unfitRecord(table:name:reason:)`` for records of different kinds, and for one with itself.
    @discardableResult
    public func merge(
        _ mergings: [RecordMerging], by who: String?, at instant: String
    ) throws(RegistryError) -> [MergedRecords] {
        var done: [MergedRecords] = []
        var layers = Set<String>()
        for merging in mergings {
            guard let kind = try record(uuid: merging.kept)?.kind else { continue }
            layers.formUnion(kind == .site ? [kind.table, RecordKind.cell.table] : [kind.table])
        }
        try write(layers: layers.sorted()) {
            let writer = try MergeWriter(version: try storedVersion() + 1, who: who, instant: instant, on: self)
            for merging in mergings { done.append(try writer.merge(merging)) }
        }
        return done
    }
}

/// Writes mergings within one transaction, in which triggers run.
private final class MergeWriter {
    private let registry: Registry
    private let connection: Connection
    private let numbers: SurveyNumbers
    private let editors: LayerEditors
    private let log: HistoryWriter

    init(version: Int, who: String?, instant: String, on registry: Registry) throws {
        self.registry = registry
        connection = registry.connection
        editors = LayerEditors(on: connection)
        numbers = try SurveyNumbers(on: connection)
        log = try HistoryWriter(version: version, survey: nil, who: who, instant: instant, on: connection)
    }

    func merge(_ merging: RecordMerging) throws -> MergedRecords {
        let (kept, _) = try record(merging.kept)
        let (gone, fid) = try record(merging.gone)
        guard kept.uuid != gone.uuid else {
            throw RegistryError.unfitRecord(
                table: kept.kind.table, name: kept.uuid,
                reason: BilingualText(vi: "không gộp một bản ghi với chính nó", en: "it cannot be merged with itself"))
        }
        guard kept.kind == gone.kind else {
            throw RegistryError.unfitRecord(
                table: kept.kind.table, name: gone.uuid,
                reason: BilingualText(vi: "hai bản ghi khác loại", en: "the two records are of different kinds"))
        }
        var merged = MergedRecords(before: kept, after: kept.merging(gone), gone: gone)
        if kept.kind == .site {
            for (cell, cellFid) in try cells(of: gone) {
                if try move(cell, fid: cellFid, to: kept) { merged.movedCells += 1 } else { merged.mergedCells += 1 }
            }
        }
        try take(gone, fid: fid, into: kept, becoming: merged.after, site: nil)
        return merged
    }

    private func record(_ uuid: String) throws -> (record: RegistryRecord, fid: Int64) {
        guard let found = try registry.present(uuid) else {
            throw RegistryError.recordMissing(
                table: RecordKind.allCases.map(\.table).joined(separator: ", "), uuid: uuid)
        }
        if try UnclaimedEdits.names(of: found.record.kind, on: connection).contains(uuid) {
            throw RegistryError.editedOutside(table: found.record.kind.table, key: found.record.key)
        }
        return found
    }

    /// Deletes a record whose statements another one takes.
    private func take(
        _ gone: RegistryRecord, fid: Int64, into kept: RegistryRecord, becoming after: RegistryRecord, site: String?
    ) throws {
        // Its making is told by a span of fids as long as it is there; from now on by an entry of its own.
        if let made = try registry.creationEntry(of: gone, fid: fid) { try log.add(made) }
        try log.add(.merge, HistoryText(deletionOf: gone, into: kept), record: gone)
        try connection.run("DELETE FROM \(gone.kind.table) WHERE uuid = ?", .text(gone.uuid))
        try connection.run(
            "UPDATE hatang_photos SET record = ? WHERE record = ?", .text(kept.uuid), .text(gone.uuid))
        try log.add(
            .merge, HistoryText(RecordChange(row: 0, before: kept, after: after), merged: gone), record: after)
        try editors.editor(after.kind).update(from: kept, to: after, site: site, numbers)
    }

    // MARK: Cells

    private func cells(of site: RegistryRecord) throws -> [(record: RegistryRecord, fid: Int64)] {
        let code = site[.site]?.text ?? ""
        var rows = try Statement(
            "SELECT uuid FROM cells WHERE site_uuid = ?1 OR (site = ?2 AND site <> '') ORDER BY fid", on: connection)
        try rows.bind(site.uuid, at: 1)
        try rows.bind(code, at: 2)
        var names: [String] = []
        while try rows.step() { names.append(rows.text(at: 0) ?? "") }
        return try names.map(record)
    }

    /// Moves a cell to another site; false when that site has such a cell, which takes what this one says.
    private func move(_ cell: RegistryRecord, fid: Int64, to site: RegistryRecord) throws -> Bool {
        var moved = cell
        moved[.site] = site[.site]
        let editor = try editors.editor(.cell)
        if let present = try editor.rows.record(withKey: moved.key, numbers), present.uuid != cell.uuid {
            try take(cell, fid: fid, into: present, becoming: present.merging(cell), site: site.uuid)
            return false
        }
        try log.add(.merge, HistoryText(RecordChange(row: 0, before: cell, after: moved)), record: moved)
        try editor.update(from: cell, to: moved, site: site.uuid, numbers)
        return true
    }
}
