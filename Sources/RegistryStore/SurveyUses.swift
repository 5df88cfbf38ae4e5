import RegistryRecords
import SQLiteStore

/// Finds what was done since a survey and rests on the records that it made or changed.
///
/// What surveys did that were undone themselves counts for nothing.
final class SurveyUses {
    private let traces: SurveyTraces
    private let registry: Registry
    private let connection: Connection
    private let surveys: [StoredSurvey]
    private let numbers: SurveyNumbers
    /// More than these are not looked for.
    private let limit: Int
    private(set) var found: [SurveyUse] = []
    private var known = Set<Use>()
    private var used = Set<String>()

    /// What tells uses apart: what a row does is told once, by whatever it was found.
    private struct Use: Hashable {
        var record: String
        var survey: String?
        var row: Int?
        var version: Int?
    }

    /// - Parameters:
    ///   - surveys: All of the registry.
    ///   - limit: The search ends after so many.
    init(of traces: SurveyTraces, among surveys: [StoredSurvey], limit: Int = .max, on registry: Registry) throws {
        self.traces = traces
        self.surveys = surveys
        self.limit = limit
        self.registry = registry
        connection = registry.connection
        numbers = try SurveyNumbers(on: connection)
        guard !traces.records.isEmpty else { return }
        try findEntries()
        try findRows()
        try findCells()
        try findOutsideEdits()
    }

    private var isFull: Bool { found.count >= limit }

    private func add(
        _ reason: SurveyUse.Reason, of record: String, survey: String? = nil, row: Int? = nil, version: Int? = nil
    ) throws {
        guard !isFull, let trace = traces.records[record],
            known.insert(Use(record: record, survey: survey, row: row, version: version)).inserted
        else { return }
        used.insert(record)
        let (key, own) = try keyAndRow(of: record, trace)
        found.append(
            SurveyUse(
                reason: reason, kind: trace.kind, record: record, key: key, row: own, survey: survey, surveyRow: row,
                version: version))
    }

    private func keyAndRow(of uuid: String, _ trace: SurveyTraces.Trace) throws -> (key: String, row: Int?) {
        if let (record, fid) = try registry.present(uuid) {
            let made = trace.isMade && trace.row == nil ? try registry.creationEntry(of: record, fid: fid) : nil
            return (record.key, trace.row ?? made?.row)
        }
        let entries = try registry.entries(where: "record = ?", .text(uuid))
        if let last = entries.last { return (last.key, trace.row ?? entries.first { $0.action == .create }?.row) }
        // Made by the survey and deleted by another program: the row as we left it tells.
        let table = RecordTable(trace.kind)
        var rows = try Statement(
            table.select(from: "hatang_before_\(trace.kind.table)", where: "uuid = ?1"), on: connection)
        try rows.bind(uuid, at: 1)
        guard try rows.step() else { return ("", trace.row) }
        let record = try table.read(rows, numbers)
        return (record.key, trace.row ?? record.evidence.base.row)
    }

    // MARK: Later entries of history

    private func findEntries() throws {
        let undone = Set(surveys.filter { $0.undone != nil }.flatMap { [String($0.number), $0.identifier] })
        var rows = try Statement(
            """
            SELECT id, version, survey, row, record, action FROM hatang_history
            WHERE version >= ?1 AND action <> 'create' ORDER BY version, id
            """, on: connection)
        try rows.bind(traces.survey.version, at: 1)
        while !isFull, try rows.step() {
            guard let record = rows.text(at: 4), let trace = traces.records[record] else { continue }
            let version = rows.integer(at: 1) ?? 0
            let survey = rows.text(at: 2)
            if version == traces.survey.version && traces.isOwn(survey) || survey.map(undone.contains) ?? false {
                continue
            }
            let place = SurveyTraces.HistoryPlace(version: version, id: rows.integer(at: 0) ?? 0)
            if let last = trace.lastEntry, !trace.isMade, place < last { continue }
            // What was put back is as the survey left it.
            if rows.text(at: 5) == HistoryEntry.Action.revert.rawValue { continue }
            let reason: SurveyUse.Reason =
                switch rows.text(at: 5).flatMap(HistoryEntry.Action.init) {
                case .merge?: .merging
                default: survey == nil ? .outsideEdit : .laterSurvey
                }
            try add(
                reason, of: record, survey: survey.map(numbers.identifier), row: rows.integer(at: 3).map { Int($0) },
                version: Int(version))
        }
    }

    /// Adds what other programs have done without a trace: a record that is not there, or is not as the survey's entries
    /// have left it.
    ///
    /// - Parameter entries: Those of the survey, by record.
    func addTraceless(_ entries: [String: [HistoryEntry]]) throws {
        for (uuid, own) in entries.sorted(by: { $0.key < $1.key })
        where traces.records[uuid] != nil && !used.contains(uuid) {
            guard let (record, _) = try registry.present(uuid) else {
                if own.last?.action == .delete { try addSuccessor(of: own) } else { try add(.outsideEdit, of: uuid) }
                continue
            }
            var last: [Field: FieldValue?] = [:]
            for entry in own where entry.action.changesRecord {
                for (field, change) in entry.fields { last[field] = .some(change.new) }
            }
            if last.contains(where: { record[$0.key] != $0.value }) { try add(.outsideEdit, of: uuid) }
        }
    }

    /// Adds the record that has the key now of one whose deletion the survey claimed.
    private func addSuccessor(of own: [HistoryEntry]) throws {
        guard let last = own.last, !last.key.isEmpty,
            let record = try registry.records(of: last.kind, withKeys: [last.key])[last.key]
        else { return }
        let evidence = record.evidence.base
        try add(
            .laterSurvey, of: last.record, survey: evidence.survey, row: evidence.row,
            version: surveys.first { $0.identifier == evidence.survey }?.version)
    }

    // MARK: Rows of later surveys

    private func findRows() throws {
        let sites = try sitesOfTouchedCells()
        let stated = try rowsThatStateOtherCells(of: Set(sites.keys))
        for survey in surveys
        where traces.comesBefore(survey) && survey.undone == nil
            && survey.description.kind == traces.survey.description.kind
        {
            var rows = try Statement(
                """
                SELECT json_extract(value, '$[0]'), json_extract(value, '$[2]')
                FROM hatang_row_blocks, json_each(hatang_row_blocks.rows) WHERE survey = ?1 ORDER BY first_row
                """, on: connection)
            try rows.bind(.integer(survey.number), at: 1)
            while !isFull, try rows.step() {
                guard let record = rows.text(at: 1), let row = rows.integer(at: 0).map({ Int($0) }) else { continue }
                if traces.records[record] != nil {
                    try add(
                        .laterSurvey, of: record, survey: survey.identifier, row: row, version: survey.version)
                } else if let cell = sites[record], !stated.contains("\(survey.number)|\(row)") {
                    // It states a cell and has left no trace, so that it said what the survey had said.
                    try add(.laterSurvey, of: cell, survey: survey.identifier, row: row, version: survey.version)
                }
            }
        }
    }

    /// Sites that the survey left alone while it made or changed cells of theirs: one cell of each, by the site's uuid.
    private func sitesOfTouchedCells() throws -> [String: String] {
        guard traces.survey.description.kind == .bts else { return [:] }
        var sites: [String: String] = [:]
        var rows = try Statement("SELECT site_uuid, uuid FROM cells WHERE site_uuid IS NOT NULL", on: connection)
        while try rows.step() {
            guard let site = rows.text(at: 0), let cell = rows.text(at: 1) else { continue }
            if traces.records[cell] != nil && traces.records[site] == nil { sites[site] = sites[site] ?? cell }
        }
        return sites
    }

    /// The rows, as `survey|row`, that state cells of those sites which the survey has nothing to do with.
    private func rowsThatStateOtherCells(of sites: Set<String>) throws -> Set<String> {
        var stated = Set<String>()
        for site in sites {
            for cell in try registry.cells(ofSite: site) where traces.records[cell.uuid] == nil {
                for evidence in [cell.evidence.base] + cell.evidence.exceptions.values {
                    stated.insert("\(numbers.stored(evidence.survey))|\(evidence.row)")
                }
                for entry in try registry.history(ofRecord: cell.uuid) {
                    if let survey = entry.survey, let row = entry.row {
                        stated.insert("\(numbers.stored(survey))|\(row)")
                    }
                }
            }
        }
        return stated
    }

    // MARK: Cells on sites, and other programs

    private func findCells() throws {
        guard traces.survey.description.kind == .bts else { return }
        let versions = Dictionary(
            surveys.map { ($0.identifier, $0.version) }, uniquingKeysWith: { first, _ in first })
        var rows = try Statement(
            "SELECT site_uuid, uuid, survey, survey_row FROM cells WHERE site_uuid IS NOT NULL", on: connection)
        while !isFull, try rows.step() {
            guard let site = rows.text(at: 0), traces.records[site]?.isMade == true, let cell = rows.text(at: 1),
                traces.records[cell] == nil
            else { continue }
            let survey = rows.text(at: 2).map(numbers.identifier)
            try add(
                survey == nil ? .outsideEdit : .cell, of: site, survey: survey,
                row: rows.integer(at: 3).map { Int($0) },
                version: survey.flatMap { versions[$0] })
        }
    }

    private func findOutsideEdits() throws {
        for kind in traces.survey.description.kind.recordKinds {
            guard try !OutsideEditReader.isUntouched(kind.table, on: connection) else { continue }
            for edit in try OutsideEditReader(kind.table, on: connection).edits() where !isFull {
                try add(.outsideEdit, of: edit.name)
            }
        }
    }
}
