import HaTangKit
import RegistryRecords

/// `hatang deadzones`: the ledger of dead zones.
struct DeadZonesCommand: Command {
    /// The reports asked for.
    enum Selection: String, CaseIterable {
        case all, open, overdue, reported, verified, planned, resolved, checked, rejected, reopened
        case contradicted
        case perhapsServed = "perhaps-served"

        func takes(_ entry: DeadZoneLedger.Entry) -> Bool {
            switch self {
            case .all: true
            case .open: entry.state == .open
            case .overdue: entry.overdueDays > 0
            case .reported: entry.progress.status == .reported
            case .verified: entry.progress.status == .verified
            case .planned: entry.progress.status == .planned
            case .resolved: entry.progress.status == .resolved
            case .checked: entry.progress.status == .checked
            case .rejected: entry.progress.status == .rejected
            case .reopened: entry.progress.status == .reopened
            case .contradicted: entry.isContradicted
            case .perhapsServed: !entry.newCells.isEmpty
            }
        }
    }

    static let description = CommandDescription(
        name: "deadzones",
        summary: BilingualText(
            vi: "sổ theo dõi vùng trắng sóng, lõm sóng: bước xử lý, hạn, quá hạn",
            en: "the ledger of dead zones: steps, what is due, what is late"),
        details: [
            BilingualText(
                vi:
                    "Trạng thái vào ngày tính lấy theo ngày của từng bước: đã báo, đã xác minh, đã có kế hoạch, đã xử lý, đã kiểm tra "
                    + "kết quả; hoặc bác bỏ, mở lại. Phản ánh không có hạn hẹn thì theo thiết lập số ngày xác minh và xử lý.",
                en:
                    "Where a report stands on the day follows from the days of its steps: reported, verified, planned, resolved, "
                    + "result checked; or rejected, reopened. A report without a promised day is due by the settings."),
            BilingualText(
                vi:
                    "Phản ánh còn mở được đối chiếu với vùng phủ tính toán của đúng nhà mạng, công nghệ (không ghi thì 4G trở lên), "
                    + "và với các cell phát sóng sau ngày phản ánh.",
                en:
                    "Open reports are held against the computed service of their operator and technology (4G or better when "
                    + "they state none), and against cells that went on air after the report."),
        ],
        arguments: [.registry],
        options: [
            OptionDescription(
                "from", .day,
                summary: BilingualText(
                    vi: "đếm phản ánh xử lý xong từ ngày này; nếu không ghi thì từ đầu năm",
                    en: "count what was resolved from this day on; from 1 January when left out")),
            OptionDescription(
                "commune", .text(BilingualText(vi: "XÃ", en: "COMMUNE")),
                summary: BilingualText(vi: "chỉ xã này (mã hoặc tên)", en: "only this commune (code or name)"),
                isRepeated: true),
            OptionDescription(
                "operator", .text(BilingualText(vi: "TÊN", en: "NAME")),
                summary: BilingualText(vi: "chỉ nhà mạng này", en: "only this operator")),
            OptionDescription(
                "status", .choice(Selection.allCases.map(\.rawValue)),
                summary: BilingualText(
                    vi: "chỉ liệt kê các phản ánh này; phần tổng hợp vẫn tính đủ",
                    en: "list these reports only; the summary counts all"), standard: "all"),
        ] + ReportScope.options + [
            .province, .format(["table", "json", "csv", "geojson"]), .output,
            .exitCode(when: BilingualText(vi: "có phản ánh quá hạn", en: "a report is overdue")),
        ],
        examples: [
            CommandExample(
                "hatang deadzones an-giang.gpkg --status overdue",
                BilingualText(vi: "phản ánh quá hạn", en: "overdue reports")),
            CommandExample(
                "hatang deadzones an-giang.gpkg --on 2026-06-30 --from 2026-04-01 --operator Viettel",
                BilingualText(vi: "sổ của Viettel cuối quý II", en: "the ledger of Viettel at the end of June")),
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let scope = try ReportScope(arguments)
        let ledger = try scope.registry.deadZones(
            on: scope.day, from: arguments.day("from"), era: scope.era, province: scope.province,
            communes: arguments.values("commune"), operator: arguments["operator"])
        let selection = Selection(rawValue: arguments.required("status")) ?? .all
        let report = DeadZonesReport(ledger, listed: ledger.entries.filter(selection.takes))
        let text =
            switch arguments.required("format") {
            case "json": report.json()
            case "csv": report.csv(console.language)
            case "geojson": report.geoJSON()
            default: report.text(console.style())
            }
        try console.deliver(text, to: arguments["output"])
        return arguments.flag("exit-code") && !ledger.overdue.isEmpty ? .remaining : .success
    }
}
