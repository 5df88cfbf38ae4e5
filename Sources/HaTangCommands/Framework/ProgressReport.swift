import RegistryRecords
import ReportWriters

/// Shows how far a long work is: rows, rows a second, time left.
///
/// On a terminal a bar is redrawn ten times a second at most; elsewhere a plain line is written every ten seconds, so
/// that a log stays readable. A short work leaves only its last line.
package final class ProgressReport {
    private let label: String
    private let total: Int?
    private let unit: String
    private let console: Console
    private let began: Double
    private var shown: Double
    private var isBarDrawn = false

    init(_ label: String, total: Int?, unit: String, on console: Console) {
        self.unit = unit
        self.label = label
        self.total = total
        self.console = console
        began = console.seconds()
        shown = began
    }

    /// Tells that so many rows are done.
    ///
    /// - Throws: ``Interrupted`` when Ctrl-C was pressed, so that a work which reports its progress can be stopped.
    ///
    /// - Parameter share: How much of the work that is, 0 to 1, where the total of rows is not known.
    package func advance(to rows: Int, share: Double? = nil) throws {
        if console.interruption.isRequested() {
            endBar()
            throw Interrupted()
        }
        let now = console.seconds()
        guard now - shown >= (console.isTerminal ? 0.1 : 10) else { return }
        shown = now
        let text = line(rows, share: share, after: now - began)
        console.errors(console.isTerminal ? "\r" + text.cut(toColumns: console.width - 1) + "\u{1B}[K" : text + "\n")
        isBarDrawn = console.isTerminal
    }

    /// Tells that the work is done, with the number of rows and the time it took.
    package func finish(_ rows: Int) {
        endBar()
        let number = NumberText(console.language)
        let took = number.decimal(console.seconds() - began, places: 1)
        console.note(
            BilingualText(
                vi: "\(label): \(number.whole(rows)) \(unit) trong \(took) giây",
                en: "\(label): \(number.whole(rows)) \(unit) in \(took) s"))
    }

    /// Tells that the work is done, for a work whose result says all about it: only the bar goes.
    package func end() { endBar() }

    private func endBar() {
        if isBarDrawn { console.errors("\r\u{1B}[K") }
        isBarDrawn = false
    }

    private func line(_ rows: Int, share known: Double?, after elapsed: Double) -> String {
        let number = NumberText(console.language)
        let isVietnamese = console.language == .vietnamese
        let rate = elapsed > 0 ? Double(rows) / elapsed : 0
        let pace = number.decimal(rate, places: 0) + " \(unit)/" + (isVietnamese ? "giây" : "s")
        let counted = total.flatMap { $0 > 0 ? min(1, Double(rows) / Double($0)) : nil }
        guard let share = counted ?? known.map({ min(1, max(0, $0)) }) else {
            return "\(label): \(number.whole(rows))" + " \(unit) · " + pace
        }
        let filled = Int(share * 20)
        let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: 20 - filled)
        let left = share > 0 ? clock(elapsed * (1 - share) / share) : "–"
        let done = number.whole(rows) + (counted == nil ? "" : "/\(number.whole(total ?? 0))")
        return "\(label): [\(bar)] \(number.percent(share)) · \(done)"
            + " \(unit) · \(pace) · " + (isVietnamese ? "còn \(left)" : "\(left) left")
    }

    /// `0:09`, `12:34`, `1:02:03`.
    private func clock(_ seconds: Double) -> String {
        let whole = Int(min(max(0, seconds), 359_999).rounded(.up))
        let (hours, minutes, rest) = (whole / 3600, whole / 60 % 60, whole % 60)
        func two(_ value: Int) -> String { (value < 10 ? "0" : "") + String(value) }
        return hours > 0 ? "\(hours):\(two(minutes)):\(two(rest))" : "\(minutes):\(two(rest))"
    }
}
