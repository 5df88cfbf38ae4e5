import RegistryRecords
import SQLiteStore

extension Registry {
    /// Everything that was done to a record, the oldest first.
    public func history(ofRecord uuid: String) throws(RegistryError) -> [HistoryEntry] {
        try read { try history(where: "record = ?", .text(uuid)) }
    }

    /// Everything that led to a version, in the order in which it was done.
    public func history(ofVersion version: Int) throws(RegistryError) -> [HistoryEntry] {
        try read { try history(where: "version = ?", .integer(Int64(version))) }
    }

    private func history(where condition: String, _ parameter: StoredValue) throws -> [HistoryEntry] {
        var rows = try Statement(
            """
            SELECT id, version, survey, row, who, at, table_name, record, record_key, action, changes
            FROM hatang_history WHERE \(condition) ORDER BY id
            """, on: connection)
        try rows.bind(parameter, at: 1)
        var entries: [HistoryEntry] = []
        while try rows.step() {
            let text = rows.text(at: 10) ?? ""
            guard let kind = rows.text(at: 6).flatMap(RecordKind.init),
                let action = rows.text(at: 9).flatMap(HistoryEntry.Action.init),
                let changes = HistoryText.read(text, kind: kind)
            else {
                let name = rows.integer(at: 0).map { "\($0)" } ?? ""
                throw RegistryError.unreadable(
                    table: "hatang_history", name: name, column: "table_name, action, changes")
            }
            entries.append(
                HistoryEntry(
                    version: Int(rows.integer(at: 1) ?? 0), survey: rows.text(at: 2),
                    row: rows.integer(at: 3).map { Int($0) }, who: rows.text(at: 4), at: rows.text(at: 5) ?? "",
                    kind: kind, record: rows.text(at: 7) ?? "", key: rows.text(at: 8) ?? "", action: action,
                    fields: changes.fields, shape: changes.shape, changes: text))
        }
        return entries
    }
}
