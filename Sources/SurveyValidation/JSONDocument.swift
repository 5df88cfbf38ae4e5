package import RegistryRecords

/// A JSON text as a person wrote it: keys in their order, every value with the line on which it begins.
package struct JSONDocument {
    package enum Value {
        case null
        case bool(Bool)
        case whole(Int)
        case number(Double)
        case text(String)
        case list([JSONDocument])
        case object([Member])
    }

    package struct Member {
        package var key: String
        package var line: Int
        package var value: JSONDocument
    }

    /// What is not JSON, and on which line.
    package struct Failure: Error {
        package var line: Int
        package var reason: BilingualText
    }

    package var line: Int
    package var value: Value
}

extension JSONDocument {
    /// Reads one value by RFC 8259, with nothing but blanks around it; a byte-order mark before it is passed over.
    ///
    /// An object that has a key twice is refused, since either could be meant, and so is nesting deeper than 16.
    package init(_ text: String) throws(Failure) {
        var reader = JSONReader(text)
        self = try reader.document()
    }

    /// A text in quotes, with what JSON asks to be escaped.
    static func quoted(_ text: String) -> String {
        var output = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": output += "\\\""
            case "\\": output += "\\\\"
            case "\n": output += "\\n"
            case "\t": output += "\\t"
            case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output + "\""
    }
}
