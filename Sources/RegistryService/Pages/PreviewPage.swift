import HaTangKit
import RegistryRecords
import ReportWriters

/// What an uploaded survey comes to, before anything is written: columns, positions, rows, findings, and the way on.
struct PreviewPage {
    let context: PageContext
    let survey: PendingSurvey
    /// Whether the registry has changed since the survey was looked at.
    let hasMovedOn: Bool

    private var summary: PlanSummary { survey.outcome.summary }
    private var number: NumberText { NumberText(context.language) }

    var response: ServiceResponse {
        PageFrame(
            context: context, title: context.words("Xem trước khi nhập", "Preview"),
            crumbs: [
                .init(title: context.words("Khảo sát", "Surveys"), link: context.link(["surveys"])),
                .init(title: context.words("Tải lên", "Upload"), link: context.link(["surveys", "new"])),
            ], isWide: true
        ).response([
            Markup(
                "p",
                text: context.words(
                    "Chưa ghi gì vào cơ sở dữ liệu. Xem kỹ, rồi xác nhận hoặc bỏ.",
                    "Nothing is written yet. Look closely, then confirm or discard.")),
            hasMovedOn ? movedOn : .nothing, SurveyTables.facts(summary.survey, context), counts, actions,
            section(
                "phat-hien", context.words("Phát hiện", "Findings"), SurveyTables.findings(summary.findings, context)),
            section("cot", context.words("Các cột được hiểu là gì", "What the columns were taken for"), [columns]),
            section("toa-do", context.words("Tọa độ được đọc thế nào", "How positions are read"), [operations]),
        ])
    }

    private func section(_ identifier: String, _ title: String, _ content: [Markup]) -> Markup {
        Markup("section", ["id": .text(identifier)], [Markup("h2", text: title)] + content)
    }

    private var movedOn: Markup {
        Markup(
            "p", ["class": "problem", "role": "alert"],
            text: context.words(
                "Cơ sở dữ liệu đã thay đổi sau khi xem trước. Nếu vì thế mà kết quả sẽ khác, việc xác nhận bị từ chối; khi đó "
                    + "hãy gửi lại tệp.",
                "The registry has changed since. Where the import would come to something else by that, it is refused; then "
                    + "send the file again."))
    }

    // MARK: Figures

    private var counts: Markup {
        let records = [
            context.words("tạo mới ", "created ") + number.whole(summary.created),
            context.words("thay đổi ", "changed ") + number.whole(summary.changed),
            context.words("đóng vì không còn trong danh sách ", "closed as absent from the list ")
                + number.whole(summary.closed),
        ]
        var lines = [
            SurveyTables.outcomes(summary.rows, context),
            context.words("Bản ghi: ", "Records: ") + records.joined(separator: ", ") + ".",
        ]
        if summary.outdated > 0 {
            lines.append(
                context.words(
                    "Giá trị cũ hơn dữ liệu đang có, chỉ lưu vào lịch sử: ",
                    "Values older than what the registry has, kept in history only: ")
                    + number.whole(summary.outdated) + ".")
        }
        let quarantined = summary.rows[.quarantined] ?? 0
        let warning = Markup(
            "p", ["class": "note"],
            text: context.words(
                "\(number.whole(quarantined)) dòng có lỗi sẽ nằm trong cách ly, chưa tính vào bảng nào. Tải tệp có đánh dấu "
                    + "lỗi, sửa, rồi gửi lại; dòng tốt vẫn nhập được ngay.",
                "\(number.whole(quarantined)) rows are in error and will wait in quarantine, counted nowhere. Download the "
                    + "sheet with the errors marked, mend and send it again; good rows can be imported now."))
        return .group(
            lines.map { Markup("p", ["class": "tong"], text: $0) } + [quarantined > 0 ? warning : .nothing])
    }

    // MARK: The way on

    private var actions: Markup {
        let waiting = ["surveys", "waiting", survey.identifier]
        return .group([
            Markup(
                "div", ["class": "actions"],
                [
                    Markup(
                        "form", ["method": "post", "action": .link(context.link(waiting + ["confirm"]))],
                        [
                            context.formToken,
                            Markup("input", ["type": "hidden", "name": "plan", "value": .text(summary.digest)]),
                            Markup(
                                "button", ["type": "submit", "class": "main", "id": "xac-nhan"],
                                text: context.words("Xác nhận nhập", "Confirm the import")),
                        ]),
                    Markup(
                        "form", ["method": "post", "action": .link(context.link(waiting + ["discard"]))],
                        [
                            context.formToken,
                            Markup("button", ["type": "submit"], text: context.words("Bỏ", "Discard")),
                        ]),
                    summary.findings.total == 0
                        ? .nothing
                        : Markup(
                            "a",
                            ["href": .link(WebLink(path: ["api", "surveys", survey.identifier, "errors.xlsx"]))],
                            text: context.words(
                                "Tải tệp có đánh dấu lỗi (.xlsx)", "Download the sheet with the errors marked (.xlsx)")),
                ]),
            Markup(
                "p", ["class": "small"],
                [
                    .text(
                        context.words("Tính cho phiên bản ", "For version ") + number.whole(summary.baseVersion)
                            + context.words(" · Mã kế hoạch: ", " · Plan: ")),
                    Markup("span", ["class": "digest"], text: String(summary.digest.prefix(16))),
                ]),
        ])
    }

    // MARK: Columns and positions

    private var columns: Markup {
        TextTable(
            identifier: "bang-cot", label: context.words("Các cột", "Columns"),
            columns: [
                .init(context.words("Cột", "Column"), isNumeric: true),
                .init(context.words("Tiêu đề trong tệp", "Heading in the file")),
                .init(context.words("Hiểu là", "Taken for")), .init(context.words("Vì", "Because")),
                .init(context.words("Có dữ liệu", "Filled"), isNumeric: true),
                .init(context.words("Ví dụ", "Examples")), .init(context.words("Ghi chú", "Note")),
            ],
            rows: summary.mapping.map { column in
                let unused = context.words("(không dùng)", "(not used)")
                let guess = column.alternatives.first.map {
                    unused + context.words("; có thể là ", "; perhaps ") + $0
                }
                return [
                    .init(String(column.column + 1)), .init(column.heading),
                    .init(
                        column.canonical.map { ((column.confidence?.isProposal ?? false) ? "≈ " : "") + $0 }
                            ?? guess ?? unused),
                    .init(column.confidence?.words.text(in: context.language) ?? ""),
                    .init(column.fillRate.map(number.percent) ?? ""), .init(column.samples.joined(separator: " · ")),
                    .init(column.note?.text(in: context.language) ?? ""),
                ]
            }, none: context.words("Không có cột nào.", "There are no columns.")
        ).markup
    }

    private var operations: Markup {
        let lines = summary.operations + survey.outcome.notes.map { $0.text(in: context.language) }
        guard !lines.isEmpty else {
            return Markup("p", text: context.words("Không có tọa độ.", "There are no positions."))
        }
        return Markup("ul", [:], lines.map { Markup("li", text: $0) })
    }
}
