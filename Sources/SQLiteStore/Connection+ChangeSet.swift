import CSQLite

extension Connection {
    /// Makes another file readable in the same statements, under a name before the tables' names.
    ///
    /// - Parameter name: A word of ours, never of data.
    public func attach(path: String, as name: String) throws(SQLiteError) {
        try run("ATTACH DATABASE ? AS \(name)", .text(path.hasPrefix("/") ? path : "./" + path))
    }

    /// The change set that turns tables of an attached file into those of this one, in the format of SQLite's session
    /// extension.
    ///
    /// - Parameters:
    ///   - earlier: The name of the attached file, whose tables must have the same columns and primary keys.
    ///   - tables: In the order in which the change set is to have them.
    public func changeSet(since earlier: String, tables: [String]) throws(SQLiteError) -> [UInt8] {
        var created: OpaquePointer?
        let code = unsafe sqlite3session_create(handle, "main", &created)
        guard code == SQLITE_OK, let session = unsafe created else { throw failure(code, sql: "") }
        defer { unsafe sqlite3session_delete(session) }
        for table in tables {
            let attached = unsafe sqlite3session_attach(session, table)
            guard attached == SQLITE_OK else { throw failure(attached, sql: table) }
            let compared = unsafe sqlite3session_diff(session, earlier, table, nil)
            guard compared == SQLITE_OK else { throw failure(compared, sql: table) }
        }
        var count: Int32 = 0
        var bytes: UnsafeMutableRawPointer?
        let written = unsafe sqlite3session_changeset(session, &count, &bytes)
        defer { unsafe sqlite3_free(bytes) }
        guard written == SQLITE_OK else { throw failure(written, sql: "") }
        guard let start = unsafe bytes else { return [] }
        return unsafe Array(UnsafeRawBufferPointer(start: start, count: Int(count)))
    }
}
