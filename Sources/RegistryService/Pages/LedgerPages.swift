import HaTangKit
import RegistryRecords
import ReportWriters

/// The pages of the ledgers and of what is missing: a form that chooses, the figures of what was chosen, and the table.
struct LedgerPages {
    let context: PageContext
    let report: ProvinceReport
    let change: RegistryChange

    static let deadZoneParameters = ["status", "older", "overdue"]
    static let cableParameters = ["year", "enterprise", "overdue"]

    private var number: NumberText { NumberText(context.language) }

    // MARK: Postal points missing

    var missing: ServiceResponse {
        let table = report.missingTable
        let codes = table.rows.map { $0[0].shown(in: context.language) }
        return page(
            context.words("Xã thiếu điểm bưu chính", "Communes without a postal point"), form: nil,
            summary: context.words(
                "\(number.whole(table.rows.count)) trên \(number.whole(report.missing.of)) xã, phường, đặc khu chưa có điểm "
                    + "bưu chính đủ căn cứ là có người phục vụ và Internet.",
                "\(number.whole(table.rows.count)) of \(number.whole(report.missing.of)) communes have no proven staffed "
                    + "postal point with Internet."),
            table: table
        ) { row, key in key == "name" ? context.link(["communes", codes[row]]) : nil }
    }

    // MARK: Dead zones

    func deadZones() throws(ServiceProblem) -> ServiceResponse {
        var chosen = report
        let status = try choice("status", among: DeadZoneStatus.allCases.map { ($0.rawValue, $0) })
        let older = try wholeNumber("older", 0...36_500)
        let isOverdue = try flag("overdue")
        chosen.deadZones.entries = report.deadZones.entries.filter { entry in
            (status == nil || entry.progress.status == status)
                && (older.map { days in entry.state == .open && (entry.ageDays ?? -1) >= days } ?? true)
                && (!isOverdue || entry.overdueDays > 0)
        }
        let entries = chosen.deadZones.entries
        let form = form([
            select(
                "status", context.words("Trạng thái", "Status"),
                DeadZoneStatus.allCases.map { ($0.rawValue, $0.words.text(in: context.language)) },
                chosen: status?.rawValue),
            Markup(
                "label", [:],
                [
                    .text(context.words("Còn mở từ (ngày) trở lên", "Open for at least (days)")),
                    Markup(
                        "input",
                        [
                            "type": "number", "name": "older", "min": "0", "max": "36500", "inputmode": "numeric",
                            "value": older.map { .text(String($0)) },
                        ]),
                ]), check("overdue", context.words("Chỉ phản ánh quá hạn", "Overdue only"), isOverdue),
        ])
        return page(
            context.words("Vùng trắng, lõm sóng", "Dead zones"), form: form,
            summary: context.words(
                "\(number.whole(entries.count)) phản ánh; còn mở \(number.whole(chosen.deadZones.open.count)), quá hạn "
                    + "\(number.whole(chosen.deadZones.overdue.count)), đã xử lý trong năm "
                    + "\(number.whole(chosen.deadZones.resolvedInPeriod.count)).",
                "\(number.whole(entries.count)) reports; open \(number.whole(chosen.deadZones.open.count)), overdue "
                    + "\(number.whole(chosen.deadZones.overdue.count)), resolved this year "
                    + "\(number.whole(chosen.deadZones.resolvedInPeriod.count))."),
            table: chosen.deadZonesTable
        ) { row, key in
            switch key {
            case "code": context.link(["records", entries[row].record.uuid])
            case "commune_name": entries[row].commune.map { context.link(["communes", $0.code]) }
            default: nil
            }
        }
    }

    // MARK: Cables

    func cables() throws(ServiceProblem) -> ServiceResponse {
        var chosen = report
        let years = Set(report.cables.entries.compactMap { $0.record[.plannedYear]?.integer }).sorted()
        let enterprises = Set(report.cables.entries.compactMap { $0.record[.enterprise]?.text }).sorted()
        let year = try wholeNumber("year", 1900...2200)
        let enterprise = context.request["enterprise"].flatMap { $0.isEmpty ? nil : $0 }
        let isOverdue = try flag("overdue")
        chosen.cables.entries = report.cables.entries.filter { entry in
            (year == nil || entry.record[.plannedYear]?.integer == year)
                && (enterprise == nil || entry.record[.enterprise]?.text == enterprise)
                && (!isOverdue || entry.isOverdue)
        }
        let entries = chosen.cables.entries
        let form = form([
            select(
                "year", context.words("Năm kế hoạch", "Planned year"), years.map { (String($0), String($0)) },
                chosen: year.map(String.init)),
            select(
                "enterprise", context.words("Doanh nghiệp", "Enterprise"), enterprises.map { ($0, $0) },
                chosen: enterprise),
            check("overdue", context.words("Chỉ tuyến quá hạn", "Overdue only"), isOverdue),
        ])
        let total = chosen.cables.total.kilometres
        func kilometres(_ value: Double) -> String { number.decimal(value, places: 1) + " km" }
        return page(
            context.words("Chỉnh trang, bó gọn cáp viễn thông", "Cable clean-ups"), form: form,
            summary: context.words(
                "\(number.whole(entries.count)) tuyến; kế hoạch \(kilometres(total.plannedKilometres)), hoàn thành "
                    + "\(kilometres(total.doneKilometres)), nghiệm thu \(kilometres(total.verifiedKilometres)), quá hạn "
                    + "\(kilometres(total.overdueKilometres)).",
                "\(number.whole(entries.count)) routes; planned \(kilometres(total.plannedKilometres)), done "
                    + "\(kilometres(total.doneKilometres)), verified \(kilometres(total.verifiedKilometres)), overdue "
                    + "\(kilometres(total.overdueKilometres))."),
            table: chosen.cablesTable
        ) { row, key in key == "code" ? context.link(["records", entries[row].record.uuid]) : nil }
    }

    // MARK: Parts

    private func page(
        _ title: String, form: Markup?, summary: String, table: ReportTable,
        link: @escaping @Sendable (Int, String) -> WebLink?
    ) -> ServiceResponse {
        var markup = ReportTableMarkup(
            table: table, language: context.language,
            searched: Set(table.columns.map(\.key)).subtracting(["explanation", "remedy", "source"]))
        markup.link = link
        return PageFrame(context: context, title: title, change: change, isWide: true).response([
            form ?? .nothing,
            Markup(
                "section", ["id": "danh-sach"],
                [
                    Markup("p", ["data-live": "tong-hop"], text: summary),
                    table.rows.isEmpty ? .nothing : markup.tools(verdicts: table.name == .missing), markup.markup,
                ]),
        ])
    }

    private func form(_ fields: [Markup]) -> Markup {
        Markup(
            "form", ["method": "get", "class": "ask"],
            context.hiddenFields() + fields
                + [Markup("button", ["type": "submit"], text: context.words("Lọc", "Filter"))])
    }

    private func select(_ name: String, _ title: String, _ options: [(String, String)], chosen: String?) -> Markup {
        Markup(
            "label", [:],
            [
                .text(title),
                Markup(
                    "select", ["name": .text(name)],
                    [Markup("option", ["value": ""], text: context.words("tất cả", "all"))]
                        + options.map { value, words in
                            Markup(
                                "option", ["value": .text(value), "selected": value == chosen ? .present : nil],
                                text: words)
                        }),
            ])
    }

    private func check(_ name: String, _ title: String, _ isOn: Bool) -> Markup {
        Markup(
            "label", ["class": "choice"],
            [
                Markup(
                    "input",
                    ["type": "checkbox", "name": .text(name), "value": "1", "checked": isOn ? .present : nil]),
                .text(title),
            ])
    }

    // MARK: Parameters

    private func stated(_ name: String) -> String? {
        context.request[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    private func choice<Value>(_ name: String, among known: [(String, Value)]) throws(ServiceProblem) -> Value? {
        guard let text = stated(name) else { return nil }
        guard let value = known.first(where: { $0.0 == text })?.1 else {
            let words = known.map(\.0).joined(separator: ", ")
            throw .invalid(name, vi: "chỉ có \(words).", en: "there are \(words).")
        }
        return value
    }

    private func wholeNumber(_ name: String, _ range: ClosedRange<Int>) throws(ServiceProblem) -> Int? {
        guard let text = stated(name) else { return nil }
        guard let value = Int(text), range.contains(value) else {
            throw .invalid(
                name, vi: "phải là số nguyên từ \(range.lowerBound) đến \(range.upperBound).",
                en: "must be a whole number from \(range.lowerBound) to \(range.upperBound).")
        }
        return value
    }

    private func flag(_ name: String) throws(ServiceProblem) -> Bool {
        guard let text = stated(name) else { return false }
        guard text == "1" else { throw .invalid(name, vi: "chỉ có 1.", en: "there is 1 only.") }
        return true
    }
}
