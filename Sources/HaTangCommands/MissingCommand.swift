import HaTangKit
import RegistryRecords

/// `hatang missing`: the communes without a proven staffed postal point with Internet.
struct MissingCommand: Command {
    static let description = CommandDescription(
        name: "missing",
        summary: BilingualText(
            vi: "các xã chưa có điểm bưu chính đủ căn cứ là có người phục vụ và Internet",
            en: "the communes without a proven staffed postal point with Internet"),
        arguments: [.registry],
        options: ReportScope.options + [.province, .format(["table", "csv", "json"]), .output, .exitCode],
        examples: [
            CommandExample(
                "hatang missing an-giang.gpkg", BilingualText(vi: "xếp theo lý do", en: "grouped by reason")),
            CommandExample(
                "hatang missing an-giang.gpkg --format csv --output con-thieu.csv",
                BilingualText(vi: "ghi ra CSV để giao việc", en: "as CSV, to hand out the work")),
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let scope = try ReportScope(arguments)
        let list = try scope.registry.missing(on: scope.day, era: scope.era, province: scope.province)
        let text =
            switch arguments.required("format") {
            case "csv": MissingReport.csv(list, language: console.language)
            case "json": MissingReport.json(list)
            default: MissingReport.text(list, style: console.style(provinceNames: try scope.provinceNames))
            }
        try console.deliver(text, to: arguments["output"])
        return arguments.flag("exit-code") && !list.communes.isEmpty ? .remaining : .success
    }
}
