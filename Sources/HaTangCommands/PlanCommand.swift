import HaTangKit
import RegistryRecords

/// `hatang plan`: where the fewest new sites or postal points bring failing communes to the target.
struct PlanCommand: Command {
    static let description = CommandDescription(
        name: "plan",
        summary: BilingualText(
            vi: "đề xuất ít điểm mới nhất để các xã chưa đạt đạt chỉ tiêu",
            en: "propose the fewest new sites that bring failing communes to the target"),
        details: [
            BilingualText(
                vi:
                    "Giữ nguyên trạm và điểm hiện có. Xã «Chưa đủ căn cứ» cần khảo sát, không cần xây mới, nên không tính. Chọn tham lam, "
                    + "rồi tối ưu chính xác (CBC) khi có không quá 600 ứng viên; chênh lệch so với cận dưới luôn được ghi. Diện tích "
                    + "được lấy mẫu bằng lưới điểm mịn khi chọn; bảng kết quả được tính lại chính xác với các điểm đề xuất.",
                en:
                    "Existing sites stay. Communes that are only not proven need a survey and are left out. Greedy, then exact "
                    + "(CBC) up to 600 candidates; the gap to the lower bound is always stated. Areas are sampled by a fine net "
                    + "for choosing; the resulting table is recomputed exactly with the proposals built.")
        ],
        arguments: [.registry],
        options: [
            OptionDescription(
                "service", .choice(["mobile", "postal"]),
                summary: BilingualText(vi: "trạm di động hay điểm bưu chính", en: "mobile sites or postal points"),
                isRequired: true),
            OptionDescription(
                "technology", .choice(TechnologyClass.allCases.map(\.rawValue)),
                summary: BilingualText(vi: "công nghệ của trạm mới", en: "technology of the new sites"), standard: "4G"),
            OptionDescription(
                "radius", .real(1...100_000),
                summary: BilingualText(
                    vi:
                        "bán kính phục vụ, mét; với bưu chính: mọi ấp, khóm phải có điểm trong bán kính này (QCVN 1:2008)",
                    en: "service radius in metres; postal: every settlement needs a point within it (QCVN 1:2008)")),
            OptionDescription(
                "candidates", .choice(["settlements", "grid"]),
                summary: BilingualText(vi: "nơi có thể đặt điểm mới", en: "where new sites may stand"),
                standard: "settlements"),
            OptionDescription(
                "grid-step", .real(50...50_000),
                summary: BilingualText(vi: "bước lưới ứng viên, mét", en: "step of the candidate grid in metres"),
                standard: "1000"),
            OptionDescription(
                "commune", .text(BilingualText(vi: "MÃ", en: "CODE")),
                summary: BilingualText(vi: "chỉ tính xã này", en: "only this commune"), isRepeated: true),
            OptionDescription(
                "max-new", .integer(1...100_000),
                summary: BilingualText(vi: "nhiều nhất bao nhiêu điểm mới", en: "the most new sites")),
            OptionDescription(
                "time-limit", .real(0.1...86_400),
                summary: BilingualText(
                    vi: "số giây tìm phương án tối ưu; hết giờ thì in phương án tốt nhất và chênh lệch",
                    en: "seconds to search for the optimum; then the best found and its gap are printed"),
                standard: "30"),
        ] + ReportScope.options + [.province, .format(["text", "json", "csv", "geojson"]), .output, .exitCode],
        examples: [
            CommandExample(
                "hatang plan an-giang.gpkg --service mobile --technology 4G --radius 2500 --candidates grid",
                BilingualText(vi: "trạm 4G trên lưới 1 km", en: "4G sites on a grid of 1 km")),
            CommandExample(
                "hatang plan an-giang.gpkg --service postal --format csv --output de-xuat.csv",
                BilingualText(vi: "điểm bưu chính cho các xã chưa có", en: "postal points for communes without one")),
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let radius = arguments.real("radius")
        let service: SitingRequest.Service
        if arguments.required("service") == "postal" {
            service = .postal(radiusMetres: radius)
        } else {
            guard let radius, let technology = TechnologyClass(rawValue: arguments.required("technology")) else {
                throw CommandError.usage(
                    vi: "với --service mobile cần --radius, bán kính phục vụ của trạm mới",
                    en: "--service mobile needs --radius, the service radius of the new sites")
            }
            service = .mobile(technology, radiusMetres: radius)
        }
        let scope = try ReportScope(arguments)
        let request = SitingRequest(
            service: service,
            candidates: arguments.required("candidates") == "grid"
                ? .grid(stepMetres: arguments.real("grid-step") ?? 1000) : .settlements,
            communes: arguments.values("commune"), maximum: arguments.integer("max-new"),
            seconds: arguments.real("time-limit") ?? 30)
        console.note(BilingualText(vi: "Đang tìm phương án…", en: "Searching…"))
        let plans = try scope.registry.sitingPlans(
            for: request, on: scope.day, era: scope.era, province: scope.province)
        let report = PlanReport(plans, service: service)
        let text =
            switch arguments.required("format") {
            case "json": report.json()
            case "csv": report.csv(console.language)
            case "geojson": report.geoJSON()
            default: report.text(console.style(provinceNames: scope.registry.settings.provinces))
            }
        try console.deliver(text, to: arguments["output"])
        let isLeft = plans.contains { plan in plan.failing.contains { report.verdict(plan.after, $0) != .met } }
        return arguments.flag("exit-code") && isLeft ? .remaining : .success
    }
}
