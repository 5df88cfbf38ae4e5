import HaTangKit
import RegistryRecords

/// `hatang upgrade`: brings a registry of an older program up to date.
struct UpgradeCommand: Command {
    static let description = CommandDescription(
        name: "upgrade",
        summary: BilingualText(
            vi: "nâng cấp cơ sở dữ liệu do bản hatang cũ tạo ra", en: "bring a registry of an older program up to date"),
        details: [
            BilingualText(
                vi:
                    "Việc nâng cấp hoặc xong trọn vẹn hoặc không đổi gì; dữ liệu giữ nguyên. Cũng khôi phục tệp khi lần ghi trước bị "
                    + "ngắt. Lệnh import và các lệnh ghi khác tự nâng cấp; các lệnh chỉ đọc thì không. Với --former: thêm các xã, phường trước "
                    + "ngày 01/07/2025 nếu cơ sở dữ liệu chưa có.",
                en:
                    "It is done whole or not at all; the data stays. Also restores a file whose last writing was cut off. "
                    + "Commands that write, such as import, do it by themselves; those that only read do not. With --former: adds the communes "
                    + "before 1 July 2025 where the registry lacks them.")
        ],
        arguments: [.registry],
        options: [
            OptionDescription(
                "former", .flag,
                summary: BilingualText(
                    vi: "thêm các xã, phường, thị trấn trước ngày 01/07/2025, để lập bảng bằng --era 2024",
                    en: "add the communes before 1 July 2025, for tables by --era 2024")),
            OptionDescription(
                "geodata", .text(BilingualText(vi: "THƯ_MỤC", en: "FOLDER")),
                summary: BilingualText(
                    vi: "thư mục GeoData có các xã trước ngày 01/07/2025 và ranh giới sơ đồ",
                    en: "the GeoData folder with the communes before 1 July 2025 and their schematic boundaries")),
        ],
        examples: [
            CommandExample(
                "hatang upgrade an-giang.gpkg",
                BilingualText(vi: "nâng cấp tại chỗ", en: "brings it up to date in place"))
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let path = arguments.required("registry")
        let steps = try Registry.pendingSteps(ofRegistryAt: path)
        let registry = try ProvinceRegistry(opening: path, mode: .readWrite)
        let geoData = try? GeoDataFolder(asked: arguments["geodata"], environment: console.environment)
        let former =
            arguments.flag("former")
            ? try registry.addFormerCommunes(from: geoData, withBoundaries: try registry.hasBoundaries) : nil
        let version = try registry.registry.version
        if steps.isEmpty {
            console.note(
                BilingualText(
                    vi: "“\(path)” đã theo cấu trúc mới nhất; phiên bản dữ liệu \(version).",
                    en: "“\(path)” has the newest structure already; version \(version)."))
        } else {
            console.note(
                BilingualText(
                    vi: "Đã nâng cấp “\(path)”: \(steps.joined(separator: ", ")); phiên bản dữ liệu \(version).",
                    en: "Brought “\(path)” up to date: \(steps.joined(separator: ", ")); version \(version)."))
        }
        if let former, !former.isEmpty {
            console.note(
                BilingualText(
                    vi: "Đã thêm \(former.communes) xã, phường, thị trấn trước ngày 01/07/2025, "
                        + "\(former.boundaries) có ranh giới sơ đồ; xem bằng --era 2024.",
                    en: "Added \(former.communes) communes before 1 July 2025, "
                        + "\(former.boundaries) with schematic boundaries; see them by --era 2024."))
        }
        return .success
    }
}
