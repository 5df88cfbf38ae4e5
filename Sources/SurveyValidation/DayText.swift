package import RegistryRecords

/// Reads a day as surveys write it: `23/11/2026`, `23-11-2026`, `23.11.2026`, `2026-11-23`; a clock time after a
/// blank or a `T` is left out.
package enum DayText {
    package static func day(_ cell: String) -> Day? {
        let date = cell.prefix { $0 != " " && $0 != "T" }
        let parts = date.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "-" || $0 == "." }
        guard parts.count == 3, parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }) else { return nil }
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == 3 else { return nil }
        if parts[0].count == 4 { return Day(year: numbers[0], month: numbers[1], day: numbers[2]) }
        // A year of two digits could be of either century.
        guard parts[2].count == 4, parts[0].count <= 2, parts[1].count <= 2 else { return nil }
        return Day(year: numbers[2], month: numbers[1], day: numbers[0])
    }
}
