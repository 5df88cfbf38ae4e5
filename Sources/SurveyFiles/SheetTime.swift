import RegistryRecords

/// Days and clock times as cells give them: `2026-11-23`, `2026-11-23 09:30`, `09:30:15`.
enum SheetTime {
    /// The text of a serial number of Excel; nil for what is no day there.
    ///
    /// Day 1 is 1 January 1900, and day 60 is 29 February 1900, which never was: it stands in all workbooks since
    /// Lotus 1-2-3. Where `is1904` holds, day 0 is 1 January 1904.
    ///
    /// - Parameter showsDay: False where the format shows a clock time only; it is then given alone below one day.
    static func text(ofSerial serial: Double, is1904: Bool, showsDay: Bool) -> String? {
        // 2,958,465 is the last day of the year 9999.
        guard serial >= 0, serial < 2_958_466 else { return nil }
        var day = Int(serial.rounded(.down))
        var seconds = Int(((serial - Double(day)) * 86_400).rounded())
        if seconds == 86_400 { (day, seconds) = (day + 1, 0) }
        if !showsDay, day == 0 { return clock(seconds) }
        let dayText: String
        if is1904 {
            dayText = Day(number: Int32(day) + firstOf1904).description
        } else if day == 60 {
            dayText = "1900-02-29"
        } else if day == 0 {
            return nil
        } else {
            dayText = Day(number: Int32(day) + (day < 60 ? 1 : 0) + zeroOf1900).description
        }
        return seconds == 0 ? dayText : dayText + " " + clock(seconds)
    }

    /// A length of time in hours, minutes and seconds, more than a day included.
    static func duration(ofSerial serial: Double) -> String? {
        guard serial >= 0, serial < 2_958_466 else { return nil }
        return clock(Int((serial * 86_400).rounded()))
    }

    /// The text of an ISO 8601 day with or without a time, in the form of the others; any other text as it is.
    static func text(ofISO text: String) -> String {
        let parts = text.split(separator: "T", maxSplits: 1)
        guard let first = parts.first, Day(iso: first) != nil else { return text }
        guard parts.count == 2 else { return text }
        var time = parts[1].prefix { $0.isASCII && ($0.isNumber || $0 == ":") }
        let rest = parts[1].dropFirst(time.count).drop { $0 == "." || $0.isNumber }
        if time.count == 8, time.hasSuffix(":00") { time = time.dropLast(3) }
        if time == "00:00", rest.isEmpty { return String(first) }
        return first + " " + time + rest
    }

    /// A cell of a workbook that GDAL gave: days with a time lose seconds that are zero.
    static func text(ofSheet text: String) -> String {
        guard text.utf8.count >= 19, text.utf8.first == UInt8(ascii: "1") || text.utf8.first == UInt8(ascii: "2") else {
            return text
        }
        let bytes = Array(text.utf8)
        guard bytes[10] == UInt8(ascii: " ") || bytes[10] == UInt8(ascii: "T") else { return text }
        return self.text(ofISO: text.prefix(10) + "T" + text.dropFirst(11))
    }

    static func clock(_ seconds: Int) -> String {
        let hours = seconds / 3600
        let text = two(hours) + ":" + two(seconds / 60 % 60)
        return seconds % 60 == 0 ? text : text + ":" + two(seconds % 60)
    }

    static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// 30 December 1899 and 1 January 1904, in days since 1970.
    private static let zeroOf1900: Int32 = -25_569
    private static let firstOf1904: Int32 = -24_107
}
