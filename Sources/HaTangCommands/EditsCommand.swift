import HaTangKit
import RegistryRecords

/// `hatang edits`: what other programs have done to the registry; claims it, or puts it back.
struct EditsCommand: Command {
    static let description = CommandDescription(
        name: "edits",
        summary: BilingualText(
            vi: "sửa đổi bằng phần mềm khác (QGIS, ogr2ogr): xem, nhận, trả lại",
            en: "edits by other programs (QGIS, ogr2ogr): show, claim, put back"),
        details: [
            BilingualText(
                vi:
                    "So từng bản ghi với lúc HaTang ghi lần cuối: bản ghi nào được thêm, sửa, xóa, mục nào đổi từ gì thành gì, vị trí "
                    + "dời bao nhiêu mét. Sửa đổi chưa ai nhận thì không làm căn cứ cho kết luận nào.",
                en:
                    "Compares every record with what HaTang wrote last: which are new, changed or gone, which field went from what "
                    + "to what, how far a place moved. What nobody has claimed proves nothing."),
            BilingualText(
                vi:
                    "--claim đưa sửa đổi vào lịch sử như một đợt khảo sát của người nhận (hoàn tác được bằng `hatang undo`); chỗ nào "
                    + "sai thì nêu lý do và để lại. --revert trả bản ghi về như cũ.",
                en:
                    "--claim takes them into history as a survey by whoever claims them (`hatang undo` takes it back); what is wrong "
                    + "is told and left. --revert puts records back as they were."),
        ],
        arguments: [.registry],
        options: [
            OptionDescription(
                "claim", .flag,
                summary: BilingualText(vi: "nhận các sửa đổi, cần --by", en: "take the edits in; needs --by")),
            OptionDescription(
                "revert", .flag,
                summary: BilingualText(vi: "trả bản ghi về như trước khi bị sửa", en: "put records back as they were")),
            OptionDescription(
                "only", .text(BilingualText(vi: "MÃ", en: "CODE")),
                summary: BilingualText(
                    vi: "chỉ bản ghi mang mã hoặc uuid này; nếu không ghi thì tất cả",
                    en: "only the record of this code or uuid; all when left out"), isRepeated: true),
            OptionDescription(
                "by", .text(BilingualText(vi: "NGƯỜI", en: "NAME")),
                summary: BilingualText(
                    vi: "người nhận hoặc trả lại, ghi vào lịch sử", en: "who claims or puts back; goes to history")),
            OptionDescription(
                "surveyed", .day,
                summary: BilingualText(
                    vi: "ngày đã thấy đúng như vậy; nếu không ghi thì sửa đổi không làm căn cứ",
                    en: "the day that it was seen to be so; without it the edits prove nothing")),
            OptionDescription(
                "reason", .text(BilingualText(vi: "LÝ_DO", en: "TEXT")),
                summary: BilingualText(vi: "lý do, ghi cùng đợt nhận", en: "why; kept with the claim")),
            .format(["table", "json"]), .output,
            .exitCode(
                when: BilingualText(vi: "còn sửa đổi chưa ai nhận", en: "edits are left that nobody has claimed")),
        ],
        examples: [
            CommandExample(
                "hatang edits an-giang.gpkg --exit-code",
                BilingualText(vi: "sửa đổi nào chưa ai nhận", en: "what nobody has claimed")),
            CommandExample(
                "hatang edits an-giang.gpkg --claim --by \"Tổ khảo sát 1\" --surveyed 2026-11-20",
                BilingualText(vi: "nhận tất cả, theo khảo sát ngày 20/11/2026", en: "takes all in, as seen on that day")
            ),
            CommandExample(
                "hatang edits an-giang.gpkg --revert --only 880100 --by \"Phòng Bưu chính\"",
                BilingualText(vi: "trả bưu cục 880100 về như cũ", en: "puts the post office 880100 back")),
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let (claims, reverts) = (arguments.flag("claim"), arguments.flag("revert"))
        guard !(claims && reverts) else {
            throw CommandError.usage(
                vi: "--claim và --revert không đi cùng nhau; chọn một", en: "--claim and --revert exclude each other")
        }
        let who = arguments["by"]
        if claims && who ?? "" == "" {
            throw CommandError.usage(
                vi: "--claim cần --by NGƯỜI: ai chịu trách nhiệm về các sửa đổi",
                en: "--claim needs --by NAME: who answers for the edits")
        }
        for option in ["surveyed", "reason"] where arguments[option] != nil && !claims {
            throw CommandError.usage(vi: "--\(option) chỉ dùng với --claim", en: "--\(option) goes with --claim only")
        }
        let registry = try ProvinceRegistry(
            opening: arguments.required("registry"), mode: claims || reverts ? .readWrite : .readOnly)
        let only = arguments.values("only")
        var list: OutsideEditList
        if claims {
            list = try registry.claimOutsideEdits(
                only, by: who ?? "", surveyed: arguments.day("surveyed"), reason: arguments["reason"])
        } else if reverts {
            list = try registry.revertOutsideEdits(only, by: who)
        } else {
            list = try registry.outsideEdits()
            if !only.isEmpty { list.edits.removeAll { !only.contains($0.name) && !only.contains($0.key) } }
        }
        let report = EditsReport(list: list)
        let isJSON = arguments.required("format") == "json"
        try console.deliver(isJSON ? report.json() : report.text(console.style()), to: arguments["output"])
        if let note = report.replacedNote { console.note(note) }
        guard list.refused.isEmpty else {
            console.note(report.refusal)
            return .failure
        }
        let remain = try claims || reverts ? !registry.outsideEdits().edits.isEmpty : !list.edits.isEmpty
        return arguments.flag("exit-code") && remain ? .remaining : .success
    }
}
