import HaTangKit
import RegistryRecords

/// `hatang restore`: makes a registry of a backup, or only proves the backup.
struct RestoreCommand: Command {
    static let description = CommandDescription(
        name: "restore",
        summary: BilingualText(
            vi: "khôi phục cơ sở dữ liệu từ bản sao lưu, hoặc kiểm chứng bản sao lưu",
            en: "restore a registry from a backup, or prove the backup"),
        details: [
            BilingualText(
                vi:
                    "Bản sao lưu luôn được kiểm chứng trước: mọi trang của tệp, phiên bản và SHA-256 của mọi dòng phải đúng như lúc sao "
                    + "lưu. Bản bị cắt cụt, hỏng hoặc đã bị sửa thì bị từ chối và không ghi gì. Với --check: chỉ kiểm chứng.",
                en:
                    "The backup is proven first in any case: every page of the file, the version and the SHA-256 of all rows must be "
                    + "as when it was made. One that is cut off, damaged or changed is refused and nothing is written. With --check "
                    + "it is only proven.")
        ],
        arguments: [
            ArgumentDescription(
                "copy", shown: BilingualText(vi: "BẢN_SAO", en: "BACKUP"),
                summary: BilingualText(vi: "bản do hatang backup ghi", en: "a backup made by hatang backup")),
            ArgumentDescription(
                "registry", shown: BilingualText(vi: "CSDL", en: "REGISTRY"),
                summary: BilingualText(
                    vi: "tệp cơ sở dữ liệu cần tạo; bỏ trống khi có --check",
                    en: "the registry file to make; left out with --check"), isOptional: true),
        ],
        options: [
            OptionDescription(
                "check", .flag,
                summary: BilingualText(vi: "chỉ kiểm chứng bản sao lưu", en: "only prove the backup")),
            .replace, .format(["table", "json"]),
        ],
        examples: [
            CommandExample(
                "hatang restore sao-luu.gpkg --check",
                BilingualText(
                    vi: "bản sao lưu còn nguyên không, của ngày nào", en: "is the backup whole, and of which day")
            ),
            CommandExample(
                "hatang restore sao-luu.gpkg an-giang.gpkg --replace",
                BilingualText(vi: "thay cơ sở dữ liệu bằng bản sao lưu", en: "puts the backup in the registry's place")),
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let path = arguments.required("copy")
        let registry = arguments["registry"]
        guard arguments.flag("check") || registry != nil else {
            throw CommandError.usage(
                vi: "thiếu CSDL cần tạo; để chỉ kiểm chứng, hãy thêm --check",
                en: "the REGISTRY to make is missing; to prove the backup only, say --check")
        }
        guard !arguments.flag("check") || registry == nil else {
            throw CommandError.usage(
                vi: "với --check thì không ghi tệp nào; bỏ «\(registry ?? "")» hoặc bỏ --check",
                en: "with --check no file is written; leave out “\(registry ?? "")” or --check")
        }
        let backup: RegistryBackup
        let told: BilingualText
        if let registry {
            let progress = console.progress(
                BilingualText(vi: "Đang khôi phục", en: "Restoring"), total: nil,
                unit: BilingualText(vi: "trang", en: "pages"))
            backup = try RegistryBackup.restore(path, to: registry, replacing: arguments.flag("replace")) {
                done, total in
                try progress.advance(to: done, share: Double(done) / Double(max(1, total)))
            }
            progress.end()
            told = BilingualText(vi: "Đã khôi phục \(registry) từ \(path)", en: "Restored \(registry) from \(path)")
        } else {
            backup = try RegistryBackup.prove(path)
            told = BilingualText(vi: "Bản sao lưu \(path) nguyên vẹn", en: "The backup \(path) is whole")
        }
        let report = BackupReport(backup)
        try console.print(
            arguments.required("format") == "json" ? report.json(registry ?? path) : report.text(told, console.style()))
        return .success
    }
}
