import RegistryRecords

/// Reads the JSON of a block of raw rows, `[[number,"outcome","record" or null,["cell",…]],…]`, without building it.
struct RowBlockScanner {
    /// What is known of a row without its cells.
    struct Row {
        var number: Int64
        var outcome: RowOutcome
        /// The bytes of the record's name; nil for none.
        var record: ArraySlice<UInt8>?
    }

    private let bytes: [UInt8]
    private var place = 0

    /// The rows of a block; nil for a text that is no such JSON. O(bytes).
    static func rows(of text: String) -> [Row]? {
        var scanner = RowBlockScanner(bytes: Array(text.utf8))
        var rows: [Row] = []
        guard
            scanner.list({ scanner in
                guard let row = scanner.row() else { return false }
                rows.append(row)
                return true
            }), scanner.isAtEnd
        else { return nil }
        return rows
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private var isAtEnd: Bool { place == bytes.count }

    private mutating func row() -> Row? {
        guard take("["), let number = number(), take(","), let word = string(), take(","),
            let outcome = RowOutcome(rawValue: String(decoding: word, as: UTF8.self))
        else { return nil }
        var record: ArraySlice<UInt8>?
        if bytes[place...].starts(with: "null".utf8) {
            place += 4
        } else {
            guard let name = string() else { return nil }
            record = name
        }
        guard take(","), list({ $0.string() != nil }), take("]") else { return nil }
        return Row(number: number, outcome: outcome, record: record)
    }

    private mutating func list(_ part: (inout RowBlockScanner) -> Bool) -> Bool {
        guard take("[") else { return false }
        if take("]") { return true }
        repeat { guard part(&self) else { return false } } while take(",")
        return take("]")
    }

    private mutating func take(_ letter: Unicode.Scalar) -> Bool {
        guard place < bytes.count, bytes[place] == UInt8(ascii: letter) else { return false }
        place += 1
        return true
    }

    private mutating func number() -> Int64? {
        let start = place
        if place < bytes.count, bytes[place] == UInt8(ascii: "-") { place += 1 }
        while place < bytes.count, (48...57).contains(bytes[place]) { place += 1 }
        return Int64(String(decoding: bytes[start..<place], as: UTF8.self))
    }

    /// The bytes between the quotation marks, escapes as they are.
    private mutating func string() -> ArraySlice<UInt8>? {
        guard take("\"") else { return nil }
        let start = place
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\""):
                place += 1
                return bytes[start..<place - 1]
            case UInt8(ascii: "\\"): place += 2
            case 0..<0x20: return nil
            default: place += 1
            }
        }
        return nil
    }
}
