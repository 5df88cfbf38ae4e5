import RegistryRecords

/// Reads JSON from bytes, keeping count of lines.
struct JSONReader {
    private static let depthLimit = 16

    private let bytes: [UInt8]
    private var place = 0
    private var line = 1
    private var depth = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
    }

    /// The one value of the text.
    mutating func document() throws(JSONDocument.Failure) -> JSONDocument {
        let document = try value()
        skipBlanks()
        guard place == bytes.count else {
            throw failure("có chữ thừa sau dấu } cuối; hãy xóa đi", "there is text after the end; delete it")
        }
        return document
    }

    private mutating func value() throws(JSONDocument.Failure) -> JSONDocument {
        skipBlanks()
        let start = line
        guard let first = peek else {
            throw failure(
                "tệp kết thúc giữa chừng; thiếu giá trị hoặc dấu đóng",
                "the text ends early; a value or a bracket is missing")
        }
        switch first {
        case UInt8(ascii: "{"): return JSONDocument(line: start, value: .object(try members()))
        case UInt8(ascii: "["): return JSONDocument(line: start, value: .list(try items()))
        case UInt8(ascii: "\""): return JSONDocument(line: start, value: .text(try text()))
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return JSONDocument(line: start, value: try number())
        default:
            for (word, value) in [("true", JSONDocument.Value.bool(true)), ("false", .bool(false)), ("null", .null)]
            where bytes[place...].starts(with: word.utf8) {
                place += word.utf8.count
                return JSONDocument(line: start, value: value)
            }
            throw failure(
                "không phải giá trị JSON; chữ phải đặt trong dấu \" và không thừa dấu phẩy trước dấu đóng",
                "not a JSON value; text goes in \" and no comma comes before a closing bracket")
        }
    }

    private mutating func members() throws(JSONDocument.Failure) -> [JSONDocument.Member] {
        var members: [JSONDocument.Member] = []
        var keys: Set<String> = []
        try open()
        while try hasNext(closing: UInt8(ascii: "}"), isFirst: members.isEmpty) {
            guard peek == UInt8(ascii: "\"") else {
                throw failure("thiếu tên khóa trong dấu \"", "a key in \" is missing")
            }
            let start = line
            let key = try text()
            guard keys.insert(key).inserted else {
                throw failure("khóa “\(key)” có hai lần; hãy bỏ một", "the key “\(key)” stands twice; remove one")
            }
            skipBlanks()
            guard peek == UInt8(ascii: ":") else {
                throw failure("thiếu dấu : sau khóa “\(key)”", "the : after the key “\(key)” is missing")
            }
            place += 1
            members.append(JSONDocument.Member(key: key, line: start, value: try value()))
        }
        return members
    }

    private mutating func items() throws(JSONDocument.Failure) -> [JSONDocument] {
        var items: [JSONDocument] = []
        try open()
        while try hasNext(closing: UInt8(ascii: "]"), isFirst: items.isEmpty) { items.append(try value()) }
        return items
    }

    private mutating func open() throws(JSONDocument.Failure) {
        place += 1
        depth += 1
        guard depth <= Self.depthLimit else {
            throw failure("lồng nhau quá \(Self.depthLimit) tầng", "nested deeper than \(Self.depthLimit)")
        }
    }

    /// Whether another member follows; passes over the comma before it or the bracket after the last.
    private mutating func hasNext(closing: UInt8, isFirst: Bool) throws(JSONDocument.Failure) -> Bool {
        skipBlanks()
        if peek == closing {
            place += 1
            depth -= 1
            return false
        }
        if isFirst { return true }
        guard peek == UInt8(ascii: ",") else {
            let mark = String(UnicodeScalar(closing))
            throw failure("thiếu dấu phẩy hoặc dấu \(mark)", "a comma or \(mark) is missing")
        }
        place += 1
        skipBlanks()
        return true
    }

    private mutating func text() throws(JSONDocument.Failure) -> String {
        place += 1
        var output: [UInt8] = []
        while let byte = peek {
            place += 1
            switch byte {
            case UInt8(ascii: "\""):
                return String(decoding: output, as: UTF8.self)
            case UInt8(ascii: "\\"): output += try escaped().utf8
            case 0..<0x20:
                throw failure(
                    "chữ trong dấu \" phải nằm trên một dòng; thiếu dấu \" đóng, hoặc viết \\n",
                    "text in \" stands on one line; the closing \" is missing, or write \\n")
            default: output.append(byte)
            }
        }
        throw failure("thiếu dấu \" đóng", "the closing \" is missing")
    }

    private mutating func escaped() throws(JSONDocument.Failure) -> String {
        guard let byte = peek else { throw failure("thiếu dấu \" đóng", "the closing \" is missing") }
        place += 1
        switch byte {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return String(UnicodeScalar(byte))
        case UInt8(ascii: "u"):
            let unit = try hexadecimal()
            var units = [unit]
            if UTF16.isLeadSurrogate(unit), bytes[place...].starts(with: "\\u".utf8) {
                place += 2
                units.append(try hexadecimal())
            }
            if let text = String(validating: units, as: UTF16.self) { return text }
            throw failure("mã \\u không phải một ký tự", "the \\u code is no character")
        default:
            throw failure(
                "sau dấu \\ chỉ được \" \\ / b f n r t u; muốn viết dấu \\ thì viết \\\\",
                "only \" \\ / b f n r t u may follow \\; write \\\\ for a backslash")
        }
    }

    private mutating func hexadecimal() throws(JSONDocument.Failure) -> UInt16 {
        let digits = bytes[place...].prefix(4)
        guard digits.count == 4, digits.allSatisfy({ UnicodeScalar($0).properties.isASCIIHexDigit }),
            let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw failure("sau \\u phải có bốn chữ số thập lục phân", "four hexadecimal digits must follow \\u") }
        place += 4
        return unit
    }

    private mutating func number() throws(JSONDocument.Failure) -> JSONDocument.Value {
        let start = place
        while let byte = peek, byte < 0x80, "+-.eE0123456789".utf8.contains(byte) { place += 1 }
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        if Self.isNumber(bytes[start..<place]) {
            if let whole = Int(text) { return .whole(whole) }
            if let number = Double(text), number.isFinite { return .number(number) }
        }
        throw failure("“\(text)” không phải số của JSON", "“\(text)” is not a number of JSON")
    }

    /// Whether the bytes follow the grammar of RFC 8259, section 6: no zero before other digits, digits around a dot.
    private static func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
        var rest = bytes
        func skip(_ marks: String) -> Bool {
            guard let first = rest.first, marks.utf8.contains(first) else { return false }
            rest.removeFirst()
            return true
        }
        func digits() -> Int {
            let count = rest.prefix { (48...57).contains($0) }.count
            rest.removeFirst(count)
            return count
        }
        _ = skip("-")
        let isZero = rest.first == UInt8(ascii: "0")
        let whole = digits()
        guard whole == 1 || (whole > 1 && !isZero) else { return false }
        if skip("."), digits() == 0 { return false }
        if skip("eE") {
            _ = skip("+-")
            if digits() == 0 { return false }
        }
        return rest.isEmpty
    }

    private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func skipBlanks() {
        while let byte = peek, [0x20, 0x09, 0x0A, 0x0D].contains(byte) {
            if byte == 0x0A { line += 1 }
            place += 1
        }
    }

    private func failure(_ vi: String, _ en: String) -> JSONDocument.Failure {
        JSONDocument.Failure(line: line, reason: BilingualText(vi: vi, en: en))
    }
}
