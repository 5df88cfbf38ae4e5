import SQLiteStore

/// A row of a change set.
struct ChangeSetRow: Hashable {
    /// What happened to it.
    enum Operation: UInt8 {
        case delete = 9
        case insert = 18
        case update = 23
    }

    var table: String
    var operation: Operation
    /// The values before, in the order of the table's columns; nil where they are not told. Empty for an insertion.
    var old: [StoredValue?]
    /// The values after; empty for a deletion.
    var new: [StoredValue?]
}

/// Reads change sets in the format of SQLite's session extension.
///
/// Bytes that come from elsewhere are read here and not by the library's own iterator, which has run over the end of its
/// memory on crafted ones (CVE-2023-7104): whatever stands in them, this ends in rows or in an error.
///
/// Source of the format: SQLite, the comment at the head of `sqlite3session.c`, “Changeset format”.
struct ChangeSetReader {
    /// What is wrong with the bytes, and where.
    struct Failure: Error, Hashable {
        var detail: String
    }

    private let bytes: ArraySlice<UInt8>
    private var place: Int
    private var table = ""
    private var columnCount = 0

    /// - Parameter columns: How many columns each table has that may be in the change set.
    static func rows(
        of bytes: ArraySlice<UInt8>, columns: [String: Int], _ body: (ChangeSetRow) throws -> Void
    ) throws {
        var reader = ChangeSetReader(bytes)
        while reader.place < bytes.endIndex {
            if bytes[reader.place] == UInt8(ascii: "T") {
                reader.place += 1
                try reader.readTable(columns)
            } else {
                try body(try reader.readRow())
            }
        }
    }

    private init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        place = bytes.startIndex
    }

    private mutating func readTable(_ columns: [String: Int]) throws(Failure) {
        let count = try readLength()
        guard count > 0, count <= 2000, place + count < bytes.endIndex else { throw failure("table") }
        place += count  // one byte a column says whether it is of the primary key
        guard let end = bytes[place...].prefix(256).firstIndex(of: 0) else { throw failure("table name") }
        let name = String(decoding: bytes[place..<end], as: UTF8.self)
        guard columns[name] == count else { throw failure("table \(name.prefix(64)) with \(count) columns") }
        place = end + 1
        (table, columnCount) = (name, count)
    }

    private mutating func readRow() throws(Failure) -> ChangeSetRow {
        guard columnCount > 0, place + 2 <= bytes.endIndex,
            let operation = ChangeSetRow.Operation(rawValue: bytes[place])
        else { throw failure("row") }
        place += 2  // the second byte says whether a trigger did it
        let old = operation == .insert ? [] : try readValues()
        let new = operation == .delete ? [] : try readValues()
        return ChangeSetRow(table: table, operation: operation, old: old, new: new)
    }

    private mutating func readValues() throws(Failure) -> [StoredValue?] {
        var values: [StoredValue?] = []
        values.reserveCapacity(columnCount)
        for _ in 0..<columnCount { values.append(try readValue()) }
        return values
    }

    private mutating func readValue() throws(Failure) -> StoredValue? {
        guard place < bytes.endIndex else { throw failure("end") }
        let type = bytes[place]
        place += 1
        switch type {
        case 0: return nil
        case 1: return .integer(Int64(bitPattern: try readNumber()))
        case 2: return .real(Double(bitPattern: try readNumber()))
        case 3: return .text(String(decoding: try readBytes(), as: UTF8.self))
        case 4: return .blob(Array(try readBytes()))
        case 5: return .null
        default: throw failure("type \(type)")
        }
    }

    private mutating func readNumber() throws(Failure) -> UInt64 {
        guard place + 8 <= bytes.endIndex else { throw failure("number") }
        defer { place += 8 }
        return bytes[place..<place + 8].reduce(0) { $0 << 8 | UInt64($1) }
    }

    private mutating func readBytes() throws(Failure) -> ArraySlice<UInt8> {
        let count = try readLength()
        guard count <= bytes.endIndex - place else { throw failure("length \(count)") }
        defer { place += count }
        return bytes[place..<place + count]
    }

    /// A number of at most 32 bits, seven bits a byte, the highest first.
    private mutating func readLength() throws(Failure) -> Int {
        var number = 0
        for _ in 0..<5 {
            guard place < bytes.endIndex else { throw failure("length") }
            let byte = bytes[place]
            place += 1
            number = number << 7 | Int(byte & 0x7F)
            if byte & 0x80 == 0 {
                guard number <= Int(Int32.max) else { break }
                return number
            }
        }
        throw failure("length")
    }

    private func failure(_ what: String) -> Failure {
        Failure(detail: "\(what) at byte \(place - bytes.startIndex)")
    }
}
