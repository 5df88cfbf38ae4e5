import RegistryRecords
import SQLiteStore

/// History: whether every entry can be read, refers to what is there, and leads to the records as they are.
enum HistoryCheck {
    static let family = CheckFamily(
        name: BilingualText(vi: "lịch sử", en: "history"), needsPresentLayout: true, look: look)

    @Sendable private static func look(_ run: CheckRun) throws {
        let readable = try lookAtEntries(run)
        try lookAtCreations(run)
        try replay(run, except: readable)
    }

    /// The records that have an entry which cannot be read.
    private static func lookAtEntries(_ run: CheckRun) throws -> Set<String> {
        let surveys = try KnownSurveys(run)
        var unreadable: Set<String> = []
        var rows = try Statement(
            "SELECT id, survey, table_name, record, action, changes FROM hatang_history", on: run.connection)
        while try rows.step() {
            try run.countRow()
            let (name, record) = ("\(rows.integer(at: 0) ?? 0)", rows.text(at: 3) ?? "")
            let kind = rows.text(at: 2).flatMap(RecordKind.init)
            let isReadable =
                kind.map { HistoryText.read(rows.text(at: 5) ?? "", kind: $0) != nil } ?? false
                && rows.text(at: 4).flatMap(HistoryEntry.Action.init) != nil
            if !isReadable {
                unreadable.insert(record)
                run.add(
                    .historyUnreadable, table: "hatang_history", row: name, column: "table_name, action, changes",
                    "Không đọc được mục lịch sử của đối tượng \(record).",
                    "The entry of history of record \(record) cannot be read.")
            }
            if let survey = rows.text(at: 1), !surveys.has(survey) {
                run.add(
                    .historySurvey, table: "hatang_history", row: name, column: "survey", value: .text(survey),
                    "Mục lịch sử dẫn tới một khảo sát không có.", "The entry refers to a survey that is not there.")
            }
        }
        return unreadable
    }

    // MARK: Creations

    private static func lookAtCreations(_ run: CheckRun) throws {
        let surveys = try KnownSurveys(run)
        for kind in run.kinds {
            var spans = try Statement(
                """
                SELECT first_fid, last_fid, version, survey FROM hatang_creations WHERE table_name = ? ORDER BY first_fid
                """, on: run.connection)
            try spans.bind(kind.table, at: 1)
            var last: (fid: Int64, version: Int64)?
            while try spans.step() {
                let (first, end) = (spans.integer(at: 0) ?? 0, spans.integer(at: 1) ?? 0)
                let version = spans.integer(at: 2) ?? 0
                let name = "\(first)–\(end)"
                func add(_ code: CheckCode, _ vi: String, _ en: String) {
                    run.add(code, table: "hatang_creations", row: "\(kind.table) \(name)", vi, en)
                }
                if end < first {
                    add(.creationUnreadable, "Khoảng fid bị ngược.", "The span of fids is reversed.")
                }
                if let survey = spans.text(at: 3), !surveys.has(survey) {
                    add(
                        .historySurvey, "Việc tạo dẫn tới một khảo sát không có.",
                        "The creation refers to a survey that is not there.")
                }
                if let last, first <= last.fid {
                    add(.creationOverlap, "Hai lần tạo cùng nhận một fid.", "Two creations claim one fid.")
                }
                // Within one block of fids later versions take later ones.
                if let last, first > last.fid, first >> 24 == last.fid >> 24, version < last.version {
                    add(.creationOrder, "Thứ tự tạo không theo phiên bản.", "Creations do not follow the versions.")
                }
                last = (max(end, last?.fid ?? end), version)
            }
            try lookForRecordsWithoutCreation(kind, run)
        }
        for row in try run.connection.rows(
            "SELECT DISTINCT table_name FROM hatang_creations WHERE table_name NOT IN (\(names))")
        {
            run.add(
                .creationUnreadable, table: "hatang_creations", value: row[0], "Việc tạo thuộc một bảng không có.",
                "A creation is of a table that does not exist.")
        }
    }

    private static var names: String { RecordKind.allCases.map { "'\($0.table)'" }.joined(separator: ", ") }

    private static func lookForRecordsWithoutCreation(_ kind: RecordKind, _ run: CheckRun) throws {
        // What others have made or changed is told as an edit.
        let before = "hatang_before_\(kind.table)"
        let own = run.tables.contains(before) ? "AND fid NOT IN (SELECT fid FROM \(before))" : ""
        var rows = try Statement(
            """
            SELECT uuid FROM \(kind.table) AS record WHERE survey IS NOT NULL \(own) AND NOT EXISTS (
                SELECT 1 FROM (
                    SELECT last_fid FROM hatang_creations WHERE table_name = '\(kind.table)' AND first_fid <= record.fid
                    ORDER BY first_fid DESC LIMIT 1
                ) WHERE last_fid >= record.fid
            ) AND NOT EXISTS (SELECT 1 FROM hatang_history WHERE record = uuid AND action = 'create')
            """, on: run.connection)
        while try rows.step() {
            run.add(
                .creationMissing, table: kind.table, row: rows.text(at: 0), "Lịch sử không có việc tạo đối tượng này.",
                "History does not tell how the record was made.")
        }
    }

    // MARK: Replay

    private static func replay(_ run: CheckRun, except unreadable: Set<String>) throws {
        let registry = try Registry(checking: run.connection, path: run.path)
        var names = try Statement(
            "SELECT record, min(table_name) FROM hatang_history GROUP BY record", on: run.connection)
        let lefts = try run.kinds.map { try RecordsAsLeft($0, run) }
        while try names.step() {
            let uuid = names.text(at: 0) ?? ""
            guard !unreadable.contains(uuid), let kind = names.text(at: 1).flatMap(RecordKind.init),
                let left = lefts.first(where: { $0.kind == kind })
            else { continue }
            try run.countRow()
            let record: RegistryRecord?
            do {
                record = try left.record(uuid)
            } catch is RegistryError {
                continue  // A spoilt geometry or evidence has a finding of its own.
            }
            var replay = HistoryReplay(record, uuid: uuid, kind: kind)
            let entries = try registry.entries(where: "record = ?", .text(uuid))
            guard let difference = replay.difference(entries) else { continue }
            let column = difference.column
            run.add(
                column == nil ? .historyRecord : .historyDiffers, table: kind.table, row: uuid, column: column,
                "Lịch sử không dẫn tới trạng thái hiện nay: khác ở mục \(difference.entry.action.rawValue) của phiên bản \(difference.entry.version).",
                "History does not lead to the present state: it parts at the \(difference.entry.action.rawValue) of version \(difference.entry.version)."
            )
        }
    }
}

/// The records of a kind as we left them: other programs' edits, which nobody has claimed, are in no history yet.
private struct RecordsAsLeft {
    let kind: RecordKind
    private let table: RecordTable
    private let numbers: SurveyNumbers
    private let run: CheckRun
    private let hasEdits: Bool

    init(_ kind: RecordKind, _ run: CheckRun) throws {
        self.kind = kind
        self.run = run
        table = RecordTable(kind)
        numbers = try SurveyNumbers(on: run.connection)
        let before = "hatang_before_\(kind.table)"
        hasEdits =
            run.tables.contains(before) ? try run.connection.value("SELECT 1 FROM \(before) LIMIT 1") != nil : false
    }

    func record(_ uuid: String) throws -> RegistryRecord? {
        if hasEdits, let left = try record(uuid, from: "hatang_before_\(kind.table)") { return left }
        return try record(uuid, from: kind.table)
    }

    private func record(_ uuid: String, from name: String) throws -> RegistryRecord? {
        var query = try Statement(table.select(from: name, where: "uuid = ?1"), on: run.connection)
        try query.bind(uuid, at: 1)
        return try query.step() ? try table.read(query, numbers) : nil
    }
}
