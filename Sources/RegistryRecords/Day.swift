/// A day of the Gregorian calendar, without a clock time and without a time zone.
///
/// Survey days, on-air days and the validity of communes are days in Vietnam's civil calendar; keeping them free of
/// instants means that no time zone can move them.
public struct Day: Hashable, Comparable, Sendable {
    /// Days since 1 January 1970, which is 0.
    public let number: Int32

    /// The day with that number; any number is a day.
    public init(number: Int32) {
        self.number = number
    }

    /// A day by its parts, or nil when the calendar has no such day (31 April, month 13, a year outside 1...9999).
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.length(ofMonth: month, year: year)
        else { return nil }
        // Days from civil, by the algorithm of H. Hinnant, "chrono-compatible low-level date algorithms" (2013).
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = Int32(era * 146_097 + dayOfEra - 719_468)
    }

    /// A day written as `2026-11-23`, or nil for any other text.
    public init?(iso text: some StringProtocol) {
        let digits = Array(text.utf8)
        guard digits.count == 10, digits[4] == UInt8(ascii: "-"), digits[7] == UInt8(ascii: "-") else { return nil }
        func value(_ range: Range<Int>) -> Int? {
            var total = 0
            for digit in digits[range] {
                guard (48...57).contains(digit) else { return nil }
                total = total * 10 + Int(digit - 48)
            }
            return total
        }
        guard let year = value(0..<4), let month = value(5..<7), let day = value(8..<10) else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Year, month (1...12) and day of the month.
    public var parts: (year: Int, month: Int, day: Int) {
        let shifted = Int(number) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let civilMonth = month < 10 ? month + 3 : month - 9
        return (
            yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0), civilMonth, dayOfYear - (153 * month + 2) / 5 + 1
        )
    }

    /// The day that many days later (earlier when negative).
    public func adding(days: Int) -> Day {
        Day(number: number + Int32(clamping: days))
    }

    /// Earlier days come first.
    public static func < (left: Day, right: Day) -> Bool {
        left.number < right.number
    }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension Day: CustomStringConvertible, Codable {
    /// ISO 8601, such as `2026-11-23`.
    public var description: String {
        let (year, month, day) = parts
        return unsafe String(unsafeUninitializedCapacity: 10) { digits in
            func put(_ value: Int, at place: Int, width: Int) {
                var rest = value
                for offset in stride(from: width - 1, through: 0, by: -1) {
                    unsafe digits[place + offset] = UInt8(truncatingIfNeeded: 48 + rest % 10)
                    rest /= 10
                }
            }
            guard (0...9999).contains(year) else { return 0 }
            put(year, at: 0, width: 4)
            unsafe digits[4] = UInt8(ascii: "-")
            put(month, at: 5, width: 2)
            unsafe digits[7] = UInt8(ascii: "-")
            put(day, at: 8, width: 2)
            return 10
        }
    }

    /// As Vietnamese documents print it: `23/11/2026`.
    public var vietnamese: String {
        let (year, month, day) = parts
        return padded(day, to: 2) + "/" + padded(month, to: 2) + "/" + padded(year, to: 4)
    }

    /// Reads ISO text.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let day = Day(iso: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "“\(text)” is not a day yyyy-MM-dd")
        }
        self = day
    }

    /// Writes ISO text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

private func padded(_ value: Int, to width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.count)) + text
}
