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
                    en: "write only when the plan's digest begins like this, as preview printed it"))
        ],
        examples: [
            CommandExample(
                "hatang import an-giang.gpkg buu-cuc.csv --kind postal --surveyed 2026-11-20",
                BilingualText(vi: "nhập danh sách điểm phục vụ", en: "a list of postal points")),
            CommandExample(
                "hatang import an-giang.gpkg tram.csv --kind bts --crs vn2000:104d30",
                BilingualText(vi: "tọa độ VN-2000, kinh tuyến trục 104°30′", en: "VN-2000, central meridian 104°30′")),
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let registry = try ProvinceRegistry(opening: arguments.required("registry"), mode: .readWrite)
        guard let plan = try SurveyCommands.plan(arguments, registry: registry, console: console) else {
            return .success
        }
        let progress = console.progress(
            BilingualText(vi: "Đang ghi", en: "Writing"), total: plan.rows.count + plan.changes.count)
        let version = try registry.apply(plan, expecting: arguments["plan"]) { done, _ in
            try? progress.advance(to: done)
        }
        // Only now: a plan that is refused leaves one line, which says why.
        SurveyCommands.printFindings(plan, arguments, on: console)
        try console.print(ImportPlanReport.text(plan, style: console.style()))
        console.note(
            BilingualText(
                vi: "Đã ghi; cơ sở dữ liệu ở phiên bản \(version).",
                en: "Written; the registry is at version \(version)."))
        return SurveyCommands.status(plan, arguments)
    }
}
