import RegistryRecords
import SQLiteStore

/// Temporary tables for rows of layers that come from another copy.
struct IncomingLayers {
    private let connection: Connection
    private let columns: [String: [String]]

    private static func name(_ layer: String) -> String { "temp.incoming_\(layer)" }

    init(columns: [String: [String]], on connection: Connection) throws {
        self.connection = connection
        self.columns = columns
        for kind in RecordKind.allCases {
            try connection.execute(
                "CREATE TABLE \(Self.name(kind.table)) AS SELECT * FROM main.\(kind.table) WHERE FALSE")
        }
    }

    /// Takes the tables away.
    func drop() {
        for kind in RecordKind.allCases { try? connection.execute("DROP TABLE IF EXISTS \(Self.name(kind.table))") }
    }

    /// Adds a row that was inserted; every column is told.
    func add(_ row: ChangeSetRow) throws {
        guard let kind = RecordKind(rawValue: row.table), let names = columns[row.table] else {
            throw ChangeSetReader.Failure(detail: row.table)
        }
        let places = Array(repeating: "?", count: names.count).joined(separator: ", ")
        var insert = try Statement("INSERT INTO \(Self.name(kind.table)) VALUES (\(places))", on: connection)
        for (index, value) in row.new.enumerated() { try insert.bind(value ?? .null, at: Int32(index + 1)) }
        try insert.run()
    }

    /// The records with the ids of their rows.
    ///
    /// - Throws: ``ChangeSetReader/Failure`` for a name that is none of ours, ``RegistryError`` for a geometry or evidence
    ///   that cannot be read.
    func records(_ numbers: SurveyNumbers) throws -> [RecordKind: [(record: RegistryRecord, fid: Int64)]] {
        var found: [RecordKind: [(record: RegistryRecord, fid: Int64)]] = [:]
        for kind in RecordKind.allCases {
            let (table, name) = (RecordTable(kind), Self.name(kind.table))
            var rows = try Statement(table.select(from: name), on: connection)
            var fids = try Statement("SELECT fid FROM \(name) ORDER BY fid", on: connection)
            while try rows.step(), try fids.step() {
                let record = try table.read(rows, numbers)
                guard Self.isName(record.uuid), let fid = fids.integer(at: 0), fid > 0, fid < 1 << 53 else {
                    throw ChangeSetReader.Failure(detail: "\(kind.table), uuid or fid")
                }
                found[kind, default: []].append((record, fid))
            }
        }
        return found
    }

    /// Whether a text is 32 lower-case hexadecimal digits.
    static func isName(_ text: String) -> Bool {
        text.utf8.count == 32
            && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }
}
