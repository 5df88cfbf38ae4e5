import RegistryRecords
import SQLiteStore

/// Writes the parts of a plan; the caller holds the transaction.
struct PlanWriter {
    let connection: Connection
    let plan: ImportPlan
    /// The version that the plan leads to.
    let version: Int
    let who: String?
    let instant: String

    /// Gives the number by which rows and findings refer to the survey.
    func writeSurvey() throws -> Int64 {
        var insert = try Statement(
            """
            INSERT INTO hatang_surveys(
                identifier, file, sha256, sheet, kind, inspector, surveyed, reference_system, complete_list, mapping,
                operations, plan_digest, version, imported_by, imported_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, on: connection)
        let survey = plan.survey
        try insert.bind(survey.identifier, at: 1)
        try insert.bind(survey.file, at: 2)
        try insert.bind(survey.sha256, at: 3)
        try insert.bind(survey.sheet, at: 4)
        try insert.bind(survey.kind.rawValue, at: 5)
        try insert.bind(survey.inspector, at: 6)
        try insert.bind(survey.surveyed?.description, at: 7)
        try insert.bind(survey.referenceSystem, at: 8)
        try insert.bind(survey.completeList ? 1 : 0, at: 9)
        try insert.bind(mapping, at: 10)
        try insert.bind(array(of: plan.operations), at: 11)
        try insert.bind(plan.digest, at: 12)
        try insert.bind(version, at: 13)
        try insert.bind(who, at: 14)
        try insert.bind(instant, at: 15)
        try insert.run()
        return connection.lastInsertedRow
    }

    func writeRows(survey: Int64, step: () -> Void) throws {
        var insert = try Statement("INSERT INTO hatang_raw_rows VALUES (?, ?, ?, ?, ?)", on: connection)
        try insert.bind(survey, at: 1)
        for (index, row) in plan.rows.enumerated() {
            try insert.bind(row.number, at: 2)
            try insert.bind(array(of: row.cells), at: 3)
            try insert.bind(plan.outcomes[index].rawValue, at: 4)
            try insert.bind(plan.recordOfRow[index], at: 5)
            try insert.run()
            step()
        }
    }

    func writeFindings(survey: Int64) throws {
        var insert = try Statement(
            "INSERT INTO hatang_findings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", on: connection)
        try insert.bind(survey, at: 1)
        for (index, finding) in plan.findings.enumerated() {
            try insert.bind(index, at: 2)
            try insert.bind(finding.code, at: 3)
            try insert.bind(finding.severity.rawValue, at: 4)
            try insert.bind(finding.file, at: 5)
            try insert.bind(finding.sheet, at: 6)
            try insert.bind(finding.row, at: 7)
            try insert.bind(finding.column, at: 8)
            try insert.bind(finding.value, at: 9)
            try insert.bind(finding.problem.vi, at: 10)
            try insert.bind(finding.problem.en, at: 11)
            try insert.bind(finding.remedy.vi, at: 12)
            try insert.bind(finding.remedy.en, at: 13)
            try insert.run()
        }
    }

    /// Writes the records kind by kind, sites before the cells that stand on them, and their history.
    func writeRecords(step: () -> Void) throws {
        for kind in RecordKind.allCases {
            let changes = plan.changes.filter { $0.after.kind == kind }
            guard !changes.isEmpty else { continue }
            let table = RecordTable(kind)
            var insert = try Statement(table.insert, on: connection)
            var update = try Statement(table.update(withPlace: false), on: connection)
            var move = try Statement(table.update(withPlace: true), on: connection)
            var history = try Statement(
                """
                INSERT INTO hatang_history(
                    version, survey, row, who, at, table_name, record, record_key, action, changes)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, on: connection)
            for change in changes {
                let record = change.after
                try table.check(change)
                let text = HistoryText(change)
                if change.before == nil {
                    try write(record, with: &insert, of: table, withPlace: true)
                    try note(.create, text, change, to: &history)
                } else if !text.isEmpty {
                    // A cell stands on the site of its code, which may have come only now.
                    if kind == .cell || change.before?.shape != record.shape {
                        try write(record, with: &move, of: table, withPlace: true)
                    } else {
                        try write(record, with: &update, of: table, withPlace: false)
                    }
                    guard connection.changedRows == 1 else {
                        throw RegistryError.recordMissing(table: kind.table, uuid: record.uuid)
                    }
                    try note(change.row == 0 ? .close : .update, text, change, to: &history)
                }
                if change.outdatedCount > 0 {
                    try note(.outdated, HistoryText(outdatedBy: change), change, to: &history)
                }
                step()
            }
        }
    }

    private func write(
        _ record: RegistryRecord, with statement: inout Statement, of table: RecordTable, withPlace: Bool
    ) throws {
        do {
            try table.bind(record, to: &statement, withPlace: withPlace)
            try statement.run()
        } catch let error as SQLiteError where error.isConstraint {
            throw RegistryError.keyTaken(table: table.kind.table, key: record.key)
        }
    }

    private func note(
        _ action: HistoryEntry.Action, _ text: HistoryText, _ change: RecordChange, to history: inout Statement
    ) throws {
        try history.bind(version, at: 1)
        try history.bind(plan.survey.identifier, at: 2)
        try history.bind(change.row == 0 ? nil : change.row, at: 3)
        try history.bind(who, at: 4)
        try history.bind(instant, at: 5)
        try history.bind(change.after.kind.table, at: 6)
        try history.bind(change.after.uuid, at: 7)
        try history.bind(change.after.key, at: 8)
        try history.bind(action.rawValue, at: 9)
        try history.bind(text.text, at: 10)
        try history.run()
    }

    private var mapping: String {
        var json = JSONText()
        json.append(plan.mapping, in: ("[", "]")) { json, column in
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

    private func array(of texts: [String]) -> String {
        var json = JSONText()
        json.append(texts, in: ("[", "]")) { $0.append(string: $1) }
        return json.text
    }
}
