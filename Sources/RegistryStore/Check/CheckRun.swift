import RegistryRecords
import SQLiteStore

/// A check that is under way: what it looks at, what it has found, and what its parts tell each other.
final class CheckRun {
    let connection: Connection
    let path: String
    /// What the file's own migrations make of an empty file.
    let layout: ReferenceLayout
    /// The names of the tables that are there.
    let tables: Set<String>
    private(set) var result = CheckOutcome()
    private let limit: Int
    private let progress: (Int) throws -> Void
    private var nextProgress = 0

    /// - Parameters:
    ///   - limit: How many findings of a kind are kept.
    ///   - progress: Is told of rows; what it throws stops the check.
    init(
        _ connection: Connection, path: String, layout: ReferenceLayout, limit: Int,
        progress: @escaping (Int) throws -> Void
    ) throws {
        self.connection = connection
        self.path = path
        self.layout = layout
        self.limit = limit
        self.progress = progress
        var names: Set<String> = []
        var rows = try Statement("SELECT name FROM sqlite_schema WHERE type = 'table'", on: connection)
        while try rows.step() { if let name = rows.text(at: 0) { names.insert(name) } }
        tables = names
        result.registry = try? entry("identifier")
        result.version = (try? entry("version")).flatMap { $0 }.flatMap { Int($0) }
    }

    /// A value of `hatang_registry`; nil when there is none.
    func entry(_ key: String) throws -> String? {
        guard tables.contains("hatang_registry"),
            case .text(let value)? = try connection.value(
                "SELECT value FROM hatang_registry WHERE key = ?", .text(key))
        else { return nil }
        return value
    }

    /// Notes a finding.
    func add(
        _ code: CheckCode, table: String? = nil, row: String? = nil, column: String? = nil, value: StoredValue? = nil,
        _ vi: String, _ en: String
    ) {
        let count = result.counts[code, default: 0] + 1
        result.counts[code] = count
        guard count <= limit else { return }
        result.findings.append(
            CheckFinding(
                code: code, table: table, row: row, column: column, value: value.map(Self.shown),
                problem: BilingualText(vi: vi, en: en)))
    }

    /// Notes that a row was looked at.
    func countRow() throws {
        result.rows += 1
        guard result.rows >= nextProgress else { return }
        nextProgress = result.rows + 4096
        try progress(result.rows)
    }

    /// The layers of records that are there.
    var kinds: [RecordKind] { RecordKind.allCases.filter { tables.contains($0.table) } }

    /// The layers that GIS programs see and that are there.
    var layers: [String] { (["communes"] + kinds.map(\.table)).filter(tables.contains) }

    /// Those with geometries.
    var spatialLayers: [String] { (["communes"] + kinds.filter(\.hasShape).map(\.table)).filter(tables.contains) }

    private static func shown(_ value: StoredValue) -> String {
        let text =
            switch value {
            case .null: "NULL"
            case .integer(let number): String(number)
            case .real(let number): String(number)
            case .text(let text): text
            case .blob(let bytes): "\(bytes.count) byte"
            }
        return text.count > 60 ? text.prefix(59) + "…" : text
    }
}

/// A part of the check.
struct CheckFamily: Sendable {
    /// What it looks at, for people.
    let name: BilingualText
    /// Whether it can read files of the newest layout only.
    var needsPresentLayout = false
    /// Looks, and notes what it finds.
    let look: @Sendable (CheckRun) throws -> Void
}
