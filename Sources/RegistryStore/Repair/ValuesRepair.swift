import RegistryRecords
import SQLiteStore

/// Writes days and numbers that can mean one thing only in the registry's own form, and texts in NFC.
///
/// History keeps the old text of a record's field; a row that another program changed and nobody has claimed is left to
/// the claim, which tells it as a whole.
enum ValuesRepair {
    static func mend(_ run: RepairRun) throws {
        guard run.hasFound(.dateForm, .numberForm, .notComposed) else { return }
        let history = try HistoryWriter(
            version: run.version, survey: nil, who: run.who, instant: run.instant, on: run.connection)
        for kind in RecordKind.allCases where try run.has(kind.table) { try mend(kind, history, run) }
        try mendCommunes(run)
    }

    private struct Change {
        var column: String
        var old: StoredValue
        var new: StoredValue
    }

    private static func mend(_ kind: RecordKind, _ history: HistoryWriter, _ run: RepairRun) throws {
        let schema = RecordSchema.of(kind)
        let columns = ["surveyed", "original"] + schema.fields.map(\.field.rawValue)
        let types: [FieldType] = [.day, .text] + schema.fields.map(\.type)
        var changes: [(uuid: String, changes: [Change])] = []
        var rows = try Statement(
            "SELECT uuid, \(columns.map { "\"\($0)\"" }.joined(separator: ", ")) FROM \(kind.table)", on: run.connection
        )
        while try rows.step() {
            let found = columns.indices.compactMap { index -> Change? in
                let place = Int32(index + 1)
                guard !rows.isNull(at: place), let new = better(rows, at: place, type: types[index]) else { return nil }
                return Change(column: columns[index], old: rows.value(at: place), new: new)
            }
            if !found.isEmpty, let uuid = rows.text(at: 0) { changes.append((uuid, found)) }
        }
        guard !changes.isEmpty else { return }
        run.touch(kind.table)
        for (uuid, found) in changes { try write(found, of: uuid, kind, history, run) }
    }

    /// What should stand in place of a value; nil when it may stay, or when nobody can tell.
    private static func better(_ rows: borrowing Statement, at place: Int32, type: FieldType) -> StoredValue? {
        switch type {
        case .day:
            guard rows.text(at: place).flatMap({ Day(iso: $0) }) == nil else { return nil }
            return PlainReading.day(rows.value(at: place)).map { .text($0.description) }
        case .integer:
            guard let number = PlainReading.number(rows.value(at: place)) else { return nil }
            return Int64(exactly: number).map { .integer($0) } ?? .real(number)
        case .real: return PlainReading.number(rows.value(at: place)).map { .real($0) }
        case .text:
            guard let text = rows.text(at: place), !ComposedText.holds(text) else { return nil }
            return .text(ComposedText(text).text)
        case .answer, .choice: return nil
        }
    }

    private static func write(
        _ changes: [Change], of uuid: String, _ kind: RecordKind, _ history: HistoryWriter, _ run: RepairRun
    ) throws {
        try run.attempt(BilingualText(vi: "\(kind.table) \(uuid)", en: "\(kind.table) \(uuid)")) {
            let before = try record(uuid, kind, run)
            for change in changes {
                try run.connection.run(
                    "UPDATE \(kind.table) SET \"\(change.column)\" = ? WHERE uuid = ?", change.new, .text(uuid))
            }
            let isClaimed = try !isEdited(uuid, kind, run)
            if let before, let after = try record(uuid, kind, run), isClaimed {
                let text = HistoryText(RecordChange(row: 0, before: before, after: after))
                if !text.isEmpty { try history.add(.update, text, record: after) }
            }
            for change in changes {
                run.note(
                    "\(kind.table) \(uuid), \(change.column): “\(shown(change.old))” ghi lại là “\(shown(change.new))”.",
                    "\(kind.table) \(uuid), \(change.column): “\(shown(change.old))” is written “\(shown(change.new))”."
                )
            }
        }
    }

    /// The record; nil when something else of it cannot be read.
    private static func record(_ uuid: String, _ kind: RecordKind, _ run: RepairRun) throws -> RegistryRecord? {
        let table = RecordTable(kind)
        var query = try Statement(table.select(where: "uuid = ?1"), on: run.connection)
        try query.bind(uuid, at: 1)
        guard try query.step() else { return nil }
        do {
            return try table.read(query, try SurveyNumbers(on: run.connection))
        } catch is RegistryError {
            return nil
        }
    }

    private static func isEdited(_ uuid: String, _ kind: RecordKind, _ run: RepairRun) throws -> Bool {
        let before = "hatang_before_\(kind.table)"
        guard try run.has(before) else { return false }
        return try run.connection.value(
            "SELECT 1 FROM \(before) WHERE fid = (SELECT fid FROM \(kind.table) WHERE uuid = ?)", .text(uuid)) != nil
    }

    private static func mendCommunes(_ run: RepairRun) throws {
        guard try run.has("communes") else { return }
        let columns = ["valid_from", "valid_to", "area_km2", "name"]
        let types: [FieldType] = [.day, .day, .real(0...1e9), .text]
        var changes: [(fid: Int64, code: String, change: Change)] = []
        var rows = try Statement(
            "SELECT fid, code, \(columns.joined(separator: ", ")) FROM communes", on: run.connection)
        while try rows.step() {
            for (index, column) in columns.enumerated() where !rows.isNull(at: Int32(index + 2)) {
                guard let new = better(rows, at: Int32(index + 2), type: types[index]) else { continue }
                let change = Change(column: column, old: rows.value(at: Int32(index + 2)), new: new)
                changes.append((rows.integer(at: 0) ?? 0, rows.text(at: 1) ?? "", change))
            }
        }
        for (fid, code, change) in changes {
            run.touch("communes")
            try run.attempt(BilingualText(vi: "communes \(code)", en: "communes \(code)")) {
                try run.connection.run(
                    "UPDATE communes SET \(change.column) = ? WHERE fid = ?", change.new, .integer(fid))
                run.note(
                    "communes \(code), \(change.column): “\(shown(change.old))” ghi lại là “\(shown(change.new))”.",
                    "communes \(code), \(change.column): “\(shown(change.old))” is written “\(shown(change.new))”.")
            }
        }
    }

    private static func shown(_ value: StoredValue) -> String {
        switch value {
        case .text(let text): text
        case .integer(let number): String(number)
        case .real(let number): String(number)
        default: "–"
        }
    }
}
