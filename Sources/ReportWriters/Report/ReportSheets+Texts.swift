import CoverageEngine
import RegistryRecords

extension ReportSheets {
    /// What the report is of, how the targets stand, and what is not proven and why.
    var summary: ReportSheet {
        let table = report.targetsTable
        var sheet = ReportSheet(name: said("Tổng hợp", "Summary"), language: language)
        sheet.widths = [6] + table.columns.map(\.width)
        let last = table.columns.count
        sheet.put(
            .text(
                said(
                    "TỔNG HỢP HIỆN TRẠNG HẠ TẦNG VIỄN THÔNG, BƯU CHÍNH", "TELECOM AND POSTAL INFRASTRUCTURE: SUMMARY")),
            .title, row: 0, columns: 0...last)
        sheet.setHeight(lines: 1, row: 0, points: 22)
        sheet.put(.text(scopeLine), .subtitle, row: 1, columns: 0...last)
        for (term, text) in facts {
            let row = sheet.nextRow
            sheet.put(.text(term + ": " + text), .words, row: row, columns: 0...last)
            sheet.setHeight(lines: 1, row: row)
        }
        section("1. " + table.title.text(in: language), on: &sheet, last: last)
        sheet.put(table, freezesHead: false)
        let questions = report.openQuestionsTable
        section("2. " + questions.title.text(in: language), on: &sheet, last: last)
        putQuestions(questions, on: &sheet, last: last)
        return sheet
    }

    /// Term and text of what the report is of.
    private var facts: [(String, String)] {
        let style = ReportStyle(language: language)
        let number = NumberText(language)
        let (recipe, table) = (report.recipe, report.table)
        let official = table.communes.count { $0.boundaryQuality == .official }
        var facts = [
            (
                said("Phạm vi", "Scope"),
                area + ": " + number.whole(table.communes.count) + said(" xã, phường, đặc khu", " communes")
            ), (said("Thời kỳ của các xã", "Era of the communes"), table.heading.eraText(style)),
            (said("Ngày của số liệu", "Day of the figures"), recipe.day.text(in: language)),
        ]
        if let known = recipe.known {
            facts.append(
                (
                    said("Dữ liệu có đến hết ngày", "As known at the end of"), known.text(in: language)
                ))
        }
        let newest = report.surveys.compactMap(\.description.surveyed).max()
        facts += [
            (
                said("Nguồn số liệu", "Sources"),
                number.whole(report.surveys.count) + said(" đợt khảo sát", " surveys")
                    + (newest.map { said(", mới nhất ngày ", ", the newest of ") + $0.text(in: language) } ?? "")
            ),
            (
                said("Cơ sở dữ liệu", "Registry"),
                recipe.registry + said(", phiên bản ", ", version ") + number.whole(recipe.version)
            ),
            (
                said("Ranh giới", "Boundaries"),
                ReportHeading.boundaryLine(table.boundaryQuality, style)
                    + (table.boundaryQuality == "mixed"
                        ? said(" Chính thức: ", " Official: ") + "\(official)/\(table.communes.count)." : "")
            ),
        ]
        return facts
    }

    private func section(_ title: String, on sheet: inout ReportSheet, last: Int) {
        let row = sheet.nextRow + 1
        sheet.put(.text(title), .section, row: row, columns: 0...last)
        sheet.setHeight(lines: 1, row: row, points: 18)
    }

    /// A table whose columns are wider than those of the sheet: each takes several.
    private func putQuestions(_ table: ReportTable, on sheet: inout ReportSheet, last: Int) {
        let spans = [0...0, 1...1, 2...2, 3...8, 9...last]
        func put(_ values: [ReportValue], look: (ReportValue) -> ReportLook) {
            let row = sheet.nextRow
            for (value, columns) in zip(values, spans) { sheet.put(value, look(value), row: row, columns: columns) }
            let lines = zip(values, spans).map { value, columns in
                ReportSheet.lines(
                    value.shown(in: language), width: columns.reduce(0) { $0 + sheet.widths[$1] })
            }
            sheet.setHeight(lines: lines.max() ?? 1, row: row)
        }
        put([.text(said("TT", "No."))] + table.columns.map { .words($0.heading) }) { _ in .heading }
        for (index, row) in table.rows.enumerated() { put([.integer(index + 1)] + row) { ReportLook(of: $0) } }
        if table.rows.isEmpty {
            sheet.put(.text(said("Không có.", "None.")), .text, row: sheet.nextRow, columns: 0...last)
        }
    }

    /// How figures are found, by which targets, and how the report is verified.
    var methods: ReportSheet {
        var sheet = ReportSheet(name: said("Phương pháp", "Methods"), language: language)
        sheet.widths = [34, 118]
        func put(_ term: String, _ text: String, look: ReportLook = .words) {
            let row = sheet.nextRow
            sheet.put(.init(value: .text(term), look: .term), row: row, column: 0)
            sheet.put(.init(value: .text(text), look: look, rowName: term), row: row, column: 1)
            sheet.fitHeight(row: row)
        }
        sheet.put(
            .text(said("PHƯƠNG PHÁP TÍNH VÀ CÁCH KIỂM CHỨNG", "METHODS AND HOW TO VERIFY")), .title, row: 0,
            columns: 0...1)
        sheet.setHeight(lines: 1, row: 0, points: 22)
        for (term, text) in ReportMethods(report).lines { put(term.text(in: language), text.text(in: language)) }
        put(said("Bộ chỉ tiêu (SHA-256)", "Targets (SHA-256)"), report.recipe.targetsDigest)
        put(said("Các bảng khác (SHA-256)", "Other dated tables (SHA-256)"), report.recipe.tablesDigest)
        put(said("Ranh giới (SHA-256)", "Boundaries (SHA-256)"), report.recipe.boundariesDigest)
        put(said("Chương trình", "Program"), "HaTang " + report.recipe.program)
        put(
            said("Cách kiểm chứng", "How to verify"),
            said(
                "Chạy: hatang verify TỆP-NÀY.xlsx CƠ-SỞ-DỮ-LIỆU.gpkg. Chương trình tính lại báo cáo theo đúng phiên bản "
                    + "\(report.recipe.version) của cơ sở dữ liệu và nêu từng ô bị sửa. Ô để trống cho số, ngày và chữ ký không bị so.",
                "Run: hatang verify THIS-FILE.xlsx REGISTRY.gpkg. The program computes the report again as of version "
                    + "\(report.recipe.version) of the registry and names every changed cell. Cells for number, day and "
                    + "signatures are not compared."))
        put(said("Niêm phong (SHA-256)", "Seal (SHA-256)"), seal.digest)
        put(said("Chuỗi kiểm chứng", "Line for verification"), seal.text, look: .seal)
        return sheet
    }
}
