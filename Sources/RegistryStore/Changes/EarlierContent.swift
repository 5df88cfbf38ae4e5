import ContentDigest
import FoundationEssentials
import SQLiteStore

/// What communes and dated tables were before they were changed: their digests, which is enough to tell who has changed
/// them since copies parted.
///
/// Records have a history of their own; these are replaced as a whole, and so they are merged.
enum EarlierContent {
    /// The tables whose rows are noted, with the columns that name a row and all that it says.
    static let tables: [(table: String, name: String, content: String)] = [
        (
            "communes", "code || '|' || valid_from",
            """
            json_array(code, name, kind, province, valid_from, valid_to, boundary_quality, quote(area_km2), source,
                hex(geom))
            """
        ),
        ("hatang_documents", "name", "json_array(name, digest, content)"),
    ]

    private struct Note: Codable {
        var version: Int
        /// nil where there was no such row.
        var digest: String?
    }

    /// Names a row of one of the tables in files of changes.
    static func name(of row: String, in table: String) -> String { "\(table)/\(row)" }

    private static func key(_ name: String) -> String { "before/" + name }

    /// The digest of a row as it is now; nil when there is none.
    static func digest(of row: String, in table: String, on connection: Connection) throws -> String? {
        guard let known = tables.first(where: { $0.table == table }),
            case .text(let content)? = try connection.value(
                "SELECT \(known.content) FROM \(table) WHERE \(known.name) = ?", .text(row))
        else { return nil }
        return SHA256Digest(of: content).description
    }

    /// The digest of a row that comes from another copy, by column; the columns are those of the table.
    static func digest(
        ofRow row: [String: StoredValue], in table: String, on connection: Connection
    ) throws -> String? {
        guard let known = tables.first(where: { $0.table == table }) else { return nil }
        let values = row.sorted { $0.key < $1.key }
        let columns = values.indices.map { "?\($0 + 1) AS \"\(values[$0].key)\"" }.joined(separator: ", ")
        var query = try Statement("SELECT \(known.content) FROM (SELECT \(columns))", on: connection)
        for (index, value) in values.enumerated() { try query.bind(value.value, at: Int32(index + 1)) }
        guard try query.step(), let content = query.text(at: 0) else { return nil }
        return SHA256Digest(of: content).description
    }

    /// Notes what a row is before it changes, as part of the transaction that leads to a version.
    ///
    /// Rows of a table that was empty are not worth a note: the registry is being made.
    static func note(_ row: String, of table: String, before version: Int, on connection: Connection) throws {
        let name = key(Self.name(of: row, in: table))
        var notes = try self.notes(name, on: connection)
        guard notes.last?.version != version else { return }
        notes.append(Note(version: version, digest: try digest(of: row, in: table, on: connection)))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let text = String(decoding: try encoder.encode(notes), as: UTF8.self)
        try connection.run("INSERT OR REPLACE INTO hatang_registry VALUES (?, ?)", .text(name), .text(text))
    }

    /// The rows of a table that have changed since a version, with what they were then; nil for those that are new.
    static func changed(
        in table: String, since version: Int, on connection: Connection
    ) throws -> [(row: String, digest: String?)] {
        let prefix = key(Self.name(of: "", in: table))
        var changed: [(row: String, digest: String?)] = []
        for row in try connection.rows(
            "SELECT key FROM hatang_registry WHERE key >= ?1 AND key < ?2 ORDER BY key", .text(prefix),
            .text(prefix + "\u{10FFFF}"))
        {
            guard case .text(let name) = row[0],
                let first = try notes(name, on: connection).first(where: { $0.version > version })
            else { continue }
            changed.append((String(name.dropFirst(prefix.count)), first.digest))
        }
        return changed
    }

    /// Whether a row has changed since a version.
    static func hasChanged(
        _ row: String, of table: String, since version: Int, on connection: Connection
    ) throws -> Bool {
        try notes(key(name(of: row, in: table)), on: connection).contains { $0.version > version }
    }

    private static func notes(_ name: String, on connection: Connection) throws -> [Note] {
        guard
            case .text(let text)? = try connection.value("SELECT value FROM hatang_registry WHERE key = ?", .text(name))
        else { return [] }
        guard let notes = try? JSONDecoder().decode([Note].self, from: Data(text.utf8)) else {
            throw RegistryError.unreadable(table: "hatang_registry", name: name, column: "value")
        }
        return notes
    }
}
