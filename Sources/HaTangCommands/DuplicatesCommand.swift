import HaTangKit
import RegistryRecords

/// `hatang duplicates`: records that are probably one, and their merging when told.
struct DuplicatesCommand: Command {
    static let description = CommandDescription(
        name: "duplicates",
        summary: BilingualText(
            vi: "tìm các đối tượng có thể trùng nhau, gộp khi được yêu cầu",
            en: "find records that are probably one, and merge them when told"),
        details: [
            BilingualText(
                vi:
                    "So mọi đối tượng trong cơ sở dữ liệu, qua mọi tệp và mọi thời kỳ: mã chỉ khác cách viết, hoặc đứng gần nhau và tên "
                    + "giống nhau. Không ghi --merge thì không thay đổi gì.",
                en:
                    "Compares all records of the registry, over all files and eras: codes that differ only in writing, or "
                    + "near each other under like names. Without --merge nothing is written."),
            BilingualText(
                vi:
                    "--merge GIỮ=BỎ: đối tượng giữ lại lấy những gì còn trống và những gì đối tượng kia có ngày khảo sát mới hơn; cell của "
                    + "trạm bị bỏ chuyển sang trạm giữ lại; lịch sử giữ toàn bộ trạng thái cuối của đối tượng bị bỏ.",
                en:
                    "--merge KEPT=GONE: the kept record takes what it has blank and what the other one says by a later "
                    + "survey; cells of a gone site move to the kept one; history keeps the whole last state of the one that goes."
            ),
        ],
        arguments: [.registry],
        options: [
            .kind,
            OptionDescription(
                "merge", .text(BilingualText(vi: "GIỮ=BỎ", en: "KEPT=GONE")),
                summary: BilingualText(
                    vi: "gộp hai đối tượng, theo mã hoặc uuid", en: "merge two records, by code or uuid"),
                isRepeated: true),
            OptionDescription(
                "by", .text(BilingualText(vi: "NGƯỜI", en: "NAME")),
                summary: BilingualText(
                    vi: "người quyết định gộp, ghi vào lịch sử", en: "who decides on merging; goes to history")),
            .format(["table", "json", "csv"]), .output, .exitCode,
        ],
        examples: [
            CommandExample(
                "hatang duplicates an-giang.gpkg --kind postal",
                BilingualText(vi: "các điểm bưu chính có thể trùng nhau", en: "postal points that are probably one")),
            CommandExample(
                "hatang duplicates an-giang.gpkg --merge 880100=880999 --by \"Phòng Bưu chính\"",
                BilingualText(
                    vi: "giữ 880100, gộp 880999 vào đó rồi in các cặp còn lại",
                    en: "keeps 880100, merges 880999 into it, then lists what is left")),
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let kinds = arguments["kind"].flatMap(SurveyKind.init).map { [$0] } ?? SurveyKind.allCases
        let merges = try arguments.values("merge").map(Self.pair)
        let registry = try ProvinceRegistry(
            opening: arguments.required("registry"), mode: merges.isEmpty ? .readOnly : .readWrite)
        if !merges.isEmpty {
            for merged in try registry.merge(merges, among: kinds, by: arguments["by"]) {
                console.note(Self.words(merged))
            }
        }
        let list = try registry.duplicates(of: kinds)
        let text =
            switch arguments.required("format") {
            case "csv": DuplicatesReport.csv(list, language: console.language)
            case "json": DuplicatesReport.json(list)
            default: DuplicatesReport.text(list, style: console.style())
            }
        try console.deliver(text, to: arguments["output"])
        return arguments.flag("exit-code") && !list.pairs.isEmpty ? .remaining : .success
    }

    private static func pair(_ text: String) throws(CommandError) -> (kept: String, gone: String) {
        let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
            throw .usage(
                vi: "--merge cần hai mã dạng GIỮ=BỎ, không phải «\(text)»; mã có dấu «=» thì ghi uuid",
                en: "--merge takes two codes as KEPT=GONE and not “\(text)”; of a code with “=” give the uuid")
        }
        return (parts[0], parts[1])
    }

    /// What one merging has done.
    private static func words(_ merged: MergedRecords) -> BilingualText {
        var (vi, en) = (
            "Đã gộp \(merged.gone.key) vào \(merged.after.key)", "Merged \(merged.gone.key) into \(merged.after.key)"
        )
        let fields = merged.filled.map(\.rawValue).joined(separator: ", ")
        if !fields.isEmpty {
            vi += ", lấy thêm: \(fields)"
            en += ", taking: \(fields)"
        }
        if merged.movedCells + merged.mergedCells > 0 {
            vi += "; \(merged.movedCells) cell chuyển trạm, \(merged.mergedCells) cell gộp với cell sẵn có"
            en += "; \(merged.movedCells) cells moved, \(merged.mergedCells) merged with those there"
        }
        return BilingualText(vi: vi + ".", en: en + ".")
    }
}
