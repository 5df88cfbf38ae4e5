/// A JSON value whose objects keep the order in which their keys were given.
///
/// The contract of the reports fixes that order, which `JSONEncoder` does not promise. Numbers are written in the
/// shortest form that reads back to the same `Double`; NaN and infinities, which JSON does not have, become null.
public indirect enum JSONText: Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case text(String)
    case list([JSONText])
    case object([(key: String, value: JSONText)])

    /// A number, or null for nil.
    public init(_ number: Double?) { self = number.map(JSONText.number) ?? .null }

    /// A whole number, or null for nil.
    public init(_ integer: Int?) { self = integer.map(JSONText.integer) ?? .null }

    /// A text, or null for nil.
    public init(_ text: String?) { self = text.map(JSONText.text) ?? .null }

    /// The value as JSON text.
    ///
    /// - Parameter depth: Lists and objects down to this depth put each member on a line of its own, indented by two
    ///   spaces; deeper ones stay on one line. 0 gives one line.
    /// - Returns: The text without a line break at its end.
    public func text(linesToDepth depth: Int = 0) -> String {
        var output = ""
        write(to: &output, depth: depth, indent: 0)
        return output
    }

    private func write(to output: inout String, depth: Int, indent: Int) {
        switch self {
        case .null: output += "null"
        case .bool(let value): output += value ? "true" : "false"
        case .integer(let value): output += String(value)
        case .number(let value): output += value.isFinite ? value.description : "null"
        case .text(let value): Self.write(value, to: &output)
        case .list(let values):
            Self.write(values, between: ("[", "]"), to: &output, depth: depth, indent: indent) { value, output in
                value.write(to: &output, depth: depth - 1, indent: indent + 1)
            }
        case .object(let members):
            Self.write(members, between: ("{", "}"), to: &output, depth: depth, indent: indent) { member, output in
                Self.write(member.key, to: &output)
                output += depth > 0 ? ": " : ":"
                member.value.write(to: &output, depth: depth - 1, indent: indent + 1)
            }
        }
    }

    private static func write<Member>(
        _ members: [Member], between marks: (open: String, close: String), to output: inout String, depth: Int,
        indent: Int, each: (Member, inout String) -> Void
    ) {
        output += marks.open
        for (index, member) in members.enumerated() {
            if index > 0 { output += "," }
            if depth > 0 { output += "\n" + String(repeating: "  ", count: indent + 1) }
            each(member, &output)
        }
        if depth > 0, !members.isEmpty { output += "\n" + String(repeating: "  ", count: indent) }
        output += marks.close
    }

    private static func write(_ text: String, to output: inout String) {
        output += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": output += "\\\""
            case "\\": output += "\\\\"
            case "\n": output += "\\n"
            case "\r": output += "\\r"
            case "\t": output += "\\t"
            // DEL and the two separators are legal in JSON but end a line or vanish elsewhere.
            case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: output.unicodeScalars.append(scalar)
            }
        }
        output += "\""
    }
}

extension JSONText: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
    /// An object with the members in the order as written.
    public init(dictionaryLiteral members: (String, JSONText)...) {
        self = .object(members.map { (key: $0.0, value: $0.1) })
    }

    /// A list.
    public init(arrayLiteral values: JSONText...) { self = .list(values) }

    /// A text.
    public init(stringLiteral text: String) { self = .text(text) }

    /// A whole number.
    public init(integerLiteral number: Int) { self = .integer(number) }

    /// True or false.
    public init(booleanLiteral value: Bool) { self = .bool(value) }

    /// Null.
    public init(nilLiteral: ()) { self = .null }
}
