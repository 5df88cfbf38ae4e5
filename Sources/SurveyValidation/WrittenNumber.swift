/// Reads a number as people in Vietnam write it: decimal comma or dot, thousands dots, commas or blanks.
package enum WrittenNumber: Equatable {
    case number(Double)
    /// Could be read two ways, such as `1.500`: one and a half, or fifteen hundred.
    case ambiguous(asDecimal: Double, asThousands: Double)
    case notANumber

    /// Reads a cell. The last separator is the decimal mark when the two kinds differ; a kind that occurs more than
    /// once groups thousands. One lone separator before exactly three digits could be either.
    package init(_ cell: String) {
        let blanks: Set<Character> = [" ", "\u{A0}", "\u{202F}", "\t"]
        let text = String(cell.filter { !blanks.contains($0) })
        let digits = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : Substring(text)
        guard let first = digits.first, first.isASCII, first.isNumber,
            digits.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") })
        else {
            self = .notANumber
            return
        }
        let separators = digits.filter { $0 == "." || $0 == "," }
        guard let last = separators.last else {
            self = Self.plain(text)
            return
        }
        let kinds = Set(separators)
        if kinds.count == 2 {
            let decimals = separators.count { $0 == last }
            self =
                decimals == 1 && Self.isGrouped(digits.prefix { $0 != last })
                ? Self.plain(Self.decimal(text, mark: last)) : .notANumber
        } else if separators.count > 1 {
            self = Self.isGrouped(digits) ? Self.plain(text.filter { $0 != last }) : .notANumber
        } else {
            let tail = digits.drop { $0 != last }.dropFirst()
            let head = digits.prefix { $0 != last }
            let decimal = Self.plain(Self.decimal(text, mark: last))
            // 0.500 and 1234.567 have but one reading.
            guard tail.count == 3, head.count <= 3, head != "0", case .number(let asDecimal) = decimal,
                case .number(let asThousands) = Self.plain(text.filter { $0 != last })
            else {
                self = tail.isEmpty ? .notANumber : decimal
                return
            }
            self = .ambiguous(asDecimal: asDecimal, asThousands: asThousands)
        }
    }

    private static func plain(_ text: String) -> WrittenNumber {
        Double(text).map { $0.isFinite ? .number($0) : .notANumber } ?? .notANumber
    }

    private static func decimal(_ text: String, mark: Character) -> String {
        let other: Character = mark == "." ? "," : "."
        return String(text.filter { $0 != other }.map { $0 == mark ? "." : $0 })
    }

    /// One to three digits, then groups of exactly three.
    private static func isGrouped(_ digits: some StringProtocol) -> Bool {
        let groups = digits.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        return (1...3).contains(groups.first?.count ?? 0) && groups.dropFirst().allSatisfy { $0.count == 3 }
    }
}
