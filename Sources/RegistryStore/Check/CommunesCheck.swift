import RegistryRecords
import SQLiteStore

/// The values of communes.
enum CommunesCheck {
    static func look(_ run: CheckRun) throws {
        guard run.tables.contains("communes") else { return }
        var rows = try Statement(
            "SELECT code, name, kind, valid_from, valid_to, boundary_quality, area_km2 FROM communes",
            on: run.connection)
        while try rows.step() {
            try run.countRow()
            let name = rows.text(at: 0) ?? ""
            func add(_ code: CheckCode, _ column: Int32, _ vi: String, _ en: String) {
                run.add(
                    code, table: "communes", row: name, column: rows.columnName(at: column),
                    value: rows.value(at: column), vi, en)
            }
            if rows.text(at: 2).flatMap(CommuneKind.init) == nil {
                add(
                    .choiceWord, 2, "Giá trị không thuộc danh mục của trường.",
                    "The value is none of the field's words.")
            }
            if !rows.isNull(at: 5), rows.text(at: 5).flatMap(BoundaryQuality.init) == nil {
                add(
                    .choiceWord, 5, "Giá trị không thuộc danh mục của trường.",
                    "The value is none of the field's words.")
            }
            for column in 3...4 as ClosedRange<Int32>
            where (column == 3 || !rows.isNull(at: column)) && rows.text(at: column).flatMap({ Day(iso: $0) }) == nil {
                add(.dateForm, column, "Ngày không có dạng 2026-11-23.", "The day is not written as 2026-11-23.")
            }
            if !rows.isNull(at: 6), rows.real(at: 6) == nil {
                add(.numberForm, 6, "Cột số có giá trị không phải là số.", "A column of numbers holds something else.")
            }
            if let text = rows.text(at: 1), !ComposedText.holds(text) {
                add(
                    .notComposed, 1, "Chữ không ở dạng dựng sẵn (NFC) nên khó tìm thấy.",
                    "The text is not composed (NFC), so that searches may miss it.")
            }
        }
    }
}
