import Foundation
import HaTangKit
import RegistryRecords

/// `hatang changes`: what was done in a copy of a registry, shown or written for another copy.
struct ChangesCommand: Command {
    static let description = CommandDescription(
        name: "changes",
        summary: BilingualText(
            vi: "những thay đổi của một bản sao kể từ một phiên bản, để xem hoặc gửi đi",
            en: "what was done in a copy since a version, to look at or to send"),
        details: [
            BilingualText(
                vi:
                    "Người làm ngoài thực địa sao chép tệp cơ sở dữ liệu, nhập khảo sát không cần mạng, rồi ghi thay đổi vào một tệp bằng "
                    + "--output và gửi về; đơn vị đầu mối đưa vào bằng hatang merge. Tệp thay đổi mang cả các dòng khảo sát, lỗi, ảnh và "
                    + "lịch sử, theo định dạng change set của SQLite.",
                en:
                    "Who works in the field copies the registry's file, imports surveys without a network, then writes the changes to a "
                    + "file by --output and sends it; the centre takes it in by hatang merge. The file has the rows of surveys, findings, "
                    + "photos and history, too, as a change set of SQLite."),
            BilingualText(
                vi:
                    "Không ghi --since thì tính từ lúc tệp này được sao chép. Không ghi --output thì in ra từng đối tượng, từng mục; sửa đổi "
                    + "bằng phần mềm khác phải được nhận trước.",
                en:
                    "Without --since, since this file was copied. Without --output the changes are printed, record by record and field "
                    + "by field; edits by other programs have to be claimed first."),
        ],
        arguments: [.registry],
        options: [
            OptionDescription(
                "since", .integer(0...1_000_000_000),
                summary: BilingualText(
                    vi: "phiên bản mà bên nhận đã có; nếu không ghi thì là lúc tệp này được sao chép",
                    en: "the version that the receiver has; when left out, that at which this file was copied")),
            OptionDescription(
                "output", .text(BilingualText(vi: "TỆP", en: "FILE")),
                summary: BilingualText(
                    vi: "ghi tệp thay đổi để hợp nhất vào bản sao khác",
                    en: "write the changes for another copy to merge")),
            OptionDescription(
                "by", .text(BilingualText(vi: "NGƯỜI", en: "NAME")),
                summary: BilingualText(vi: "người gửi, ghi trong tệp thay đổi", en: "who sends; stands in the file")),
            OptionDescription(
                "max-records", .integer(0...1_000_000),
                summary: BilingualText(
                    vi: "số đối tượng in ra nhiều nhất; số đếm luôn đủ",
                    en: "how many records to print at most; the counts are always complete"), standard: "200"),
            .format(["table", "json"]),
        ],
        examples: [
            CommandExample(
                "hatang changes an-giang.gpkg --since 28",
                BilingualText(vi: "in những gì đã làm sau phiên bản 28", en: "prints what was done after version 28")),
            CommandExample(
                "hatang changes an-giang.gpkg --output to-1.changes --by \"Tổ khảo sát 1\"",
                BilingualText(
                    vi: "ghi tệp để đơn vị đầu mối hợp nhất", en: "writes the file that the centre merges")),
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let registry = try Registry(opening: arguments.required("registry"))
        let changes = try registry.changes(since: arguments.integer("since") ?? registry.ownBeginning)
        let report = ChangesReport(changes)
        guard let file = arguments["output"] else {
            let isJSON = arguments.required("format") == "json"
            try console.print(
                isJSON ? report.json() : report.text(console.style(), limit: arguments.integer("max-records") ?? 200))
            return .success
        }
        try console.deliver(changes.file(by: arguments["by"], at: Date.now.ISO8601Format()), toFile: file)
        console.note(report.summary)
        return .success
    }
}
