import RegistryRecords
import SQLiteStore

/// Tables, columns, indexes and triggers, compared with what the file's own migrations make.
enum LayoutCheck {
    static let family = CheckFamily(name: BilingualText(vi: "cấu trúc", en: "layout"), look: look)

    @Sendable private static func look(_ run: CheckRun) throws {
        try lookAtMigrations(run)
        let columns = try lookAtColumns(run)
        try lookAtTypes(run, ours: columns)
        try compare(run, "index", missing: .indexMissing, changed: .indexMissing)
        try compare(run, "trigger", missing: .triggerMissing, changed: .triggerChanged)
        try lookAtForeignCode(run)
    }

    private static func lookAtMigrations(_ run: CheckRun) throws {
        guard run.tables.contains("hatang_migrations") else { return }
        let known = Dictionary(uniqueKeysWithValues: Migration.all.map { (Int64($0.number), $0.name) })
        for row in try run.connection.rows("SELECT number, name FROM hatang_migrations ORDER BY number") {
            guard case .integer(let number) = row[0], known[number].map({ .text($0) }) != row[1] else { continue }
            run.add(
                .layoutNewer, table: "hatang_migrations", row: "\(number)", value: row[1],
                "Tệp có bước nâng cấp mà chương trình này không biết.",
                "The file has seen a migration that this program does not know.")
        }
        for migration in Migration.all where !run.layout.applied.contains(where: { $0.number == migration.number }) {
            run.add(
                .layoutOlder, table: "hatang_migrations", row: migration.name,
                "Tệp theo cấu trúc cũ, chưa qua bước “\(migration.name)”; chưa kiểm tra được lịch sử và dữ liệu gốc.",
                "The file has an older layout, before “\(migration.name)”; history and raw data cannot be checked yet.")
        }
    }

    /// The columns of every table of ours that is there.
    private static func lookAtColumns(_ run: CheckRun) throws -> [String: [ReferenceLayout.Column]] {
        var columns: [String: [ReferenceLayout.Column]] = [:]
        for table in try run.layout.tables() {
            let present = try ReferenceLayout.columns(of: table, in: run.connection)
            guard run.tables.contains(table), !present.isEmpty else {
                let code = Self.isDerived(table) ? CheckCode.derivedTableMissing : .tableMissing
                run.add(code, table: table, "Thiếu bảng “\(table)”.", "There is no table “\(table)”.")
                continue
            }
            let expected = try ReferenceLayout.columns(of: table, in: run.layout.connection)
            columns[table] = expected
            for column in expected {
                guard let found = present.first(where: { $0.name == column.name }) else {
                    run.add(
                        .columnMissing, table: table, column: column.name, "Bảng thiếu cột “\(column.name)”.",
                        "The table lacks the column “\(column.name)”.")
                    continue
                }
                if found.type != column.type {
                    run.add(
                        .columnType, table: table, column: column.name, value: .text(found.type),
                        "Cột phải có kiểu \(column.type).", "The column should be of type \(column.type).")
                }
            }
        }
        return columns
    }

    /// Whether a table holds only what follows from others, or what was noted of other programs' doings.
    static func isDerived(_ table: String) -> Bool {
        table.hasPrefix("rtree_") || table.hasPrefix("hatang_before_") || table == "hatang_results"
            || table == "hatang_outlines" || table == "hatang_layers"
    }

    /// Columns that others have added to listed tables, of types that GeoPackage does not know.
    private static func lookAtTypes(_ run: CheckRun, ours: [String: [ReferenceLayout.Column]]) throws {
        guard run.tables.contains("gpkg_contents") else { return }
        for case .text(let table) in try run.connection.rows(
            "SELECT table_name FROM gpkg_contents WHERE data_type IN ('features', 'attributes')"
        ).compactMap(\.first) {
            for column in try ReferenceLayout.columns(of: table, in: run.connection)
            where !(ours[table]?.contains { $0.name == column.name } ?? false) && !isKnown(column.type) {
                run.add(
                    .columnType, table: table, column: column.name, value: .text(column.type),
                    "Chương trình khác thêm cột có kiểu mà GeoPackage không có.",
                    "Another program has added a column of a type that GeoPackage does not have.")
            }
        }
    }

    /// Source: OGC 12-128r17 (GeoPackage 1.3), table 1 and annex G.
    private static func isKnown(_ type: String) -> Bool {
        let plain = type.prefix { $0 != "(" }
        return [
            "BOOLEAN", "TINYINT", "SMALLINT", "MEDIUMINT", "INT", "INTEGER", "FLOAT", "DOUBLE", "REAL", "TEXT", "BLOB",
            "DATE", "DATETIME", "GEOMETRY", "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING",
            "MULTIPOLYGON", "GEOMETRYCOLLECTION", "CIRCULARSTRING", "COMPOUNDCURVE", "CURVEPOLYGON", "MULTICURVE",
            "MULTISURFACE", "CURVE", "SURFACE",
        ].contains { $0 == plain } && (plain.count == type.count || plain == "TEXT" || plain == "BLOB")
    }

    private static func compare(_ run: CheckRun, _ type: String, missing: CheckCode, changed: CheckCode) throws {
        let present = try ReferenceLayout.parts(type, in: run.connection)
        for part in try ReferenceLayout.parts(type, in: run.layout.connection).values.sorted(by: { $0.name < $1.name })
        where run.tables.contains(part.table) {
            guard let found = present[part.name], found.table == part.table else {
                run.add(
                    missing, table: part.table, row: part.name, "Thiếu \(word(type).vi) “\(part.name)”.",
                    "The \(word(type).en) “\(part.name)” is missing.")
                continue
            }
            if ReferenceLayout.plain(found.sql) != ReferenceLayout.plain(part.sql) {
                run.add(
                    changed, table: part.table, row: part.name, "\(word(type).vi) “\(part.name)” đã bị sửa.",
                    "The \(word(type).en) “\(part.name)” was altered.")
            }
        }
    }

    private static func word(_ type: String) -> BilingualText {
        type == "index" ? BilingualText(vi: "chỉ mục", en: "index") : BilingualText(vi: "trigger", en: "trigger")
    }

    /// Triggers and views that are not ours, which could do or show anything.
    private static func lookAtForeignCode(_ run: CheckRun) throws {
        let ours = Set(try ReferenceLayout.parts("trigger", in: run.layout.connection).keys)
        for part in try ReferenceLayout.parts("trigger", in: run.connection).values.sorted(by: { $0.name < $1.name })
        where !ours.contains(part.name) && !isOfGDAL(part.name) {
            run.add(
                .foreignTrigger, table: part.table, row: part.name, "Tệp có trigger lạ “\(part.name)”.",
                "The file has a trigger that is not ours, “\(part.name)”.")
        }
        let views = Set(try ReferenceLayout.parts("view", in: run.layout.connection).keys)
        for part in try ReferenceLayout.parts("view", in: run.connection).values.sorted(by: { $0.name < $1.name })
        where !views.contains(part.name) {
            run.add(
                .foreignView, row: part.name, "Tệp có view lạ “\(part.name)”.",
                "The file has a view that is not ours, “\(part.name)”.")
        }
    }

    /// GDAL counts the features of layers by triggers of its own.
    private static func isOfGDAL(_ trigger: String) -> Bool {
        trigger.hasPrefix("trigger_insert_feature_count_") || trigger.hasPrefix("trigger_delete_feature_count_")
            || trigger.hasPrefix("rtree_")
    }
}
