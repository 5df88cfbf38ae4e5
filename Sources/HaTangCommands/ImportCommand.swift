import HaTangKit
import RegistryRecords

/// `hatang import`: takes a survey into the registry, all or nothing.
struct ImportCommand: Command {
    static let description = CommandDescription(
        name: "import",
        summary: BilingualText(vi: "nhập một tệp khảo sát vào cơ sở dữ liệu", en: "take a survey into the registry"),
        details: [
            BilingualText(
                vi:
                    "Làm đúng những gì `hatang preview` cho xem. Dòng lỗi được giữ nguyên văn cùng lỗi của nó; dòng tốt được "
                    + "ghi. Cùng một tệp nhập hai lần thì lần sau không ghi gì.",
                en:
                    "Does exactly what `hatang preview` shows. Rows with errors are kept as written with their findings, good "
                    + "rows are taken. The same file a second time writes nothing.")
        ],
        arguments: SurveyCommands.arguments,
        options: SurveyCommands.options + [
            OptionDescription(
                "plan", .text(BilingualText(vi: "MÃ", en: "DIGEST")),
                summary: BilingualText(
                    vi: "chỉ ghi khi mã kế hoạch bắt đầu như thế này, theo preview",
                    en: "write only when the plan's digest begins like this, as preview printed it")),
            OptionDescription(
                "max-errors", .integer(0...1_000_000_000),
                summary: BilingualText(
                    vi: "không ghi gì khi số dòng lỗi vượt mức này",
                    en: "write nothing when more rows than these are in error")),
        ],
        examples: [
            CommandExample(
                "hatang import an-giang.gpkg buu-cuc.csv --kind postal --surveyed 2026-11-20",
                BilingualText(vi: "nhập danh sách điểm phục vụ", en: "a list of postal points")),
            CommandExample(
                "hatang import an-giang.gpkg tram.csv --kind bts --crs vn2000:104d30",
                BilingualText(vi: "tọa độ VN-2000, kinh tuyến trục 104°30′", en: "VN-2000, central meridian 104°30′")),
            CommandExample(
                "hatang import an-giang.gpkg tram.xlsx --kind bts --sheet Viettel --errors tra-loi.xlsx",
                BilingualText(
                    vi: "một trang của tệp Excel, và bảng trả lại có tô màu chỗ sai",
                    en: "a sheet of a workbook, and the sheet to send back with its errors coloured")),
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        try SurveyCommands.checkOutputs(arguments)
        let request = try SurveyCommands.request(arguments)
        let registry = try ProvinceRegistry(opening: arguments.required("registry"), mode: .readWrite)
        guard let survey = try SurveyCommands.newSurvey(request, registry: registry, console: console) else {
            return .success
        }
        let progress = console.progress(BilingualText(vi: "Đang nhập", en: "Importing"), total: nil)
        let outcome = try console.interruption.whileStoppable {
            try registry.importSurvey(
                request, survey: survey, expecting: arguments["plan"], mostErrors: arguments.integer("max-errors")
            ) { try progress.advance(to: $0.rows, share: $0.share) }
        }
        progress.finish(outcome.summary.rowCount)
        // Only now: a plan that is refused leaves one line, which says why.
        SurveyCommands.printFindings(outcome.summary, arguments, on: console)
        try console.print(ImportPlanReport.text(outcome.summary, style: console.style()))
        console.note(
            BilingualText(
                vi: "Đã ghi; cơ sở dữ liệu ở phiên bản \(outcome.version ?? 0).",
                en: "Written; the registry is at version \(outcome.version ?? 0)."))
        try SurveyCommands.writeOutputs(arguments, of: request, outcome, registry: registry, console: console)
        return SurveyCommands.status(outcome.summary, arguments)
    }
}
