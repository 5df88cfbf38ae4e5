import SQLiteStore

/// How many rows triggers had kept of those that other programs changed when we last looked, and since which version
/// there are any.
enum OutsideMarks {
    private static let countKey = "outside_rows"
    private static let versionKey = "outside_since"

    private static func count(_ layers: [String], on connection: Connection) throws -> Int64 {
        var sum: Int64 = 0
        for layer in layers {
            // Files of older layouts have no such tables; they are brought up to date before anything is asked of them.
            guard case .integer(let rows)? = try connection.value("SELECT count(*) FROM hatang_before_\(layer)") else {
                continue
            }
            sum += rows
        }
        return sum
    }

    private static func number(_ key: String, on connection: Connection) throws -> Int64? {
        guard
            case .text(let text)? = try connection.value("SELECT value FROM hatang_registry WHERE key = ?", .text(key))
        else { return nil }
        return Int64(text)
    }

    /// Whether other programs have changed rows since we last looked.
    static func differ(_ layers: [String], on connection: Connection) throws -> Bool {
        guard try connection.value("SELECT 1 FROM sqlite_schema WHERE name = 'hatang_before_communes'") != nil else {
            return false
        }
        return try count(layers, on: connection) != number(countKey, on: connection) ?? 0
    }

    /// Notes what there is; part of a transaction that raises the version by one.
    static func note(_ layers: [String], on connection: Connection) throws {
        guard try connection.value("SELECT 1 FROM sqlite_schema WHERE name = 'hatang_before_communes'") != nil else {
            return
        }
        let count = try count(layers, on: connection)
        let put = "INSERT OR REPLACE INTO hatang_registry VALUES (?, ?)"
        if count == 0 {
            try connection.run(
                "DELETE FROM hatang_registry WHERE key IN (?, ?)", .text(countKey), .text(versionKey))
        } else {
            try connection.run(put, .text(countKey), .text("\(count)"))
            if try number(versionKey, on: connection) == nil {
                let version = try number("version", on: connection) ?? 0
                try connection.run(put, .text(versionKey), .text("\(version + 1)"))
            }
        }
    }

    /// The version at which unclaimed edits were found first.
    static func versionFound(of registry: Registry) throws -> Int {
        if let known = try number(versionKey, on: registry.connection) { return Int(known) }
        return try registry.storedVersion() + (registry.hasOutsideEdits ? 1 : 0)
    }

    /// Forgets what triggers have kept of rows that are no edits: written again as they were, or made and deleted; part of a
    /// transaction that raises the version by one. O(1) while nobody else has written.
    static func forgetSameRows(_ layers: [String], on connection: Connection) throws {
        var hasForgotten = false
        let touched = try layers.filter { try !OutsideEditReader.isUntouched($0, on: connection) }
        // A table that was made anew may lack what is looked for.
        let replaced = try touched.isEmpty ? [] : layersWithoutTriggers(layers, on: connection)
        for layer in touched where !replaced.contains(layer) {
            let edits = try OutsideEditReader(layer, on: connection).edits()
            let kept = edits.flatMap { [$0.fids.before, $0.fids.present] }.compactMap { $0.map(String.init) }
            try connection.run(
                "DELETE FROM hatang_before_\(layer) WHERE fid NOT IN (SELECT value FROM json_each(?))",
                .text("[\(kept.joined(separator: ","))]"))
            hasForgotten = hasForgotten || connection.changedRows > 0
        }
        if hasForgotten { try note(layers, on: connection) }
    }

    /// Layers that have lost our triggers, as when `ogr2ogr -overwrite` makes a table anew.
    static func layersWithoutTriggers(_ layers: [String], on connection: Connection) throws -> [String] {
        guard try connection.value("SELECT 1 FROM sqlite_schema WHERE name = 'hatang_before_communes'") != nil else {
            return []
        }
        return try layers.filter { layer in
            try connection.value(
                "SELECT 1 FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ? AND name = ?", .text(layer),
                .text("hatang_before_\(layer)_update")) == nil
        }
    }
}
