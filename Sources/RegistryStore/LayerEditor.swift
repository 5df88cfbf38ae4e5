import RegistryRecords
import SQLiteStore

/// Writes the records of one layer, one by one, in a transaction in which triggers keep the spatial index. What comes by
/// thousands is written by ``RecordWriter``.
final class LayerEditor {
    /// What is there.
    let rows: LayerRows
    private var insertion: Statement
    private var update: Statement
    private var move: Statement
    private var deletion: Statement
    private let memory = BindingMemory()

    private var table: RecordTable { rows.table }

    init(_ kind: RecordKind, on connection: Connection) throws {
        rows = try LayerRows(kind, on: connection)
        insertion = try Statement(rows.table.insert(), on: connection)
        update = try Statement(rows.table.update(withPlace: false), on: connection)
        move = try Statement(rows.table.update(withPlace: true), on: connection)
        deletion = try Statement("DELETE FROM \(kind.table) WHERE uuid = ?1", on: connection)
    }

    /// Makes the row of a record; a cell finds its site by its code.
    func insert(_ record: RegistryRecord, fid: Int64, _ numbers: SurveyNumbers) throws {
        memory.clear()
        try table.bind(record, to: &insertion, place: table.place(site: nil), numbers: numbers, memory: memory)
        try insertion.bind(fid, at: table.fidParameter)
        try run(&insertion, for: record)
    }

    /// Brings the row of a record to its new state.
    ///
    /// - Parameter site: Of a cell, the uuid of its site; nil to have it found by its code.
    func update(
        from before: RegistryRecord, to after: RegistryRecord, site: String? = nil, _ numbers: SurveyNumbers
    ) throws {
        memory.clear()
        if table.kind == .cell || before.shape != after.shape {
            try table.bind(after, to: &move, place: table.place(site: site), numbers: numbers, memory: memory)
            try run(&move, for: after)
        } else {
            try table.bind(after, to: &update, place: .kept, numbers: numbers, memory: memory)
            try run(&update, for: after)
        }
    }

    private func run(_ statement: inout Statement, for record: RegistryRecord) throws {
        do throws(SQLiteError) {
            try statement.run()
        } catch {
            let isOfRow = [".fid", ".uuid"].contains { error.message.hasSuffix($0) }
            guard error.isConstraint, !isOfRow else { throw error }
            throw RegistryError.keyTaken(table: table.kind.table, key: record.key)
        }
    }

    /// Lets cells whose site came or went stand on the site of their code, or on none where there is no such site.
    ///
    /// - Returns: Whether there were any.
    static func standCellsOnSites(_ connection: Connection) throws -> Bool {
        try connection.run(
            """
            UPDATE cells SET site_uuid = (SELECT uuid FROM bts_sites WHERE site = cells.site AND site <> '')
            WHERE site_uuid IS NULL OR site_uuid NOT IN (SELECT uuid FROM bts_sites)
            """)
        return connection.changedRows > 0
    }

    /// Takes the row of a record away.
    func delete(_ uuid: String) throws {
        try deletion.bind(uuid, at: 1)
        try deletion.run()
    }
}
