import HaTangKit
import RegistryRecords
import ReportWriters

/// `hatang history`: who changed what of a record, when, and by which row of which survey.
struct HistoryCommand: Command {
    static let description = CommandDescription(
        name: "history",
        summary: BilingualText(
            vi: "lịch sử của một đối tượng: ai, khi nào, theo dòng khảo sát nào",
            en: "what was done to a record: who, when, and by which row of a survey"),
        details: [
            BilingualText(
                vi:
                    "Trạm BTS kèm mọi cell của trạm. Đối tượng đã bị gộp vẫn tìm được theo mã cũ hoặc uuid. Khảo sát cũ hơn mà "
                    + "không được dùng cũng có trong lịch sử.",
                en:
                    "A BTS site brings all its cells. A record that went into another one is still found by its old code or "
                    + "uuid. What an older survey said and was not taken is in the history too.")
        ],
        arguments: [
            .registry,
            ArgumentDescription(
                "code", shown: BilingualText(vi: "MÃ", en: "CODE"),
                summary: BilingualText(
                    vi: "mã hoặc uuid của đối tượng; tìm mã bằng hatang find",
                    en: "the record's code or uuid; hatang find finds codes")),
        ],
        options: [.kind, .format(["table", "csv", "json"]), .output],
        examples: [
            CommandExample(
                "hatang history an-giang.gpkg 880100",
                BilingualText(vi: "mọi thay đổi của bưu cục 880100", en: "every change of the post office 880100")),
            CommandExample(
                "hatang history an-giang.gpkg AG0012 --format json",
                BilingualText(vi: "trạm và các cell của trạm, dạng JSON", en: "a site and its cells, as JSON")),
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let registry = try ProvinceRegistry(opening: arguments.required("registry"))
        let kinds = arguments["kind"].flatMap(SurveyKind.init).map { [$0] } ?? SurveyKind.allCases
        let report = HistoryReport(
            histories: try registry.history(of: arguments.required("code"), among: kinds),
            registry: registry.registry.identifier, version: try registry.registry.version)
        let text =
            switch arguments.required("format") {
            case "csv": report.csv(console.language)
            case "json": report.json()
            default: report.text(console.style())
            }
        try console.deliver(text, to: arguments["output"])
        return .success
    }
}
