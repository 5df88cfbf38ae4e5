public import RegistryRecords
public import RegistryStore
import ReportWriters

/// Conflicts between copies as a table that people fill in: the column `decision` takes `here` or `there`.
public enum ConflictList {
    private static let columns = [
        "table", "record", "key", "part", "base", "here", "here_by", "here_at", "here_survey", "here_day", "there",
        "there_by", "there_at", "there_survey", "there_day", "decision",
    ]
    /// No value, told from an empty one.
    private static let nothing = "–"

    /// The conflicts as CSV, one a row.
    ///
    /// - Parameter surveys: What surveys say of themselves, by their names.
    public static func csv(_ conflicts: [MergeConflict], surveys: [String: SurveyDescription]) -> String {
        CSVText.text(
            headings: columns,
            rows: conflicts.map { conflict in
                func side(_ statement: MergeConflict.Statement) -> [JSONText] {
                    [
                        .text(statement.value ?? nothing), JSONText(statement.who), JSONText(statement.at),
                        JSONText(statement.survey.map { surveys[$0]?.file ?? $0 }),
                        JSONText(statement.surveyed?.description),
                    ]
                }
                return [
                    .text(conflict.table), .text(conflict.record), .text(conflict.key), .text(conflict.part),
                    .text(conflict.base ?? nothing),
                ] + side(conflict.here) + side(conflict.there) + [JSONText(conflict.decision?.rawValue)]
            })
    }

    /// The decisions that such a table has; rows whose `decision` is blank have none.
    ///
    /// - Parameter name: What people call the table.
    /// - Throws: ``JobError/badDocument(name:line:reason:)`` for a table without the columns or with another word.
    public static func decisions(_ text: String, named name: String) throws(JobError) -> [String: MergeDecisions
        .Decision]
    {
        let table = try DocumentTable(text, name: name, columns: columns)
        var decisions: [String: MergeDecisions.Decision] = [:]
        let rows = try table.map { row throws(JobError) in
            let word = row.text("decision").trimmingPrefix(while: \.isWhitespace).lowercased()
            guard word.isEmpty || MergeSide(rawValue: word) != nil else {
                throw row.error("decision", BilingualText(vi: "phải là here hoặc there", en: "must be here or there"))
            }
            func value(_ column: String) -> String? {
                let text = row.text(column)
                let bare = String(text.dropFirst())
                // What a spreadsheet would take for a formula has an apostrophe before it.
                return text == nothing ? nil : text.hasPrefix("'") && CSVText.withoutFormula(bare) == text ? bare : text
            }
            return (
                [row.text("table"), row.text("record"), row.text("part")].joined(separator: "|"),
                MergeSide(rawValue: word), value("here"), value("there")
            )
        }
        for (name, side, here, there) in rows {
            if let side { decisions[name] = MergeDecisions.Decision(here: here, there: there, side: side) }
        }
        return decisions
    }
}
