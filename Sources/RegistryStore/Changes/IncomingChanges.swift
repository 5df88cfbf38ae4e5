import RegistryRecords
import SQLiteStore

/// What a file of changes says, read into values.
///
/// Rows of layers go by way of temporary tables of the connection, so that they are read like all others.
struct IncomingChanges {
    /// An entry of the other copy's history.
    struct Entry {
        var entry: HistoryEntry
        /// Its number in the other copy.
        var number: Int64
        /// Names it in all copies: the block under which it was written, and its number there.
        var origin: [String]
    }

    /// A row of a table of ours, by column.
    typealias Row = [String: StoredValue]

    let header: ChangeFile.Header
    let lineage: Lineage
    /// New surveys, in their order.
    private(set) var surveys: [Row] = []
    /// Changed surveys: before and after, as far as told.
    private(set) var changedSurveys: [(old: Row, new: Row)] = []
    private(set) var blocks: [Row] = []
    private(set) var findings: [Row] = []
    private(set) var photos: [Row] = []
    private(set) var spans: [Row] = []
    /// Entries in the order in which they were written.
    private(set) var entries: [Entry] = []
    /// Records that are new to the other copy since, as they are now, with the ids of their rows.
    private(set) var records: [RecordKind: [(record: RegistryRecord, fid: Int64)]] = [:]
    private(set) var communes: [Row] = []
    private(set) var documents: [Row] = []

    /// - Parameter name: What people call the file.
    init(_ file: ChangeFile, named name: String, on connection: Connection) throws {
        header = file.header
        let (since, version) = (header.since, header.version)
        guard let lineage = Lineage(header.lineage), since >= 0, since <= version,
            lineage.steps.allSatisfy({ $0.version <= version && Self.isNumber($0.block) })
        else { throw ChangesError.damaged(file: name, detail: "lineage") }
        self.lineage = lineage
        var columns: [String: [String]] = [:]
        for table in RegistryChanges.tables {
            columns[table] = try connection.rows("PRAGMA table_info(\(table))").map { row in
                if case .text(let column) = row[1] { column } else { "" }
            }
        }
        let layers = try IncomingLayers(columns: columns, on: connection)
        defer { layers.drop() }
        var numbers = SurveyNumbers()
        for (number, identifier) in header.surveys {
            guard let number = Int64(number) else { throw ChangesError.damaged(file: name, detail: "surveys") }
            numbers.add(number: number, identifier: identifier)
        }
        var history: [Row] = []
        do {
            try ChangeSetReader.rows(of: file.body[...], columns: columns.mapValues(\.count)) { row in
                let names = columns[row.table] ?? []
                func values(_ values: [StoredValue?]) -> Row {
                    zip(names, values).reduce(into: [:]) { known, value in known[value.0] = value.1 }
                }
                switch (row.table, row.operation) {
                case ("hatang_surveys", .insert): surveys.append(values(row.new))
                case ("hatang_surveys", .update): changedSurveys.append((values(row.old), values(row.new)))
                case ("hatang_row_blocks", .insert): blocks.append(values(row.new))
                case ("hatang_findings", .insert): findings.append(values(row.new))
                case ("hatang_photos", .insert): photos.append(values(row.new))
                case ("hatang_creations", .insert): spans.append(values(row.new))
                case ("hatang_history", .insert): history.append(values(row.new))
                case ("hatang_documents", .insert): documents.append(values(row.new))
                case ("communes", .insert): communes.append(values(row.new))
                case (_, .insert): try layers.add(row)
                // What was changed or taken away of records is told by their entries.
                default: break
                }
            }
            for row in history { entries.append(try Self.entry(row, numbers, lineage)) }
            records = try layers.records(
                try Self.asTheyStood(numbers, surveys + changedSurveys.map(\.new), on: connection))
        } catch let failure as ChangeSetReader.Failure {
            throw ChangesError.damaged(file: name, detail: failure.detail)
        } catch let error as RegistryError {
            throw ChangesError.damaged(file: name, detail: error.description)
        }
        entries.sort { one, other in
            let (first, second) = (one.entry, other.entry)
            if first.version != second.version { return first.version < second.version }
            if (first.action == .create) != (second.action == .create) { return first.action == .create }
            return one.number < other.number
        }
    }

    /// The other copy's surveys, undone ones by the names that they had while they stood, see
    /// ``SurveyNumbers/asTheyStood(on:)``.
    ///
    /// - Parameter surveys: Those that the other copy has taken in or changed since.
    private static func asTheyStood(
        _ numbers: SurveyNumbers, _ surveys: [Row], on connection: Connection
    ) throws -> SurveyNumbers {
        var undone = Set(surveys.filter { $0.integer("undone_version") != nil }.compactMap { $0.text("identifier") })
        for row in try connection.rows("SELECT identifier FROM hatang_surveys WHERE undone_version IS NOT NULL") {
            if case .text(let name) = row[0] { undone.insert(name) }
        }
        return numbers.naming { undone.contains($0) ? SurveyNumbers.identifierBeforeUndoing($0) : $0 }
    }

    /// Whether a text is decimal digits.
    private static func isNumber(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
    }

    private static func entry(_ row: Row, _ numbers: SurveyNumbers, _ lineage: Lineage) throws -> Entry {
        guard let kind = row.text("table_name").flatMap(RecordKind.init),
            let action = row.text("action").flatMap(HistoryEntry.Action.init), let number = row.integer("id"),
            let version = row.integer("version"), let record = row.text("record"), let text = row.text("changes"),
            text.hasSuffix("}"), let changes = HistoryText.read(text, kind: kind)
        else { throw ChangeSetReader.Failure(detail: "hatang_history") }
        let entry = HistoryEntry(
            version: Int(version), survey: row.text("survey").map(numbers.identifier),
            row: row.integer("row").map { Int(clamping: $0) }, who: row.text("who"), at: row.text("at") ?? "",
            kind: kind,
            record: record, key: row.text("record_key") ?? "", action: action, fields: changes.fields,
            shape: changes.shape, communes: changes.communes, surveyed: changes.surveyed, changes: text)
        let origin = HistoryParts(entry).origin(number: number, version: Int(version), lineage)
        guard origin.allSatisfy(isNumber) else {
            throw ChangeSetReader.Failure(detail: "hatang_history, origin")
        }
        return Entry(entry: entry, number: number, origin: origin)
    }
}

extension HistoryParts {
    /// Names an entry in all copies.
    ///
    /// - Parameters:
    ///   - number: Its number in the file that it stands in.
    ///   - lineage: That of the file.
    func origin(number: Int64, version: Int, _ lineage: Lineage) -> [String] {
        if let origin, let block = origin.old, let known = origin.new { return [block, known] }
        return [lineage.block(ofVersion: version), String(number)]
    }
}

extension IncomingChanges.Row {
    /// The text of a column; nil for none.
    func text(_ column: String) -> String? {
        if case .text(let text)? = self[column] { text } else { nil }
    }

    /// The whole number of a column; nil for none.
    func integer(_ column: String) -> Int64? {
        if case .integer(let number)? = self[column] { number } else { nil }
    }
}
