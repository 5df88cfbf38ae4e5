import ContentDigest
import SQLiteStore

extension Registry {
    /// Of each commune so many areas are kept, the newest, which is enough for ten operators in all technologies.
    public static let areasKeptOfCommune = 128
    /// Of each commune so many outlines are kept, the newest: those of several eras and planes.
    static let outlinesKeptOfCommune = 4

    /// All results that are kept; lines that another program has spoilt are left out.
    public func results() throws(RegistryError) -> StoredResults {
        try read {
            var results = StoredResults()
            var areas = try Statement("SELECT digest, commune, covered_m2 FROM hatang_results", on: connection)
            while try areas.step() {
                guard let digest = areas.blob(at: 0).flatMap(SHA256Digest.init(bytes:)), let area = areas.real(at: 2)
                else { continue }
                results.areas.append(
                    .init(digest: digest, commune: areas.text(at: 1) ?? "", coveredSquareMetres: area))
            }
            var outlines = try Statement(
                "SELECT digest, commune, area_m2, west, east, south, north FROM hatang_outlines", on: connection)
            while try outlines.step() {
                guard let digest = outlines.blob(at: 0).flatMap(SHA256Digest.init(bytes:)),
                    let area = outlines.real(at: 2), let west = outlines.real(at: 3), let east = outlines.real(at: 4),
                    let south = outlines.real(at: 5), let north = outlines.real(at: 6)
                else { continue }
                results.outlines.append(
                    .init(
                        digest: digest, commune: outlines.text(at: 1) ?? "", areaSquareMetres: area, west: west,
                        east: east, south: south, north: north))
            }
            return results
        }
    }

    /// Keeps results, durable when this returns. Content does not change by it, so the version stays.
    ///
    /// Beyond ``areasKeptOfCommune`` the oldest of a commune are forgotten.
    public func keep(_ results: StoredResults) throws(RegistryError) {
        guard mode == .readWrite else { throw .readOnly }
        do {
            try connection.transaction { try Self.write(results, on: connection) }
        } catch {
            throw .wrapping(error)
        }
    }

    /// Forgets all results that are kept; tables measure them anew. The version stays.
    public func forgetResults() throws(RegistryError) {
        guard mode == .readWrite else { throw .readOnly }
        do {
            try connection.transaction {
                try connection.execute("DELETE FROM hatang_results; DELETE FROM hatang_outlines")
            }
        } catch {
            throw .wrapping(error)
        }
    }

    /// Keeps results of a registry that is open for reading: nothing else in the file changes, the marks of edits by
    /// other programs neither.
    ///
    /// - Parameter busyTimeoutMilliseconds: How long to wait for another writer.
    /// - Throws: ``RegistryError`` when the file cannot be written, is being written, or is not the same registry now.
    public func keepBesideReading(
        _ results: StoredResults, busyTimeoutMilliseconds: Int32 = 200
    ) throws(RegistryError) {
        do {
            let writer = try Connection(
                path: path, mode: .readWrite, busyTimeoutMilliseconds: busyTimeoutMilliseconds)
            try writer.transaction {
                guard
                    try writer.value("SELECT value FROM hatang_registry WHERE key = 'identifier'")
                        == .text(identifier)
                else { throw RegistryError.notRegistry(path: path) }
                try Self.write(results, on: writer)
            }
        } catch {
            throw .wrapping(error)
        }
    }

    private static func write(_ results: StoredResults, on connection: Connection) throws {
        guard case .text(let version) = try connection.value("SELECT value FROM hatang_registry WHERE key = 'version'")
        else { throw RegistryError.unreadable(table: "hatang_registry", name: "version", column: "value") }
        var area = try Statement(
            "INSERT OR REPLACE INTO hatang_results(digest, commune, covered_m2, version) VALUES (?, ?, ?, ?)",
            on: connection)
        for result in results.areas {
            try area.bind(result.digest.bytes, at: 1)
            try area.bind(result.commune, at: 2)
            try area.bind(result.coveredSquareMetres, at: 3)
            try area.bind(Int64(version) ?? 0, at: 4)
            try area.run()
        }
        var outline = try Statement(
            """
            INSERT OR REPLACE INTO hatang_outlines(digest, commune, area_m2, west, east, south, north)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """, on: connection)
        for result in results.outlines {
            try outline.bind(result.digest.bytes, at: 1)
            try outline.bind(result.commune, at: 2)
            for (place, number) in [result.areaSquareMetres, result.west, result.east, result.south, result.north]
                .enumerated()
            {
                try outline.bind(number, at: Int32(place) + 3)
            }
            try outline.run()
        }
        try forget(
            communes: Set(results.areas.map(\.commune)),
            """
            DELETE FROM hatang_results WHERE commune = ?1 AND id <= (
                SELECT id FROM hatang_results WHERE commune = ?1 ORDER BY id DESC LIMIT 1 OFFSET \(areasKeptOfCommune))
            """, on: connection)
        try forget(
            communes: Set(results.outlines.map(\.commune)),
            """
            DELETE FROM hatang_outlines WHERE commune = ?1 AND id <= (
                SELECT id FROM hatang_outlines WHERE commune = ?1 ORDER BY id DESC LIMIT 1
                OFFSET \(outlinesKeptOfCommune))
            """, on: connection)
    }

    private static func forget(communes: Set<String>, _ deletion: String, on connection: Connection) throws {
        var delete = try Statement(deletion, on: connection)
        for commune in communes {
            try delete.bind(commune, at: 1)
            try delete.run()
        }
    }
}
