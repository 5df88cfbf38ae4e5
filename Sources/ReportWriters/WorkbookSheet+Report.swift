import CXLSXWriter
import CoverageEngine
import RegistryRecords

/// What sheets of reports need besides: numbers and days as such, colours by verdict, print set-up of documents.
extension WorkbookSheet {
    /// Writes a value with its type: numbers as numbers, days as days, everything else as text, never as a formula.
    func write(
        _ value: ReportValue, row: Int, column: Int, look: ReportLook, in language: Language, by formats: ReportFormats
    ) throws(ReportFileError) {
        let format = unsafe formats.format(look)
        if case .day(let day) = value {
            // Excel counts days from 30 December 1899 on; the first day of our numbers is 25,569.
            return try unsafe writeNumber(Double(day.number) + 25_569, row: row, column: column, format)
        }
        if let number = value.number {
            return try unsafe writeNumber(number, row: row, column: column, format)
        }
        try unsafe write(WorkbookText(value.shown(in: language)).text, row: row, column: column, format)
    }

    /// Colours the cells of a column by the verdict that they say.
    func colourVerdicts(
        rows: ClosedRange<Int>, column: Int, in language: Language, by formats: ReportFormats
    ) throws(ReportFileError) {
        for verdict in [Verdict.met, .notMet, .notProven] {
            guard let format = unsafe formats.format(verdict) else { continue }
            let words = "\"" + verdict.words.text(in: language) + "\""
            try unsafe colour(rows: rows, column: column, where: words, format)
        }
    }

    /// A4 across with the margins of administrative documents (20, 15, 20 and 30 mm from the top clockwise), all columns on
    /// the width of a page, the head of the table and the number of the page on each.
    func setUpDocument(headings: ClosedRange<Int>?, footer: String) throws(ReportFileError) {
        try setUpPage(left: 30 / 25.4, right: 15 / 25.4, top: 20 / 25.4, bottom: 20 / 25.4, footer: footer)
        if let headings { try repeatRows(headings) }
    }
}
