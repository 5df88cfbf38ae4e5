import SQLiteStore

// What a service needs that keeps a registry open for long.
extension Registry {
    /// Lets others read while this connection writes, by SQLite's write-ahead log. The file says so itself, so that
    /// programs which open it meanwhile do the same.
    ///
    /// - Throws: ``RegistryError/busy`` while another program has the file open.
    package func beginServing() throws(RegistryError) {
        try setJournal("WAL")
    }

    /// Makes the file a single one again; ``beginServing()`` undone. It stays as it is while others have it open, and the
    /// next opening for writing does it.
    package func endServing() {
        try? setJournal("DELETE")
    }

    private func setJournal(_ mode: String) throws(RegistryError) {
        do {
            let answer = try connection.value("PRAGMA journal_mode = \(mode)")
            guard answer == .text(mode.lowercased()) else { throw RegistryError.busy }
        } catch {
            throw .wrapping(error)
        }
    }

    /// A number that changes when another connection, of this or of another program, has written to the file.
    package func changeMark() throws(RegistryError) -> Int64 {
        do {
            guard case .integer(let mark)? = try connection.value("PRAGMA data_version") else { return 0 }
            return mark
        } catch {
            throw .wrapping(error)
        }
    }

    /// What tells one content from another: the version, and for edits by other programs the dates and rows of the layers.
    package func contentMark() throws(RegistryError) -> String {
        try read {
            var mark = "\(try storedVersion())"
            for row in try connection.rows("SELECT table_name, last_change FROM gpkg_contents ORDER BY table_name") {
                guard case .text(let table) = row[0], case .text(let change) = row[1] else { continue }
                guard layers.contains(table),
                    case .integer(let rows)? = try connection.value("SELECT count(*) FROM \"\(table)\"")
                else { continue }
                mark += ";\(change) \(rows)"
                if case .integer(let kept)? = try connection.value("SELECT count(*) FROM hatang_before_\(table)"),
                    kept > 0
                {
                    mark += " \(kept)"
                }
            }
            return mark
        }
    }

    private var layers: Set<String> { Set(Migration.all.flatMap(\.layers)) }
}

extension Connection {
    /// Leaves the write-ahead log that a service was cut off with; nothing happens while the service is there.
    func leaveAbandonedLog(busyTimeoutMilliseconds: Int32) throws(SQLiteError) {
        guard try value("PRAGMA journal_mode") == .text("wal") else { return }
        try execute("PRAGMA busy_timeout = 0")
        _ = try? value("PRAGMA journal_mode = DELETE")
        try execute("PRAGMA busy_timeout = \(busyTimeoutMilliseconds)")
    }
}
