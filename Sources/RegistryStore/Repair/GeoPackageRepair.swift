import RegistryRecords
import SQLiteStore

/// Puts the marks and lists of a GeoPackage right.
enum GeoPackageRepair {
    static func mend(_ run: RepairRun) throws {
        if run.hasFound(.applicationIdentifier, .userVersion) {
            try run.connection.execute("PRAGMA application_id = \(FileHeader.applicationIdentifier)")
            if case .integer(let version)? = try run.layout.connection.value("PRAGMA user_version") {
                try run.connection.execute("PRAGMA user_version = \(version)")
            }
            run.note("Ghi lại dấu GeoPackage 1.3 của tệp.", "Wrote the file's marks of GeoPackage 1.3.")
        }
        for list in ExpectedRows.lists where run.hasFound(list.missing, list.wrong) {
            guard try run.has(list.table) else { continue }
            try mend(list, run)
        }
        if run.hasFound(.changeDateForm) { try mendChangeDates(run) }
    }

    private static func mend(_ list: ExpectedRows, _ run: RepairRun) throws {
        let names = try ReferenceLayout.columns(of: list.table, in: run.layout.connection).map(\.name)
        let all = names.map { "\"\($0)\"" }.joined(separator: ", ")
        for row in try run.layout.connection.rows("SELECT \(list.key), \(all) FROM \(list.table)") {
            let name = GeoPackageCheck.text(row[0])
            let columns = list.columns.joined(separator: ", ")
            let found = try run.connection.rows(
                "SELECT \(columns) FROM \(list.table) WHERE \(list.key) = ?", row[0])
            let expected = list.columns.map { column in names.firstIndex(of: column).map { row[$0 + 1] } ?? .null }
            guard found.first != expected else { continue }
            try run.attempt(BilingualText(vi: "\(list.table), \(name)", en: "\(list.table), \(name)")) {
                var statement = try Statement(
                    found.isEmpty
                        ? "INSERT INTO \(list.table)(\(all)) VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))"
                        : "UPDATE \(list.table) SET \(list.columns.map { "\($0) = ?" }.joined(separator: ", ")) WHERE \(list.key) = ?",
                    on: run.connection)
                let values = found.isEmpty ? Array(row.dropFirst()) : expected + [row[0]]
                for (place, value) in values.enumerated() { try statement.bind(value, at: Int32(place + 1)) }
                try statement.run()
                if list.table == "gpkg_contents", found.isEmpty { run.touch(name) }
                run.note("Ghi lại “\(name)” trong \(list.table).", "Wrote “\(name)” of \(list.table) anew.")
            }
        }
    }

    private static func mendChangeDates(_ run: RepairRun) throws {
        for row in try run.connection.rows("SELECT table_name, last_change FROM gpkg_contents") {
            guard case .text(let table) = row[0] else { continue }
            if case .text(let text) = row[1], GeoPackageCheck.isInstant(text) { continue }
            try run.connection.run(
                "UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE table_name = ?",
                row[0])
            if try run.layers().contains(table) { run.touch(table) }
            run.note(
                "Ghi ngày sửa cuối của \(table) là hôm nay.", "Set the last change of \(table) to the present day.")
        }
    }
}
