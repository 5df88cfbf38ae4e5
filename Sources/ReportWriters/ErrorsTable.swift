import RegistryRecords

/// Writes the first sheet of an ``ErrorsWorkbook``: the sender's table, row by row.
struct ErrorsTable {
    /// Width of the column of errors in characters.
    static let errorsWidth = 60

    private(set) var outcome = ErrorsWorkbook.Outcome()
    private(set) var marks: FindingMarks

    let sheet: WorkbookSheet
    let words: FindingWords
    let header: ClosedRange<Int>
    let columnCount: Int
    /// Where the column of errors stands, counted from 0.
    private(set) var errorsColumn: Int
    private let path: String
    private let limits: ErrorsWorkbook.Limits
    private let given: [MergedRange]
    private let findings: [Finding]
    /// Whether the sender's sheet has the column of errors from an earlier round.
    private var isReturned = false
    private var merged = MergedCells([], columnCount: 0, rowLimit: 0)
    private(set) var widths: ColumnWidths
    private(set) var lastNumber = 0
    private(set) var comments: CommentBudget
    private var bytes = 0
    /// How many lines the row being written needs.
    private var lines = 1

    init(
        _ target: WorkbookSheet, of sheet: ErrorsWorkbook.Sheet, findings: [Finding], words: FindingWords,
        path: String, limits: ErrorsWorkbook.Limits
    ) {
        self.sheet = target
        self.words = words
        self.path = path
        self.limits = limits
        self.findings = findings
        header = max(1, sheet.headerRows.lowerBound)...max(1, sheet.headerRows.upperBound)
        columnCount = max(0, sheet.columnCount)
        given = sheet.mergedRanges
        errorsColumn = columnCount
        marks = FindingMarks([], headings: HeadingPlaces([]), merged: merged, headerRow: 1)
        widths = ColumnWidths(columnCount: columnCount)
        comments = CommentBudget(findings, limit: limits.comments)
    }

    /// Writes all of the sheet.
    mutating func write(_ nextRow: () throws(ReportFileError) -> RawRow?) throws(ReportFileError) {
        // The rows down to the headings are needed together, since a finding may name a column by its heading only.
        var leading: [RawRow] = []
        var following = try nextRow()
        while let row = following, row.number <= header.upperBound {
            leading.append(row)
            following = try nextRow()
        }
        if !leading.contains(where: { $0.number == header.lowerBound }) {
            let place = leading.firstIndex { $0.number > header.lowerBound } ?? leading.endIndex
            leading.insert(RawRow(number: header.lowerBound, cells: []), at: place)
        }
        try begin(leading)
        for row in leading { try write(row) }
        while let row = following {
            try write(row)
            following = try nextRow()
        }
        marks.finish()
        try layOut()
    }

    private mutating func begin(_ leading: [RawRow]) throws(ReportFileError) {
        let header = header
        let headings = HeadingPlaces(leading.filter { header.contains($0.number) })
        if let column = headings.column(key: VietnameseFold.key(ErrorsWorkbook.heading)), column < columnCount {
            errorsColumn = column
            isReturned = true
        }
        // The last column of Excel is ours, so that a range of ours never meets one of the sender's.
        merged = MergedCells(given, columnCount: columnCount, rowLimit: limits.rows)
        outcome.mergedRangesLeftOut = merged.leftOut
        marks = FindingMarks(findings, headings: headings, merged: merged, headerRow: header.upperBound)
        for range in merged.ranges {
            try sheet.merge(rows: range.rows.lowerBound - 1...range.rows.upperBound - 1, columns: range.columns)
        }
        if header.count > 1, !isReturned {
            try sheet.merge(
                rows: header.lowerBound - 1...header.upperBound - 1, columns: errorsColumn...errorsColumn)
        }
    }

    private mutating func write(_ row: RawRow) throws(ReportFileError) {
        guard row.number > lastNumber else { throw .rowsOutOfOrder(row: row.number) }
        guard row.number <= limits.rows else {
            outcome.rowsLeftOut += 1
            return
        }
        lastNumber = row.number
        outcome.rows += 1
        let wrong = marks.take(row: row.number)
        let look: CellLook =
            row.number < header.lowerBound ? .title : header.contains(row.number) ? .heading : .plain
        let isRuled = look == .heading || (look == .plain && !row.isBlank)
        let width = max(
            isRuled ? columnCount : 0, row.cells.count, wrong.cells.reduce(0) { max($0, $1.column + 1) })
        guard width < ErrorsWorkbook.columnLimit else {
            throw .tooManyColumns(count: width, limit: ErrorsWorkbook.columnLimit)
        }
        var cut: [String] = []
        lines = 1
        for column in 0..<width where !(isReturned && column == errorsColumn) {
            let mark = wrong.cells.isEmpty ? nil : wrong.cells.first { $0.column == column }
            let text = row[column]
            guard !text.isEmpty || mark != nil || (isRuled && column < columnCount) else { continue }
            if try write(text, row: row.number, column: column, look: look, mark: mark) {
                cut.append(marks.heading(column) ?? String(column + 1))
            }
        }
        try writeErrors(wrong, cut: cut, row: row.number, isRuled: isRuled)
        try sheet.setHeight(lines: lines, row: row.number - 1)
    }

    /// Writes a cell of the sender's; true when its end had to be cut off.
    private mutating func write(
        _ text: String, row: Int, column: Int, look: CellLook, mark: FindingMarks.Cell?
    ) throws(ReportFileError) -> Bool {
        let place = column < errorsColumn || isReturned ? column : column + 1
        let fit = WorkbookText(text)
        bytes += fit.text.utf8.count + 60
        guard bytes <= limits.bytes else { throw .tooMuchText(path: path) }
        let isHeading = look == .heading || (look == .title && merged.range(row: row, column: column) != nil)
        try sheet.write(
            fit.text, row: row - 1, column: place, look: mark?.severity.look ?? look,
            setting: isHeading ? .heading : fit.hasLineBreak ? .wrapped : .line)
        if look != .title { widths.learn(fit.text, column: column, isHeading: look == .heading) }
        if look == .heading {
            let shared = merged.range(row: row, column: column).map { (rows: $0.rows.count, columns: $0.columns.count) }
            let needed = ColumnWidths.headingLines(fit.text, columns: shared?.columns ?? 1)
            lines = max(lines, (needed + (shared?.rows ?? 1) - 1) / (shared?.rows ?? 1))
        } else if fit.hasLineBreak {
            lines = max(lines, fit.text.utf8.count { $0 == UInt8(ascii: "\n") } + 1)
        }
        if fit.isCut { outcome.cellsCut += 1 }
        if fit.isReplaced { outcome.cellsReplaced += 1 }
        if let mark {
            if comments.allows(mark.severity) {
                let told = WorkbookText(words.comment(mark.findings), limit: 2_000).text
                try sheet.comment(told, row: row - 1, column: place)
            } else {
                outcome.commentsLeftOut += 1
            }
        }
        return fit.isCut
    }

    /// Writes the last cell of a row: what is wrong with it.
    private mutating func writeErrors(
        _ wrong: FindingMarks.Row, cut: [String], row: Int, isRuled: Bool
    ) throws(ReportFileError) {
        guard row != header.lowerBound else {
            try sheet.write(
                ErrorsWorkbook.heading, row: row - 1, column: errorsColumn, look: .heading, setting: .heading)
            return try sheet.comment(words.aboutColumn, row: row - 1, column: errorsColumn)
        }
        guard !header.contains(row) else {
            return try sheet.write("", row: row - 1, column: errorsColumn, look: .heading)
        }
        let severity = wrong.findings.map(\.severity).max() ?? (cut.isEmpty ? nil : .warning)
        guard isRuled || severity != nil else { return }
        let text = WorkbookText(words.row(wrong.findings, more: cut.map(words.cut))).text
        bytes += text.utf8.count + 60
        try sheet.write(text, row: row - 1, column: errorsColumn, look: severity?.look ?? .plain, setting: .wrapped)
        lines = max(lines, ColumnWidths.lines(text, width: Self.errorsWidth))
    }
}
