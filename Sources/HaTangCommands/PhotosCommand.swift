import HaTangKit
import RegistryRecords

/// `hatang photos`: the photos of records, and whether their files are still the same.
struct PhotosCommand: Command {
    static let description = CommandDescription(
        name: "photos",
        summary: BilingualText(
            vi: "ảnh của từng đối tượng; kiểm tra ảnh còn nguyên không",
            en: "the photos of records, and whether their files are the same"),
        details: [
            BilingualText(
                vi:
                    "Ảnh được ghi khi nhập bằng `hatang import … --photos THƯ_MỤC`: cơ sở dữ liệu giữ đường dẫn, mã SHA-256, ngày giờ "
                    + "và vị trí chụp, khoảng cách tới đối tượng; tệp ảnh vẫn ở chỗ cũ.",
                en:
                    "Photos come in by `hatang import … --photos FOLDER`: the registry keeps path, SHA-256, time, position and "
                    + "the distance to the object; the files stay where they are."),
            BilingualText(
                vi: "Với --verify: đọc lại từng tệp và cho biết ảnh nào thiếu, ảnh nào đã bị thay đổi.",
                en: "With --verify every file is read again; the table tells which are missing and which have changed."),
        ],
        arguments: [
            .registry,
            ArgumentDescription(
                "code", shown: BilingualText(vi: "MÃ", en: "CODE"),
                summary: BilingualText(
                    vi: "mã hoặc uuid của một đối tượng; nếu không ghi thì mọi đối tượng",
                    en: "code or uuid of a record; all records when left out"), isOptional: true),
        ],
        options: [
            .kind,
            OptionDescription(
                "verify", .text(BilingualText(vi: "THƯ_MỤC", en: "FOLDER")),
                summary: BilingualText(
                    vi: "thư mục có các ảnh, để đọc lại và so SHA-256",
                    en: "folder with the photos, to be read again and compared by SHA-256"),
                isRepeated: true),
            .format(["table", "csv", "json"]), .output,
            .exitCode(
                when: BilingualText(vi: "có ảnh thiếu hoặc đã thay đổi", en: "photos are missing or have changed")),
        ],
        examples: [
            CommandExample(
                "hatang photos an-giang.gpkg 880100",
                BilingualText(vi: "ảnh của bưu cục 880100", en: "the photos of the post office 880100")),
            CommandExample(
                "hatang photos an-giang.gpkg --verify anh-khao-sat --exit-code",
                BilingualText(vi: "ảnh nào thiếu, ảnh nào bị thay đổi", en: "which files are missing or have changed")),
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let registry = try ProvinceRegistry(opening: arguments.required("registry"))
        let kinds = arguments["kind"].flatMap(SurveyKind.init).map { [$0] } ?? SurveyKind.allCases
        let report = PhotosReport(
            list: try registry.photos(
                of: arguments["code"], among: kinds, verifyingIn: arguments.values("verify")))
        let text =
            switch arguments.required("format") {
            case "csv": report.csv(console.language)
            case "json": report.json()
            default: report.text(console.style())
            }
        try console.deliver(text, to: arguments["output"])
        let isBroken = report.list.entries.contains { $0.state != nil && $0.state != .same }
        return arguments.flag("exit-code") && isBroken ? .remaining : .success
    }
}
