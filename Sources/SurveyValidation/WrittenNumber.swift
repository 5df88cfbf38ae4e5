/// Reads a number as people in Vietnam write it: decimal comma or dot, thousands dots, commas or blanks.
package enum WrittenNumber: Equatable {
    case number(Double)
    /// Could be read two ways, such as `1.500`: one and a half, or fifteen hundred.
    case ambiguous(asDecimal: Double, asThousands: Double)
    case notANumber

    /// Reads a cell. The last separator is the decimal mark when the two kinds differ; a kind that occurs more than
    /// once groups thousands, and so do blanks. One lone separator before exactly three digits could be either.
    package init(_ cell: String) {
        self.init(bytes: cell.utf8Span.span)
    }

    /// Reads a cell in UTF-8 without making a text of it.
    ///
    /// - Complexity: O(n); some ten nanoseconds for a coordinate.
    package init(bytes: Span<UInt8>) {
        if let plain = Self.plain(bytes) {
            self = .number(plain)
            return
        }
        guard let form = NumberForm(bytes) else {
            self = .notANumber
            return
        }
        self = form.value
    }

    /// What nearly all numbers are: at most 15 digits, with one mark that is not before the last three of them.
    private static func plain(_ bytes: Span<UInt8>) -> Double? {
        let count = bytes.count
        guard count > 0, count <= 16 else { return nil }
        var digits: UInt64 = 0
        var mark = -1
        for place in 0..<count {
            let byte = bytes[place]
            if byte >= 0x30 && byte <= 0x39 {
                digits = digits &* 10 &+ UInt64(byte & 0x0F)
            } else if byte == 0x2E || byte == 0x2C, mark < 0, place > 0 {
                mark = place
            } else {
                return nil
            }
        }
        if mark < 0 { return count <= 15 ? Double(digits) : nil }
        let decimals = count - 1 - mark
        return decimals == 3 || decimals == 0 ? nil : Double(digits) / NumberForm.powers[decimals]
    }
}

/// The digits of a written number and how separators group them.
private struct NumberForm {
    private var isNegative = false
    private var digits: UInt64 = 0
    /// More digits than ``digits`` holds exactly.
    private var isLong = false
    private var longDigits: [UInt8] = []
    private var digitCount = 0
    private var dots = 0
    private var commas = 0
    private var blanks = 0
    private var lastMark: UInt8 = 0
    /// Length of the group before the first separator, and of the one that is being read.
    private var firstGroup = 0
    private var group = 0
    private var firstDigit: UInt8 = 0
    /// Every group between two separators has three digits.
    private var innerGroupsAreThree = true

    /// Nil when there is anything but digits, separators between them and a sign before them.
    init?(_ bytes: Span<UInt8>) {
        var place = 0
        var hasSign = false
        var pendingBlank = false
        while place < bytes.count {
            let byte = bytes[place]
            switch byte {
            case 0x30...0x39:
                if pendingBlank && digitCount > 0 { separate(by: 0x20) }
                pendingBlank = false
                add(byte)
            case 0x2E, 0x2C:
                guard digitCount > 0, !pendingBlank else { return nil }
                separate(by: byte)
            case 0x2B, 0x2D:
                guard digitCount == 0, !hasSign else { return nil }
                hasSign = true
                isNegative = byte == 0x2D
            case 0x20, 0x09: pendingBlank = true
            case 0xC2 where place + 1 < bytes.count && bytes[place + 1] == 0xA0:
                pendingBlank = true
                place += 1
            case 0xE2
            where place + 2 < bytes.count && bytes[place + 1] == 0x80 && bytes[place + 2] == 0xAF:
                pendingBlank = true
                place += 2
            default: return nil
            }
            place += 1
        }
        guard digitCount > 0 else { return nil }
    }

    private mutating func add(_ byte: UInt8) {
        if digitCount == 0 { firstDigit = byte }
        digitCount += 1
        group += 1
        if isLong {
            longDigits.append(byte)
        } else if digitCount > 18 {
            isLong = true
            longDigits = Array(String(digits).utf8)
            longDigits = Array(repeating: 0x30, count: digitCount - 1 - longDigits.count) + longDigits + [byte]
        } else {
            digits = digits &* 10 &+ UInt64(byte & 0x0F)
        }
    }

    private mutating func separate(by mark: UInt8) {
        if dots + commas + blanks == 0 {
            firstGroup = group
        } else if group != 3 {
            innerGroupsAreThree = false
        }
        group = 0
        lastMark = mark
        switch mark {
        case 0x2E: dots += 1
        case 0x2C: commas += 1
        default: blanks += 1
        }
    }

    var value: WrittenNumber {
        let separators = dots + commas + blanks
        if separators == 0 { return number(decimals: 0) }
        let isGrouped = innerGroupsAreThree && (1...3).contains(firstGroup)
        let ofLastKind = lastMark == 0x2E ? dots : lastMark == 0x2C ? commas : blanks
        if ofLastKind < separators {
            // Two kinds: the last one is the decimal mark, the other one groups.
            let kinds = [dots, commas, blanks].count { $0 > 0 }
            guard kinds == 2, ofLastKind == 1, lastMark != 0x20, isGrouped, group > 0 else { return .notANumber }
            return number(decimals: group)
        }
        if separators > 1 || lastMark == 0x20 {
            return isGrouped && group == 3 ? number(decimals: 0) : .notANumber
        }
        guard group > 0 else { return .notANumber }
        let decimal = number(decimals: group)
        // 0.500 and 1234.567 have but one reading.
        guard group == 3, firstGroup <= 3, !(firstGroup == 1 && firstDigit == 0x30),
            case .number(let asDecimal) = decimal, case .number(let asThousands) = number(decimals: 0)
        else { return decimal }
        return .ambiguous(asDecimal: asDecimal, asThousands: asThousands)
    }

    /// Whole numbers to 2^53 and powers of ten to 10^22 are exact, so that one division rounds correctly.
    private func number(decimals: Int) -> WrittenNumber {
        let magnitude: Double
        if !isLong, digits <= 1 << 53, decimals < Self.powers.count {
            magnitude = Double(digits) / Self.powers[decimals]
        } else {
            let text = isLong ? String(decoding: longDigits, as: UTF8.self) : String(digits)
            guard let exact = Double("\(text)e-\(decimals)"), exact.isFinite else { return .notANumber }
            magnitude = exact
        }
        return .number(isNegative ? -magnitude : magnitude)
    }

    static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    ]
}
