import RegistryRecords
import SQLiteStore

/// A repair that is under way, within one transaction in which neither triggers nor foreign keys work.
final class RepairRun {
    let connection: Connection
    let path: String
    let layout: ReferenceLayout
    /// The version that the file will have.
    let version: Int
    let who: String?
    let instant: String
    private(set) var steps: [BilingualText] = []
    private let counts: [CheckCode: Int]
    private var changedLayers: Set<String> = []

    init(_ connection: Connection, path: String, found: CheckOutcome, by who: String?, at instant: String) throws {
        self.connection = connection
        self.path = path
        self.who = who
        self.instant = instant
        counts = found.counts
        layout = try ReferenceLayout(of: connection)
        var latest = found.version ?? 0
        for table in ["hatang_history", "hatang_surveys", "hatang_creations"] {
            if case .integer(let version)? = try? connection.value("SELECT max(version) FROM \(table)") {
                latest = max(latest, Int(version))
            }
        }
        version = latest + 1
    }

    /// Whether the check has found one of these.
    func hasFound(_ codes: CheckCode...) -> Bool { codes.contains { counts[$0] != nil } }

    /// Tells what was done.
    func note(_ vi: String, _ en: String) { steps.append(BilingualText(vi: vi, en: en)) }

    /// Says that rows of a layer were changed.
    func touch(_ layer: String) { changedLayers.insert(layer) }

    /// Whether there is a table of that name.
    func has(_ table: String) throws -> Bool {
        try connection.value("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", .text(table)) != nil
    }

    /// The layers that are there.
    func layers(spatial: Bool = false) throws -> [String] {
        let kinds = RecordKind.allCases.filter { !spatial || $0.hasShape }
        return try (["communes"] + kinds.map(\.table)).filter(has)
    }

    /// Does one thing; where SQLite refuses it, that thing alone is left as it was, and it is said.
    func attempt(_ what: BilingualText, _ work: () throws -> Void) throws {
        try connection.execute("SAVEPOINT repair")
        do {
            try work()
            try connection.execute("RELEASE repair")
        } catch let error as SQLiteError where error.isConstraint || error.isDamage || error.primaryCode == 1 {
            try connection.execute("ROLLBACK TO repair; RELEASE repair")
            note("KHÔNG sửa được \(what.vi): \(error.message).", "NOT mended, \(what.en): \(error.message).")
        }
    }

    /// Notes how the layers are left, and the new version.
    func finish() throws {
        for layer in changedLayers.sorted() {
            try LayerState.touch(layer, on: connection)
            try LayerState.record(layer, on: connection)
        }
        guard !steps.isEmpty else { return }
        try connection.run("UPDATE hatang_registry SET value = ? WHERE key = 'version'", .text("\(version)"))
        note("Cơ sở dữ liệu ở phiên bản \(version).", "The registry is at version \(version).")
    }
}
