/// The tags and texts of a page in the form in which ``Markup`` renders, and in no other.
///
/// A page that another program has written anew, such as a browser that saved it, is not in that form: then there is no
/// telling what people see in it, and reading fails.
struct PageTokens {
    /// A tag or a text.
    enum Token {
        case open(String, attributes: [(name: String, value: String)])
        case close(String)
        case text(String)
    }

    /// Why a page cannot be read: at which byte, from 0.
    struct Failure: Error {
        var byte: Int
    }

    private let bytes: [UInt8]
    private var place = 0
    /// The element whose text runs to its end tag; nil outside of scripts and styles.
    private var raw: String?

    /// - Throws: ``Failure`` where the bytes do not begin like a page.
    init(_ bytes: [UInt8]) throws(Failure) {
        self.bytes = bytes
        try expect("<!DOCTYPE html>\n")
    }

    /// The next tag or text; nil at the end.
    mutating func next() throws(Failure) -> Token? {
        guard place < bytes.count else { return nil }
        if let raw { return try rawText(of: raw) }
        guard bytes[place] == UInt8(ascii: "<") else { return .text(try text(until: UInt8(ascii: "<"))) }
        place += 1
        if has("/") {
            let name = try name()
            try expect(">")
            return .close(name)
        }
        let name = try name()
        var attributes: [(name: String, value: String)] = []
        while has(" ") {
            let attribute = try self.name()
            try expect("=\"")
            attributes.append((attribute, try text(until: UInt8(ascii: "\""))))
            try expect("\"")
        }
        _ = has("/")
        try expect(">")
        raw = name == "script" || name == "style" ? name : nil
        return .open(name, attributes: attributes)
    }

    private mutating func rawText(of name: String) throws(Failure) -> Token {
        let end = Array("</\(name)>".utf8)
        let start = place
        while place + end.count <= bytes.count {
            if bytes[place] == end[0], bytes[place..<place + end.count].elementsEqual(end) {
                raw = nil
                return .text(try decoded(start..<place))
            }
            place += 1
        }
        throw Failure(byte: start)
    }

    private mutating func has(_ mark: Unicode.Scalar) -> Bool {
        guard place < bytes.count, bytes[place] == UInt8(ascii: mark) else { return false }
        place += 1
        return true
    }

    private mutating func expect(_ text: String) throws(Failure) {
        for byte in text.utf8 {
            guard place < bytes.count, bytes[place] == byte else { throw Failure(byte: place) }
            place += 1
        }
    }

    private mutating func name() throws(Failure) -> String {
        let start = place
        while place < bytes.count, Markup.isNameByte(bytes[place]) { place += 1 }
        guard place > start else { throw Failure(byte: start) }
        return try decoded(start..<place)
    }

    /// Text with its five entities and the carriage return.
    private mutating func text(until end: UInt8) throws(Failure) -> String {
        let start = place
        while place < bytes.count, bytes[place] != end { place += 1 }
        let written = try decoded(start..<place)
        guard written.contains("&") else { return written }
        var text = ""
        var rest = Substring(written)
        while let mark = rest.firstIndex(of: "&") {
            text += rest[..<mark]
            rest = rest[mark...]
            let entity = Self.entities.first(where: { rest.hasPrefix($0.written) })
            guard let entity else { throw Failure(byte: start) }
            text += entity.meant
            rest = rest.dropFirst(entity.written.count)
        }
        return text + rest
    }

    private static let entities: [(written: String, meant: String)] = [
        ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#13;", "\r"),
    ]

    private func decoded(_ range: Range<Int>) throws(Failure) -> String {
        guard let text = String(validating: bytes[range], as: UTF8.self) else { throw Failure(byte: range.lowerBound) }
        return text
    }
}
