package import RegistryRecords

/// What a cell of a day column says.
package enum DayReading: Hashable {
    /// A day written out.
    case day(Day)
    /// The number under which spreadsheets keep a day, which shows when a cell has lost its format.
    case serial(Day)
    /// A year of two digits could be of either century, and the parts could stand in another order.
    case twoDigitYear
    /// A month or a quarter and no day.
    case monthOnly
    /// A year and no day.
    case yearOnly
    case notADay
}

/// Reads a day as surveys write it: `23/11/2026`, `23-11-2026`, `23.11.2026`, `2026-11-23`, with or without a clock
/// time behind it; `23 tháng 11 năm 2026`, `23-Nov-2026`; and the serial number of a spreadsheet.
package enum DayText {
    /// The day that is written out; nil for everything else, serial numbers among it.
    package static func day(_ cell: String) -> Day? {
        if case .day(let day) = reading(cell) { day } else { nil }
    }

    /// What a cell says.
    ///
    /// - Complexity: O(n), without allocation for days in digits.
    package static func reading(_ cell: String) -> DayReading {
        let bytes = cell.utf8Span.span
        var parts = DayParts()
        if parts.read(bytes) { return parts.reading }
        return WordedDay(cell).reading
    }

    /// The day of a serial number of the 1900 system; nil for 60, 29 February 1900, which never was.
    ///
    /// Lotus 1-2-3 took 1900 for a leap year, and Excel keeps that: numbers from 61 on are one too high.
    package static func day(serial: Int) -> Day? {
        guard serial != 60, (1...2_958_465).contains(serial), let zero = Day(year: 1899, month: 12, day: 30)
        else { return nil }
        return zero.adding(days: serial < 60 ? serial + 1 : serial)
    }

    /// Serial numbers of 1954 to 2064: whole numbers of a day column in this range are taken for days.
    package static let serials = 20_000...60_000
}

/// Up to three groups of digits with a mark between them.
private struct DayParts {
    private var values = (0, 0, 0)
    private var lengths = (0, 0, 0)
    private var count = 0
    private var isFraction = false

    /// False when the cell is not digits, marks and perhaps a clock time.
    mutating func read(_ bytes: Span<UInt8>) -> Bool {
        var place = 0
        while place < bytes.count {
            var value = 0
            let start = place
            while place < bytes.count, (0x30...0x39).contains(bytes[place]), place - start < 10 {
                value = value * 10 + Int(bytes[place] & 0x0F)
                place += 1
            }
            guard place > start, count < 3 else { return false }
            switch count {
            case 0: (values.0, lengths.0) = (value, place - start)
            case 1: (values.1, lengths.1) = (value, place - start)
            default: (values.2, lengths.2) = (value, place - start)
            }
            count += 1
            if place == bytes.count { return true }
            switch bytes[place] {
            case UInt8(ascii: "/"), UInt8(ascii: "-"): break
            case UInt8(ascii: "."), UInt8(ascii: ","): isFraction = count == 1
            case UInt8(ascii: " "), UInt8(ascii: "T"): return count == 3 && isClock(bytes, from: place + 1)
            default: return false
            }
            place += 1
            if place == bytes.count { return false }
        }
        return false
    }

    /// A clock time with or without a zone, such as `08:30`, `8h30`, `08:30:00.000+07:00`, `8:30 SA`.
    private func isClock(_ bytes: Span<UInt8>, from start: Int) -> Bool {
        var hasMark = false
        for place in start..<bytes.count {
            switch bytes[place] {
            case 0x30...0x39, 0x20, 0x2E, 0x2C, 0x2B, 0x2D: continue
            case UInt8(ascii: ":"), UInt8(ascii: "h"), UInt8(ascii: "H"): hasMark = true
            case UInt8(ascii: "Z"), UInt8(ascii: "A"), UInt8(ascii: "P"), UInt8(ascii: "M"), UInt8(ascii: "S"),
                UInt8(ascii: "C"), UInt8(ascii: "a"), UInt8(ascii: "p"), UInt8(ascii: "m"), UInt8(ascii: "s"):
                continue
            default: return false
            }
        }
        return hasMark
    }

    var reading: DayReading {
        switch count {
        case 1: return single
        case 2:
            if isFraction && lengths.0 == 5 { return single }
            let (month, year) = lengths.0 == 4 ? (values.1, lengths.0) : (values.0, lengths.1)
            return year == 4 && (1...12).contains(month) && lengths.0 + lengths.1 <= 6 ? .monthOnly : .notADay
        default:
            if lengths.0 == 4 {
                return Day(year: values.0, month: values.1, day: values.2).map { .day($0) } ?? .notADay
            }
            guard lengths.0 <= 2, lengths.1 <= 2 else { return .notADay }
            if lengths.2 == 4 {
                return Day(year: values.2, month: values.1, day: values.0).map { .day($0) } ?? .notADay
            }
            return lengths.2 == 2 && values.0 > 0 && values.1 > 0 ? .twoDigitYear : .notADay
        }
    }

    private var single: DayReading {
        if lengths.0 == 5, DayText.serials.contains(values.0), let day = DayText.day(serial: values.0) {
            return .serial(day)
        }
        return lengths.0 == 4 && (1900...2100).contains(values.0) ? .yearOnly : .notADay
    }
}

/// A day with words in it: `ngày 23 tháng 11 năm 2026`, `Tháng 11/2026`, `23-Nov-2026`, `Quý IV năm 2026`.
private struct WordedDay {
    let reading: DayReading

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    /// Longer cells are no days.
    private static let lengthLimit = 60

    init(_ cell: String) {
        guard cell.utf8.count <= Self.lengthLimit else {
            reading = .notADay
            return
        }
        var words = Self.words(of: cell)
        if words.first == "ngay" { words.removeFirst() }
        if words.count > 2 { words.removeAll { $0 == "nam" } }
        func number(_ place: Int) -> Int? { words.indices.contains(place) ? Int(words[place]) : nil }
        let isMonthWord = words.map { $0 == "thang" || $0 == "thg" || $0 == "t" }
        if words.count == 4, isMonthWord[1], let day = number(0), let month = number(2), let year = number(3) {
            reading = Self.day(day, month, year, yearLength: words[3].count)
        } else if words.count == 3, let day = number(0), let year = number(2),
            let month = Self.months.firstIndex(where: { words[1].hasPrefix($0) })
        {
            reading = Self.day(day, month + 1, year, yearLength: words[2].count)
        } else if words.count == 3, isMonthWord[0] || words[0] == "quy", number(2) != nil, words[2].count == 4 {
            reading = .monthOnly
        } else if words.count == 2, words[0] == "nam", number(1) != nil, words[1].count == 4 {
            reading = .yearOnly
        } else {
            reading = .notADay
        }
    }

    private static func day(_ day: Int, _ month: Int, _ year: Int, yearLength: Int) -> DayReading {
        if yearLength == 2 { return .twoDigitYear }
        guard yearLength == 4 else { return .notADay }
        return Day(year: year, month: month, day: day).map { .day($0) } ?? .notADay
    }

    /// Runs of letters and runs of digits, letters folded.
    private static func words(of cell: String) -> [String] {
        var words: [String] = []
        var word = ""
        var wasDigit = false
        for character in cell {
            let isDigit = character.isASCII && character.isNumber
            if !word.isEmpty, isDigit != wasDigit || !(character.isLetter || isDigit) {
                words.append(VietnameseFold.key(word))
                word = ""
            }
            if character.isLetter || isDigit { word.append(character) }
            wasDigit = isDigit
        }
        return word.isEmpty ? words : words + [VietnameseFold.key(word)]
    }
}
