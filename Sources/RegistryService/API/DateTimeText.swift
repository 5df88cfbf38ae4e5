import RegistryRecords
import RegistryStore

/// The parameter `datetime`: an instant, or an interval of two with one open end at most.
///
/// Facts of the registry are of days. An instant with a clock is taken as the day that it is of in Vietnam (UTC+7).
/// Source of the grammar: OGC 17-069r4, requirement 24, and RFC 3339, section 5.6.
enum DateTimeText {
    /// The days that the text stands for.
    static func days(_ text: String) throws(ServiceProblem) -> FeatureQuery.Days {
        let sides = text.split(separator: "/", omittingEmptySubsequences: false)
        switch sides.count {
        case 1:
            guard let day = day(sides[0]) else { throw problem }
            return FeatureQuery.Days(from: day, to: day)
        case 2:
            let isOpen = sides.map { $0.isEmpty || $0 == ".." }
            let days = sides.map(day)
            guard isOpen != [true, true], zip(isOpen, days).allSatisfy({ $0 || $1 != nil }) else { throw problem }
            if let from = days[0], let to = days[1], to < from {
                throw .invalid("datetime", vi: "đầu khoảng sau cuối khoảng.", en: "the interval ends before it begins.")
            }
            return FeatureQuery.Days(from: days[0], to: days[1])
        default: throw problem
        }
    }

    private static let problem = ServiceProblem.invalid(
        "datetime", vi: "ghi ngày (2026-11-23), thời điểm (2026-11-23T00:00:00Z) hoặc khoảng (2026-01-01/..).",
        en: "say a day (2026-11-23), an instant (2026-11-23T00:00:00Z) or an interval (2026-01-01/..).")

    /// The day of a date, or of an instant in Vietnam; nil for what is neither.
    static func day(_ text: Substring) -> Day? {
        if text.utf8.count == 10 { return Day(iso: text) }
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, let date = Day(iso: text.prefix(10)), bytes[10] | 0x20 == UInt8(ascii: "t"),
            let hour = number(bytes[11..<13]), bytes[13] == UInt8(ascii: ":"), let minute = number(bytes[14..<16]),
            bytes[16] == UInt8(ascii: ":"), let second = number(bytes[17..<19]), hour < 24, minute < 60, second <= 60
        else { return nil }
        var rest = bytes[19...]
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard !digits.isEmpty else { return nil }
            rest = rest.dropFirst(1 + digits.count)
        }
        guard let offset = offsetMinutes(Array(rest)) else { return nil }
        let minutes = hour * 60 + minute - offset + 7 * 60
        return date.adding(days: minutes >= 0 ? minutes / 1440 : -((1439 - minutes) / 1440))
    }

    private static func offsetMinutes(_ text: [UInt8]) -> Int? {
        if text == [UInt8(ascii: "Z")] || text == [UInt8(ascii: "z")] { return 0 }
        guard text.count == 6, text[3] == UInt8(ascii: ":"), let hours = number(text[1..<3]),
            let minutes = number(text[4..<6]), hours < 24, minutes < 60
        else { return nil }
        switch text[0] {
        case UInt8(ascii: "+"): return hours * 60 + minutes
        case UInt8(ascii: "-"): return -(hours * 60 + minutes)
        default: return nil
        }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
}
