import HaTangKit
import RegistryRecords

/// `hatang cables`: cable clean-ups and their scorecards.
struct CablesCommand: Command {
    /// The routes asked for.
    enum Selection: String, CaseIterable {
        case all, overdue, planned, surveyed, done, verified, reopened
        case inProgress = "in-progress"
        case unproven

        func takes(_ entry: CableLedger.Entry) -> Bool {
            let status = entry.lengths.progress.status
            return switch self {
            case .all: true
            case .overdue: entry.isOverdue
            case .unproven: !entry.lengths.isClosingProven
            case .planned: status == .planned
            case .surveyed: status == .surveyed
            case .inProgress: status == .inProgress
            case .done: status == .done
            case .verified: status == .verified
            case .reopened: status == .reopened
            }
        }
    }

    static let description = CommandDescription(
        name: "cables",
        summary: BilingualText(
            vi: "chỉnh trang cáp: kế hoạch, hoàn thành, nghiệm thu, quá hạn",
            en: "cable clean-ups: planned, done, verified, overdue"),
        details: [
            BilingualText(
                vi:
                    "Hoàn thành tính từ ngày hoàn thành, và chỉ đủ căn cứ khi có ngày hoàn thành cùng ảnh sau khi làm hoặc biên bản "
                    + "nghiệm thu. Theo xã, chiều dài được chia bằng đường vẽ của tuyến; không có đường, hoặc ranh giới chỉ là sơ "
                    + "đồ, thì chia đều cho các xã đã ghi.",
                en:
                    "Done counts from its day on, and is proven only by that day with a photo of after or acceptance minutes. By "
                    + "commune, lengths are cut by the route's line; without a line, or where boundaries are schematic, the stated "
                    + "communes share equally."),
            BilingualText(
                vi:
                    "Tỷ lệ đúng hạn là phần số km kế hoạch đã xong trong hạn (hạn gia hạn nếu có) trên số km đã xong hoặc đã quá "
                    + "hạn; khoảng a–b: a là phần đủ căn cứ, b gồm cả phần chưa đủ căn cứ.",
                en:
                    "The share on time is of planned kilometres done within the deadline (the extended one if any) among those "
                    + "done or late; of an interval the first figure is proven, the second has what is not proven, too."
            ),
        ],
        arguments: [.registry],
        options: [
            OptionDescription(
                "year", .integer(2000...2100),
                summary: BilingualText(vi: "chỉ năm kế hoạch này", en: "this planned year only")),
            OptionDescription(
                "enterprise", .text(BilingualText(vi: "TÊN", en: "NAME")),
                summary: BilingualText(vi: "chỉ doanh nghiệp chủ trì này", en: "this responsible enterprise only")),
            OptionDescription(
                "by", .choice(CableLedger.Grouping.allCases.map(\.rawValue)),
                summary: BilingualText(
                    vi: "bảng tổng hợp theo (csv chỉ có danh sách tuyến)",
                    en: "what the scorecard is by (csv has the routes only)"), standard: "enterprise"),
            OptionDescription(
                "status", .choice(Selection.allCases.map(\.rawValue)),
                summary: BilingualText(
                    vi: "chỉ liệt kê các tuyến này; phần tổng hợp vẫn tính đủ",
                    en: "list these routes only; the scorecard counts all"), standard: "all"),
        ] + ReportScope.options + [
            .province, .format(["table", "json", "csv"]), .output,
            .exitCode(when: BilingualText(vi: "có tuyến quá hạn", en: "a route is overdue")),
        ],
        examples: [
            CommandExample(
                "hatang cables an-giang.gpkg --year 2025",
                BilingualText(vi: "kế hoạch năm 2025 theo doanh nghiệp", en: "the plan of 2025 by enterprise")),
            CommandExample(
                "hatang cables an-giang.gpkg --by commune --status overdue",
                BilingualText(vi: "theo xã, và các tuyến quá hạn", en: "by commune, and the overdue routes")),
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let scope = try ReportScope(arguments)
        let ledger = try scope.registry.cables(
            on: scope.day, era: scope.era, province: scope.province, year: arguments.integer("year"),
            enterprise: arguments["enterprise"])
        let selection = Selection(rawValue: arguments.required("status")) ?? .all
        let grouping = CableLedger.Grouping(rawValue: arguments.required("by")) ?? .enterprise
        let report = CablesReport(ledger, by: grouping, listed: ledger.entries.filter(selection.takes))
        let text =
            switch arguments.required("format") {
            case "json": report.json()
            case "csv": report.csv(console.language)
            default: report.text(console.style())
            }
        try console.deliver(text, to: arguments["output"])
        return arguments.flag("exit-code") && ledger.entries.contains(where: \.isOverdue) ? .remaining : .success
    }
}
