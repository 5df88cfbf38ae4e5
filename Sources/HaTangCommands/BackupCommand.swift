import FoundationEssentials
import HaTangKit
import RegistryRecords

/// `hatang backup`: a copy of a registry that others may be using, proven to be the same.
struct BackupCommand: Command {
    static let description = CommandDescription(
        name: "backup",
        summary: BilingualText(
            vi: "sao lưu cơ sở dữ liệu, kể cả khi đang được dùng", en: "back up a registry, also while it is in use"),
        details: [
            BilingualText(
                vi:
                    "Không chép tệp bằng lệnh của hệ điều hành khi máy chủ hoặc lệnh nhập đang chạy: bản chép có thể thiếu. Lệnh này "
                    + "chép trọn một trạng thái, so lại mọi dòng của mọi bảng với bản gốc (SHA-256), ghi xuống đĩa rồi mới đặt tên. Khi "
                    + "có lỗi, không còn tệp dở dang, và bản sao lưu cũ vẫn nguyên.",
                en:
                    "Copying the file by the system while a service or an import runs may miss a part. This copies one state whole, "
                    + "compares every row of every table with the registry (SHA-256), waits for the disk and only then gives the "
                    + "file its name. After an error nothing half-done stays, and an earlier backup is still there."),
            BilingualText(
                vi: "Kiểm chứng lại bất cứ lúc nào bằng hatang restore BẢN_SAO --check.",
                en: "Prove it again at any time by hatang restore BACKUP --check."),
        ],
        arguments: [
            .registry,
            ArgumentDescription(
                "copy", shown: BilingualText(vi: "BẢN_SAO", en: "BACKUP"),
                summary: BilingualText(vi: "tệp .gpkg cần ghi", en: "the .gpkg file to write")),
        ],
        options: [.replace, .format(["table", "json"])],
        examples: [
            CommandExample(
                "hatang backup an-giang.gpkg sao-luu.gpkg --replace",
                BilingualText(vi: "thay bản sao lưu hôm trước", en: "replaces the backup of yesterday"))
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let path = arguments.required("copy")
        let progress = console.progress(
            BilingualText(vi: "Đang sao lưu", en: "Backing up"), total: nil,
            unit: BilingualText(vi: "trang", en: "pages"))
        let backup = try RegistryBackup.make(
            of: arguments.required("registry"), to: path, replacing: arguments.flag("replace"),
            at: Date.now.ISO8601Format()
        ) { done, total in try progress.advance(to: done, share: Double(done) / Double(max(1, total))) }
        progress.end()
        let report = BackupReport(backup)
        guard arguments.required("format") == "table" else {
            try console.print(report.json(path))
            return .success
        }
        try console.print(
            report.text(
                BilingualText(vi: "Đã sao lưu vào \(path)", en: "Backed up to \(path)"), console.style()))
        return .success
    }
}

extension OptionDescription {
    /// `--replace`.
    static let replace = OptionDescription(
        "replace", .flag,
        summary: BilingualText(
            vi: "thay tệp đã có cùng tên, chỉ khi bản mới đã xong",
            en: "replace a file of that name, when the new one is done")
    )
}
