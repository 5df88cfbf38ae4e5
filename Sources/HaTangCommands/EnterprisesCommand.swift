import HaTangKit
import RegistryRecords
import ReportWriters

/// `hatang enterprises`: what each enterprise has, or where one of them has it.
struct EnterprisesCommand: Command {
    static let description = CommandDescription(
        name: "enterprises",
        summary: BilingualText(
            vi: "hạ tầng theo từng doanh nghiệp bưu chính, viễn thông", en: "what each postal or telecom enterprise has"
        ),
        details: [
            BilingualText(
                vi:
                    "Danh sách doanh nghiệp nhập bằng `hatang import … --kind enterprise`. Đối tượng thuộc doanh nghiệp theo mã "
                    + "hoặc tên, không phân biệt dấu và chữ hoa; số của doanh nghiệp gồm cả chi nhánh. Tên không có trong danh sách "
                    + "đứng ở dòng riêng. Dòng cộng tính mỗi đối tượng một lần, dù nhiều doanh nghiệp dùng chung.",
                en:
                    "The list comes by `hatang import … --kind enterprise`. Records belong to an enterprise by its code or name, "
                    + "accents and case aside; an enterprise counts its branches too. Names that the list does not have stand "
                    + "on lines of their own. The sum counts everything once, however many share it.")
        ],
        arguments: [
            .registry,
            ArgumentDescription(
                "name", shown: BilingualText(vi: "TÊN", en: "NAME"),
                summary: BilingualText(
                    vi: "mã hoặc tên một doanh nghiệp: in theo từng xã", en: "code or name of one: its communes"),
                isOptional: true),
        ],
        options: ReportScope.options + [.province, .format(["text", "csv", "json"]), .output],
        examples: [
            CommandExample(
                "hatang enterprises an-giang.gpkg",
                BilingualText(vi: "mọi doanh nghiệp, một dòng mỗi doanh nghiệp", en: "a line an enterprise")),
            CommandExample(
                "hatang enterprises an-giang.gpkg viettel --format csv",
                BilingualText(vi: "một doanh nghiệp theo từng xã, dạng CSV", en: "one of them by commune, as CSV")),
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let scope = try ReportScope(arguments)
        let table = try scope.registry.enterprises(on: scope.day, era: scope.era, province: scope.province)
        let chosen = try arguments["name"].map { try table.line(of: $0) }
        let text =
            switch arguments.required("format") {
            case "csv": EnterpriseReport.csv(table, of: chosen, language: console.language)
            case "json": EnterpriseReport.json(table, of: chosen)
            default:
                EnterpriseReport.text(
                    table, of: chosen, style: console.style(provinceNames: scope.registry.settings.provinces))
            }
        try console.deliver(text, to: arguments["output"])
        return .success
    }
}
