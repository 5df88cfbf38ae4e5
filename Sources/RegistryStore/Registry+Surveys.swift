import FoundationEssentials
public import RegistryRecords
import SQLiteStore

extension Registry {
    /// All surveys taken in, the oldest first; those that were undone are among them.
    public func surveys() throws(RegistryError) -> [StoredSurvey] {
        try read { try surveys(where: "TRUE") }
    }

    /// The survey of that name; nil when it was never taken in, or was undone and is found by its later name only.
    public func survey(identifier: String) throws(RegistryError) -> StoredSurvey? {
        try read { try surveys(where: "identifier = ?1", identifier).first }
    }

    /// What surveys say of themselves, by the names that evidence and history have for them. One that was undone has the
    /// name that it had besides, unless its file was taken in again.
    public func surveyDescriptions() throws(RegistryError) -> [String: SurveyDescription] {
        let surveys = try surveys()
        let present = Dictionary(
            surveys.map { ($0.identifier, $0.description) }, uniquingKeysWith: { first, _ in first })
        return surveys.reduce(into: present) { known, survey in
            let earlier = survey.description.identifier
            known[earlier] = known[earlier] ?? survey.description
            known[UnclaimedEdits.survey.survey] = UnclaimedEdits.description
        }
    }

    func surveys(where condition: String, _ parameter: String? = nil) throws -> [StoredSurvey] {
        var rows = try Statement(
            """
            SELECT id, file, sha256, sheet, kind, inspector, surveyed, reference_system, complete_list, mapping,
                operations, plan_digest, version, imported_by, imported_at, identifier, counts, options,
                undone_version, undone_by, undone_at
            FROM hatang_surveys WHERE \(condition) ORDER BY id
            """, on: connection)
        if let parameter { try rows.bind(parameter, at: 1) }
        var surveys: [StoredSurvey] = []
        while try rows.step() {
            let name = rows.text(at: 15) ?? ""
            guard let kind = rows.text(at: 4).flatMap(SurveyKind.init),
                let mapping = decoded([ColumnMapping].self, rows.text(at: 9)),
                let operations = decoded([String].self, rows.text(at: 10)),
                let counts = decoded([String: Int].self, rows.text(at: 16)),
                let options = decoded([String].self, rows.text(at: 17))
            else {
                throw RegistryError.unreadable(
                    table: "hatang_surveys", name: name, column: "kind, mapping, operations, counts, options")
            }
            var description = SurveyDescription(
                file: rows.text(at: 1) ?? "", sha256: rows.text(at: 2) ?? "", sheet: rows.text(at: 3), kind: kind,
                inspector: rows.text(at: 5), surveyed: rows.text(at: 6).flatMap { Day(iso: $0) },
                referenceSystem: rows.text(at: 7) ?? "", completeList: rows.integer(at: 8) == 1)
            description.options = options
            surveys.append(
                StoredSurvey(
                    number: rows.integer(at: 0) ?? 0, identifier: name, description: description, mapping: mapping,
                    operations: operations,
                    planDigest: rows.text(at: 11) ?? "", version: Int(rows.integer(at: 12) ?? 0),
                    importedBy: rows.text(at: 13), importedAt: rows.text(at: 14) ?? "",
                    counts: counts.reduce(into: [:]) { known, count in
                        if let outcome = RowOutcome(rawValue: count.key) { known[outcome] = count.value }
                    },
                    undone: rows.integer(at: 18).map {
                        StoredSurvey.Undone(version: Int($0), by: rows.text(at: 19), at: rows.text(at: 20) ?? "")
                    }))
        }
        return surveys
    }

    /// A row of a survey by its true number; nil when the survey or the row is not there.
    public func rawRow(survey identifier: String, row number: Int) throws(RegistryError) -> StoredRow? {
        try read {
            try rows(of: identifier, where: "AND first_row <= ?2 AND last_row >= ?2", number)
                .first { $0.row.number == number }
        }
    }

    /// All rows of a survey in the order of their numbers; none for a survey that is not there.
    public func rawRows(survey identifier: String) throws(RegistryError) -> [StoredRow] {
        try read { try rows(of: identifier, where: "") }
    }

    private func rows(of identifier: String, where condition: String, _ number: Int? = nil) throws -> [StoredRow] {
        var query = try Statement(
            """
            SELECT first_row, rows FROM hatang_row_blocks
            WHERE survey = (SELECT id FROM hatang_surveys WHERE identifier = ?1) \(condition) ORDER BY first_row
            """, on: connection)
        try query.bind(identifier, at: 1)
        if let number { try query.bind(number, at: 2) }
        var rows: [StoredRow] = []
        while try query.step() {
            guard let block = decoded([BlockRow].self, query.text(at: 1)) else {
                let name = query.integer(at: 0).map { "\($0)" } ?? ""
                throw RegistryError.unreadable(table: "hatang_row_blocks", name: name, column: "rows")
            }
            rows += block.map(\.row)
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

/// `[number, outcome, record, cells]` in the JSON of a block.
private struct BlockRow: Decodable {
    let row: StoredRow

    init(from decoder: any Decoder) throws {
        var parts = try decoder.unkeyedContainer()
        let number = try parts.decode(Int.self)
        let word = try parts.decode(String.self)
        guard let outcome = RowOutcome(rawValue: word) else {
            throw DecodingError.dataCorruptedError(in: parts, debugDescription: word)
        }
        let record = try parts.decodeIfPresent(String.self)
        row = StoredRow(
            row: RawRow(number: number, cells: try parts.decode([String].self)), outcome: outcome, record: record)
    }
}
