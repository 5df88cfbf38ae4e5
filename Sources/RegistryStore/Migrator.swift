import SQLiteStore

/// Brings a file's structure up to date, one migration after the other.
struct Migrator {
    var migrations: [Migration]
    var connection: Connection

    /// Refuses a file that has a migration which this program does not know.
    func check(path: String) throws {
        for row in try applied() {
            guard let known = migrations.first(where: { .integer(Int64($0.number)) == row[0] }),
                .text(known.name) == row[1]
            else {
                guard case .text(let name) = row[1] else { throw RegistryError.notRegistry(path: path) }
                throw RegistryError.newerRegistry(path: path, migration: name)
            }
        }
    }

    /// The migrations that the file has not seen.
    func pending() throws -> [Migration] {
        let numbers = try applied().map { $0[0] }
        return migrations.filter { !numbers.contains(.integer(Int64($0.number))) }
    }

    /// Runs what is pending, all of it in one transaction: a file is as before or up to date, never between, and of two
    /// programs that find it old one migrates it and the other finds nothing to do.
    func migrate() throws {
        try connection.transaction {
            try connection.execute(
                """
                CREATE TABLE IF NOT EXISTS hatang_migrations (
                    number INTEGER PRIMARY KEY,
                    name TEXT NOT NULL UNIQUE,
                    applied_at TEXT NOT NULL
                ) STRICT
                """)
            for migration in try pending() {
                try connection.execute(migration.script)
                try connection.run(
                    "INSERT INTO hatang_migrations VALUES (?, ?, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))",
                    .integer(Int64(migration.number)), .text(migration.name))
            }
        }
    }

    private func applied() throws -> [[StoredValue]] {
        try connection.rows("SELECT number, name FROM hatang_migrations ORDER BY number")
    }
}
