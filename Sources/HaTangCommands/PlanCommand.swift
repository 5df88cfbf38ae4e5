import HaTangKit
import RegistryRecords
import ReportWriters

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
                "candidates", .text(BilingualText(vi: "NƠI", en: "WHERE")),
                summary: BilingualText(
                    vi:
                        "nơi có thể đặt điểm mới: settlements (ấp, khóm), grid (lưới), holes (giữa các vùng không có sóng), hoặc "
                        + "một tệp vị trí có mã và tọa độ (tên tệp có dấu chấm hoặc «/»)",
                    en:
                        "where new sites may stand: settlements, grid, holes (the middles of uncovered parts), or a file of places "
                        + "with codes and coordinates (its name has a dot or “/”)"),
                standard: "settlements"),
            OptionDescription(
                "sheet", .text(BilingualText(vi: "TÊN", en: "NAME")),
                summary: BilingualText(
                    vi: "trang tính hoặc lớp của tệp vị trí, khi có nhiều",
                    en: "sheet or layer of the file of places, where it has several")),
            OptionDescription(
                "crs", .text(BilingualText(vi: "HỆ", en: "CRS")),
                summary: BilingualText(
                    vi: "hệ tọa độ của tệp vị trí, như wgs84, vn2000:104.75",
                    en: "reference system of the file of places, such as wgs84, vn2000:104.75"), standard: "auto"),
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
                    vi: "tổng số giây tìm phương án tối ưu; hết giờ thì in phương án tốt nhất và chênh lệch",
                    en: "seconds to search for the optimum in all; then the best found and its gap are printed"),
                standard: "30"),
        ] + ReportScope.options + [.province, .format(["text", "json", "csv", "geojson"]), .output, .exitCode],
        examples: [
            CommandExample(
                "hatang plan an-giang.gpkg --service mobile --technology 4G --radius 2500 --candidates grid",
                BilingualText(vi: "trạm 4G trên lưới 1 km", en: "4G sites on a grid of 1 km")),
            CommandExample(
                "hatang plan an-giang.gpkg --service mobile --technology 4G --radius 2500 --candidates cot-cho-thue.xlsx",
                BilingualText(vi: "chỉ ở những cột có trong danh sách", en: "only at the masts of a list")),
            CommandExample(
                "hatang plan an-giang.gpkg --service postal --format csv --output de-xuat.csv",
                BilingualText(vi: "điểm bưu chính cho các xã chưa có", en: "postal points for communes without one")),
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let radius = arguments.real("radius")
        let service: SitingRequest.Service
        if arguments.required("service") == "postal" {
            guard arguments.required("candidates") != "holes" else { throw SitingError.holesOfPostalService }
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
            candidates: try candidates(arguments, scope, on: console),
            communes: arguments.values("commune"), maximum: arguments.integer("max-new"),
            seconds: arguments.real("time-limit") ?? 30)
        console.note(BilingualText(vi: "Đang tìm phương án…", en: "Searching…"))
        let progress = console.progress(
            BilingualText(vi: "Đang tìm phương án", en: "Searching"), total: nil,
            unit: BilingualText(vi: "vòng", en: "rounds"))
        let plans = try console.interruption.whileStoppable {
            try scope.registry.sitingPlans(
                for: request, on: scope.day, era: scope.era, province: scope.province
            ) { try progress.advance(to: $0.rounds, share: $0.share) }
        }
        progress.end()
        let report = PlanReport(plans, service: service)
        let text =
            switch arguments.required("format") {
            case "json": report.json()
            case "csv": report.csv(console.language)
            case "geojson": report.geoJSON()
            default: report.text(console.style(provinceNames: try scope.provinceNames))
            }
        try console.deliver(text, to: arguments["output"])
        let isLeft = plans.contains { plan in plan.failing.contains { report.verdict(plan.after, $0) != .met } }
        return arguments.flag("exit-code") && isLeft ? .remaining : .success
    }

    /// A word, or a file: one is told from the other before anything is read.
    private func candidates(
        _ arguments: ParsedArguments, _ scope: ReportScope, on console: Console
    ) throws -> SitingRequest.Candidates {
        switch arguments.required("candidates") {
        case "settlements": return .settlements
        case "grid": return .grid(stepMetres: arguments.real("grid-step") ?? 1000)
        case "holes": return .holes
        case let path where path.contains(".") || path.contains("/"):
            let (places, leftOut, findings) = try scope.registry.sitingPlaces(
                inFile: path, sheet: arguments["sheet"], referenceSystem: arguments.required("crs"))
            if leftOut > 0 {
                console.errors(FindingsReport.text(findings, maximum: 20, style: console.style()))
                console.note(
                    BilingualText(
                        vi: "Bỏ qua \(leftOut) dòng không có vị trí dùng được.",
                        en: "\(leftOut) rows without a usable position are left out."))
            }
            return .places(places)
        case let word:
            throw CommandError.usage(
                vi: "--candidates «\(word)» không phải là settlements, grid, holes hay một tệp",
                en: "--candidates “\(word)” is neither settlements, grid, holes nor a file")
        }
    }
}
