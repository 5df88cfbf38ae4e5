import RegistryRecords

/// The second sheet of an ``ErrorsWorkbook``: what was examined, how to mend it, the counts by kind, and what concerns
/// the whole file.
struct ErrorsSummary {
    let facts: ErrorsWorkbook.Facts
    let findings: [Finding]
    let unplaced: [Finding]
    let outcome: ErrorsWorkbook.Outcome
    let tableName: String
    let words: FindingWords
    let limits: ErrorsWorkbook.Limits

    /// Columns in characters: severity, code, count, first row, problem, remedy.
    fileprivate static let widths: [Double] = [16, 26, 11, 11, 58, 58]

    /// Writes all of the sheet.
    func write(to sheet: WorkbookSheet) throws(ReportFileError) {
        var page = SummaryPage(sheet)
        for (column, width) in Self.widths.enumerated() { try sheet.setWidth(width, column: column, look: .words) }
        try page.line(title, look: .strongWords)
        for line in about { try page.line(line) }
        try page.line("")
        try page.line(said("Cách sửa và gửi lại", "How to mend it and send it back"), look: .strongWords)
        for (severity, meaning) in meanings { try page.marked(words.severity(severity), severity.look, meaning) }
        for line in instructions { try page.line(line) }
        for line in shortcomings { try page.marked(words.severity(.warning), .warning, line) }
        try page.line("")
        try writeKinds(to: &page)
        try writeWhole(to: &page)
        try sheet.setUpPrinting(headings: nil)
        try sheet.acceptNumbersAsText()
    }

    private func writeKinds(to page: inout SummaryPage) throws(ReportFileError) {
        let kinds = FindingsReport.kinds(of: FindingTally(findings))
        try page.line(said("Số lỗi theo loại", "Counts by kind"), look: .strongWords)
        guard !kinds.isEmpty else { return try page.line(said("Không có lỗi hay cảnh báo nào.", "Nothing is wrong.")) }
        try page.headings([
            said("Mức", "Severity"), said("Mã lỗi", "Code"), said("Số lần", "Count"),
            said("Dòng đầu tiên", "First row"), said("Nội dung (ví dụ đầu tiên)", "Problem (the first)"),
            said("Cách sửa", "What to do"),
        ])
        for kind in kinds {
            let row = kind.first.row.flatMap { $0 <= limits.rows ? $0 : nil }
            try page.cells(
                [
                    words.severity(kind.severity), kind.code, NumberText(words.language).whole(kind.count),
                    kind.first.row.map(String.init) ?? "–", kind.first.problem.text(in: words.language),
                    kind.first.remedy.text(in: words.language),
                ], look: kind.severity.look, link: row.map { (column: 3, row: $0, sheet: tableName) })
        }
    }

    private func writeWhole(to page: inout SummaryPage) throws(ReportFileError) {
        guard !unplaced.isEmpty else { return }
        try page.line("")
        try page.line(said("Những điều chung cho cả tệp", "What concerns the whole file"), look: .strongWords)
        try page.headings([
            said("Mức", "Severity"), said("Cột", "Column"), said("Giá trị", "Value"), said("Dòng", "Row"),
            said("Nội dung", "Problem"), said("Cách sửa", "What to do"),
        ])
        let ordered = FindingSeverity.allCases.reversed().flatMap { severity in
            unplaced.lazy.filter { $0.severity == severity }
        }
        for finding in ordered.prefix(limits.listed) {
            try page.cells(
                [
                    words.severity(finding.severity), finding.column ?? "–", finding.value ?? "–",
                    finding.row.map(String.init) ?? "–", finding.problem.text(in: words.language),
                    finding.remedy.text(in: words.language),
                ], look: finding.severity.look)
        }
        guard unplaced.count > limits.listed else { return }
        let left = NumberText(words.language).whole(unplaced.count - limits.listed)
        try page.line(
            said("Còn \(left) mục chưa liệt kê; xem danh sách lỗi dạng CSV.", "\(left) more: see the findings as CSV."))
    }
}

/// A sheet of text and small tables, filled from above.
private struct SummaryPage {
    private let sheet: WorkbookSheet
    private var row = 0

    init(_ sheet: WorkbookSheet) {
        self.sheet = sheet
    }

    /// A line of text, which runs on over the columns.
    mutating func line(_ text: String, look: CellLook = .words) throws(ReportFileError) {
        try sheet.write(WorkbookText(text).text, row: row, column: 0, look: look)
        row += 1
    }

    /// A coloured word and what it is about.
    mutating func marked(_ word: String, _ look: CellLook, _ text: String) throws(ReportFileError) {
        try sheet.write(word, row: row, column: 0, look: look)
        try sheet.write(text, row: row, column: 1, look: .words)
        row += 1
    }

    mutating func headings(_ texts: [String]) throws(ReportFileError) {
        for (column, text) in texts.enumerated() {
            try sheet.write(text, row: row, column: column, look: .heading, setting: .heading)
        }
        try sheet.setHeight(lines: 2, row: row)
        row += 1
    }

    /// A row of a table, its first cell in colour; one cell may lead to a row of another sheet.
    mutating func cells(
        _ texts: [String], look: CellLook, link: (column: Int, row: Int, sheet: String)? = nil
    ) throws(ReportFileError) {
        var lines = 1
        for (column, text) in texts.enumerated() {
            if let link, link.column == column {
                try sheet.writeLink(text, toRow: link.row, of: link.sheet, row: row, column: column)
                continue
            }
            let fit = WorkbookText(text, limit: 2_000).text
            try sheet.write(
                fit, row: row, column: column, look: column == 0 ? look : .plain,
                setting: [2, 3].contains(column) ? .centred : .wrapped)
            lines = max(lines, ColumnWidths.lines(fit, width: Int(ErrorsSummary.widths[column])))
        }
        try sheet.setHeight(lines: lines, row: row)
        row += 1
    }
}
