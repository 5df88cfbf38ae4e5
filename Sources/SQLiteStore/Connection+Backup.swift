import CSQLite

extension Connection {
    /// Copies the whole file, page by page, into that of another connection, which becomes the same database.
    ///
    /// The copy is of one state when this runs within ``reading(_:)``: others may write to a file with a write-ahead log
    /// meanwhile; with another journal they wait. Otherwise the copy begins anew whenever another connection writes.
    ///
    /// - Parameters:
    ///   - target: Of an empty file that nobody else uses; what it has is replaced. A copy of a file with a write-ahead log
    ///     says that it has one, too.
    ///   - pagesAtOnce: How many pages are copied between two calls of `progress`.
    ///   - progress: Is told how many pages are done, and of how many; what it throws ends the copying and is thrown on.
    /// - Throws: ``SQLiteError``, with ``SQLiteError/isBusy`` when another connection holds the file for longer than the busy
    ///   time-out.
    public func copy(
        to target: Connection, pagesAtOnce: Int32 = 4096,
        progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
    ) throws {
        guard let backup = unsafe sqlite3_backup_init(target.handle, "main", handle, "main") else {
            throw target.failure(unsafe sqlite3_errcode(target.handle), sql: "")
        }
        var failed: (any Error)?
        var code = SQLITE_OK
        while code == SQLITE_OK && failed == nil {
            code = unsafe sqlite3_backup_step(backup, pagesAtOnce)
            guard code == SQLITE_OK || code == SQLITE_DONE else { break }
            let total = Int(unsafe sqlite3_backup_pagecount(backup))
            do {
                try progress(total - Int(unsafe sqlite3_backup_remaining(backup)), total)
            } catch {
                failed = error
            }
        }
        let end = unsafe sqlite3_backup_finish(backup)
        if let failed { throw failed }
        guard code == SQLITE_DONE else {
            // Finishing tells of failed writes only; that the source was busy has been told by the step.
            throw SQLiteError(
                extendedCode: code, message: unsafe String(cString: sqlite3_errstr(code)), sql: "")
        }
        guard end == SQLITE_OK else { throw target.failure(end, sql: "") }
    }
}
