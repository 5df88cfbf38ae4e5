package import RegistryRecords

/// How a sheet is laid out: titles, a header of one to four rows, records, and what stands between and below them.
///
/// What a row is follows from the layout and the row itself (``role(of:after:)``), so that a file of any length is
/// read in one pass.
package struct TableLayout: Sendable {
    /// True numbers of the rows of the header, one to four.
    package let headerRows: [Int]
    /// One heading a column; all parts of a heading of several rows.
    package let headings: [ColumnHeading]
    /// The texts above the header.
    package let titles: [TitleFact]
    /// Place in the rows looked at of the first one below the header.
    package let firstPlace: Int
    /// The column that names the records, counted from 0; nil when no heading says so.
    package internal(set) var keyColumn: Int?

    /// The cells of the header's rows, trimmed.
    let headerCells: [[String]]
    let titleTexts: Set<String>
    let merged: MergedCells
    /// The keys are codes: hardly one has a blank in it.
    var keysAreCodes = false
    /// The heading of the keys could be a key by its letters, such as `MA_TRAM_4G`.
    var keyHeadingIsCode = false
    /// The column of running numbers; nil when there is none.
    var numberColumn: Int?
    /// The column of findings in a sheet that we gave back; it says nothing of what a row is. Nil when there is none.
    private(set) var errorColumn: Int?

    /// How many rows at the beginning of a file are looked at.
    package static let sampleLimit = 20_000
    /// Texts above the header beyond this many are not offered.
    package static let titleLimit = 100

    /// Finds the layout.
    ///
    /// - Parameters:
    ///   - rows: The first rows of the file, at most ``sampleLimit`` of them, blank ones among them.
    ///   - mergedRanges: Ranges of the sheet; none for text files.
    ///   - headerRows: True numbers of the header's rows where somebody stated them.
    /// - Returns: Nil when all rows are blank, or when the stated rows are not there.
    /// - Complexity: O(rows) and some milliseconds for the search of the header among the first 60 rows.
    package static func find(
        rows: [RawRow], mergedRanges: [MergedRange] = [], kind: SurveyKind, aliases: HeadingAliases,
        headerRows: ClosedRange<Int>? = nil
    ) -> TableLayout? {
        guard let first = rows.first else { return nil }
        let searchEnd = rows.prefix(HeaderBlock.rowsSearched * 4).last?.number ?? first.number
        let headEnd = max(searchEnd, headerRows?.upperBound ?? 0)
        let merged = MergedCells(mergedRanges, headRows: first.number...max(first.number, headEnd))
        let matcher = HeadingMatcher(aliases: aliases, kind: kind)
        let block =
            if let headerRows {
                HeaderBlock.stated(headerRows, in: rows, merged: merged)
            } else {
                HeaderBlock.find(in: rows, merged: merged, matcher: matcher)
            }
        return block.map { TableLayout($0, rows: rows, merged: merged, matcher: matcher) }
    }

    private init(_ block: HeaderBlock, rows: [RawRow], merged: MergedCells, matcher: HeadingMatcher) {
        headerRows = rows[block.places].map(\.number)
        headings = block.headings
        self.merged = merged
        headerCells = rows[block.places].map { $0.cells.map(CellReader.trimmed) }
        let above = rows[..<block.places.lowerBound].lazy.flatMap { row in
            row.cells.lazy.map(CellReader.trimmed).filter { !$0.isEmpty }.map { TitleFact(row: row.number, text: $0) }
        }
        titles = Array(above.prefix(Self.titleLimit))
        titleTexts = Set(titles.map(\.text))
        firstPlace = block.places.upperBound
        let key = SurveyColumn.key(of: matcher.kind)
        keyColumn = headings.firstIndex { heading in
            if case .match(let match) = matcher.read(heading) { match.column == key } else { false }
        }
        numberColumn = headings.firstIndex { heading in
            ["stt", "tt", "sott", "sothutu", "no"].contains(HeadingAliases.folded(heading.text))
        }
        let errors = HeadingAliases.folded(HeadingAliases.errorHeading)
        errorColumn = headings.firstIndex { HeadingAliases.folded($0.text) == errors }
        learnKeys(from: rows[firstPlace...])
    }

    /// Looks at the keys of some rows: whether they are codes.
    mutating func learnKeys(from rows: ArraySlice<RawRow>) {
        keysAreCodes = false
        guard let keyColumn else { return }
        keyHeadingIsCode = headerCells.contains {
            $0.indices.contains(keyColumn) && Self.isPlainCode($0[keyColumn].utf8Span.span)
        }
        // Groups and totals have little besides their label, so that fuller rows tell more of the keys.
        let headings = Set(headerCells.compactMap { $0.indices.contains(keyColumn) ? $0[keyColumn] : nil })
        let sample = rows.prefix(500).filter { !headings.contains(CellReader.trimmed($0[keyColumn])) }.map { row in
            (row, filled: row.cells.count { !CellReader.isBlank($0) })
        }
        let fullest = min(sample.map(\.filled).max() ?? 0, self.headings.count)
        let keys = sample.filter { $0.filled * 4 > fullest * 3 }.map { CellReader.trimmed($0.0[keyColumn]) }.filter {
            !$0.isEmpty
        }
        let codes = keys.count { key in !key.utf8.contains { $0 <= 0x20 } }
        keysAreCodes = codes * 3 >= keys.count * 2 && codes > 0
    }
}
