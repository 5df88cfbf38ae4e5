import CSQLite

/// One prepared statement, finalised at the end of its scope. It keeps its connection open.
///
/// Parameters count from 1, columns from 0. After the last row, or to run it again, call ``reset()``.
@safe public struct Statement: ~Copyable {
    let connection: Connection
    let handle: OpaquePointer
    /// The text that it was made of.
    public let sql: String

    /// Compiles the text, which must hold exactly one statement.
    public init(_ sql: String, on connection: Connection) throws(SQLiteError) {
        var prepared: OpaquePointer?
        var rest = true
        let code = unsafe sql.withCString { text in
            var tail: UnsafePointer<CChar>?
            let code = unsafe sqlite3_prepare_v3(connection.handle, text, -1, 0, &prepared, &tail)
            rest = unsafe tail.map { unsafe hasStatement($0) } ?? false
            return code
        }
        guard code == SQLITE_OK else { throw connection.failure(code, sql: sql) }
        guard let handle = unsafe prepared else {
            throw SQLiteError(extendedCode: SQLITE_MISUSE, message: "no statement in the text", sql: sql)
        }
        guard !rest else {
            unsafe sqlite3_finalize(handle)  // A value that was never finished has no deinit.
            throw SQLiteError(extendedCode: SQLITE_MISUSE, message: "more than one statement in the text", sql: sql)
        }
        self.connection = connection
        unsafe self.handle = handle
        self.sql = sql
    }

    deinit {
        unsafe sqlite3_finalize(handle)
    }

    /// Moves to the next row; false after the last.
    public mutating func step() throws(SQLiteError) -> Bool {
        switch unsafe sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code:
            let failure = connection.failure(code, sql: sql)
            unsafe sqlite3_reset(handle)  // gives up its locks; its code repeats the failure
            throw failure
        }
    }

    /// Runs a statement that gives no rows, and makes it ready to run again with its parameters kept.
    public mutating func run() throws(SQLiteError) {
        while try step() {}
        reset()
    }

    /// Makes the statement ready to run again; the parameters keep their values.
    public mutating func reset() {
        unsafe sqlite3_reset(handle)  // its code repeats the last failure, which `step` has thrown
    }

    /// How many columns a row has; 0 for a statement that gives none.
    public var columnCount: Int32 { unsafe sqlite3_column_count(handle) }

    func check(_ code: Int32) throws(SQLiteError) {
        guard code == SQLITE_OK else { throw connection.failure(code, sql: sql) }
    }
}

/// Whether more than blanks and semicolons follows.
private func hasStatement(_ text: UnsafePointer<CChar>) -> Bool {
    var next = unsafe text
    while unsafe next.pointee != 0 {
        if unsafe ![0x20, 0x09, 0x0A, 0x0D, 0x3B].contains(next.pointee) { return true }
        unsafe next += 1
    }
    return false
}
