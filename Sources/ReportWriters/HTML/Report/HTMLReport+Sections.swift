import CoverageEngine
import RegistryRecords

extension HTMLReport {
    /// The parts of the page, in their order.
    func sections(_ figure: MapFigure?) -> [Section] {
        [
            Section(identifier: "chi-tieu", title: style.words("Chỉ tiêu", "Targets"), content: targets),
            Section(
                identifier: "ban-do", title: style.words("Bản đồ", "Map"),
                content: [
                    figure?.markup
                        ?? Markup(
                            "p", ["class": "note"],
                            text: style.words(
                                "Cơ sở dữ liệu chưa có ranh giới xã nên không vẽ được bản đồ. Nạp ranh giới bằng lệnh hatang boundaries.",
                                "The registry has no commune boundaries, so there is no map. Load them by hatang boundaries."
                            ))
                ]),
            Section(
                identifier: Self.communesSection, title: style.words("Theo xã, phường, đặc khu", "By commune"),
                isWide: true,
                content: communes),
            Section(
                identifier: "tien-do", title: style.words("Tiến độ", "Progress"),
                content: [
                    Markup(
                        "p", ["class": "small"],
                        text: style.words(
                            "Tình hình cuối mỗi tháng, tính lại từ dữ liệu hiện có trong cơ sở dữ liệu.",
                            "How things stood at the end of each month, computed from what the registry knows now.")),
                    ProgressCharts(progress: progress, style: style).markup,
                ]),
            section(
                "chua-du-can-cu", report.openQuestionsTable,
                style.words("Chưa đủ căn cứ, vì sao", "Not proven, and why")),
            section("con-thieu", report.missingTable, style.words("Còn thiếu điểm bưu chính", "Postal points missing")),
            section("vung-lom", report.deadZonesTable, style.words("Vùng trắng, lõm sóng", "Dead zones"), isWide: true),
            section("tuyen-cap", report.cablesTable, style.words("Chỉnh trang cáp", "Cable clean-ups"), isWide: true),
            findings,
            Section(
                identifier: "phuong-phap", title: style.words("Phương pháp và nguồn", "Methods and sources"),
                isWide: true, content: methods),
            Section(
                identifier: "xac-minh", title: style.words("Xác minh báo cáo", "Checking the report"), content: check),
        ]
    }

    // MARK: Targets

    private var targets: [Markup] {
        let table = ReportTableMarkup(table: report.targetsTable, language: style.language, isSortable: false)
        return [
            TargetCards(report.table, style: style).markup,
            Markup(
                "details", [:],
                [
                    Markup(
                        "summary",
                        text: style.words("Bảng chỉ tiêu đầy đủ, có căn cứ", "All targets with their sources")),
                    table.markup,
                ]),
        ]
    }

    // MARK: Tables

    private var communes: [Markup] {
        let table = ReportTableMarkup(
            table: report.communesTable, language: style.language, searched: ["code", "name"],
            carded: [
                "boundary_quality", "postal_verdict", "postal_points", "4g_or_better_verdict", "4g_or_better_low",
                "5g_verdict", "5g_low", "dead_zones_open", "cable_planned_km", "cable_done_km", "cable_overdue_km",
            ], row: Self.row(ofCommune:))
        return [table.tools(verdicts: true), table.markup]
    }

    private func section(_ identifier: String, _ table: ReportTable, _ title: String, isWide: Bool = false) -> Section {
        let searched = table.columns.map(\.key).filter { !["verdict", "explanation", "remedy", "source"].contains($0) }
        let markup = ReportTableMarkup(table: table, language: style.language, searched: Set(searched))
        return Section(
            identifier: identifier, title: title, isWide: isWide,
            content: (table.rows.count > 8 ? [markup.tools(verdicts: false)] : []) + [markup.markup])
    }

    private var findings: Section {
        let table = report.findingsTable
        let markup = ReportTableMarkup(
            table: table, language: style.language, limit: Self.findingsLimit, isSortable: false)
        return Section(
            identifier: "phat-hien", title: style.words("Phát hiện trong các đợt khảo sát", "Findings of the surveys"),
            isWide: true, content: [markup.markup])
    }

    // MARK: Methods and seal

    private var methods: [Markup] {
        let surveys = ReportTableMarkup(table: report.surveysTable, language: style.language, isSortable: false)
        return [
            Markup(
                "dl", ["class": "methods"],
                ReportMethods(report).lines.flatMap { term, text in
                    [
                        Markup("dt", text: term.text(in: style.language)),
                        Markup("dd", text: text.text(in: style.language)),
                    ]
                }),
            Markup("h3", text: report.surveysTable.title.text(in: style.language)), surveys.markup,
        ]
    }

    private var check: [Markup] {
        [
            Markup(
                "p",
                text: style.words(
                    "Báo cáo mang mã niêm phong tính trên mọi ô của các bảng. Lệnh dưới đây tính lại báo cáo từ cơ sở dữ liệu và chỉ ra từng ô bị sửa:",
                    "The report carries a seal over all cells of its tables. This command computes the report again from the registry and names every cell that was changed:"
                )),
            Markup(
                "p", [:],
                [
                    Markup(
                        "code",
                        text: style.words(
                            "hatang verify BÁO-CÁO.html CSDL.gpkg", "hatang verify REPORT.html REGISTRY.gpkg"))
                ]),
            Markup(
                "p", [:],
                [
                    .text(style.words("Mã niêm phong: ", "Seal: ")),
                    Markup("span", ["class": "digest"], text: seal.digest),
                ]),
        ]
    }
}
