import RegistryRecords
import SQLiteStore

/// The entry of a survey in `hatang_surveys`.
enum SurveyEntry {
    /// Enters a survey with what is known before its rows; gives its number.
    static func insert(
        _ survey: SurveyDescription, version: Int, who: String?, instant: String, on connection: Connection
    ) throws -> Int64 {
        var insert = try Statement(
            """
            INSERT INTO hatang_surveys(
                identifier, file, sha256, sheet, kind, inspector, surveyed, reference_system, complete_list, options,
                mapping, operations, plan_digest, version, imported_by, imported_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '[]', '[]', '', ?, ?, ?)
            """, on: connection)
        try insert.bind(survey.identifier, at: 1)
        try insert.bind(survey.file, at: 2)
        try insert.bind(survey.sha256, at: 3)
        try insert.bind(survey.sheet, at: 4)
        try insert.bind(survey.kind.rawValue, at: 5)
        try insert.bind(survey.inspector, at: 6)
        try insert.bind(survey.surveyed?.description, at: 7)
        try insert.bind(survey.referenceSystem, at: 8)
        try insert.bind(survey.completeList ? 1 : 0, at: 9)
        try insert.bind(array(of: survey.options), at: 10)
        try insert.bind(version, at: 11)
        try insert.bind(who, at: 12)
        try insert.bind(instant, at: 13)
        try insert.run()
        return connection.lastInsertedRow
    }

    /// Adds what is known after the last row.
    static func complete(_ number: Int64, with summary: PlanSummary, on connection: Connection) throws {
        var update = try Statement(
            "UPDATE hatang_surveys SET mapping = ?, operations = ?, plan_digest = ?, counts = ? WHERE id = ?",
            on: connection)
        try update.bind(mapping(summary.mapping), at: 1)
        try update.bind(array(of: summary.operations), at: 2)
        try update.bind(summary.digest, at: 3)
        try update.bind(counts(summary.rows), at: 4)
        try update.bind(number, at: 5)
        try update.run()
    }

    /// How many rows had each outcome, as JSON.
    static func counts(_ rows: [RowOutcome: Int]) -> String {
        var json = JSONText()
        json.append(RowOutcome.allCases.filter { rows[$0] != nil }, in: ("{", "}")) { json, outcome in
            json.append(string: outcome.rawValue)
            json.append(raw: ":\(rows[outcome] ?? 0)")
        }
        return json.text
    }

    private static func mapping(_ columns: [ColumnMapping]) -> String {
        var json = JSONText()
        json.append(columns, in: ("[", "]")) { json, column in
            json.append(raw: #"{"column":\#(column.column),"heading":"#)
            json.append(string: column.heading)
            if let canonical = column.canonical {
                json.append(raw: #","canonical":"#)
                json.append(string: canonical)
            }
            json.append(raw: "}")
        }
        return json.text
    }

    private static func array(of texts: [String]) -> String {
        var json = JSONText()
        json.append(texts, in: ("[", "]")) { $0.append(string: $1) }
        return json.text
    }
}
