import RegistryRecords
import SQLiteStore

/// Makes derived tables, indexes and triggers anew as the file's own migrations made them.
enum LayoutRepair {
    static func mend(_ run: RepairRun) throws {
        if run.hasFound(.derivedTableMissing) { try makeTables(run) }
        if run.hasFound(.searchIndexDamaged) {
            try run.attempt(BilingualText(vi: "các chỉ mục", en: "the indexes")) {
                try run.connection.execute("REINDEX")
                run.note("Lập lại mọi chỉ mục.", "Made all indexes anew.")
            }
        }
        if run.hasFound(.indexMissing) { try makeParts("index", run) }
        if run.hasFound(.triggerMissing, .triggerChanged) { try makeParts("trigger", run) }
    }

    private static func makeTables(_ run: RepairRun) throws {
        for table in try run.layout.tables() where LayoutCheck.isDerived(table) {
            guard try !run.has(table),
                case .text(let sql)? = try run.layout.connection.value(
                    "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?", .text(table))
            else { continue }
            try run.attempt(BilingualText(vi: "bảng \(table)", en: "table \(table)")) {
                try run.connection.execute(sql)
                run.note("Tạo lại bảng \(table).", "Made the table \(table) anew.")
            }
        }
        for layer in try run.layers() { run.touch(layer) }
    }

    private static func makeParts(_ type: String, _ run: RepairRun) throws {
        let present = try ReferenceLayout.parts(type, in: run.connection)
        for part in try ReferenceLayout.parts(type, in: run.layout.connection).values.sorted(by: { $0.name < $1.name })
        where try run.has(part.table) {
            let found = present[part.name]
            guard
                found?.table != part.table
                    || found.map({ ReferenceLayout.plain($0.sql) }) != ReferenceLayout.plain(part.sql)
            else { continue }
            try run.attempt(BilingualText(vi: part.name, en: part.name)) {
                if found != nil { try run.connection.execute("DROP \(type) \"\(part.name)\"") }
                try run.connection.execute(part.sql)
                run.note("Tạo lại \(type) \(part.name).", "Made the \(type) \(part.name) anew.")
            }
        }
    }
}
