import CSQLite

/// One open database file.
///
/// A class, because its statements and functions point back to it; not `Sendable`, because a transaction belongs to
/// whoever began it. The file closes when the connection and all of its statements are gone.
@safe public final class Connection {
    /// What the connection may do with the file.
    public enum Mode: Sendable {
        /// Reads; the file must exist and keeps its bytes.
        case readOnly
        /// Reads a file that nobody writes meanwhile: no lock, no file beside it, no log of its own.
        case untouched
        /// Reads and writes; the file must exist.
        case readWrite
        /// Reads and writes; an absent file is made.
        case create
        /// Reads and writes a database that is in memory only and empty at first; the path is left out.
        case memory
    }

    let handle: OpaquePointer

    /// How long a statement waits for other connections unless another time is asked for: two minutes, so that an import
    /// of a million rows makes nobody fail. SQLite looks again after 1 ms, then ever more seldom, at last every 100 ms.
    public static let patienceMilliseconds: Int32 = 120_000

    /// Set once, before SQLite is first used.
    private static let isWithoutStatistics = csqlite_without_memory_statistics() == SQLITE_OK

    /// Opens a file.
    ///
    /// SQLite looks into the file only at the first statement, so a file that is no database is refused then.
    ///
    /// - Parameters:
    ///   - path: A path of the system; `:memory:`, `file:…` and the empty path mean nothing special.
    ///   - busyTimeoutMilliseconds: How long a statement waits for other connections before it gives up.
    public init(path: String, mode: Mode, busyTimeoutMilliseconds: Int32 = patienceMilliseconds) throws(SQLiteError) {
        var opened: OpaquePointer?
        let flags =
            switch mode {
            case .readOnly: SQLITE_OPEN_READONLY
            case .untouched: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
            case .readWrite: SQLITE_OPEN_READWRITE
            case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            case .memory: SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY
            }
        // The connection is of one thread at a time, and nobody asks how much memory SQLite uses: without both of these
        // locks an insert is a tenth quicker.
        _ = Self.isWithoutStatistics
        // A path with a folder in front can be neither a URI nor SQLite's word for a database in memory.
        let plainPath = path.hasPrefix("/") ? path : "./" + path
        let name =
            switch mode {
            case .memory: ":memory:"
            case .untouched: Self.address(ofUntouched: plainPath)
            case .readOnly, .readWrite, .create: plainPath
            }
        let code = unsafe sqlite3_open_v2(name, &opened, flags | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX, nil)
        guard let handle = unsafe opened else {
            throw SQLiteError(extendedCode: code, message: "no memory for a connection", sql: "")
        }
        guard code == SQLITE_OK else {
            let message = unsafe String(cString: sqlite3_errmsg(handle))
            unsafe sqlite3_close_v2(handle)  // A value that was never finished has no deinit.
            throw SQLiteError(extendedCode: code, message: message, sql: "")
        }
        unsafe self.handle = handle
        unsafe sqlite3_busy_timeout(handle, busyTimeoutMilliseconds)
        // Defensive: no statement, ours or of a trigger in the file, may write to SQLite's own structures.
        for option in [SQLITE_DBCONFIG_DEFENSIVE, SQLITE_DBCONFIG_ENABLE_FKEY] { try configure(option, true) }
        for (limit, most) in Self.limits { unsafe sqlite3_limit(handle, limit, most) }
    }

    /// What no file of ours comes near, and what a file made to harm may have: sizes of a value in bytes, of a statement,
    /// of an expression, and how deep triggers may call each other.
    private static let limits: [(Int32, Int32)] = [
        (SQLITE_LIMIT_LENGTH, 1 << 29), (SQLITE_LIMIT_SQL_LENGTH, 1 << 20), (SQLITE_LIMIT_EXPR_DEPTH, 200),
        (SQLITE_LIMIT_TRIGGER_DEPTH, 10),
    ]

    deinit {
        unsafe sqlite3_close_v2(handle)
    }

    /// The path as SQLite's URI: everything but letters, digits and a few signs as `%41`.
    private static func address(ofUntouched path: String) -> String {
        let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._/".utf8)
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes = Array("file:".utf8)
        for byte in path.utf8 {
            bytes +=
                plain.contains(byte) ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return String(decoding: bytes, as: UTF8.self) + "?immutable=1"
    }

    /// Whether code in the file, such as triggers and views, may call functions and tables that could do harm.
    ///
    /// Off is right for files of unknown origin that are only read. A trigger that writes an R-tree needs it on with
    /// SQLite before 3.44.
    public func setTrustedSchema(_ trusted: Bool) throws(SQLiteError) {
        try configure(SQLITE_DBCONFIG_TRUSTED_SCHEMA, trusted)
    }

    /// Lets what is committed outlast a loss of power: also the end of the journal, which is the removal of a file, is on
    /// the disk before a commit returns. Without it a commit of a moment before could be taken back as a whole.
    public func keepCommitsThroughPowerCuts() throws(SQLiteError) {
        try execute("PRAGMA synchronous = EXTRA")
    }

    /// Does work whose statements write to the tables behind virtual tables, such as the nodes of an R-tree.
    public func writingShadowTables<Result>(_ work: () throws -> Result) throws -> Result {
        try configure(SQLITE_DBCONFIG_DEFENSIVE, false)
        defer { try? configure(SQLITE_DBCONFIG_DEFENSIVE, true) }
        return try work()
    }

    /// Does work that keeps by itself what triggers and foreign keys would: neither runs meanwhile.
    public func withoutTriggers<Result>(_ work: () throws -> Result) throws -> Result {
        let options = [SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_ENABLE_FKEY]
        defer { for option in options { try? configure(option, true) } }
        for option in options { try configure(option, false) }
        return try work()
    }

    private func configure(_ option: Int32, _ isOn: Bool) throws(SQLiteError) {
        let code = unsafe csqlite_configure(handle, option, isOn ? 1 : 0)
        guard code == SQLITE_OK else { throw failure(code, sql: "") }
    }

    /// Runs every statement of a script, one after the other; rows are ignored. Stops at the first that fails.
    public func execute(_ script: String) throws(SQLiteError) {
        let code = unsafe sqlite3_exec(handle, script, nil, nil, nil)
        guard code == SQLITE_OK else { throw failure(code, sql: script) }
    }

    /// The rows that the last statement inserted, changed or deleted; those of triggers do not count.
    public var changedRows: Int { Int(unsafe sqlite3_changes64(handle)) }

    /// The key of the row inserted last.
    public var lastInsertedRow: Int64 { unsafe sqlite3_last_insert_rowid(handle) }

    /// Whether a transaction is open.
    public var isInTransaction: Bool { unsafe sqlite3_get_autocommit(handle) == 0 }

    /// Does the work in one transaction that holds the write lock from its beginning (`BEGIN IMMEDIATE`).
    ///
    /// Whatever the work throws undoes all of it and is thrown on. Inside another transaction it is refused with an
    /// error and leaves the outer one as it is.
    public func transaction<Result>(_ work: () throws -> Result) throws -> Result {
        try execute("BEGIN IMMEDIATE")
        do {
            let result = try work()
            try execute("COMMIT")
            return result
        } catch {
            // A full disk or a read error may have ended the transaction already.
            if isInTransaction { try? execute("ROLLBACK") }
            // After a failed write SQLite leaves the journal to whoever reads next; a reader of ours may not write.
            try? execute("SELECT count(*) FROM sqlite_schema")
            throw error
        }
    }

    /// Does the work on one state of the file, whatever other connections commit meanwhile.
    public func reading<Result>(_ work: () throws -> Result) throws -> Result {
        if isInTransaction { return try work() }
        try execute("BEGIN")
        defer { try? execute("ROLLBACK") }
        return try work()
    }

    func failure(_ code: Int32, sql: String) -> SQLiteError {
        let extended = unsafe sqlite3_extended_errcode(handle)
        return SQLiteError(
            extendedCode: extended & 0xFF == code & 0xFF ? extended : code,
            message: unsafe String(cString: sqlite3_errmsg(handle)), sql: sql)
    }
}
