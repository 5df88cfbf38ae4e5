/// What the format of a cell makes of a number, as far as it matters for the text of a survey.
enum NumberFormat: Sendable, Hashable {
    /// The number itself.
    case plain
    /// A day, with its clock time if there is one.
    case day
    /// A clock time only.
    case time
    /// A length of time, as `[h]:mm`.
    case duration
    /// A code: whole numbers filled with zeros or set among letters.
    case code([CodePart])

    /// A piece of the format of a code.
    enum CodePart: Sendable, Hashable {
        /// A place that shows a zero where the number has no digit.
        case zero
        /// A place that shows nothing there.
        case digit
        case text(String)
    }

    /// The format of one of Excel's numbers below 164, which are not written down in workbooks.
    ///
    /// Source: ECMA-376 part 1, 18.8.30 `numFmt`; 27–36 and 50–58 are days and times of East Asian versions.
    init(builtIn number: Int) {
        self =
            switch number {
            case 14...17, 22, 27...31, 36, 50...54, 57, 58: .day
            case 18...21, 32...35, 45, 47, 55, 56: .time
            case 46: .duration
            default: .plain
            }
    }

    /// A format by its code, such as `dd/mm/yyyy`, `000000` or `"AG-"0000`.
    init(code: String) {
        guard code.lowercased() != "general", code != "@" else {
            self = .plain
            return
        }
        let tokens = Self.tokens(ofFirstSection: code)
        var letters = Set<Character>()
        for case .letter(let letter) in tokens { letters.insert(letter) }
        if tokens.contains(.elapsed) {
            self = .duration
        } else if !letters.isDisjoint(with: "yd") || (letters.contains("m") && letters.isDisjoint(with: "hs")) {
            self = .day
        } else if !letters.isDisjoint(with: "hs") {
            self = .time
        } else {
            self = Self.code(of: tokens).map(NumberFormat.code) ?? .plain
        }
    }

    /// What a format shows for a number; nil where that is the number itself.
    func text(of value: Double, is1904: Bool) -> String? {
        switch self {
        case .plain: return nil
        case .day: return SheetTime.text(ofSerial: value, is1904: is1904, showsDay: true)
        case .time: return SheetTime.text(ofSerial: value, is1904: is1904, showsDay: false)
        case .duration: return SheetTime.duration(ofSerial: value)
        case .code(let parts):
            guard value >= 0, value < 1e15, value == value.rounded() else { return nil }
            return Self.text(of: Int(value), parts)
        }
    }

    private enum Token: Equatable {
        case letter(Character)
        case elapsed
        case zero, digit
        case text(String)
        case other
    }

    private static func tokens(ofFirstSection code: String) -> [Token] {
        var tokens: [Token] = []
        var rest = code[...]
        while let first = rest.popFirst(), first != ";" {
            switch first {
            case "\"":
                tokens.append(.text(String(rest.prefix { $0 != "\"" })))
                rest = rest.drop { $0 != "\"" }.dropFirst()
            case "\\":
                if let letter = rest.popFirst() { tokens.append(.text(String(letter))) }
            case "_", "*": _ = rest.popFirst()
            case "[":
                let inside = rest.prefix { $0 != "]" }.lowercased()
                rest = rest.drop { $0 != "]" }.dropFirst()
                if !inside.isEmpty, inside.allSatisfy({ "hms".contains($0) }) { tokens.append(.elapsed) }
                if inside.hasPrefix("$"), !inside.hasPrefix("$-") { tokens.append(.other) }  // a currency
            case "0": tokens.append(.zero)
            case "#": tokens.append(.digit)
            case "-", " ", "/", "(", ")", "+", ":": tokens.append(.text(String(first)))
            case _ where first.isLetter: tokens.append(.letter(Character(first.lowercased())))
            default: tokens.append(.other)
            }
        }
        return tokens
    }

    /// The parts, where the format is that of a code: no thousands, decimals or shares, and two places filled with
    /// zeros or letters in front.
    private static func code(of tokens: [Token]) -> [CodePart]? {
        var parts: [CodePart] = []
        for token in tokens {
            switch token {
            case .zero: parts.append(.zero)
            case .digit: parts.append(.digit)
            case .text(let text): parts.append(.text(text))
            case .letter, .elapsed, .other: return nil
            }
        }
        let zeros = parts.count { $0 == .zero }
        let beginsWithLetters =
            if case .text(let text)? = parts.first { text.contains { $0.isLetter || $0.isNumber } } else { false }
        return zeros >= 2 || (zeros == 1 && beginsWithLetters) ? parts : nil
    }

    /// Puts digits into their places from the right; the first place takes all that are left.
    private static func text(of value: Int, _ parts: [CodePart]) -> String {
        var digits = Array(String(value))
        if value == 0 { digits = [] }
        let places = parts.indices.filter { parts[$0] == .zero || parts[$0] == .digit }
        var shown = [String](repeating: "", count: parts.count)
        for (index, part) in parts.enumerated() {
            if case .text(let text) = part { shown[index] = text }
        }
        for place in places.reversed() {
            if place == places.first {
                shown[place] = digits.isEmpty && parts[place] == .zero ? "0" : String(digits)
            } else if let digit = digits.popLast() {
                shown[place] = String(digit)
            } else if parts[place] == .zero {
                shown[place] = "0"
            }
        }
        return shown.joined()
    }
}
