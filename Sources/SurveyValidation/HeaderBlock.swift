import RegistryRecords

/// The rows that name the columns, found among the first rows of a sheet.
struct HeaderBlock {
    /// Places of the rows among those looked at.
    let places: Range<Int>
    /// One heading a column.
    let headings: [ColumnHeading]

    /// A header is looked for among this many rows that are not blank.
    static let rowsSearched = 60
    /// Most rows of a header.
    static let heightLimit = 4
    /// Columns beyond this many play no part in finding the header.
    static let columnsSearched = 1000

    private init(_ places: Range<Int>, in rows: [RawRow], merged: MergedCells) {
        self.places = places
        headings = Self.headings(rows[places], merged: merged)
    }

    /// The header of rows that somebody chose; nil when none of them is there.
    static func stated(_ numbers: ClosedRange<Int>, in rows: [RawRow], merged: MergedCells) -> HeaderBlock? {
        guard let first = rows.firstIndex(where: { numbers.contains($0.number) }) else { return nil }
        let end = rows[first...].firstIndex { !numbers.contains($0.number) } ?? rows.count
        return HeaderBlock(first..<min(end, first + heightLimit), in: rows, merged: merged)
    }

    /// The block whose headings say most; the first row that is not blank when none says anything, nil without any row.
    static func find(in rows: [RawRow], merged: MergedCells, matcher: HeadingMatcher) -> HeaderBlock? {
        guard let firstFilled = rows.firstIndex(where: { !$0.isBlank }) else { return nil }
        var best = HeaderBlock(firstFilled..<firstFilled + 1, in: rows, merged: merged)
        var bestWorth = 0
        let searched = rows[firstFilled...].indices.filter { !rows[$0].isBlank }.prefix(rowsSearched)
        let lastSearched = min((searched.last ?? firstFilled) + heightLimit, rows.count)
        // Most rows have no cell that could be a heading, and need no closer look; unless no row has, since «Trạm» over
        // «Mã» is one only together.
        var isTelling = rows[firstFilled..<lastSearched].map { $0.hasHeading(matcher) }
        if !isTelling.contains(true) { isTelling = isTelling.map { _ in true } }
        for start in searched {
            for end in start + 1...min(start + heightLimit, lastSearched) {
                let last = rows[end - 1]
                if last.isBlank || Numbering.isNumbering(last) || end - start > 1 && hasValues(last) { break }
                // A sheet has no row where it is empty: what stands above a gap is a title.
                if last.number - rows[start].number != end - 1 - start { break }
                guard isTelling[start - firstFilled..<end - firstFilled].contains(true) else { continue }
                // Rows of a header begin in the row that they are merged with.
                if merged.isCut(by: rows[start].number...last.number) { continue }
                let block = HeaderBlock(start..<end, in: rows, merged: merged)
                let worth = block.worth(matcher)
                if worth > bestWorth { (best, bestWorth) = (block, worth) }
            }
        }
        return best.withLowerParts(of: rows, merged: merged)
    }

    /// How much the headings say: each column once, what is known and not used for little, the key for most.
    private func worth(_ matcher: HeadingMatcher) -> Int {
        var worthOf: [SurveyColumn: Int] = [:]
        var others = 0
        for heading in headings.prefix(Self.columnsSearched) {
            switch matcher.read(heading) {
            case .match(let match) where match.column == .ignored: others += 1
            case .match(let match):
                let certainty = match.confidence <= .convention ? 30 : 20
                let worth = certainty + (match.column == .key(of: matcher.kind) ? 40 : 0)
                worthOf[match.column] = max(worth, worthOf[match.column] ?? 0)
            case .ambiguous: others += 30
            case .refused: others += 1
            case .unknown: break
            }
        }
        return worthOf.values.reduce(others, +)
    }

    /// With the rows below that can only be lower parts of headings: texts under blanks of a group's heading.
    private func withLowerParts(of rows: [RawRow], merged: MergedCells) -> HeaderBlock {
        var end = places.upperBound
        while end < rows.count, end - places.lowerBound < Self.heightLimit {
            let (above, row) = (rows[end - 1], rows[end])
            if row.isBlank || Numbering.isNumbering(row) || Self.hasValues(row) { break }
            if row.number != above.number + 1 { break }
            let filled = row.cells.indices.filter { !CellReader.isBlank(row.cells[$0]) }
            guard let first = filled.first, filled.count >= 2,
                !CellReader.isBlank(above[first]) || end - places.lowerBound > 1
            else { break }
            // Each text stands under a group: under its heading, or under the blank cells to the right of it.
            let isUnderGroups = filled.allSatisfy { column in
                CellReader.isBlank(above[column])
                    ? above.cells.prefix(column).contains { !CellReader.isBlank($0) }
                    : CellReader.isBlank(above[column + 1]) && filled.contains(column + 1)
            }
            // Somewhere a heading of the row above reaches down to this one.
            let isTall = above.cells.indices.contains { !CellReader.isBlank(above.cells[$0]) && !filled.contains($0) }
            guard isUnderGroups, isTall, filled.contains(where: { CellReader.isBlank(above[$0]) }) else { break }
            end += 1
        }
        return end == places.upperBound ? self : HeaderBlock(places.lowerBound..<end, in: rows, merged: merged)
    }

    /// Whether a row has numbers other than years, or days: headers have none.
    private static func hasValues(_ row: RawRow) -> Bool {
        row.cells.prefix(columnsSearched).contains { cell in
            guard let first = CellReader.trimmed(cell).utf8.first, (0x30...0x39).contains(first) || first == 0x2D else {
                return false
            }
            let text = CellReader.trimmed(cell)
            if case .yearOnly = DayText.reading(text) { return false }
            return WrittenNumber(text) != .notANumber || DayText.day(text) != nil
        }
    }

    // MARK: Flattening

    private static func headings(_ rows: ArraySlice<RawRow>, merged: MergedCells) -> [ColumnHeading] {
        guard let first = rows.first, let last = rows.last else { return [] }
        let width = rows.map(\.cellCount).max() ?? 0
        let knowsMerging = merged.hasWide(in: first.number...last.number)
        return (0..<width).map { column in
            var parts: [String] = []
            var lastRange: MergedRange?
            for place in rows.indices {
                let row = rows[place]
                if let range = merged.range(row: row.number, column: column) {
                    if range == lastRange { continue }
                    lastRange = range
                    let top = rows.first { $0.number == range.rows.lowerBound }
                    parts.append(top?[range.columns.lowerBound] ?? "")
                } else if !CellReader.isBlank(row[column]) || knowsMerging {
                    parts.append(row[column])
                } else {
                    parts.append(inherited(column: column, place: place, rows: rows))
                }
            }
            return ColumnHeading(parts)
        }
    }

    /// The heading of the group that a blank cell belongs to, where nothing says what is merged: the next text to the
    /// left, when both columns have a heading below.
    private static func inherited(column: Int, place: Int, rows: ArraySlice<RawRow>) -> String {
        func isNamedBelow(_ column: Int) -> Bool {
            rows[(place + 1)...].contains { !CellReader.isBlank($0[column]) }
        }
        guard isNamedBelow(column),
            let group = (0..<column).reversed().first(where: { !CellReader.isBlank(rows[place][$0]) }),
            isNamedBelow(group)
        else { return "" }
        return rows[place][group]
    }
}

extension RawRow {
    /// Whether any cell could be a heading by itself.
    fileprivate func hasHeading(_ matcher: HeadingMatcher) -> Bool {
        cells.prefix(HeaderBlock.columnsSearched).contains { cell in
            if CellReader.isBlank(cell) { return false }
            if case .unknown = matcher.read(ColumnHeading([cell])) { return false }
            return true
        }
    }
}

/// Rows that number the columns.
enum Numbering {
    /// Whether the cells that are not blank count up from 1, after letters perhaps: `(1) (2) (3)`, `A B 1 2=3+4`.
    static func isNumbering(_ row: RawRow) -> Bool {
        var next = 1
        var letters = 0
        var count = 0
        var hasBrackets = false
        for cell in row.cells {
            let text = CellReader.trimmed(cell)
            guard let first = text.utf8.first else { continue }
            let isBracketed = first == UInt8(ascii: "(") || first == UInt8(ascii: "[")
            hasBrackets = hasBrackets || isBracketed
            let body = text.utf8.drop { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "[") }
            guard let start = body.first, text.utf8.count <= 40 else { return false }
            if next == 1, body.count - (isBracketed ? 1 : 0) == 1, start == 0x41 + UInt8(truncatingIfNeeded: letters) {
                letters += 1
                count += 1
                continue
            }
            let digits = body.prefix { (0x30...0x39).contains($0) }
            guard digits.count <= 3, let number = Int(String(Substring(digits))), number == next,
                isFormula(body.dropFirst(digits.count))
            else { return false }
            next += 1
            count += 1
        }
        return next > 2 && (count >= 3 || hasBrackets && count == 2)
    }

    /// Nothing, a closing bracket, or how a column is computed from others: `=3+4`, `)=(3)x(4)`.
    private static func isFormula(_ rest: Substring.UTF8View) -> Bool {
        rest.allSatisfy { byte in
            (0x30...0x39).contains(byte) || "()[]=+-*/x:% .".utf8.contains(byte)
        } && (rest.isEmpty || ")]=:".utf8.contains(rest.first ?? 0) || rest.contains(UInt8(ascii: "=")))
    }
}
