import RegistryRecords
import SQLiteStore

/// Writes entries of history that belong to one version.
final class HistoryWriter {
    private let version: Int
    private let survey: String?
    private let who: String?
    private let instant: String
    private var insert: Statement

    /// - Parameter survey: The number of the survey that makes the changes, as columns hold it; nil for none.
    init(version: Int, survey: String?, who: String?, instant: String, on connection: Connection) throws {
        self.version = version
        self.survey = survey
        self.who = who
        self.instant = instant
        insert = try Statement(
            """
            INSERT INTO hatang_history(
                version, survey, row, who, at, table_name, record, record_key, action, changes)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, on: connection)
    }

    /// Adds an entry of the present version.
    ///
    /// - Parameters:
    ///   - row: Row of the survey; nil for none.
    ///   - record: The record after the change.
    func add(_ action: HistoryEntry.Action, _ text: HistoryText, row: Int? = nil, record: RegistryRecord) throws {
        try bind(version: version, survey: survey, row: row, who: who, at: instant)
        try run(record.kind, record.uuid, key: record.key, action, changes: text.text)
    }

    /// Adds an entry as it was told so far; its survey may stand by its whole name.
    func add(_ entry: HistoryEntry) throws {
        try bind(version: entry.version, survey: entry.survey, row: entry.row, who: entry.who, at: entry.at)
        try run(entry.kind, entry.record, key: entry.key, entry.action, changes: entry.changes)
    }

    private func bind(version: Int, survey: String?, row: Int?, who: String?, at instant: String) throws {
        try insert.bind(version, at: 1)
        try insert.bind(survey, at: 2)
        try insert.bind(row, at: 3)
        try insert.bind(who, at: 4)
        try insert.bind(instant, at: 5)
    }

    private func run(
        _ kind: RecordKind, _ uuid: String, key: String, _ action: HistoryEntry.Action, changes: String
    ) throws {
        try insert.bind(kind.table, at: 6)
        try insert.bind(uuid, at: 7)
        try insert.bind(key, at: 8)
        try insert.bind(action.rawValue, at: 9)
        try insert.bind(changes, at: 10)
        try insert.run()
    }
}
