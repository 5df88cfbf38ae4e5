import HaTangKit
import RegistryRecords

/// `hatang undo`: takes an import back, exactly, or says what rests on it.
struct UndoCommand: Command {
    static let description = CommandDescription(
        name: "undo",
        summary: BilingualText(
            vi: "hoàn tác một đợt nhập khảo sát", en: "take an import back"),
        details: [
            BilingualText(
                vi:
                    "Không ghi ĐỢT thì liệt kê các đợt đã nhập, mới nhất trước, và cho biết đợt nào hoàn tác được. Hoàn tác đưa cơ "
                    + "sở dữ liệu về đúng như chưa nhập đợt đó: đối tượng do đợt đó tạo bị bỏ, đối tượng bị sửa hay bị đóng trở "
                    + "lại như cũ. Các dòng khảo sát, phát hiện và lịch sử vẫn được giữ; tệp có thể được nhập lại.",
                en:
                    "Without SURVEY lists the imports, the newest first, and which of them can be undone. After undoing, the "
                    + "registry says what it said without the import: records that it made are gone, those that it changed or "
                    + "closed are as before. Its rows, findings and history are kept; the file can be imported again."),
            BilingualText(
                vi:
                    "Nếu từ đó đến nay đã có dữ liệu dựa vào đợt đó (khảo sát sau, gộp, sửa bằng phần mềm khác) thì không ghi gì, "
                    + "in từng chỗ và kết thúc với mã 1.",
                en:
                    "Where something has come to rest on the import since (later surveys, mergings, edits by other programs), "
                    + "nothing is written, every place is listed and the status is 1."),
        ],
        arguments: [
            .registry,
            ArgumentDescription(
                "survey", shown: BilingualText(vi: "ĐỢT", en: "SURVEY"),
                summary: BilingualText(
                    vi: "số thứ tự trong danh sách, tên tệp, hoặc phần đầu mã định danh của đợt",
                    en: "its number in the list, the name of its file, or the beginning of its identifier"),
                isOptional: true),
        ],
        options: [
            OptionDescription(
                "by", .text(BilingualText(vi: "NGƯỜI", en: "NAME")),
                summary: BilingualText(vi: "người hoàn tác, ghi vào lịch sử", en: "who undoes it; goes to history")),
            OptionDescription(
                "dry-run", .flag,
                summary: BilingualText(vi: "chỉ cho xem, không ghi gì", en: "only show what would happen")),
            .format(["table", "json"]), .output,
        ],
        examples: [
            CommandExample(
                "hatang undo an-giang.gpkg",
                BilingualText(vi: "các đợt đã nhập, đợt nào hoàn tác được", en: "the imports, and which can be undone")),
            CommandExample(
                "hatang undo an-giang.gpkg 3 --dry-run",
                BilingualText(vi: "xem hoàn tác đợt 3 sẽ làm gì", en: "what undoing the third import would do")),
            CommandExample(
                "hatang undo an-giang.gpkg buu-cuc.csv --by \"Phòng Bưu chính\"",
                BilingualText(vi: "hoàn tác đợt nhập tệp buu-cuc.csv", en: "take back the import of buu-cuc.csv")),
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let isJSON = arguments.required("format") == "json"
        guard let name = arguments["survey"] else {
            let report = UndoListReport(
                list: try ProvinceRegistry(opening: arguments.required("registry")).undoList())
            try console.deliver(isJSON ? report.json() : report.text(console.style()), to: arguments["output"])
            return .success
        }
        let isDry = arguments.flag("dry-run")
        let registry = try ProvinceRegistry(
            opening: arguments.required("registry"), mode: isDry ? .readOnly : .readWrite)
        var undo = try registry.undoing(of: name)
        let isRefused = !undo.undoing.uses.isEmpty
        if !isDry && !isRefused { undo = try registry.undo(name, by: arguments["by"]) }
        let report = UndoReport(undo: undo)
        try console.deliver(isJSON ? report.json() : report.text(console.style()), to: arguments["output"])
        guard isRefused else { return .success }
        console.note(report.refusal)
        return .failure
    }
}
