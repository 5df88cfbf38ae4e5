import RegistryRecords
import SQLiteStore

/// What makes the file a GeoPackage: marks, reference systems, lists of layers and extensions.
enum GeoPackageCheck {
    static let family = CheckFamily(name: BilingualText(vi: "GeoPackage", en: "GeoPackage"), look: look)

    @Sendable private static func look(_ run: CheckRun) throws {
        try lookAtMarks(run)
        for list in ExpectedRows.lists { try compare(run, list) }
        try lookAtUsedSystems(run)
        try lookAtChangeDates(run)
    }

    private static func lookAtMarks(_ run: CheckRun) throws {
        let application = try run.connection.value("PRAGMA application_id") ?? .null
        if application != .integer(Int64(FileHeader.applicationIdentifier)) {
            run.add(
                .applicationIdentifier, value: application, "Tệp không ghi rằng nó là GeoPackage (application_id).",
                "The file does not say that it is a GeoPackage (application_id).")
        }
        let version = try run.connection.value("PRAGMA user_version") ?? .null
        if version != (try run.layout.connection.value("PRAGMA user_version")) {
            run.add(
                .userVersion, value: version, "Tệp không ghi đúng phiên bản GeoPackage 1.3 (user_version).",
                "The file does not state GeoPackage 1.3 (user_version).")
        }
    }

    /// Compares rows that every file of ours has with those of a new one.
    private static func compare(_ run: CheckRun, _ list: ExpectedRows) throws {
        let table = list.table
        guard run.tables.contains(table) else { return }
        let query = "SELECT \(list.key), \(list.columns.joined(separator: ", ")) FROM \(table)"
        var present: [StoredValue: [StoredValue]] = [:]
        for row in try run.connection.rows(query) { present[row[0]] = row }
        for expected in try run.layout.connection.rows(query) {
            guard case let name = text(expected[0]), let found = present[expected[0]] else {
                run.add(
                    list.missing, table: table, row: text(expected[0]), "Bảng thiếu dòng “\(text(expected[0]))”.",
                    "The table lacks the row “\(text(expected[0]))”.")
                continue
            }
            for (place, column) in list.columns.enumerated() where found[place + 1] != expected[place + 1] {
                run.add(
                    list.wrong, table: table, row: name, column: column, value: found[place + 1],
                    "Cột “\(column)” của “\(name)” phải là “\(shortened(expected[place + 1]))”.",
                    "The column “\(column)” of “\(name)” should be “\(shortened(expected[place + 1]))”.")
            }
        }
    }

    /// Reference systems that a listed layer uses and nobody defines.
    private static func lookAtUsedSystems(_ run: CheckRun) throws {
        for table in ["gpkg_contents", "gpkg_geometry_columns"] where run.tables.contains(table) {
            for row in try run.connection.rows(
                """
                SELECT DISTINCT table_name, srs_id FROM \(table)
                WHERE srs_id IS NOT NULL AND srs_id NOT IN (SELECT srs_id FROM gpkg_spatial_ref_sys)
                    AND srs_id NOT IN (-1, 0, 4326)
                """)
            {
                run.add(
                    .referenceSystemMissing, table: table, row: text(row[0]), column: "srs_id", value: row[1],
                    "Hệ tọa độ \(text(row[1])) không được định nghĩa.",
                    "The reference system \(text(row[1])) is not defined.")
            }
        }
    }

    private static func lookAtChangeDates(_ run: CheckRun) throws {
        guard run.tables.contains("gpkg_contents") else { return }
        for row in try run.connection.rows("SELECT table_name, last_change FROM gpkg_contents") {
            if case .text(let text) = row[1], isInstant(text) { continue }
            run.add(
                .changeDateForm, table: "gpkg_contents", row: text(row[0]), column: "last_change", value: row[1],
                "Ngày sửa cuối không có dạng 2026-11-23T10:00:00.000Z.",
                "The day of the last change is not written as 2026-11-23T10:00:00.000Z.")
        }
    }

    /// `2026-11-23T10:00:00.000Z`. Source: OGC 12-128r17 (GeoPackage 1.3), table 1 and requirement 15.
    static func isInstant(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        let form = Array("0000-00-00T00:00:00.000Z".utf8)
        guard bytes.count == form.count, Day(iso: text.prefix(10)) != nil else { return false }
        return zip(bytes, form).allSatisfy { $1 == UInt8(ascii: "0") ? (48...57).contains($0) : $0 == $1 }
    }

    /// A value as people read it.
    static func text(_ value: StoredValue) -> String {
        switch value {
        case .text(let text): text
        case .integer(let number): String(number)
        case .real(let number): String(number)
        default: "–"
        }
    }

    private static func shortened(_ value: StoredValue) -> String {
        let text = text(value)
        return text.count > 40 ? text.prefix(39) + "…" : text
    }
}
