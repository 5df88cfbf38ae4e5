import RegistryRecords
import SQLiteStore

/// Saves what can be read of a damaged file into a new one of the newest layout.
///
/// Table by table, row by row from both ends, and from there inwards over what cannot be read; spatial indexes, lists and
/// extents are made anew afterwards.
struct Recovery {
    private let source: Connection
    private let target: Connection
    private var steps: [BilingualText] = []

    /// - Returns: What was saved, line by line.
    /// - Throws: ``RegistryError`` when not even the list of tables can be read.
    static func run(_ path: String, to file: String) throws -> [BilingualText] {
        let held = try HeldFile(path, isChecked: false)
        defer { withExtendedLifetime(held) {} }
        let unfinished = try UnfinishedFile(path: file, replacing: false)
        do {
            let source = try Connection(path: path, mode: .readOnly)
            try source.setTrustedSchema(false)
            let target = try Connection(path: unfinished.part, mode: .readWrite)
            try Migrator(migrations: Migration.all, connection: target).migrate()
            var recovery = Recovery(source: source, target: target)
            try source.writingShadowTables {
                // Without this SQLite reads nothing of a file that is shorter than it says itself.
                try source.execute("PRAGMA writable_schema = ON")
                try target.withoutTriggers { try target.transaction { try recovery.copy() } }
            }
            try unfinished.finish()
            return recovery.steps
        } catch {
            throw RegistryError.wrapping(error)
        }
    }

    private init(source: Connection, target: Connection) {
        self.source = source
        self.target = target
    }

    private mutating func note(_ vi: String, _ en: String) { steps.append(BilingualText(vi: vi, en: en)) }

    private mutating func copy() throws {
        var total = 0
        for row in try target.rows(
            """
            SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
                AND (name LIKE 'hatang\\_%' ESCAPE '\\' OR name IN (SELECT table_name FROM gpkg_contents))
                AND name <> 'hatang_migrations' ORDER BY name
            """)
        {
            guard case .text(let table) = row[0] else { continue }
            total += try copy(table, hasRowid: row[1] == .integer(0))
        }
        note("Cứu được \(total) dòng của các bảng.", "Saved \(total) rows of the tables.")
        try fillEntries()
        // The new file is ours, but for what was noted of others' edits in the old one.
        for layer in Migration.all.flatMap(\.layers) { try LayerState.record(layer, on: target) }
    }

    /// What no registry can be without, where it was lost.
    private mutating func fillEntries() throws {
        let fresh = [
            ("identifier", RegistryRecord.newIdentifier()), ("version", "0"),
            ("fid_block", "\(FidBlock.random().start)"),
        ]
        for (key, value) in fresh {
            try target.run("INSERT OR IGNORE INTO hatang_registry VALUES (?, ?)", .text(key), .text(value))
            guard target.changedRows > 0 else { continue }
            note("Mục “\(key)” đã mất; tạo mới.", "The entry “\(key)” was lost; made a new one.")
        }
    }

    private mutating func copy(_ table: String, hasRowid: Bool) throws -> Int {
        let present = Set((try? ReferenceLayout.columns(of: table, in: source).map(\.name)) ?? [])
        let columns = try ReferenceLayout.columns(of: table, in: target).map(\.name).filter(present.contains)
        guard !columns.isEmpty else {
            note("Bảng \(table): không đọc được.", "Table \(table): cannot be read.")
            return 0
        }
        let rescue = try TableRescue(
            table, columns: columns, key: hasRowid ? "rowid" : nil, from: source, to: target)
        try rescue.run()
        if rescue.hasGaps {
            note(
                "Bảng \(table): cứu được \(rescue.count) dòng, có dòng đã mất.",
                "Table \(table): \(rescue.count) rows saved, others are lost.")
        }
        return rescue.count
    }
}
