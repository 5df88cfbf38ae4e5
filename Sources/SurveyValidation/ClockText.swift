/// The clock time that stands behind a day in one cell, told in Vietnam's time, seven hours before UTC.
///
/// Times without a zone are Vietnam's: `20/11/2026 14:33:21`, `2026-11-20T14:33`, `20/11/2026 2:33 CH`. With a zone the
/// day may be another one: `2026-11-20T23:30:00Z` is `06:30:00` of the 21st.
package struct ClockText: Hashable {
    /// `14:33:21`, or `14:33` where no seconds are written; parts of a second are left out.
    package let text: String
    /// By how many days the day in Vietnam differs from the one written: −1, 0 or 1.
    package let dayShift: Int

    /// Minutes by which Vietnam's clocks are before UTC.
    private static let vietnam = 7 * 60

    /// The clock of a cell whose day ``DayText`` has read; nil where no clock time of a day follows.
    package init?(behindDayIn cell: String) {
        let bytes = cell.utf8Span.span
        var place = 0
        while place < bytes.count, bytes[place] != UInt8(ascii: " "), bytes[place] != UInt8(ascii: "T") { place += 1 }
        guard place >= 8, place < bytes.count else { return nil }
        func skipBlanks() { while place < bytes.count, bytes[place] == UInt8(ascii: " ") { place += 1 } }
        /// Up to two digits.
        func number() -> Int? {
            var value = 0
            let start = place
            while place < bytes.count, (0x30...0x39).contains(bytes[place]), place - start < 2 {
                value = value * 10 + Int(bytes[place] & 0x0F)
                place += 1
            }
            return place > start ? value : nil
        }
        /// Steps over one of two marks.
        func take(_ mark: Unicode.Scalar, _ other: Unicode.Scalar) -> Bool {
            guard place < bytes.count, bytes[place] == UInt8(ascii: mark) || bytes[place] == UInt8(ascii: other) else {
                return false
            }
            place += 1
            return true
        }
        place += 1
        skipBlanks()
        guard var hour = number() else { return nil }
        var (minute, second) = (0, Int?.none)
        if take("h", "H") {
            minute = number() ?? 0
        } else {
            guard take(":", ":"), let written = number() else { return nil }
            minute = written
        }
        if take(":", ":") {
            guard let written = number() else { return nil }
            second = written
            if take(".", ",") { while place < bytes.count, (0x30...0x39).contains(bytes[place]) { place += 1 } }
        }
        skipBlanks()
        // AM and PM, or SA and CH.
        if place + 1 < bytes.count, bytes[place] | 0x20 >= UInt8(ascii: "a"), bytes[place] | 0x20 != UInt8(ascii: "z") {
            let half = (bytes[place] | 0x20, bytes[place + 1] | 0x20)
            let isAfternoon: Bool
            switch half {
            case (UInt8(ascii: "a"), UInt8(ascii: "m")), (UInt8(ascii: "s"), UInt8(ascii: "a")): isAfternoon = false
            case (UInt8(ascii: "p"), UInt8(ascii: "m")), (UInt8(ascii: "c"), UInt8(ascii: "h")): isAfternoon = true
            default: return nil
            }
            guard (1...12).contains(hour) else { return nil }
            hour = hour % 12 + (isAfternoon ? 12 : 0)
            place += 2
            skipBlanks()
        }
        guard hour < 24, minute < 60, second ?? 0 < 60 else { return nil }
        var minutes = hour * 60 + minute
        if take("Z", "z") {
            minutes += Self.vietnam
        } else if place < bytes.count, bytes[place] == UInt8(ascii: "+") || bytes[place] == UInt8(ascii: "-") {
            let isWest = bytes[place] == UInt8(ascii: "-")
            place += 1
            guard let hours = number() else { return nil }
            _ = take(":", ":")
            let offset = hours * 60 + (number() ?? 0)
            guard offset <= 14 * 60 else { return nil }
            minutes += Self.vietnam - (isWest ? -offset : offset)
        }
        guard place == bytes.count else { return nil }
        dayShift = minutes < 0 ? -1 : minutes / 1440
        minutes -= dayShift * 1440
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        text = padded(minutes / 60) + ":" + padded(minutes % 60) + (second.map { ":" + padded($0) } ?? "")
    }
}
