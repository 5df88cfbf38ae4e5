import HaTangKit
import RegistryRecords
import ReportWriters

/// The form that sends a survey.
struct UploadPage {
    let context: PageContext

    /// The most common reference systems; any other one is typed.
    private static let systems = ["auto", "wgs84", "vn2000:104.75", "vn2000:104.5", "vn2000:105/6"]

    var response: ServiceResponse {
        PageFrame(
            context: context, title: context.words("Tải lên khảo sát", "Upload a survey"),
            crumbs: [.init(title: context.words("Khảo sát", "Surveys"), link: context.link(["surveys"]))],
            scripts: ["upload.js"]
        ).response(mayUpload ? [about, form] : [refusal])
    }

    private var mayUpload: Bool { (context.request.visitor?.role ?? .viewer) >= .inspector }

    private var refusal: Markup {
        .group([
            Markup(
                "p", ["class": "note"],
                text: context.words(
                    "Tải lên cần mã truy cập có vai trò “\(VisitorRole.inspector.words.vi)” trở lên.",
                    "To upload, a token of the role “\(VisitorRole.inspector.words.en)” or above is needed.")),
            Markup(
                "p", [:],
                [
                    Markup(
                        "a", ["class": "button", "href": .link(context.link(["login"]))],
                        text: context.words("Đăng nhập", "Log in"))
                ]),
        ])
    }

    private var about: Markup {
        Markup(
            "p",
            text: context.words(
                "Gửi tệp như đã nhận: CSV, Excel, Shapefile (nén .zip), MapInfo, KML, GPX, GeoJSON, GeoPackage. Bước này chỉ "
                    + "xem trước, chưa ghi gì; sau đó mới xác nhận.",
                "Send the file as it came: CSV, Excel, a zipped shapefile, MapInfo, KML, GPX, GeoJSON, GeoPackage. This only "
                    + "looks at it and writes nothing; you confirm afterwards."))
    }

    private var form: Markup {
        Markup(
            "form",
            [
                "method": "post", "enctype": "multipart/form-data", "class": "fill", "data-upload": .present,
                "action": .link(context.link(["surveys"])),
                "data-sending": .text(context.words("Đang gửi: {n} %", "Sending: {n} %")),
                "data-reading": .text(
                    context.words("Đã gửi; máy chủ đang đọc tệp…", "Sent; the server reads the file…")),
                "data-failed": .text(
                    context.words("Không gửi được; hãy thử lại.", "It could not be sent; try again.")),
            ],
            [
                context.formToken,
                field(
                    context.words("Tệp khảo sát", "Survey file"),
                    Markup("input", ["type": "file", "name": "file", "required": .present])),
                field(
                    context.words("Tệp liệt kê gì", "What the file lists"),
                    Markup(
                        "select", ["name": "kind", "required": .present],
                        [Markup("option", ["value": ""], text: context.words("– chọn –", "– choose –"))]
                            + SurveyKind.allCases.map {
                                Markup(
                                    "option", ["value": .text($0.rawValue)], text: $0.words.text(in: context.language))
                            })),
                field(
                    context.words(
                        "Ngày khảo sát (cho dòng không ghi ngày)", "Day of the survey (for rows that state none)"),
                    Markup("input", ["type": "date", "name": "surveyed", "max": .text(Day.today.description)])),
                field(
                    context.words(
                        "Hệ tọa độ: auto, wgs84, vn2000:104.75, EPSG:9208 …",
                        "Reference system: auto, wgs84, vn2000:104.75, EPSG:9208 …"),
                    .group([
                        Markup("input", ["type": "text", "name": "crs", "value": "auto", "list": "he-toa-do"]),
                        Markup(
                            "datalist", ["id": "he-toa-do"],
                            Self.systems.map { Markup("option", ["value": .text($0)]) }),
                    ])),
                field(
                    context.words(
                        "Trang tính hoặc lớp, khi tệp có nhiều", "Sheet or layer, where the file has several"),
                    Markup("input", ["type": "text", "name": "sheet"])),
                choice(
                    "accept", "repairs",
                    context.words("Sửa tọa độ sai ở những chỗ chắc chắn", "Repair positions where that is sure")),
                choice(
                    "complete_list", "yes",
                    context.words(
                        "Danh sách đầy đủ: đóng những gì không còn trong tệp",
                        "The list is complete: close what it leaves out")),
                Markup(
                    "p", ["class": "small"],
                    text: context.words("Người khảo sát ghi vào lịch sử: ", "Inspector as history will have it: ")
                        + (context.request.visitor?.name ?? "")),
                Markup("button", ["type": "submit", "class": "main"], text: context.words("Xem trước", "Preview")),
                Markup(
                    "progress",
                    [
                        "max": "1", "value": "0", "hidden": .present,
                        "aria-label": .text(context.words("Tiến độ gửi", "Progress of sending")),
                    ]), Markup("output", ["aria-live": "polite"]),
            ])
    }

    private func field(_ title: String, _ control: Markup) -> Markup {
        Markup("label", [:], [Markup("span", text: title), control])
    }

    private func choice(_ name: String, _ value: String, _ title: String) -> Markup {
        Markup(
            "label", ["class": "choice"],
            [
                Markup("input", ["type": "checkbox", "name": .text(name), "value": .text(value)]),
                Markup("span", text: title),
            ])
    }
}

extension PageContext {
    /// What a form of a session must send, so that no page of another site can send it.
    var formToken: Markup {
        guard let token = request.visitor?.formToken else { return .nothing }
        return Markup("input", ["type": "hidden", "name": "form_token", "value": .text(token)])
    }
}
