#if GDAL
import Glibc
import SQLiteStore

/// A GeoPackage of somebody else, looked into before GDAL opens it.
///
/// Views are code, which could run without end or show what is in no table; virtual tables are code of modules. GDAL would
/// read both like tables. Triggers run only in whoever writes, and nobody does.
enum ForeignGeoPackage {
    /// What GDAL has to be told besides; nothing for what is no SQLite file.
    ///
    /// - Throws: ``SurveyFileError/vector(file:_:)`` with ``VectorProblem/computedTable(name:)`` for a layer, or a table of
    ///   the GeoPackage standard, that is none.
    static func restrictions(_ path: String, file: String) throws(SurveyFileError) -> [String] {
        guard try isDatabase(path) else { return [] }
        let computed: [String]
        do {
            computed = try computedTables(of: path)
        } catch let error as VectorProblem {
            throw .vector(file: file, error)
        } catch {
            throw .vector(file: file, .unreadable(reason: (error as? SQLiteError)?.message ?? "SQLite"))
        }
        // Left to itself GDAL also lists tables and views that are registered nowhere.
        return computed.isEmpty ? [] : ["LIST_ALL_TABLES=NO"]
    }

    private static func isDatabase(_ path: String) throws(SurveyFileError) -> Bool {
        let source: FileBytes
        do throws(SurveyFileError) {
            source = try FileBytes(path)
        } catch {
            // A folder, such as a file geodatabase.
            return false
        }
        var start: [UInt8] = []
        try source.read(16, at: 0, into: &start)
        return start == Array("SQLite format 3\u{0}".utf8)
    }

    /// The views and virtual tables but R-trees, in lower case; those that are in the way of reading are thrown.
    private static func computedTables(of path: String) throws -> [String] {
        var log = stat()
        let hasLog = unsafe stat(path + "-wal", &log) == 0 && log.st_size > 0
        let connection = try Connection(path: path, mode: hasLog ? .readOnly : .untouched)
        try connection.setTrustedSchema(false)
        try connection.execute("PRAGMA cell_size_check = ON")
        let computed = try connection.rows(
            """
            SELECT lower(name), name FROM sqlite_schema WHERE type = 'view' OR type = 'table' AND rootpage = 0
                AND lower(sql) NOT GLOB 'create virtual table * using rtree*'
            """)
        var names: [String: String] = [:]
        for row in computed {
            guard case .text(let folded) = row[0], case .text(let name) = row[1] else { continue }
            guard !folded.hasPrefix("gpkg_") else { throw VectorProblem.computedTable(name: name) }
            names[folded] = name
        }
        guard !names.isEmpty else { return [] }
        for row in try connection.rows("SELECT lower(table_name) FROM gpkg_contents") {
            guard case .text(let layer) = row[0], let name = names[layer] else { continue }
            throw VectorProblem.computedTable(name: name)
        }
        return Array(names.keys)
    }
}
#endif
