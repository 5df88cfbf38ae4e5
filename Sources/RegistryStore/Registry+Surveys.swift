import FoundationEssentials
public import RegistryRecords
import SQLiteStore

extension Registry {
    /// All surveys taken in, the oldest first.
    public func surveys() throws(RegistryError) -> [StoredSurvey] {
        try read { try surveys(where: "TRUE") }
    }

    /// The survey of that name; nil when it was never taken in.
    public func survey(identifier: String) throws(RegistryError) -> StoredSurvey? {
        try read { try surveys(where: "identifier = ?1", identifier).first }
    }

    private func surveys(where condition: String, _ parameter: String? = nil) throws -> [StoredSurvey] {
        var rows = try Statement(
            """
            SELECT id, file, sha256, sheet, kind, inspector, surveyed, reference_system, complete_list, mapping,
                operations, plan_digest, version, imported_by, imported_at, identifier
            FROM hatang_surveys WHERE \(condition) ORDER BY id
            """, on: connection)
        if let parameter { try rows.bind(parameter, at: 1) }
        var counts = try Statement(
            "SELECT outcome, count(*) FROM hatang_raw_rows WHERE survey = ? GROUP BY outcome", on: connection)
        var surveys: [StoredSurvey] = []
        while try rows.step() {
            let name = rows.text(at: 15) ?? ""
            guard let kind = rows.text(at: 4).flatMap(SurveyKind.init),
                let mapping = decoded([ColumnMapping].self, rows.text(at: 9)),
                let operations = decoded([String].self, rows.text(at: 10))
            else {
                throw RegistryError.unreadable(table: "hatang_surveys", name: name, column: "kind, mapping, operations")
            }
            let description = SurveyDescription(
                file: rows.text(at: 1) ?? "", sha256: rows.text(at: 2) ?? "", sheet: rows.text(at: 3), kind: kind,
                inspector: rows.text(at: 5), surveyed: rows.text(at: 6).flatMap { Day(iso: $0) },
                referenceSystem: rows.text(at: 7) ?? "", completeList: rows.integer(at: 8) == 1)
            var survey = StoredSurvey(
                description: description, mapping: mapping, operations: operations,
                planDigest: rows.text(at: 11) ?? "", version: Int(rows.integer(at: 12) ?? 0),
                importedBy: rows.text(at: 13), importedAt: rows.text(at: 14) ?? "", counts: [:])
            try counts.bind(rows.integer(at: 0), at: 1)
            while try counts.step() {
                guard let outcome = counts.text(at: 0).flatMap(RowOutcome.init) else { continue }
                survey.counts[outcome] = Int(counts.integer(at: 1) ?? 0)
            }
            counts.reset()
            surveys.append(survey)
        }
        return surveys
    }

    /// A row of a survey by its true number; nil when the survey or the row is not there.
    public func rawRow(survey identifier: String, row number: Int) throws(RegistryError) -> StoredRow? {
        try read { try rows(of: identifier, where: "AND row = ?2", number).first }
    }

    /// All rows of a survey in the order of their numbers; none for a survey that is not there.
    public func rawRows(survey identifier: String) throws(RegistryError) -> [StoredRow] {
        try read { try rows(of: identifier, where: "") }
    }

    private func rows(of identifier: String, where condition: String, _ number: Int? = nil) throws -> [StoredRow] {
        var query = try Statement(
            """
            SELECT row, cells, outcome, record FROM hatang_raw_rows
            WHERE survey = (SELECT id FROM hatang_surveys WHERE identifier = ?1) \(condition) ORDER BY row
            """, on: connection)
        try query.bind(identifier, at: 1)
        if let number { try query.bind(number, at: 2) }
        var rows: [StoredRow] = []
        while try query.step() {
            let number = Int(query.integer(at: 0) ?? 0)
            guard let cells = decoded([String].self, query.text(at: 1)),
                let outcome = query.text(at: 2).flatMap(RowOutcome.init)
            else {
                throw RegistryError.unreadable(table: "hatang_raw_rows", name: "\(number)", column: "cells, outcome")
            }
            rows.append(
                StoredRow(row: RawRow(number: number, cells: cells), outcome: outcome, record: query.text(at: 3)))
        }
        return rows
    }

    /// The findings of a survey in their order; none for a survey that is not there.
    public func findings(survey identifier: String) throws(RegistryError) -> [Finding] {
        try read {
            var query = try Statement(
                """
                SELECT code, severity, file, sheet, row, column_heading, value, problem_vi, problem_en, remedy_vi,
                    remedy_en
                FROM hatang_findings WHERE survey = (SELECT id FROM hatang_surveys WHERE identifier = ?)
                ORDER BY position
                """, on: connection)
            try query.bind(identifier, at: 1)
            var findings: [Finding] = []
            while try query.step() {
                let code = query.text(at: 0) ?? ""
                guard let severity = query.text(at: 1).flatMap(FindingSeverity.init) else {
                    throw RegistryError.unreadable(table: "hatang_findings", name: code, column: "severity")
                }
                findings.append(
                    Finding(
                        code: code, severity: severity, file: query.text(at: 2) ?? "", sheet: query.text(at: 3),
                        row: query.integer(at: 4).map { Int($0) }, column: query.text(at: 5), value: query.text(at: 6),
                        problem: BilingualText(vi: query.text(at: 7) ?? "", en: query.text(at: 8) ?? ""),
                        remedy: BilingualText(vi: query.text(at: 9) ?? "", en: query.text(at: 10) ?? "")))
            }
            return findings
        }
    }

    private func decoded<Value: Decodable>(_ type: Value.Type, _ text: String?) -> Value? {
        text.flatMap { try? JSONDecoder().decode(type, from: Data($0.utf8)) }
    }
}
