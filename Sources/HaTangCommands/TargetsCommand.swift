import HaTangKit
import RegistryRecords

/// `hatang targets`: prints the targets of a registry, or replaces them.
struct TargetsCommand: Command {
    static let description = CommandDescription(
        name: "targets",
        summary: BilingualText(
            vi: "xem hoặc thay chỉ tiêu của cơ sở dữ liệu", en: "print or replace the registry's targets"),
        details: [
            BilingualText(
                vi:
                    "Chỉ tiêu là dữ liệu: in ra bằng dump, sửa tệp JSON, nạp lại bằng load. Quy tắc sai thì bị từ chối, cơ sở dữ liệu giữ "
                    + "nguyên.",
                en:
                    "Targets are data: print them by dump, edit the JSON, take it back by load. A wrong rule is refused and "
                    + "the registry stays as it was.")
        ],
        arguments: [
            ArgumentDescription(
                "action", shown: BilingualText(vi: "dump|load", en: "dump|load"),
                summary: BilingualText(vi: "in ra hoặc nạp vào", en: "print or replace")),
            .registry,
            ArgumentDescription(
                "file", shown: BilingualText(vi: "TỆP", en: "FILE"),
                summary: BilingualText(vi: "tệp JSON cần nạp", en: "the JSON file to load"), isOptional: true),
        ],
        options: [.output],
        examples: [
            CommandExample(
                "hatang targets dump an-giang.gpkg --output chi-tieu.json",
                BilingualText(vi: "lấy chỉ tiêu ra để sửa", en: "takes the targets out to edit them")),
            CommandExample(
                "hatang targets load an-giang.gpkg chi-tieu.json",
                BilingualText(vi: "nạp lại chỉ tiêu đã sửa", en: "takes the edited ones back")),
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let document = GeoDataFolder.Document.targets.rawValue
        switch arguments.required("action") {
        case "dump":
            let registry = try ProvinceRegistry(opening: arguments.required("registry"))
            try console.deliver(try registry.registry.document(named: document) ?? "", to: arguments["output"])
        case "load":
            guard let path = arguments["file"] else {
                throw CommandError.usage(vi: "load cần một tệp JSON", en: "load needs a JSON file")
            }
            let text = try TextFile.read(path)
            let targets = try RegistrySettings.targets(text, name: path)
            let registry = try ProvinceRegistry(opening: arguments.required("registry"), mode: .readWrite)
            try registry.registry.setDocuments([RegistryDocument(name: document, content: text)])
            console.note(
                BilingualText(vi: "Đã nạp \(targets.count) chỉ tiêu.", en: "Loaded \(targets.count) targets."))
        case let other:
            throw CommandError.usage(
                vi: "«\(other)» không phải dump hay load", en: "“\(other)” is neither dump nor load")
        }
        return .success
    }
}
