import HaTangKit
import RegistryRecords

/// `hatang explain`: the rows behind every figure of a commune.
struct ExplainCommand: Command {
    static let description = CommandDescription(
        name: "explain",
        summary: BilingualText(
            vi: "các dòng khảo sát đứng sau mọi con số của một xã, hay của tỉnh",
            en: "the rows behind every figure of a commune, or of the province"),
        details: [
            BilingualText(
                vi: "Không ghi xã thì in chỉ tiêu của cả tỉnh và số liệu đứng sau.",
                en: "Without a commune: the targets of the province as a whole, and the figures behind them.")
        ],
        arguments: [
            .registry,
            ArgumentDescription(
                "commune", shown: BilingualText(vi: "XÃ", en: "COMMUNE"),
                summary: BilingualText(vi: "mã hoặc tên xã, phường, đặc khu", en: "code or name of the commune"),
                isOptional: true),
        ],
        options: ReportScope.options + [.province, .format(["table", "json"]), .output],
        examples: [
            CommandExample(
                "hatang explain an-giang.gpkg 30307",
                BilingualText(vi: "theo mã: phường Long Xuyên", en: "by code: Long Xuyên ward")),
            CommandExample(
                "hatang explain an-giang.gpkg \"my hoa hung\"",
                BilingualText(vi: "theo tên, không cần dấu", en: "by name, accents or not")),
            CommandExample(
                "hatang explain an-giang.gpkg --format json",
                BilingualText(vi: "chỉ tiêu của tỉnh, dạng JSON", en: "the targets of the province, as JSON")),
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let scope = try ReportScope(arguments)
        let style = console.style(provinceNames: try scope.provinceNames)
        let isJSON = arguments["format"] == "json"
        let text: String
        if let commune = arguments["commune"] {
            let explanation = try scope.registry.explanation(of: commune, on: scope.day, era: scope.era)
            text =
                isJSON ? ExplanationReport.json(explanation) : ExplanationText.text(explanation, style: style)
        } else {
            let explanation = try scope.registry.explanation(
                ofProvince: scope.province, on: scope.day, era: scope.era)
            text =
                isJSON
                ? ProvinceExplanationReport.json(explanation)
                : ProvinceExplanationReport.text(explanation, style: style)
        }
        try console.deliver(text, to: arguments["output"])
        return .success
    }
}
