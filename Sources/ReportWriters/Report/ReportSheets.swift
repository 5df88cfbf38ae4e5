import CoverageEngine
import RegistryRecords

/// The sheets of a report, in their order.
struct ReportSheets {
    let report: ProvinceReport
    let seal: ReportSeal

    init(_ report: ProvinceReport, seal: ReportSeal) {
        self.report = report
        self.seal = seal
    }

    var language: Language { report.recipe.language }

    /// The title of the document.
    var title: String {
        said("Báo cáo hiện trạng hạ tầng viễn thông, bưu chính", "Report on telecom and postal infrastructure")
            + " – " + area + ", " + report.recipe.day.text(in: language)
    }

    /// What stands below every page: by the beginning of the seal a printed page is told to belong to a file.
    var footer: String {
        let font = "&\"Times New Roman,Regular\""
        return "&L\(font)&9" + said("Niêm phong ", "Seal ") + seal.digest.prefix(16) + "…&R\(font)&11"
            + said("Trang", "Page") + " &P/&N"
    }

    /// All sheets.
    var all: [ReportSheet] {
        [
            summary, communes,
            list(said("Còn thiếu", "Missing"), report.missingTable),
            list(said("Vùng trắng, lõm sóng", "Dead zones"), report.deadZonesTable),
            list(said("Chỉnh trang cáp", "Cables"), report.cablesTable),
            list(said("Phát hiện", "Findings"), report.findingsTable),
            list(said("Nguồn số liệu", "Sources"), report.surveysTable), methods, data,
        ]
    }

    /// The province, or how many.
    var area: String {
        if let only = report.onlyProvince { return report.provinceNames[only] ?? only }
        return said("các tỉnh, thành phố", "several provinces")
    }

    func said(_ vi: String, _ en: String) -> String { language == .vietnamese ? vi : en }

    /// A sheet with a title and one table.
    private func list(_ name: String, _ table: ReportTable) -> ReportSheet {
        var sheet = ReportSheet(name: name, language: language)
        sheet.widths = [6] + table.columns.map(\.width)
        let last = table.columns.count
        sheet.put(.text(table.title.text(in: language).uppercased()), .title, row: 0, columns: 0...last)
        sheet.setHeight(lines: 1, row: 0, points: 20)
        sheet.put(.text(scopeLine), .subtitle, row: 1, columns: 0...last)
        if let note = table.note {
            sheet.put(.words(note), .note, row: 2, columns: 0...last)
            sheet.setHeight(lines: 1, row: 2)
        }
        sheet.put(table)
        return sheet
    }

    /// Such as «Tỉnh An Giang, số liệu tính đến ngày 23/11/2026».
    var scopeLine: String {
        area + said(", số liệu tính đến ngày ", ", figures of ") + report.recipe.day.text(in: language)
    }

    /// The sheet for programs: canonical keys above, nothing else.
    private var data: ReportSheet {
        let table = report.dataTable
        var sheet = ReportSheet(name: said("Dữ liệu", "Data"), language: language)
        sheet.widths = table.columns.map(\.width)
        for (column, heading) in table.columns.enumerated() {
            sheet.put(.init(value: .text(heading.key), look: .dataHeading), row: 0, column: column)
        }
        for (index, row) in table.rows.enumerated() {
            for (column, value) in row.enumerated() {
                sheet.put(
                    .init(
                        value: value, look: value.number == nil ? .dataText : .dataNumber,
                        rowName: row.count > 1 ? row[1].shown(in: language) : nil,
                        columnName: table.columns[column].key), row: index + 1, column: column)
            }
        }
        (sheet.frozenRows, sheet.frozenColumns) = (1, 2)
        sheet.repeated = 0...0
        if !table.rows.isEmpty {
            sheet.filter = .init(rows: 0...table.rows.count, columns: 0...table.columns.count - 1)
        }
        return sheet
    }
}
