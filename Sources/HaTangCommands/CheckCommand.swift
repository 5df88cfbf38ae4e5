import HaTangKit
import RegistryRecords

/// `hatang check`: what is wrong with the file of a registry.
struct CheckCommand: Command {
    static let description = CommandDescription(
        name: "check",
        summary: BilingualText(
            vi: "kiểm tra tệp cơ sở dữ liệu, kể cả tệp hỏng", en: "check a registry's file, also a damaged one"),
        details: [
            BilingualText(
                vi:
                    "Xem từng trang, khóa, bảng, trigger, hình học, chỉ mục không gian, khung của lớp, ngày, số, từ trong danh mục, dữ "
                    + "liệu gốc, và đi ngược toàn bộ lịch sử xem có dẫn tới trạng thái hiện nay không. Không ghi gì vào tệp.",
                en:
                    "Looks at every page, key, table, trigger, geometry, spatial index, extent, day, number and word, at the raw rows, "
                    + "and goes back through all of history to see whether it leads to the present state. Writes nothing."
            ),
            BilingualText(
                vi:
                    "Kết thúc với mã 0 khi đã kiểm tra xong, dù có lỗi hay không; với --exit-code thì mã 2 khi có lỗi; mã 1 khi không đọc "
                    + "được tệp.",
                en:
                    "Ends with 0 when the check is done, errors or not; with 2 when there are errors and --exit-code was given; with 1 "
                    + "when the file cannot be read."),
        ],
        arguments: [.registry],
        options: [
            OptionDescription(
                "max-findings", .integer(1...100_000),
                summary: BilingualText(
                    vi: "số phát hiện in ra nhiều nhất của mỗi loại; số đếm luôn đủ",
                    en: "how many findings of a kind to print at most; the counts are always complete"), standard: "5"),
            .format(["table", "json"]), .output,
            .exitCode(when: BilingualText(vi: "có lỗi", en: "there are errors")),
        ],
        examples: [
            CommandExample(
                "hatang check an-giang.gpkg",
                BilingualText(
                    vi: "tệp có lành không, nếu không thì làm gì", en: "is the file sound, and if not, what to do")
            )
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let path = arguments.required("registry")
        let limit = arguments.integer("max-findings") ?? 5
        let result = try Self.check(path, limit: limit, on: console)
        let report = CheckReport(result, limit: limit)
        try console.deliver(
            arguments.required("format") == "json" ? report.json(path) : report.text(console.style()),
            to: arguments["output"])
        return Self.status(result, arguments)
    }

    private static func check(_ path: String, limit: Int, on console: Console) throws -> CheckOutcome {
        let progress = console.progress(BilingualText(vi: "Đang kiểm tra", en: "Checking"), total: nil)
        let result = try RegistryCheck.run(path, limit: limit) { _, rows in try progress.advance(to: rows) }
        progress.end()
        return result
    }

    private static func status(_ result: CheckOutcome, _ arguments: ParsedArguments) -> CommandStatus {
        if result.counts[.fileUnreadable] != nil { return .failure }
        return arguments.flag("exit-code") && !result.isSound ? .remaining : .success
    }
}
