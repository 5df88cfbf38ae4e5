import RegistryRecords
import SQLiteStore

/// The values of records: forms of days and numbers, words of the schema, names, and what they refer to.
enum ValuesCheck {
    static let family = CheckFamily(
        name: BilingualText(vi: "giá trị của đối tượng", en: "values of records"), needsPresentLayout: true, look: look)

    @Sendable private static func look(_ run: CheckRun) throws {
        let surveys = try KnownSurveys(run)
        let communes = try KnownCommunes(run)
        for kind in run.kinds { try RecordValuesCheck(kind, surveys: surveys, communes: communes, run).look() }
        try lookForDoubles(run)
        try lookAtCells(run)
        try CommunesCheck.look(run)
    }

    /// 32 lower-case hexadecimal digits.
    static func isIdentifier(_ text: String) -> Bool {
        text.utf8.count == 32 && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }

    /// Names and keys that two records have, which only a missing index lets in.
    private static func lookForDoubles(_ run: CheckRun) throws {
        let indexes = try ReferenceLayout.parts("index", in: run.connection)
        for kind in run.kinds {
            let table = RecordTable(kind)
            let first = RecordSchema.of(kind).key[0].rawValue
            for (index, column, condition, code) in [
                ("\(kind.table)_uuid", "uuid", "TRUE", CheckCode.identifierDoubled),
                ("\(kind.table)_key", table.keyColumn, "\"\(first)\" <> ''", .keyDoubled),
            ] where indexes[index] == nil {
                for row in try run.connection.rows(
                    "SELECT \(column), count(*) FROM \(kind.table) WHERE \(condition) GROUP BY 1 HAVING count(*) > 1")
                {
                    guard case .text(let name) = row[0] else { continue }
                    run.add(
                        code, table: kind.table, row: name, value: row[1],
                        "Có nhiều đối tượng cùng mang “\(name)”.", "Several records have “\(name)”.")
                }
            }
        }
    }

    private static func lookAtCells(_ run: CheckRun) throws {
        guard run.tables.isSuperset(of: ["cells", "bts_sites"]) else { return }
        var cells = try Statement(
            """
            SELECT cell.uuid, cell.site, named.uuid, cell.site_uuid, present.site FROM cells AS cell
            LEFT JOIN bts_sites AS named ON named.site = cell.site AND named.site <> ''
            LEFT JOIN bts_sites AS present ON present.uuid = cell.site_uuid
            WHERE named.uuid IS NOT cell.site_uuid AND cell.site <> ''
            """, on: run.connection)
        while try cells.step() {
            let (name, code) = (cells.text(at: 0) ?? "", cells.text(at: 1) ?? "")
            if cells.isNull(at: 3), !cells.isNull(at: 2) {
                run.add(
                    .cellWithoutSite, table: "cells", row: name, column: "site_uuid",
                    "Cell không nối với trạm “\(code)” của nó.", "The cell is not joined to its site “\(code)”.")
            } else if let other = cells.text(at: 4), other != code {
                run.add(
                    .cellOfOtherSite, table: "cells", row: name, column: "site_uuid", value: .text(other),
                    "Cell ghi trạm “\(code)” mà nối với trạm “\(other)”.",
                    "The cell states the site “\(code)” and is joined to “\(other)”.")
            }
        }
    }
}
