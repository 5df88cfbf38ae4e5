import CoverageEngine
public import RegistryRecords

/// The report as an Excel file: summary, table of communes in the manner of an administrative document, lists, findings,
/// sources, methods with the seal, and a sheet for programs.
///
/// Every cell has its type: codes are text, days days, shares percentages that are never rounded up. Text that looks like
/// a formula stays text; there is no formula in the file. The time of writing is only in the file's properties.
public enum ReportWorkbook {
    /// Writes the file. It is made beside its place and renamed, so that a failure leaves what was there before.
    ///
    /// - Complexity: O(cells); for a province a part of a second.
    public static func write(_ report: ProvinceReport, to path: String) throws(ReportFileError) {
        var book = try WorkbookFile(path)
        let formats = try book.reportFormats()
        let seal = ReportSeal(report)
        let sheets = ReportSheets(report, seal: seal)
        book.describe(title: sheets.title)
        var bytes: [Int] = []
        for plan in sheets.all {
            let sheet = try book.addSheet(plan.name)
            try write(plan, to: sheet, by: formats, footer: sheets.footer)
            bytes.append(try sheet.rowBytes(comments: 0))
        }
        try book.finish(holding: bytes)
    }

    /// All cells that ``write(_:to:)`` puts into the file, those that people fill in among them.
    public static func cells(of report: ProvinceReport) -> [ReportCell] {
        ReportSheets(report, seal: ReportSeal(report)).all.flatMap(\.cells)
    }

    /// The name of the sheet with the table of communes.
    public static func communesSheet(_ language: Language) -> String {
        language == .vietnamese ? "Theo xã" : "By commune"
    }

    private static func write(
        _ plan: ReportSheet, to sheet: WorkbookSheet, by formats: ReportFormats, footer: String
    ) throws(ReportFileError) {
        for (column, width) in plan.widths.enumerated() { try sheet.setWidth(width, column: column) }
        // Before the rows: the library refuses one that ends above the last row written.
        if let filter = plan.filter { try sheet.filter(rows: filter.rows, columns: filter.columns) }
        for (row, cells) in plan.rows.enumerated() {
            for (column, cell) in cells.sorted(by: { $0.key < $1.key }) {
                try sheet.write(
                    cell.value, row: row, column: column, look: cell.look, in: plan.language, by: formats)
            }
            if let height = plan.heights[row] { try sheet.setHeight(points: height, row: row) }
        }
        for merge in plan.merges { try sheet.merge(rows: merge.rows, columns: merge.columns) }
        for (rows, column) in plan.verdicts {
            try sheet.colourVerdicts(rows: rows, column: column, in: plan.language, by: formats)
        }
        if plan.frozenRows > 0 { sheet.freeze(rows: plan.frozenRows, columns: plan.frozenColumns) }
        try sheet.setUpDocument(headings: plan.repeated, footer: footer)
        try sheet.acceptNumbersAsText()
    }
}
