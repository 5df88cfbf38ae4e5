import HaTangKit
import RegistryRecords

/// `hatang preview`: shows what an import would do; writes nothing.
struct PreviewCommand: Command {
    static let description = CommandDescription(
        name: "preview",
        summary: BilingualText(
            vi: "xem trước việc nhập một tệp khảo sát, không ghi gì", en: "show what an import would do; writes nothing"
        ),
        details: [
            BilingualText(
                vi:
                    "Cho biết mỗi cột được hiểu là gì, tọa độ được đọc thế nào, mỗi dòng sẽ thành gì, mọi lỗi và cảnh báo, và "
                    + "mã của kế hoạch; `hatang import --plan MÃ` chỉ ghi khi kế hoạch vẫn y như vậy.",
                en:
                    "Tells what each column was taken for, how positions are read, what each row comes to, every finding, "
                    + "and the plan's digest; `hatang import --plan DIGEST` writes only while the plan is the same.")
        ],
        arguments: SurveyCommands.arguments,
        options: SurveyCommands.options + [.format(["table", "json"])],
        examples: [
            CommandExample(
                "hatang preview an-giang.gpkg buu-cuc.csv --kind postal --surveyed 2026-11-20",
                BilingualText(vi: "xem trước danh sách điểm phục vụ", en: "a list of postal points")),
            CommandExample(
                "hatang preview an-giang.gpkg tram.csv --kind bts --crs vn2000:104.75 --format json",
                BilingualText(vi: "kết quả JSON cho chương trình khác", en: "JSON for another program")),
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        try SurveyCommands.checkOutputs(arguments)
        let request = try SurveyCommands.request(arguments)
        let registry = try ProvinceRegistry(opening: arguments.required("registry"))
        guard let survey = try SurveyCommands.newSurvey(request, registry: registry, console: console) else {
            return .success
        }
        let progress = console.progress(BilingualText(vi: "Đang đọc", en: "Reading"), total: nil)
        let outcome = try console.interruption.whileStoppable {
            try registry.preview(request, survey: survey) { try progress.advance(to: $0.rows, share: $0.share) }
        }
        progress.finish(outcome.summary.rowCount)
        if arguments["format"] == "json" {
            try console.print(ImportPlanReport.json(outcome.summary))
        } else {
            SurveyCommands.printFindings(outcome.summary, arguments, on: console)
            try console.print(ImportPlanReport.text(outcome.summary, style: console.style()))
        }
        try SurveyCommands.writeOutputs(arguments, of: request, outcome, registry: registry, console: console)
        return SurveyCommands.status(outcome.summary, arguments)
    }
}
