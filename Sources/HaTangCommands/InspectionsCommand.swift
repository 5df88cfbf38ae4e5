import HaTangKit
import RegistryRecords

/// `hatang inspections`: the year's plan of inspections, what is done of it, and what was found and mended.
struct InspectionsCommand: Command {
    static let description = CommandDescription(
        name: "inspections",
        summary: BilingualText(
            vi: "kế hoạch thanh tra, kiểm tra của năm: đã làm, trên môi trường số, vi phạm, khắc phục",
            en: "the year's inspections: done, done digitally, what was found and mended"),
        details: [
            BilingualText(
                vi:
                    "Tỷ lệ là một khoảng: mức thấp chỉ gồm cuộc đã chứng minh được, mức cao gồm cả cuộc không rõ. Cuộc không ghi ngày "
                    + "thực hiện trong danh sách còn hiệu lực là chưa thực hiện; ghi «không rõ» hoặc căn cứ quá hạn, không có ngày thì "
                    + "chưa đủ căn cứ.",
                en:
                    "Shares are intervals: the low one counts what is proven, the high one what is unknown, too. An inspection "
                    + "without a day in a valid list is not done; «không rõ», expired and undated evidence leave it unknown."
            ),
            BilingualText(
                vi: "Cuộc đột xuất được liệt kê riêng và không tính vào kế hoạch.",
                en: "Inspections beside the plan are listed apart and do not count in it."),
        ],
        arguments: [.registry],
        options: [
            OptionDescription(
                "year", .integer(2000...2100),
                summary: BilingualText(
                    vi: "năm kế hoạch; nếu không ghi thì là năm của ngày tính",
                    en: "the year of the plan; that of the day when left out")),
            .day, .known, .format(["table", "csv", "json"]), .output, .exitCode,
        ],
        examples: [
            CommandExample(
                "hatang inspections an-giang.gpkg --year 2025",
                BilingualText(vi: "kế hoạch năm 2025 đến hôm nay", en: "the plan of 2025 as of today")),
            CommandExample(
                "hatang inspections an-giang.gpkg --year 2025 --on 2025-09-30 --format csv --output thanh-tra.csv",
                BilingualText(vi: "đến hết quý III, ghi ra CSV", en: "at the end of the third quarter, as CSV")),
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let registry = try ProvinceRegistry(
            opening: arguments.required("registry"), known: arguments.day("known"))
        let day = arguments.day("on") ?? .today
        let list = try registry.inspections(ofYear: arguments.integer("year") ?? day.parts.year, on: day)
        let report = InspectionsReport(list: list)
        let text =
            switch arguments.required("format") {
            case "csv": report.csv(console.language)
            case "json": report.json()
            default: report.text(console.style())
            }
        try console.deliver(text, to: arguments["output"])
        let isUnmet = list.doneVerdict != .met || list.digitalVerdict != .met || !list.overdue.isEmpty
        return arguments.flag("exit-code") && isUnmet ? .remaining : .success
    }
}
