import RegistryRecords
import SQLiteStore

extension Registry {
    /// Everything that was done to a record, the oldest first.
    ///
    /// Its making is told from what it is now and what has happened to it since. A record that went by a merging has all
    /// of its entries, the last with its last state; one that another program has deleted has only its later changes.
    public func history(ofRecord uuid: String) throws(RegistryError) -> [HistoryEntry] {
        try read {
            let entries = try entries(where: "record = ?", .text(uuid))
            guard let (record, fid) = try present(uuid), let span = try creation(of: record.kind, fid: fid) else {
                return entries
            }
            return [span.entry(of: RecordRewind(record).undoing(entries).record)] + entries
        }
    }

    /// The records that had a business key when something was done to them, gone ones too, the oldest first; O(history).
    ///
    /// A record that was made by an import and never touched since has no entry of its own and is not among them.
    public func recordsInHistory(withKey key: String) throws(RegistryError) -> [String] {
        try read {
            var rows = try Statement(
                "SELECT record FROM hatang_history WHERE record_key = ?1 GROUP BY record ORDER BY min(id)",
                on: connection)
            try rows.bind(key, at: 1)
            var records: [String] = []
            while try rows.step() { if let record = rows.text(at: 0) { records.append(record) } }
            return records
        }
    }

    /// Everything that led to a version: the records that it made, kind by kind, then its changes in their order.
    public func history(ofVersion version: Int) throws(RegistryError) -> [HistoryEntry] {
        try read {
            var made: [HistoryEntry] = []
            for span in try creations(where: "version = ?", .integer(Int64(version))) {
                let table = RecordTable(span.kind)
                var rows = try Statement(table.select(where: "fid BETWEEN ?1 AND ?2"), on: connection)
                try rows.bind(span.fids.lowerBound, at: 1)
                try rows.bind(span.fids.upperBound, at: 2)
                let numbers = try SurveyNumbers(on: connection)
                while try rows.step() {
                    let record = try table.read(rows, numbers)
                    let later = try entries(where: "record = ?", .text(record.uuid))
                    made.append(span.entry(of: RecordRewind(record).undoing(later).record))
                }
            }
            return made + (try entries(where: "version = ?", .integer(Int64(version))))
        }
    }

    /// The making of a record that is told by a span of fids and has no entry of its own; nil for any other.
    func creationEntry(of record: RegistryRecord, fid: Int64) throws -> HistoryEntry? {
        guard let span = try creation(of: record.kind, fid: fid) else { return nil }
        let later = try entries(where: "record = ?", .text(record.uuid))
        return span.entry(of: RecordRewind(record).undoing(later).record)
    }

    /// The record of that name and the id of its row; nil when there is none.
    func present(_ uuid: String) throws -> (record: RegistryRecord, fid: Int64)? {
        let numbers = try SurveyNumbers(on: connection)
        for kind in RecordKind.allCases {
            let table = RecordTable(kind)
            var query = try Statement(table.select(where: "uuid = ?1"), on: connection)
            try query.bind(uuid, at: 1)
            guard try query.step() else { continue }
            let record = try table.read(query, numbers)
            guard
                case .integer(let fid)? = try connection.value(
                    "SELECT fid FROM \(kind.table) WHERE uuid = ?", .text(uuid))
            else { return nil }
            return (record, fid)
        }
        return nil
    }

    // MARK: Creations

    private func creation(of kind: RecordKind, fid: Int64) throws -> CreationSpan? {
        try creations(
            where: "table_name = ? AND first_fid <= ? ORDER BY first_fid DESC LIMIT 1", .text(kind.table),
            .integer(fid)
        ).first { $0.fids.contains(fid) }
    }

    private func creations(where condition: String, _ parameters: StoredValue...) throws -> [CreationSpan] {
        var rows = try Statement(
            """
            SELECT table_name, first_fid, last_fid, version, survey, who, at FROM hatang_creations WHERE \(condition)
            """, on: connection)
        for (index, value) in parameters.enumerated() { try rows.bind(value, at: Int32(index + 1)) }
        let numbers = try SurveyNumbers(on: connection)
        var spans: [CreationSpan] = []
        while try rows.step() {
            guard let kind = rows.text(at: 0).flatMap(RecordKind.init), let first = rows.integer(at: 1),
                let last = rows.integer(at: 2), first <= last
            else { throw RegistryError.unreadable(table: "hatang_creations", name: "", column: "table_name") }
            spans.append(
                CreationSpan(
                    kind: kind, fids: first...last, version: Int(rows.integer(at: 3) ?? 0),
                    survey: rows.text(at: 4).map(numbers.identifier), who: rows.text(at: 5),
                    at: rows.text(at: 6) ?? ""))
        }
        return spans
    }

    // MARK: Changes

    func entries(where condition: String, _ parameters: StoredValue...) throws -> [HistoryEntry] {
        var rows = try Statement(
            """
            SELECT id, version, survey, row, who, at, table_name, record, record_key, action, changes
            FROM hatang_history WHERE \(condition) ORDER BY version, action <> 'create', id
            """, on: connection)
        for (index, value) in parameters.enumerated() { try rows.bind(value, at: Int32(index + 1)) }
        let numbers = try SurveyNumbers(on: connection)
        var entries: [HistoryEntry] = []
        while try rows.step() {
            let text = rows.text(at: 10) ?? ""
            guard let kind = rows.text(at: 6).flatMap(RecordKind.init),
                let action = rows.text(at: 9).flatMap(HistoryEntry.Action.init),
                let changes = HistoryText.read(text, kind: kind, by: rows.text(at: 2).map(numbers.identifier))
            else {
                let name = rows.integer(at: 0).map { "\($0)" } ?? ""
                throw RegistryError.unreadable(
                    table: "hatang_history", name: name, column: "table_name, action, changes")
            }
            entries.append(
                HistoryEntry(
                    version: Int(rows.integer(at: 1) ?? 0), survey: rows.text(at: 2).map(numbers.identifier),
                    row: rows.integer(at: 3).map { Int($0) }, who: rows.text(at: 4), at: rows.text(at: 5) ?? "",
                    kind: kind, record: rows.text(at: 7) ?? "", key: rows.text(at: 8) ?? "", action: action,
                    fields: changes.fields, shape: changes.shape, communes: changes.communes,
                    surveyed: changes.surveyed, changes: text))
        }
        return entries
    }
}
