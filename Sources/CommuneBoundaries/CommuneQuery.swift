/// A cell that names a commune, split into code and name.
struct CommuneQuery {
    /// Five digits.
    let code: String?
    /// The texts that may be the name, the fullest first; the last is without what follows a comma or a bracket.
    let names: [String]
    /// Whether a name stands beside the code.
    let isNameStated: Bool

    init(_ text: String) {
        let whole = Self.trimmed(text[...])
        if let code = Self.code(whole, digits: 1...5) {
            // Some wards are named by a number alone, such as Phường 4.
            self.code = code
            names = whole.utf8.count < 5 ? [String(whole)] : []
            isNameStated = false
            return
        }
        var name = whole
        var code: String?
        if let end = whole.firstIndex(where: { !$0.isASCIIDigit }),
            let leading = Self.code(whole[..<end], digits: 4...5)
        {
            (code, name) = (leading, Self.trimmed(whole[end...]))
        } else if whole.last == ")", let start = whole.lastIndex(of: "("),
            let trailing = Self.code(Self.trimmed(whole[start...].dropFirst().dropLast()), digits: 4...5)
        {
            (code, name) = (trailing, Self.trimmed(whole[..<start]))
        }
        let head = Self.trimmed(name.prefix { $0 != "," && $0 != "(" })
        self.code = code
        names = (head == name ? [name] : [name, head]).filter { !$0.isEmpty }.map(String.init)
        isNameStated = !names.isEmpty
    }

    private static func code(_ text: Substring, digits: ClosedRange<Int>) -> String? {
        guard digits.contains(text.utf8.count), text.allSatisfy(\.isASCIIDigit) else { return nil }
        return String(repeating: "0", count: 5 - text.utf8.count) + text
    }

    private static func trimmed(_ text: Substring) -> Substring {
        func isMargin(_ character: Character) -> Bool {
            character.isWhitespace || "-–—:;,_\u{FEFF}\u{200B}".contains(character)
        }
        let front = text.drop(while: isMargin)
        guard let last = front.lastIndex(where: { !isMargin($0) }) else { return front }
        return front[...last]
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
