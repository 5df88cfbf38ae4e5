import SQLiteStore

/// What our migrations put into files, to tell it from what others put there.
///
/// Triggers and views are code, and it runs in whoever writes or reads the file. So a view or a virtual table in place of
/// one of ours is refused always, and a trigger of others on one of ours before anything is written.
struct OwnSchema {
    /// The texts of our triggers, views and virtual tables, as SQLite keeps them.
    private var texts: Set<String> = []
    /// The names of our tables and views in lower case.
    private var names: Set<String> = []

    private static let present = Result { try OwnSchema(of: Migration.all) }

    /// Refuses a file with code of others in our place.
    ///
    /// - Parameter forWriting: Whether triggers matter.
    /// - Throws: ``RegistryError/foreignCode(name:)`` or an error of the storage.
    static func check(_ connection: Connection, migrations: [Migration], forWriting: Bool) throws {
        let own = try migrations.count == Migration.all.count ? present.get() : OwnSchema(of: migrations)
        var objects = try Statement(
            """
            SELECT name, lower(tbl_name), sql, type FROM sqlite_schema
            WHERE type IN ('view', 'trigger') OR type = 'table' AND rootpage = 0
            """, on: connection)
        while try objects.step() {
            guard let name = objects.text(at: 0), let table = objects.text(at: 1), let sql = objects.text(at: 2),
                own.names.contains(table), !own.texts.contains(sql)
            else { continue }
            let isTrigger = objects.text(at: 3) == "trigger"
            if isTrigger && (!forWriting || Self.onlyKeepsIndex(sql, of: table)) { continue }
            if objects.text(at: 3) == "table" && Self.isIndex(sql, named: table) { continue }
            throw RegistryError.foreignCode(name: name)
        }
    }

    private init(of migrations: [Migration]) throws {
        let layout = try ReferenceLayout(applied: Set(migrations.map { Int64($0.number) }), of: migrations)
        var objects = try Statement(
            "SELECT lower(name), sql, type, rootpage = 0 FROM sqlite_schema WHERE type <> 'index'",
            on: layout.connection)
        while try objects.step() {
            if objects.text(at: 2) != "trigger", let name = objects.text(at: 0) { names.insert(name) }
            if objects.integer(at: 3) == 1, let sql = objects.text(at: 1) { texts.insert(sql) }
        }
    }

    /// Whether a trigger can do nothing but keep the R-tree of its layer: GDAL and QGIS make their own when they make the
    /// index anew, and their text is another in every version.
    private static func onlyKeepsIndex(_ sql: String, of table: String) -> Bool {
        let index = "rtree_\(table)_geom"
        let known = indexWords.union([table, index])
        let words = sql.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "_") }
        return words.allSatisfy { word in
            known.contains(String(word)) || word.hasPrefix(index + "_") || word.allSatisfy(\.isNumber)
        }
    }

    /// Whether a virtual table is nothing but the R-tree of its name, as GDAL writes it when it makes an index anew.
    private static func isIndex(_ sql: String, named table: String) -> Bool {
        let known: Set = [
            "create", "virtual", "table", "using", "rtree", "id", "minx", "maxx", "miny", "maxy", table,
        ]
        return sql.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "_") }
            .allSatisfy { known.contains(String($0)) }
    }

    private static let indexWords: Set<String> = [
        "create", "trigger", "after", "insert", "update", "delete", "of", "on", "when", "old", "new", "set", "not",
        "null",
        "notnull", "isnull", "is", "and", "or", "begin", "end", "replace", "into", "values", "from", "where", "in",
        "id",
        "fid", "geom", "st_isempty", "st_minx", "st_maxx", "st_miny", "st_maxy",
    ]
}
