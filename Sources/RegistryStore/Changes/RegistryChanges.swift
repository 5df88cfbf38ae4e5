import RegistryRecords
import SQLiteStore

/// What was done in a registry since one of its versions.
public struct RegistryChanges: Sendable {
    /// The identifier of the registry.
    public let registry: String
    /// The version after which it was done.
    public let since: Int
    /// The version that it led to.
    public let version: Int
    /// Each record that is another one now, kind by kind: made (`create`), changed (`update`) or gone (`delete`), with all
    /// that differs between the two versions.
    public let records: [HistoryEntry]
    /// The surveys that were taken in.
    public let surveys: [StoredSurvey]
    /// The names of the dated tables that were changed.
    public let documents: [String]
    /// The communes that were changed: code and first day with `|` between them.
    public let communes: [String]
    private let header: ChangeFile.Header
    private let body: [UInt8]

    /// Whether nothing was done.
    public var isEmpty: Bool { body.isEmpty }

    /// The bytes of a file by which another copy can take the changes in.
    ///
    /// - Parameters:
    ///   - who: Who sends it; nil when not stated.
    ///   - instant: When, for people to read.
    public func file(by who: String?, at instant: String) throws -> [UInt8] {
        var header = header
        header.by = who
        header.at = instant
        return try ChangeFile(header: header, body: body).bytes
    }

    /// - Parameters:
    ///   - present: A copy of the registry as it is.
    ///   - earlier: A copy of it as it was, in the file at `earlierPath`.
    init(of present: Registry, _ earlier: Registry, at earlierPath: String, since: Int) throws {
        let connection = present.connection
        registry = present.identifier
        self.since = since
        version = try present.storedVersion()
        var content: [String: [(row: String, digest: String?)]] = [:]
        for (table, _, _) in EarlierContent.tables {
            content[table] = try EarlierContent.changed(in: table, since: since, on: connection)
        }
        communes = content["communes"]?.map(\.row) ?? []
        documents = content["hatang_documents"]?.map(\.row) ?? []
        let entries = try present.entries(where: "version > ?", .integer(Int64(since)))
        // One transaction each: a reading of its own for every record would take locks a hundred thousand times.
        let differences = try connection.reading {
            try earlier.connection.reading { try Self.differences(entries, present, earlier, since: since) }
        }
        records = differences.filter { $0.changes != "{}" }
        surveys = try present.surveys().filter { $0.version > since }
        let numbers = try connection.rows("SELECT id, identifier FROM hatang_surveys")
        let migration = try connection.value("SELECT max(number) FROM hatang_migrations")
        header = ChangeFile.Header(
            registry: registry, since: since, version: version,
            migration: { if case .integer(let number)? = migration { Int(number) } else { 0 } }(),
            lineage: try Lineage(on: connection).steps,
            surveys: numbers.reduce(into: [:]) { known, row in
                if case .integer(let number) = row[0], case .text(let name) = row[1] { known["\(number)"] = name }
            },
            gone: try Self.gone(entries, in: present),
            earlier: content.reduce(into: [:]) { known, table in
                for (row, digest) in table.value {
                    if let digest { known[EarlierContent.name(of: row, in: table.key)] = digest }
                }
            }, by: nil, at: "")
        try connection.attach(path: earlierPath, as: "earlier")
        body = try connection.changeSet(since: "earlier", tables: Self.tables)
    }

    /// The tables that say something; what can be computed of them, and who may do what, is left out.
    static let tables =
        [
            "hatang_surveys", "hatang_row_blocks", "hatang_findings", "hatang_photos", "hatang_history",
            "hatang_creations",
        ] + RecordKind.allCases.map(\.table) + EarlierContent.tables.map(\.table)

    private static func gone(_ entries: [HistoryEntry], in present: Registry) throws -> [String] {
        var gone = Set<String>()
        for (uuid, own) in Dictionary(grouping: entries, by: \.record) {
            let row = try present.connection.value("SELECT 1 FROM \(own[0].kind.table) WHERE uuid = ?", .text(uuid))
            if row == nil { gone.insert(uuid) }
        }
        return gone.sorted()
    }

    private static func differences(
        _ entries: [HistoryEntry], _ present: Registry, _ earlier: Registry, since: Int
    ) throws -> [HistoryEntry] {
        let numbers = (try SurveyNumbers(on: present.connection), try SurveyNumbers(on: earlier.connection))
        var differences: [HistoryEntry] = []
        for kind in RecordKind.allCases {
            var names = Set(entries.lazy.filter { $0.kind == kind }.map(\.record))
            var made = try Statement(
                """
                SELECT uuid FROM hatang_creations JOIN \(kind.table) ON fid BETWEEN first_fid AND last_fid
                WHERE table_name = ?1 AND version > ?2
                """, on: present.connection)
            try made.bind(kind.table, at: 1)
            try made.bind(since, at: 2)
            while try made.step() { if let name = made.text(at: 0) { names.insert(name) } }
            let (after, before) = (
                try LayerRows(kind, on: present.connection), try LayerRows(kind, on: earlier.connection)
            )
            var found: [HistoryEntry] = []
            for name in names {
                let entry = HistoryEntry(
                    from: try before.record(name, numbers.1), to: try after.record(name, numbers.0))
                if let entry { found.append(entry) }
            }
            differences += found.sorted { ($0.key, $0.record) < ($1.key, $1.record) }
        }
        return differences
    }
}

extension HistoryEntry {
    /// All that differs between two states of a record; nil when there are none.
    init?(from before: RegistryRecord?, to after: RegistryRecord?) {
        guard let record = after ?? before else { return nil }
        let text = HistoryText(from: before, to: after).text
        guard let changes = HistoryText.read(text, kind: record.kind) else { return nil }
        self.init(
            version: 0, survey: after?.evidence.base.survey, row: after?.evidence.base.row, who: nil, at: "",
            kind: record.kind, record: record.uuid, key: record.key,
            action: before == nil ? .create : after == nil ? .delete : .update, fields: changes.fields,
            shape: changes.shape, communes: changes.communes, surveyed: changes.surveyed, changes: text)
    }
}
