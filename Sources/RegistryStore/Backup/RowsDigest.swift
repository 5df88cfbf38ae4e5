import ContentDigest
import SQLiteStore

/// The SHA-256 of everything that stands in the tables of a file: names, definitions and every value of every row.
///
/// It is the same for two files exactly when their tables are, however their pages lie, and needs to know none of our
/// tables, so that files of all layouts have one.
struct RowsDigest {
    private let connection: Connection
    private var builder = SHA256Builder()
    private var bytes: [UInt8] = []

    /// - Complexity: O(bytes), some seconds for a million rows.
    static func digest(of connection: Connection) throws -> SHA256Digest {
        var digest = RowsDigest(connection: connection)
        var tables = try Statement(
            // A virtual table has no page of its own; the tables behind it have.
            "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name", on: connection)
        while try tables.step() {
            let name = tables.text(at: 0) ?? ""
            digest.add(.text(name))
            digest.add(.text(tables.text(at: 1) ?? ""))
            try digest.add(table: name)
        }
        var others = try Statement(
            "SELECT type, name, sql FROM sqlite_schema WHERE rootpage = 0 OR type <> 'table' ORDER BY type, name",
            on: connection)
        while try others.step() { for column in 0..<3 as Range<Int32> { digest.add(others.value(at: column)) } }
        digest.flush()
        return digest.builder.digest()
    }

    private init(connection: Connection) {
        self.connection = connection
    }

    private mutating func add(table: String) throws {
        // A copy has one row more, which says what it is a copy of.
        let condition = table == "hatang_registry" ? " WHERE key <> '\(RegistryBackup.key)'" : ""
        // Without indexes the rows come in the order of their keys.
        var rows = try Statement(
            "SELECT * FROM \"\(table.replacing("\"", with: "\"\""))\" NOT INDEXED\(condition)", on: connection)
        while try rows.step() {
            for column in 0..<rows.columnCount { add(rows.value(at: column)) }
            bytes.append(UInt8(ascii: "\n"))
            if bytes.count > 1 << 16 { flush() }
        }
    }

    /// Type, length and content, so that no two rows give the same bytes.
    private mutating func add(_ value: StoredValue) {
        switch value {
        case .null: bytes.append(UInt8(ascii: "0"))
        case .integer(let number): add(UInt64(bitPattern: number), tag: UInt8(ascii: "i"))
        case .real(let number): add(number.bitPattern, tag: UInt8(ascii: "r"))
        case .text(let text):
            add(UInt64(text.utf8.count), tag: UInt8(ascii: "t"))
            bytes.append(contentsOf: text.utf8)
        case .blob(let content):
            add(UInt64(content.count), tag: UInt8(ascii: "b"))
            bytes.append(contentsOf: content)
        }
    }

    private mutating func add(_ number: UInt64, tag: UInt8) {
        bytes.append(tag)
        for shift in stride(from: 56, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
        }
    }

    private mutating func flush() {
        builder.append(bytes)
        bytes.removeAll(keepingCapacity: true)
    }
}
