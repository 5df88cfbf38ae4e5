import HaTangKit
import RegistryRecords
import ReportWriters

/// `hatang bridge`: how counts move from the communes before July 2025 to those of today.
struct BridgeCommand: Command {
    static let description = CommandDescription(
        name: "bridge",
        summary: BilingualText(
            vi: "bảng chuyển số liệu từ xã cũ sang xã mới", en: "how counts move from old communes to those of today"),
        details: [
            BilingualText(
                vi:
                    "Một dòng cho mỗi xã cũ và xã mới nhận đất của xã đó: số điểm bưu chính, trạm BTS, vùng lõm sóng đang mở, ấp khóm, "
                    + "hộ, dân số, km cáp phải chỉnh trang. Xã cũ nhập nguyên thì mọi số liệu theo về xã mới; xã cũ bị tách thì theo vị "
                    + "trí, hoặc theo xã mới mà dòng khảo sát ghi. Phần không xác định được đứng ở dòng “chia tách”. Cộng theo xã cũ "
                    + "bằng bảng `--era 2024`, cộng theo xã mới bằng bảng `--era 2025`, của cùng một ngày.",
                en:
                    "A line for each old commune and each of today that got land of it: postal points, BTS sites, open dead zones, "
                    + "settlements, households, people, km of cable clean-ups. All of a commune that went over whole goes with it; of "
                    + "one that was split the position tells, or the new commune that a row states. What cannot be told stands on "
                    + "lines marked split. Sums by old commune are those of `--era 2024`, sums by new commune those of `--era 2025`, "
                    + "on one day."),
            BilingualText(
                vi: "Cơ sở dữ liệu cần có xã cũ: `hatang init --former`, hoặc `hatang upgrade --former`.",
                en: "The registry needs the old communes: `hatang init --former`, or `hatang upgrade --former`."),
        ],
        arguments: [.registry],
        options: [
            .day, .known,
            OptionDescription(
                "from-era", .text(BilingualText(vi: "TÊN", en: "NAME")),
                summary: BilingualText(
                    vi: "thời kỳ của xã cũ; nếu không ghi thì là thời kỳ trước hiện nay",
                    en: "era of the old communes; the one before today's when left out")),
            OptionDescription(
                "province", .text(BilingualText(vi: "MÃ", en: "CODE")),
                summary: BilingualText(
                    vi: "mã tỉnh của thời kỳ cũ: 89 là An Giang, 91 là Kiên Giang",
                    en: "code of a province of the old era: 89 is An Giang, 91 is Kiên Giang")),
            .format(["text", "csv", "json"]), .output,
        ],
        examples: [
            CommandExample(
                "hatang bridge an-giang.gpkg",
                BilingualText(vi: "298 xã cũ về 102 xã mới", en: "298 old communes into 102")),
            CommandExample(
                "hatang bridge an-giang.gpkg --province 89 --format csv --output chuyen-doi.csv",
                BilingualText(vi: "155 xã của An Giang cũ, dạng CSV", en: "the 155 of old An Giang, as CSV")),
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let registry = try ProvinceRegistry(
            opening: arguments.required("registry"), known: arguments.day("known"))
        let old = try arguments["from-era"].map(registry.era(named:)) ?? registry.eraBefore()
        let bridge = try registry.bridge(
            from: old, on: arguments.day("on") ?? .today, province: arguments["province"])
        let report = BridgeReport(bridge)
        let text =
            switch arguments.required("format") {
            case "csv": report.csv(console.language)
            case "json": report.json()
            default: report.text(console.style(provinceNames: try registry.provinceNames(of: old)))
            }
        try console.deliver(text, to: arguments["output"])
        return .success
    }
}
