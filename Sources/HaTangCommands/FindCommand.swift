import HaTangKit
import RegistryRecords
import ReportWriters

/// `hatang find`: records and communes by words in them.
struct FindCommand: Command {
    static let description = CommandDescription(
        name: "find",
        summary: BilingualText(
            vi: "tìm đối tượng và xã, phường theo chữ, có dấu hay không dấu",
            en: "find records and communes by words, with or without marks"),
        details: [
            BilingualText(
                vi:
                    "Tìm trong mã, tên, địa chỉ, địa điểm, ấp, tuyến đường, doanh nghiệp … Mọi từ đều phải có, theo thứ tự bất kỳ. Dấu "
                    + "nào gõ ra thì phải đúng, dấu nào không gõ thì không xét: «xuyen» tìm được «Xuyên», «xuyến» thì không. Chữ đầu của "
                    + "một từ cũng đủ. Tên xã cũ dẫn tới xã, phường hiện nay.",
                en:
                    "Looks at codes, names, addresses, places, villages, roads, enterprises … All words must be there, in any "
                    + "order. Marks that are typed count, others do not: “xuyen” finds “Xuyên”, “xuyến” does not. The beginning "
                    + "of a word will do. Old names of communes lead to those of today.")
        ],
        arguments: [
            .registry,
            ArgumentDescription(
                "text", shown: BilingualText(vi: "CHỮ", en: "TEXT"),
                summary: BilingualText(vi: "một hay nhiều từ", en: "one word or several"), isRepeated: true),
        ],
        options: [
            .kind,
            OptionDescription(
                "limit", .integer(1...100_000),
                summary: BilingualText(vi: "in nhiều nhất bấy nhiêu đối tượng", en: "print so many records at most"),
                standard: "20"),
            .format(["table", "csv", "json"]), .output,
            .exitCode(when: BilingualText(vi: "không tìm thấy gì", en: "nothing is found")),
        ],
        examples: [
            CommandExample(
                "hatang find an-giang.gpkg buu cuc long xuyen",
                BilingualText(vi: "không cần gõ dấu", en: "without marks")),
            CommandExample(
                "hatang find an-giang.gpkg \"Mỹ Khánh\"",
                BilingualText(vi: "xã cũ Mỹ Khánh nay thuộc đâu", en: "where the old commune Mỹ Khánh belongs now")),
            CommandExample(
                "hatang find an-giang.gpkg \"quốc lộ 91\" --kind cable",
                BilingualText(vi: "các tuyến cáp trên Quốc lộ 91", en: "cable routes along the road 91")),
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let registry = try ProvinceRegistry(opening: arguments.required("registry"))
        let kinds = arguments["kind"].flatMap(SurveyKind.init).map { [$0] } ?? SurveyKind.allCases
        let text = arguments.values("text").joined(separator: " ")
        guard text.contains(where: { $0.isLetter || $0.isNumber }) else {
            throw CommandError.usage(
                vi: "«\(text)» không có chữ hay số nào để tìm", en: "“\(text)” has no letter or digit to look for")
        }
        let report = FindReport(
            search: try registry.find(text, among: kinds, limit: arguments.integer("limit") ?? 20),
            registry: registry.registry.identifier, version: try registry.registry.version)
        let output =
            switch arguments.required("format") {
            case "csv": report.csv(console.language)
            case "json": report.json()
            default: report.text(console.style())
            }
        try console.deliver(output, to: arguments["output"])
        let isEmpty = report.search.count == 0 && report.search.communes.isEmpty
        return arguments.flag("exit-code") && isEmpty ? .remaining : .success
    }
}
