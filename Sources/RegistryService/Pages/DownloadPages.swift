import Foundation
import HaTangKit
import RegistryRecords
import ReportWriters

/// The page of files to take along, and the files: made for the day and the era that are asked for.
struct DownloadPages: Sendable {
    let registry: ServedRegistry
    let shelf: ReportShelf
    /// Where workbooks are made before they are sent.
    let folder: String

    /// A form of the report.
    private enum Form: String, CaseIterable {
        case workbook = "xlsx"
        case page = "html"
        case rows = "csv"
        case json
        case map = "geojson"

        var type: String {
            switch self {
            case .workbook: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            case .page: "text/html; charset=utf-8"
            case .rows: "text/csv; charset=utf-8"
            case .json: "application/json"
            case .map: "application/geo+json"
            }
        }

        var words: BilingualText {
            switch self {
            case .workbook:
                BilingualText(
                    vi: "Bảng Excel để ký: bảng theo xã, tổng hợp, phát hiện, phương pháp và nguồn.",
                    en: "The Excel workbook to be signed: by commune, summary, findings, methods and sources.")
            case .page:
                BilingualText(
                    vi: "Báo cáo một trang web có bản đồ, mở được khi không có mạng, in ra khổ A4.",
                    en: "The report as one web page with its map; opens without a network and prints on A4.")
            case .rows:
                BilingualText(
                    vi: "Bảng theo xã cho bảng tính khác.", en: "The table by commune for other spreadsheets.")
            case .json:
                BilingualText(
                    vi: "Bảng theo xã và các chỉ tiêu cho chương trình máy tính.",
                    en: "The table by commune and the targets for programs.")
            case .map:
                BilingualText(
                    vi: "Ranh giới xã kèm số liệu, cho QGIS và bản đồ khác.",
                    en: "Boundaries of the communes with their figures, for QGIS and other maps.")
            }
        }
    }

    var routes: [ServiceRoute] {
        let parameters = ServiceRoute.Parameters.only(PageContext.parameters)
        return [
            ServiceRoute(.get, "/downloads", parameters: parameters) { request in
                try list(try PageContext(request))
            }
        ]
            + Form.allCases.map { form in
                ServiceRoute(
                    .get, "/downloads/bao-cao.\(form.rawValue)", parameters: parameters, work: .long
                ) { request in try file(form, try PageContext(request)) }
            }
    }

    private func list(_ context: PageContext) throws -> ServiceResponse {
        PageFrame(
            context: context, title: context.words("Tải về", "Downloads"), change: try registry.change()
        ).response([
            DayForm(context: context, eras: registry.eras.map(\.name)).markup,
            Markup(
                "p",
                text: context.words(
                    "Mỗi tệp được lập lúc bấm, theo số liệu của ngày ",
                    "Each file is made when it is asked for, by the figures of ")
                    + context.day.text(in: context.language) + "."),
            Markup(
                "ul", ["class": "downloads"],
                Form.allCases.map { form in
                    Markup(
                        "li", [:],
                        [
                            Markup(
                                "a",
                                [
                                    "href": .link(context.link(["downloads", "bao-cao.\(form.rawValue)"])),
                                    "download": "",
                                ],
                                text: "bao-cao.\(form.rawValue)"),
                            .text(" – " + form.words.text(in: context.language)),
                        ])
                }),
            Markup(
                "p", ["class": "small"],
                text: context.words(
                    "Báo cáo Excel và báo cáo web mang mã niêm phong; lệnh hatang verify kiểm tra từng ô.",
                    "The workbook and the web page carry a seal; hatang verify checks every cell.")),
            Markup(
                "p", ["class": "small"],
                text: context.words(
                    "Tệp có đánh dấu lỗi của một đợt khảo sát được tải ở trang xem trước của đợt ấy.",
                    "The sheet with the errors of a survey marked is on the preview of that survey.")),
        ])
    }

    private func file(_ form: Form, _ context: PageContext) throws -> ServiceResponse {
        var report = try shelf.sight(for: context).report
        report.recipe.language = context.language
        let bytes: [UInt8] =
            switch form {
            case .workbook: try workbook(report)
            case .page: try page(report, context)
            case .rows: Array(CoverageCSV.text(report.table, language: context.language).utf8)
            case .json: Array(CoverageJSON.text(report.table).utf8)
            case .map:
                Array(CoverageGeoJSON.text(report.table, boundaries: try shelf.sight(for: context).map.boundaries).utf8)
            }
        let name = "bao-cao-\(context.day.description).\(form.rawValue)"
        return ServiceResponse(
            headers: [
                HTTPHeader("Content-Type", form.type),
                HTTPHeader("Content-Disposition", "attachment; filename=\"\(name)\""),
            ], body: .bytes(ResponseBytes(bytes)))
    }

    private func workbook(_ report: ProvinceReport) throws -> [UInt8] {
        let path = folder + "/report-" + AccessToken.lettered(Array(AccessToken().digest.bytes.prefix(18))) + ".xlsx"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try ReportWorkbook.write(report, to: path)
        return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    private func page(_ report: ProvinceReport, _ context: PageContext) throws -> [UInt8] {
        let map = try shelf.sight(for: context).map
        let progress = try registry.reading { registry in
            let era = try context.era.map { try registry.era(named: $0) }
            return try registry.progress(
                on: context.day, era: era, province: context.province, kept: try shelf.keptResults(of: registry))
        }
        return HTMLReport(report, map: map, progress: progress).bytes
    }
}
