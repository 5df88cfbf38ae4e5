import RegistryRecords
import SQLiteStore

/// The records that a survey has made, changed or closed.
struct SurveyTraces {
    /// What the survey did to one record.
    struct Trace {
        var kind: RecordKind
        /// Whether the survey made it.
        var isMade: Bool
        /// The last row of the survey that changed it; nil where only the making tells, or no row did.
        var row: Int?
        /// The last entry of history by which the survey changed it; nil for one that it only made.
        var lastEntry: HistoryPlace?
    }

    /// Where an entry stands in history.
    struct HistoryPlace: Comparable {
        var version: Int64
        var id: Int64

        static func < (one: HistoryPlace, other: HistoryPlace) -> Bool {
            (one.version, one.id) < (other.version, other.id)
        }
    }

    let survey: StoredSurvey
    /// By uuid.
    private(set) var records: [String: Trace] = [:]

    /// Looks the survey's traces up; O(what it made and changed).
    init(of survey: StoredSurvey, on connection: Connection) throws {
        self.survey = survey
        for kind in survey.description.kind.recordKinds {
            for table in [kind.table, "hatang_before_\(kind.table)"] {
                var rows = try Statement(
                    """
                    SELECT uuid FROM hatang_creations AS span CROSS JOIN \(table) ON fid BETWEEN first_fid AND last_fid
                    WHERE span.version = ?1 AND span.survey IN (?2, ?3) AND table_name = ?4 AND uuid IS NOT NULL
                    """, on: connection)
                try Self.bind(survey, to: &rows)
                try rows.bind(kind.table, at: 4)
                while try rows.step() {
                    if let uuid = rows.text(at: 0) { records[uuid] = Trace(kind: kind, isMade: true) }
                }
            }
        }
        var entries = try Statement(
            """
            SELECT id, row, table_name, record, action FROM hatang_history
            WHERE version = ?1 AND survey IN (?2, ?3) AND action NOT IN ('outdated', 'revert') ORDER BY id
            """, on: connection)
        try Self.bind(survey, to: &entries)
        while try entries.step() {
            guard let kind = entries.text(at: 2).flatMap(RecordKind.init), let uuid = entries.text(at: 3) else {
                continue
            }
            var trace = records[uuid] ?? Trace(kind: kind, isMade: false)
            if entries.text(at: 4) == HistoryEntry.Action.create.rawValue { trace.isMade = true }
            trace.row = entries.integer(at: 1).map { Int($0) } ?? trace.row
            trace.lastEntry = HistoryPlace(version: Int64(survey.version), id: entries.integer(at: 0) ?? 0)
            records[uuid] = trace
        }
    }

    /// Version and names of a survey as parameters 1 to 3. Files of the first layout name surveys in full.
    static func bind(_ survey: StoredSurvey, to statement: inout Statement) throws {
        try statement.bind(survey.version, at: 1)
        try statement.bind(String(survey.number), at: 2)
        try statement.bind(survey.identifier, at: 3)
    }

    /// Whether it comes before another survey in history.
    func comesBefore(_ other: StoredSurvey) -> Bool {
        (survey.version, survey.number) < (other.version, other.number)
    }

    func isOwn(_ name: String?) -> Bool { name == String(survey.number) || name == survey.identifier }
}
