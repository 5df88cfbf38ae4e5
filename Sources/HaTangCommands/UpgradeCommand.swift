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
                    "Mỗi bước nâng cấp hoặc xong trọn vẹn hoặc không đổi gì; dữ liệu giữ nguyên. Cũng khôi phục tệp khi lần ghi trước bị "
                    + "ngắt. Lệnh import và các lệnh ghi khác tự nâng cấp; các lệnh chỉ đọc thì không.",
                en:
                    "Each step is done whole or not at all; the data stays. Also restores a file whose last writing was cut off. "
                    + "Commands that write, such as import, do it by themselves; those that only read do not.")
        ],
        arguments: [.registry],
        examples: [
            CommandExample(
                "hatang upgrade an-giang.gpkg",
                BilingualText(vi: "nâng cấp tại chỗ", en: "brings it up to date in place"))
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let path = arguments.required("registry")
        let steps = try Registry.pendingSteps(ofRegistryAt: path)
        let registry = try ProvinceRegistry(opening: path, mode: .readWrite)
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
        return .success
    }
}
