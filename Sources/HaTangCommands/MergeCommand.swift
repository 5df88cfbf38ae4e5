import Foundation
import HaTangKit
import RegistryRecords

/// `hatang merge`: takes the changes of other copies in.
struct MergeCommand: Command {
    static let description = CommandDescription(
        name: "merge",
        summary: BilingualText(
            vi: "hợp nhất thay đổi của các bản sao khác", en: "take the changes of other copies in"),
        details: [
            BilingualText(
                vi:
                    "Nhận các tệp do hatang changes ghi. Mỗi mục của mỗi đối tượng mà chỉ một bên sửa thì lấy theo bên đó; cả hai bên cùng "
                    + "sửa thì lấy khảo sát ngày sau. Cùng ngày, hoặc không rõ ngày, là mâu thuẫn và phải có người quyết định: khi còn mâu "
                    + "thuẫn thì không ghi gì, mâu thuẫn được liệt kê và lệnh kết thúc với mã 1.",
                en:
                    "Takes files that hatang changes wrote. A part of a record that only one side has changed is as that side has it; of one "
                    + "that both have changed, the later survey stands. Of one day, or without a day, it is a conflict that somebody has "
                    + "to decide: while there are any, nothing is written, they are listed, and the status is 1."),
            BilingualText(
                vi:
                    "--conflicts ghi danh sách mâu thuẫn thành bảng CSV; điền here (giữ bản này) hoặc there (lấy bản kia) vào cột decision rồi "
                    + "đưa lại bằng --decide. Hợp nhất lại cùng một tệp thì không ghi gì.",
                en:
                    "--conflicts writes the list of conflicts as a CSV table; write here or there into its column decision and give it back by "
                    + "--decide. Merging the same file again writes nothing."),
        ],
        arguments: [
            .registry,
            ArgumentDescription(
                "file", shown: BilingualText(vi: "TỆP", en: "FILE"),
                summary: BilingualText(
                    vi: "tệp thay đổi, theo thứ tự hợp nhất", en: "files of changes, in the order of merging"),
                isRepeated: true),
        ],
        options: [
            OptionDescription(
                "dry-run", .flag,
                summary: BilingualText(vi: "chỉ cho biết sẽ làm gì", en: "only tell what would be done")),
            OptionDescription(
                "prefer", .choice(MergeDecisions.Preference.allCases.map(\.rawValue)),
                summary: BilingualText(
                    vi: "quyết định mọi mâu thuẫn: here giữ bản này, there lấy bản kia, newer lấy bản ghi sau",
                    en: "decide all conflicts: here, there, or newer for what was entered later")),
            OptionDescription(
                "decide", .text(BilingualText(vi: "TỆP", en: "FILE")),
                summary: BilingualText(
                    vi: "bảng mâu thuẫn đã điền cột decision",
                    en: "the table of conflicts with its column decision filled in")),
            OptionDescription(
                "conflicts", .text(BilingualText(vi: "TỆP", en: "FILE")),
                summary: BilingualText(
                    vi: "ghi bảng mâu thuẫn vào tệp này", en: "write the table of conflicts to this file")),
            OptionDescription(
                "by", .text(BilingualText(vi: "NGƯỜI", en: "NAME")),
                summary: BilingualText(vi: "người hợp nhất, ghi vào lịch sử", en: "who merges; goes to history")),
            .format(["table", "json"]),
        ],
        examples: [
            CommandExample(
                "hatang merge an-giang.gpkg to-1.changes to-2.changes --by \"Phòng Viễn thông\"",
                BilingualText(vi: "nhận thay đổi của hai tổ", en: "takes in what two teams have done")),
            CommandExample(
                "hatang merge an-giang.gpkg to-1.changes --conflicts mau-thuan.csv",
                BilingualText(
                    vi: "ghi mâu thuẫn, nếu có, thành bảng để điền",
                    en: "writes conflicts, if any, as a table to fill in")),
            CommandExample(
                "hatang merge an-giang.gpkg to-1.changes --decide mau-thuan.csv",
                BilingualText(vi: "hợp nhất theo bảng đã điền", en: "merges as the filled table says")),
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let registry = try Registry(opening: arguments.required("registry"), mode: .readWrite)
        var decisions = MergeDecisions(preference: arguments["prefer"].flatMap(MergeDecisions.Preference.init))
        if let path = arguments["decide"] {
            decisions.decided = try ConflictList.decisions(try TextFile.read(path), named: path)
        }
        let isTrial = arguments.flag("dry-run")
        let outcome = try registry.merge(
            try arguments.values("file").map { ($0, try Self.bytes(of: $0)) }, decisions: decisions,
            by: arguments["by"],
            at: Date.now.ISO8601Format(), isTrial: isTrial)
        let surveys = try registry.surveyDescriptions()
        let report = MergeReport(outcome, registry: registry.identifier, isTrial: isTrial, surveys: surveys)
        if let path = arguments["conflicts"] {
            try console.deliver(ConflictList.csv(outcome.conflicts, surveys: surveys), to: path)
        }
        try console.print(
            arguments.required("format") == "json" ? report.json() : report.text(console.style()))
        guard outcome.undecided.isEmpty else { throw ChangesError.undecided(outcome.undecided.count) }
        return .success
    }

    private static func bytes(of path: String) throws(CommandError) -> [UInt8] {
        do throws(FileFailure) {
            return try TextFile.bytes(of: path)
        } catch {
            throw TextFile.unreadable(path, error)
        }
    }
}
