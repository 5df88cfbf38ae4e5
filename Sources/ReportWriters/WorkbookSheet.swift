import CXLSXWriter

/// One sheet of a ``WorkbookFile``, written row by row from above; rows and columns are counted from 0 here, as in the
/// library. It belongs to its workbook and must not be used after it.
@safe struct WorkbookSheet {
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let path: String
    private let formats: WorkbookFormats

    init(_ sheet: UnsafeMutablePointer<lxw_worksheet>, of path: String, formats: WorkbookFormats) {
        unsafe self.sheet = sheet
        self.path = path
        self.formats = formats
    }

    /// Writes a text that is fit, see ``WorkbookText``. It is a string whatever it looks like, never a formula; an
    /// empty one gives an empty cell with the look.
    func write(
        _ text: String, row: Int, column: Int, look: CellLook, setting: CellSetting = .line
    ) throws(ReportFileError) {
        let format = unsafe formats.format(look, setting)
        try check(unsafe worksheet_write_string(sheet, UInt32(row), UInt16(column), text, format))
    }

    /// Writes a text that is fit in a format of the workbook.
    func write(
        _ text: String, row: Int, column: Int, _ format: UnsafeMutablePointer<lxw_format>
    ) throws(ReportFileError) {
        try check(unsafe worksheet_write_string(sheet, UInt32(row), UInt16(column), text, format))
    }

    /// Writes a number in a format of the workbook.
    func writeNumber(
        _ number: Double, row: Int, column: Int, _ format: UnsafeMutablePointer<lxw_format>
    ) throws(ReportFileError) {
        try check(unsafe worksheet_write_number(sheet, UInt32(row), UInt16(column), number, format))
    }

    /// Lets cells that hold what a formula gives, such as a text in quotes, wear a format besides.
    func colour(
        rows: ClosedRange<Int>, column: Int, where formula: String, _ format: UnsafeMutablePointer<lxw_format>
    ) throws(ReportFileError) {
        let code = unsafe cxlsxwriter_colour_equal(
            sheet, UInt32(rows.lowerBound), UInt32(rows.upperBound), UInt16(column), formula, format)
        try check(code)
    }

    /// A cell that leads to the first cell of a row of another sheet.
    func writeLink(_ text: String, toRow number: Int, of other: String, row: Int, column: Int) throws(ReportFileError) {
        let target = "internal:'" + other.replacing("'", with: "''") + "'!A\(number)"
        let format = unsafe formats.format(.link, .centred)
        try check(unsafe worksheet_write_url_opt(sheet, UInt32(row), UInt16(column), target, format, text, nil))
    }

    /// Puts a comment on a cell, sized for its text.
    func comment(_ text: String, row: Int, column: Int) throws(ReportFileError) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { $0 + $1.count / 44 + 1 }
        let height = UInt16(clamping: 12 + 19 * min(lines, 24))
        try check(unsafe cxlsxwriter_comment(sheet, UInt32(row), UInt16(column), text, 320, height))
    }

    /// Shows cells as one; the text is that of the first.
    func merge(rows: ClosedRange<Int>, columns: ClosedRange<Int>) throws(ReportFileError) {
        try check(
            unsafe cxlsxwriter_merge(
                sheet, UInt32(rows.lowerBound), UInt16(columns.lowerBound), UInt32(rows.upperBound),
                UInt16(columns.upperBound)))
    }

    /// The height that so many lines need; to be set while the row is the last one written to. Rows of one line are
    /// left to the program that opens the file.
    func setHeight(lines: Int, row: Int) throws(ReportFileError) {
        guard lines > 1 else { return }
        try check(unsafe worksheet_set_row(sheet, UInt32(row), min(409, 3 + 15.75 * Double(lines)), nil))
    }

    /// The height of a row in points, to be set while it is the last one written to.
    func setHeight(points: Double, row: Int) throws(ReportFileError) {
        try check(unsafe worksheet_set_row(sheet, UInt32(row), min(409, points), nil))
    }

    /// Width in characters of the standard font.
    func setWidth(_ width: Double, column: Int) throws(ReportFileError) {
        try check(unsafe worksheet_set_column(sheet, UInt16(column), UInt16(column), width, nil))
    }

    /// Width in characters of the standard font, and the look of cells that nothing was written to.
    func setWidth(_ width: Double, column: Int, look: CellLook) throws(ReportFileError) {
        let format = unsafe formats.format(look, .line)
        try check(unsafe worksheet_set_column(sheet, UInt16(column), UInt16(column), width, format))
    }

    /// Keeps the first so many rows and columns in sight.
    func freeze(rows: Int, columns: Int = 0) {
        unsafe worksheet_freeze_panes(sheet, UInt32(rows), UInt16(columns))
    }

    /// Buttons on a row of headings that choose among the rows below it.
    func filter(rows: ClosedRange<Int>, columns: ClosedRange<Int>) throws(ReportFileError) {
        try check(
            unsafe worksheet_autofilter(
                sheet, UInt32(rows.lowerBound), UInt16(columns.lowerBound), UInt32(rows.upperBound),
                UInt16(columns.upperBound)))
    }

    /// A4 across, all columns on the width of a page, page numbers below, the rows of headings on each page.
    func setUpPrinting(headings: ClosedRange<Int>?) throws(ReportFileError) {
        try setUpPage(
            left: 0.6, right: 0.4, top: 0.6, bottom: 0.6, footer: "&C&\"Times New Roman,Regular\"&11&P/&N")
        if let headings { try repeatRows(headings) }
    }

    /// A4 across, all columns on the width of a page; margins in inches.
    func setUpPage(
        left: Double, right: Double, top: Double, bottom: Double, footer: String
    ) throws(ReportFileError) {
        unsafe worksheet_set_landscape(sheet)
        unsafe worksheet_set_paper(sheet, 9)  // A4
        unsafe worksheet_fit_to_pages(sheet, 1, 0)
        unsafe worksheet_set_margins(sheet, left, right, top, bottom)
        try check(unsafe worksheet_set_footer(sheet, footer))
    }

    /// Prints rows again at the top of each page.
    func repeatRows(_ rows: ClosedRange<Int>) throws(ReportFileError) {
        try check(unsafe worksheet_repeat_rows(sheet, UInt32(rows.lowerBound), UInt32(rows.upperBound)))
    }

    /// No green corners in cells for numbers that are kept as text on purpose.
    func acceptNumbersAsText() throws(ReportFileError) {
        try check(
            unsafe worksheet_ignore_errors(
                sheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), "A1:XFD1048576"))
    }

    /// Bytes of all rows so far, which the finished file must hold; throws where there was no room for them, or where
    /// there is none to pack them: the library copies them once more, and so many comments, without a word when the
    /// disk is full.
    func rowBytes(comments: Int) throws(ReportFileError) -> Int {
        let bytes = unsafe cxlsxwriter_row_bytes(sheet)
        let needed = UInt64(max(0, bytes)) + UInt64(comments) * 4_096 + 1 << 20
        guard bytes >= 0, unsafe cxlsxwriter_free_bytes(sheet) >= needed else { throw .noTemporaryRoom(path: path) }
        return Int(bytes)
    }

    private func check(_ code: lxw_error) throws(ReportFileError) {
        guard code == LXW_NO_ERROR else {
            let reason = unsafe lxw_strerror(code).map { unsafe String(cString: $0) } ?? "\(code.rawValue)"
            throw .unwritable(path: path, reason: reason)
        }
    }
}

/// A name that Excel accepts for a sheet.
enum WorkbookSheetName {
    /// The name with what Excel refuses replaced: at most 31 UTF-16 units, none of `[ ] : * ? / \`, no apostrophe at an
    /// end; the other name when nothing stays, or when it is the name of the taken sheet.
    static func fit(_ name: String?, or other: String, taken: String) -> String {
        var scalars = String.UnicodeScalarView()
        var length = 0
        for scalar in WorkbookText(name ?? "").text.unicodeScalars {
            length += scalar.value > 0xFFFF ? 2 : 1
            guard length <= 31 else { break }
            scalars.append("[]:*?/\\\n\t".unicodeScalars.contains(scalar) ? "_" : scalar)
        }
        var fit = Substring(String(scalars))
        while let first = fit.first, first == "'" || first.isWhitespace { fit.removeFirst() }
        while let last = fit.last, last == "'" || last.isWhitespace { fit.removeLast() }
        // Excel keeps the name History for itself and does not tell capitals apart.
        return fit.isEmpty || ["history", taken.lowercased()].contains(fit.lowercased()) ? other : String(fit)
    }
}
