import RegistryRecords

/// Writes the small JSON texts of the registry: keys in a fixed order, no blanks, so that equal content is equal text.
struct JSONText {
    private(set) var utf8: [UInt8] = []

    var text: String { String(decoding: utf8, as: UTF8.self) }

    /// Structure, such as `{` or `null`, as it is.
    mutating func append(raw text: String) {
        utf8.append(contentsOf: text.utf8)
    }

    /// A digit of a number.
    mutating func append(digit: UInt8) {
        utf8.append(UInt8(ascii: "0") + digit)
    }

    mutating func append(string: String) {
        var string = string
        string.withUTF8 { unsafe append(quoted: $0, isPlain: !Self.needsEscape($0.span)) }
    }

    /// The cells of a row as an array of strings.
    mutating func append(cellsOf row: RawRow) {
        // Most rows have nothing to escape, and their cells go in one piece each.
        let isPlain = row.allPieces { !Self.needsEscape($0) }
        var separator = UInt8(ascii: "[")
        unsafe row.forEachCell { bytes in
            utf8.append(separator)
            separator = UInt8(ascii: ",")
            unsafe append(quoted: bytes, isPlain: isPlain)
        }
        if separator == UInt8(ascii: "[") { utf8.append(separator) }
        utf8.append(UInt8(ascii: "]"))
    }

    private static func needsEscape(_ bytes: Span<UInt8>) -> Bool {
        // Without a way out of the loop it takes many bytes at a time.
        var found: UInt8 = 0
        for place in bytes.indices {
            let byte = unsafe bytes[unchecked: place]
            found |= (byte < 0x20 ? 1 : 0) | (byte == UInt8(ascii: "\"") ? 1 : 0) | (byte == UInt8(ascii: "\\") ? 1 : 0)
        }
        return found != 0
    }

    private mutating func append(quoted bytes: UnsafeBufferPointer<UInt8>, isPlain: Bool) {
        utf8.append(UInt8(ascii: "\""))
        if isPlain {
            unsafe utf8.append(contentsOf: bytes)
        } else {
            for place in bytes.indices { unsafe append(escaped: bytes[place]) }
        }
        utf8.append(UInt8(ascii: "\""))
    }

    private mutating func append(escaped byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
            utf8.append(UInt8(ascii: "\\"))
            utf8.append(byte)
        case 0..<0x20:
            let digits = Array("0123456789abcdef".utf8)
            utf8.append(contentsOf: "\\u00".utf8)
            utf8.append(digits[Int(byte >> 4)])
            utf8.append(digits[Int(byte & 15)])
        default: utf8.append(byte)
        }
    }

    /// A whole number.
    mutating func append(number: Int) {
        append(raw: String(number))
    }

    /// `[…]` or `{…}`: the parts with commas between them.
    mutating func append<Part>(
        _ parts: some Sequence<Part>, in brackets: (String, String), _ write: (inout JSONText, Part) -> Void
    ) {
        append(raw: brackets.0)
        var isFirst = true
        for part in parts {
            if !isFirst { utf8.append(UInt8(ascii: ",")) }
            isFirst = false
            write(&self, part)
        }
        append(raw: brackets.1)
    }

    /// A value of a field: null when never stated, `{"unknown":true}` when stated as not known.
    mutating func append(_ value: FieldValue?) {
        switch value {
        case nil: append(raw: "null")
        case .unknown: append(raw: #"{"unknown":true}"#)
        case .integer(let number): append(raw: String(number))
        case .real(let number): append(raw: number.isFinite ? String(number) : "null")
        case .text(let text): append(string: text)
        case .yes: append(string: "yes")
        case .no: append(string: "no")
        case .day(let day): append(string: day.description)
        }
    }

    /// Evidence in the form that its `Decodable` reads.
    mutating func append(_ evidence: Evidence) {
        append(raw: #"{"survey":"#)
        append(string: evidence.survey)
        append(raw: #","row":\#(evidence.row)"#)
        if let surveyed = evidence.surveyed {
            append(raw: #","surveyed":"\#(surveyed)""#)
        }
        append(raw: "}")
    }

    /// Fields with their evidence, sorted by name.
    mutating func append(_ exceptions: [Field: Evidence]) {
        append(exceptions.sorted { $0.key.rawValue < $1.key.rawValue }, in: ("{", "}")) { json, exception in
            json.append(string: exception.key.rawValue)
            json.append(raw: ":")
            json.append(exception.value)
        }
    }
}
