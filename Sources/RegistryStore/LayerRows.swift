import RegistryRecords
import SQLiteStore

/// The records of one layer, found one by one.
final class LayerRows {
    let table: RecordTable
    private var byName: Statement
    private var byKey: Statement
    private var fidOfName: Statement
    private var isTaken: Statement

    init(_ kind: RecordKind, on connection: Connection) throws {
        table = RecordTable(kind)
        byName = try Statement(table.select(where: "uuid = ?1"), on: connection)
        byKey = try Statement(table.select(where: table.keyCondition), on: connection)
        fidOfName = try Statement("SELECT fid FROM \(kind.table) WHERE uuid = ?1", on: connection)
        isTaken = try Statement("SELECT 1 FROM \(kind.table) WHERE fid = ?1", on: connection)
    }

    /// The record of that name; nil when there is none.
    func record(_ uuid: String, _ numbers: SurveyNumbers) throws -> RegistryRecord? {
        defer { byName.reset() }
        try byName.bind(uuid, at: 1)
        return try byName.step() ? try table.read(byName, numbers) : nil
    }

    /// The record of that business key; nil when there is none, and for a blank key.
    func record(withKey key: String, _ numbers: SurveyNumbers) throws -> RegistryRecord? {
        defer { byKey.reset() }
        try byKey.bind(key, at: 1)
        return try byKey.step() ? try table.read(byKey, numbers) : nil
    }

    /// The id of a record's row; nil when there is no such record.
    func fid(of uuid: String) throws -> Int64? {
        defer { fidOfName.reset() }
        try fidOfName.bind(uuid, at: 1)
        return try fidOfName.step() ? fidOfName.integer(at: 0) : nil
    }

    /// Whether a row has that id.
    func has(fid: Int64) throws -> Bool {
        defer { isTaken.reset() }
        try isTaken.bind(fid, at: 1)
        return try isTaken.step()
    }
}
