/// A line of text that begins with the two numbers of a position.
///
/// Read are `574821.743 1148671.641`, `10.3864,105.4351`, `10,3864;105,4351`, with blanks, tabs, a semicolon or a comma
/// between the numbers and anything behind them. A comma separates only what cannot be one number: both numbers without
/// a decimal comma, so `10,3864,105,4351` is refused. With `;` or tabs a number may have blanks (`105 26 06`).
struct PositionLine {
    /// What a line holds.
    enum Content {
        /// A position; the numbers are in the order of the text.
        case position(first: Double, second: Double)
        /// Nothing but blanks, or a comment that begins with `#`.
        case remark
        /// No position.
        case unreadable(CoordinateError)
    }

    let content: Content
    /// Where the first number lies in the line.
    private(set) var first = 0..<0
    /// Where the second number lies.
    private(set) var second = 0..<0

    /// - Parameters:
    ///   - line: Without the end of line.
    ///   - axes: Of the first and the second number.
    init(_ line: Span<UInt8>, axes: (first: CoordinateAxis, second: CoordinateAxis)) {
        if let plain = PlainLine(line, groupsThousands: axes.first == .easting) {
            content = .position(first: plain.values.first, second: plain.values.second)
            first = plain.first
            second = plain.second
            return
        }
        let begin = Self.skipBlanks(line, from: 0)
        guard begin < line.count, line[begin] != UInt8(ascii: "#") else {
            content = .remark
            return
        }
        var failure = CoordinateError.unreadable(Self.excerpt(line), .notAPair)
        var isFirst = true
        for separator in Separator.allCases {
            guard let fields = Self.fields(line, from: begin, separator) else { continue }
            do throws(CoordinateError) {
                content = .position(
                    first: try CoordinateText.value(Self.text(line, fields.first), of: axes.first),
                    second: try CoordinateText.value(Self.text(line, fields.second), of: axes.second))
                first = fields.first
                second = fields.second
                return
            } catch {
                if isFirst { failure = error }
                isFirst = false
            }
        }
        content = .unreadable(failure)
    }

    /// What may stand between numbers, the surest first.
    private enum Separator: CaseIterable {
        case mark, blank, comma
    }

    /// The two first fields between separators of a kind; nil when the line has no two.
    private static func fields(
        _ line: Span<UInt8>, from begin: Int, _ separator: Separator
    ) -> (first: Range<Int>, second: Range<Int>)? {
        if separator == .comma {
            // It may be a decimal mark: it separates if it is the only one, or if the first number has a dot.
            let commas = (begin..<line.count).filter { line[$0] == UInt8(ascii: ",") }
            guard let comma = commas.first else { return nil }
            let hasDot = (begin..<comma).contains { line[$0] == UInt8(ascii: ".") }
            guard hasDot || commas.count == 1 else { return nil }
            return pair(line, begin..<comma, comma + 1..<(commas.count > 1 ? commas[1] : line.count))
        }
        let isSeparator = separator == .mark ? isMark : isBlank
        guard let end = (begin..<line.count).first(where: { isSeparator(line[$0]) }) else { return nil }
        var next = end + 1
        if separator == .blank { next = skipBlanks(line, from: next) }
        let last = (next..<line.count).first { isSeparator(line[$0]) } ?? line.count
        return pair(line, begin..<end, next..<last)
    }

    private static func pair(
        _ line: Span<UInt8>, _ first: Range<Int>, _ second: Range<Int>
    ) -> (first: Range<Int>, second: Range<Int>)? {
        guard let first = trimmed(line, first), let second = trimmed(line, second) else { return nil }
        return (first, second)
    }

    /// Without blanks around it and without one comma at its end; nil when nothing is left.
    private static func trimmed(_ line: Span<UInt8>, _ range: Range<Int>) -> Range<Int>? {
        let begin = range.first { !isBlank(line[$0]) } ?? range.upperBound
        var end = range.upperBound
        while end > begin, isBlank(line[end - 1]) { end -= 1 }
        if end > begin, line[end - 1] == UInt8(ascii: ",") { end -= 1 }
        return begin < end ? begin..<end : nil
    }

    private static func text(_ line: Span<UInt8>, _ range: Range<Int>) -> String {
        String(decoding: range.map { line[$0] }, as: UTF8.self)
    }

    /// As much of a line as a message shows.
    private static func excerpt(_ line: Span<UInt8>) -> String {
        let shown = String(decoding: (0..<min(line.count, 60)).map { line[$0] }, as: UTF8.self)
        return line.count > 60 ? shown + "…" : shown
    }

    fileprivate static func skipBlanks(_ line: Span<UInt8>, from start: Int) -> Int {
        var place = start
        while place < line.count, isBlank(line[place]) || line[place] == UInt8(ascii: "\t") { place += 1 }
        return place
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") }
    fileprivate static func isMark(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ";") || byte == UInt8(ascii: "\t") }
}

/// The line that programs write: two plain numbers, read without a text in between.
private struct PlainLine {
    let first: Range<Int>
    let second: Range<Int>
    let values: (first: Double, second: Double)

    init?(_ line: Span<UInt8>, groupsThousands: Bool) {
        let begin = PositionLine.skipBlanks(line, from: 0)
        let end = Self.numberEnd(line, from: begin)
        var next = PositionLine.skipBlanks(line, from: end)
        var hasComma = false
        if next < line.count, line[next] == UInt8(ascii: ",") || line[next] == UInt8(ascii: ";") {
            hasComma = line[next] == UInt8(ascii: ",")
            next = PositionLine.skipBlanks(line, from: next + 1)
        }
        guard next > end else { return nil }
        let last = Self.numberEnd(line, from: next)
        if last < line.count {
            // Between semicolons or tabs a number may have blanks: only the surest separator counts.
            let isMarked = Self.hasMark(line, end..<next)
            let byte = line[last]
            guard
                PositionLine.isMark(byte)
                    || !isMarked && (byte == UInt8(ascii: " ") || hasComma && byte == UInt8(ascii: ",")),
                isMarked || !Self.hasMark(line, last..<line.count)
            else { return nil }
        }
        // A comma may be the decimal mark unless the number before it has a dot.
        guard !hasComma || Self.hasDot(line, begin..<end),
            let one = Self.number(line.extracting(begin..<end), groupsThousands: groupsThousands),
            let other = Self.number(line.extracting(next..<last), groupsThousands: groupsThousands)
        else { return nil }
        first = begin..<end
        second = next..<last
        values = (one, other)
    }

    /// The number of digits with at most one dot between them.
    private static func number(_ token: Span<UInt8>, groupsThousands: Bool) -> Double? {
        if let plain = PlainDecimal(token, groupsThousands: groupsThousands) { return plain.value }
        // Too long to group thousands by its dot: all digits of a double, as programs print them.
        guard (17...40).contains(token.count), token[0] != UInt8(ascii: "."),
            token[token.count - 1] != UInt8(ascii: ".")
        else { return nil }
        return Double(String(decoding: token.indices.map { token[$0] }, as: UTF8.self))
    }

    private static func hasMark(_ line: Span<UInt8>, _ range: Range<Int>) -> Bool {
        for place in range where PositionLine.isMark(line[place]) { return true }
        return false
    }

    /// The end of the digits and dots that begin at a place.
    private static func numberEnd(_ line: Span<UInt8>, from start: Int) -> Int {
        var place = start
        while place < line.count, line[place] &- UInt8(ascii: "0") < 10 || line[place] == UInt8(ascii: ".") {
            place += 1
        }
        return place
    }

    private static func hasDot(_ line: Span<UInt8>, _ range: Range<Int>) -> Bool {
        for place in range where line[place] == UInt8(ascii: ".") { return true }
        return false
    }
}
