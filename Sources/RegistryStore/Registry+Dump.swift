import RegistryRecords
import SQLiteStore

/// A part of what a registry says.
public enum DumpPart: String, CaseIterable, Hashable, Sendable {
    /// Records of all kinds with places, communes, evidence and originals.
    case records
    /// Communes of all eras with their boundaries.
    case communes
    /// The dated tables.
    case documents
    /// Photos and the records that they are of.
    case photos
    /// Surveys with their rows as written and their findings.
    case surveys
    /// What was done to records, and when they were made.
    case history
}

extension Registry {
    /// Hands over what the registry says as lines of text that do not depend on how a file numbers its rows: two
    /// registries say the same where their lines are the same.
    ///
    /// Left out are feature ids, numbers of surveys, versions, what can be computed, and tokens.
    ///
    /// - Parameters:
    ///   - parts: Which parts; the lines of each are sorted.
    ///   - line: Takes a line: the table, then JSON.
    /// - Throws: As ``records(of:)``, an error of the storage, and whatever `line` throws.
    /// - Complexity: O(n log n); history and communes are in memory at once.
    public func dump(_ parts: Set<DumpPart> = Set(DumpPart.allCases), _ line: (String) throws -> Void) throws {
        do {
            try connection.reading {
                for part in DumpPart.allCases where parts.contains(part) {
                    switch part {
                    case .records: for kind in RecordKind.allCases { try dumpRecords(of: kind, line) }
                    case .history: try dumpHistory(line)
                    default: for query in Self.queries(of: part) { try dump(query, line) }
                    }
                }
            }
        } catch let error as SQLiteError {
            throw RegistryError(error)
        }
    }

    private func dumpRecords(of kind: RecordKind, _ line: (String) throws -> Void) throws {
        let (table, numbers) = (RecordTable(kind), try SurveyNumbers(on: connection))
        var rows = try Statement(table.select(orderedBy: "uuid"), on: connection)
        while try rows.step() {
            let record = try table.read(rows, numbers)
            let text = HistoryText(RecordChange(row: 0, before: nil, after: record)).text
            try line("\(kind.table) \(record.uuid) \(text)")
        }
    }

    private func dumpHistory(_ line: (String) throws -> Void) throws {
        let numbers = try SurveyNumbers(on: connection)
        var lines: [String] = []
        for entry in try entries(where: "TRUE") {
            var json = JSONText()
            let texts = [
                entry.at, entry.who, entry.survey, entry.row.map(String.init), entry.key, entry.action.rawValue,
                entry.changes,
            ]
            json.append(texts.map { $0.map(FieldValue.text) }, in: ("[", "]")) { $0.append($1) }
            lines.append("hatang_history \(entry.kind.table) \(entry.record) \(json.text)")
        }
        for kind in RecordKind.allCases {
            var rows = try Statement(
                """
                SELECT uuid, span.survey, span.who, span.at FROM \(kind.table)
                JOIN hatang_creations AS span ON table_name = ?1 AND fid BETWEEN first_fid AND last_fid
                """, on: connection)
            try rows.bind(kind.table, at: 1)
            while try rows.step() {
                var json = JSONText()
                let texts = [rows.text(at: 3), rows.text(at: 2), rows.text(at: 1).map(numbers.identifier)]
                json.append(texts.map { $0.map(FieldValue.text) }, in: ("[", "]")) { $0.append($1) }
                lines.append("hatang_creations \(kind.table) \(rows.text(at: 0) ?? "") \(json.text)")
            }
        }
        for text in lines.sorted() { try line(text) }
    }

    private func dump(_ query: DumpQuery, _ line: (String) throws -> Void) throws {
        var rows = try Statement(query.sql, on: connection)
        while try rows.step() { try line("\(query.table) \(rows.text(at: 0) ?? "")") }
    }

    /// Queries of one column of JSON each. Numbers are written by SQLite's `quote`, which keeps all of their digits.
    private static func queries(of part: DumpPart) -> [DumpQuery] {
        switch part {
        case .records, .history: []
        case .communes:
            [
                DumpQuery(
                    "communes",
                    """
                    SELECT json_array(code, name, kind, province, valid_from, valid_to, boundary_quality,
                        quote(area_km2), source, hex(geom))
                    FROM communes ORDER BY code, valid_from
                    """)
            ]
        case .documents:
            [
                DumpQuery(
                    "hatang_documents", "SELECT json_array(name, digest, content) FROM hatang_documents ORDER BY name")
            ]
        case .photos:
            [
                DumpQuery(
                    "hatang_photos",
                    """
                    SELECT json_array(photo.sha256, path, bytes, taken_at, quote(longitude), quote(latitude),
                        quote(direction_deg), quote(distance_m), record, table_name, field, identifier, row) AS line
                    FROM hatang_photos AS photo JOIN hatang_surveys ON hatang_surveys.id = survey ORDER BY line
                    """)
            ]
        case .surveys:
            [
                DumpQuery(
                    "hatang_surveys",
                    """
                    SELECT json_array(identifier, file, sha256, sheet, kind, inspector, surveyed, reference_system,
                        complete_list, mapping, operations, plan_digest, imported_by, imported_at, counts, options,
                        undone_by, undone_at)
                    FROM hatang_surveys ORDER BY identifier
                    """),
                DumpQuery(
                    "hatang_row_blocks",
                    """
                    SELECT json_array(identifier, first_row, last_row, json(rows))
                    FROM hatang_row_blocks JOIN hatang_surveys ON hatang_surveys.id = survey
                    ORDER BY identifier, first_row
                    """),
                DumpQuery(
                    "hatang_findings",
                    """
                    SELECT json_array(identifier, position, code, severity, finding.file, finding.sheet, row,
                        column_heading, value, problem_vi, problem_en, remedy_vi, remedy_en)
                    FROM hatang_findings AS finding JOIN hatang_surveys ON hatang_surveys.id = survey
                    ORDER BY identifier, position
                    """),
            ]
        }
    }
}

/// A query whose only column is a line without its table.
private struct DumpQuery {
    var table: String
    var sql: String

    init(_ table: String, _ sql: String) {
        self.table = table
        self.sql = sql
    }
}
