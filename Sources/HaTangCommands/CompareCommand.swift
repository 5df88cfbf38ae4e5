import HaTangKit
import RegistryRecords
import ReportWriters

/// `hatang compare`: what changed between two days, with the rows that made the change.
struct CompareCommand: Command {
    static let description = CommandDescription(
        name: "compare",
        summary: BilingualText(
            vi: "so hai ngày: xã nào, chỉ tiêu nào thay đổi, do dòng khảo sát nào",
            en: "compare two days: which communes and targets changed, and by which rows"),
        details: [
            BilingualText(
                vi:
                    "Hai bảng dùng chung các xã của một thời kỳ. Thường thì cả hai dùng mọi dữ liệu hiện có; với --as-known mỗi bảng chỉ "
                    + "dùng dữ liệu đã có đến hết ngày của nó, đúng như khi in ra lúc đó.",
                en:
                    "Both tables are of the communes of one era. As a rule both use all that is known now; with --as-known each "
                    + "uses only what was known at the end of its own day, as it would have been printed then.")
        ],
        arguments: [.registry],
        options: [
            OptionDescription(
                "from", .day, summary: BilingualText(vi: "ngày của bảng trước", en: "the day of the earlier table"),
                isRequired: true),
            OptionDescription(
                "to", .day,
                summary: BilingualText(
                    vi: "ngày của bảng sau; nếu không ghi thì là hôm nay",
                    en: "the day of the later table; today when left out")),
            OptionDescription(
                "as-known", .flag,
                summary: BilingualText(
                    vi: "mỗi bảng chỉ dùng dữ liệu đã có đến hết ngày của nó",
                    en: "each table uses only what was known at the end of its day")),
            OptionDescription(
                "verdicts-only", .flag,
                summary: BilingualText(
                    vi: "chỉ những chỉ tiêu đổi kết luận", en: "only targets whose verdict changed")),
            .era, .province, .format(["table", "csv", "json"]), .output,
            .exitCode(when: BilingualText(vi: "có thay đổi", en: "something changed")),
        ],
        examples: [
            CommandExample(
                "hatang compare an-giang.gpkg --from 2026-06-30 --to 2026-09-30",
                BilingualText(vi: "quý ba so với quý hai", en: "the third quarter against the second")),
            CommandExample(
                "hatang compare an-giang.gpkg --from 2026-09-30 --as-known --verdicts-only",
                BilingualText(
                    vi: "bảng đã in ngày 30/9 nay khác ở đâu",
                    en: "where the table printed on 30 September is different now")),
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let registry = try ProvinceRegistry(opening: arguments.required("registry"))
        guard let from = arguments.day("from") else { preconditionFailure("--from is required") }
        let to = arguments.day("to") ?? .today
        guard from <= to else {
            throw CommandError.usage(
                vi: "--from \(from) sau --to \(to); hãy đổi chỗ hai ngày",
                en: "--from \(from) is after --to \(to); swap them")
        }
        let era = try arguments["era"].map(registry.era(named:)) ?? registry.era(on: to)
        var comparison = try registry.comparison(
            ComparisonRequest(
                from: from, to: to, asKnown: arguments.flag("as-known"),
                era: era, province: arguments["province"]))
        if arguments.flag("verdicts-only") { comparison.keepDecided() }
        let report = CompareReport(comparison)
        let text =
            switch arguments.required("format") {
            case "csv": report.csv(console.language)
            case "json": report.json()
            default: report.text(console.style(provinceNames: try registry.provinceNames(of: era)))
            }
        try console.deliver(text, to: arguments["output"])
        return arguments.flag("exit-code") && !comparison.communes.isEmpty ? .remaining : .success
    }
}
