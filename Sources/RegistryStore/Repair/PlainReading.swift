import RegistryRecords
import SQLiteStore

/// Reads values that another program has written in a form of its own, where they can mean one thing only.
enum PlainReading {
    /// The day of `23/11/2026`, `2026/11/23`, `20261123` or `2026-11-23T00:00:00Z`; nil where day and month may be
    /// exchanged, where there is a time of day, and for anything else.
    static func day(_ value: StoredValue) -> Day? {
        switch value {
        case .integer(let number):
            return Day(year: Int(number / 10_000), month: Int(number / 100 % 100), day: Int(number % 100))
        case .text(let text):
            let parts = text.split { $0 == "T" || $0 == " " }
            guard let date = parts.first, parts.count <= 2, parts.count == 1 || isMidnight(parts[1]) else { return nil }
            let numbers = date.split { "/-.".contains($0) }.map { Int($0) }
            guard numbers.count == 3, let first = numbers[0], let middle = numbers[1], let last = numbers[2] else {
                return nil
            }
            if first > 999 { return Day(year: first, month: middle, day: last) }
            guard last > 999, first > 12 || first == middle else { return nil }
            return Day(year: last, month: middle, day: first)
        default: return nil
        }
    }

    private static func isMidnight(_ time: Substring) -> Bool {
        let digits = time.hasSuffix("Z") ? time.dropLast() : time
        return digits.allSatisfy { "0:.".contains($0) } && digits.contains(":")
    }

    /// The number of `850,5` or `850.5 `; nil where the mark may set off thousands, and for anything else.
    static func number(_ value: StoredValue) -> Double? {
        guard case .text(let text) = value else { return nil }
        let plain = text.filter { !$0.isWhitespace }
        let parts = plain.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } })
        else {
            return nil
        }
        guard parts.count == 2 else { return Double(plain) }
        return parts[1].count == 3 ? nil : Double(parts[0] + "." + parts[1])
    }
}
