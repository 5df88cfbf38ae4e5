import SQLiteStore

/// What the migrations of a file make of an empty one: the measure for its tables, indexes and triggers.
struct ReferenceLayout {
    /// An index or a trigger.
    struct Part: Hashable {
        var name: String
        var table: String
        var sql: String
    }

    /// A column as `pragma table_info` tells it.
    struct Column: Hashable {
        var name: String
        var type: String
    }

    /// The empty file, in memory.
    let connection: Connection
    /// The migrations that the file has seen.
    let applied: [Migration]
    /// Whether the file has seen all migrations.
    let isPresent: Bool

    init(applied numbers: Set<Int64>, of migrations: [Migration] = Migration.all) throws {
        connection = try Connection(path: "", mode: .memory)
        applied = migrations.filter { numbers.contains(Int64($0.number)) }
        isPresent = applied.count == migrations.count
        try Migrator(migrations: applied, connection: connection).migrate()
    }

    /// The names of the tables, those behind virtual tables left out.
    func tables() throws -> [String] {
        try connection.rows(
            """
            SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')
                AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name
            """
        ).compactMap { if case .text(let name) = $0[0] { name } else { nil } }
    }

    /// The columns of a table in a file; none when it is not there.
    static func columns(of table: String, in connection: Connection) throws -> [Column] {
        try connection.rows("SELECT name, type FROM pragma_table_info(?)", .text(table)).compactMap {
            guard case .text(let name) = $0[0], case .text(let type) = $0[1] else { return nil }
            return Column(name: name, type: type.uppercased())
        }
    }

    /// The indexes or triggers of a file, by name. Those that SQLite makes by itself have no text and are left out.
    static func parts(_ type: String, in connection: Connection) throws -> [String: Part] {
        var parts: [String: Part] = [:]
        for row in try connection.rows(
            "SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = ? AND sql IS NOT NULL", .text(type))
        {
            guard case .text(let name) = row[0], case .text(let table) = row[1], case .text(let sql) = row[2] else {
                continue
            }
            parts[name] = Part(name: name, table: table, sql: sql)
        }
        return parts
    }

    /// The text without what a rewriting may change: blanks, and quotation marks around plain names.
    static func plain(_ sql: String) -> String {
        sql.filter { !$0.isWhitespace && $0 != "\"" }.lowercased()
    }
}
