import FoundationEssentials
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
                    + "liệu gốc, và đi ngược toàn bộ lịch sử xem có dẫn tới trạng thái hiện nay không. Không ghi gì nếu không có --repair.",
                en:
                    "Looks at every page, key, table, trigger, geometry, spatial index, extent, day, number and word, at the raw rows, "
                    + "and goes back through all of history to see whether it leads to the present state. Writes nothing unless asked to repair."
            ),
            BilingualText(
                vi:
                    "Với --repair: ghi tệp trước khi sửa ra bên cạnh, rồi lập lại những gì suy ra được (chỉ mục, khung, danh mục, trigger, số "
                    + "đếm …) và ngày, số chỉ hiểu được một cách; nói rõ từng việc. Dữ liệu không bao giờ bị đoán. Tệp hỏng trang thì giữ nguyên, "
                    + "những gì đọc được ghi sang tệp mới.",
                en:
                    "With --repair: writes the file as it was beside, then makes anew what follows from other things (indexes, extents, lists, "
                    + "triggers, counts …) and days and numbers that can be read in one way; it says each thing done. Data is never guessed. A "
                    + "file with damaged pages stays as it is; what can be read goes to a new file."),
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
                "repair", .flag,
                summary: BilingualText(
                    vi: "sửa những gì suy ra được, sau khi chép tệp ra bên cạnh",
                    en: "mend what can be derived, after writing the file as it was beside")),
            OptionDescription(
                "by", .text(BilingualText(vi: "NGƯỜI", en: "NAME")),
                summary: BilingualText(
                    vi: "người cho sửa, ghi vào lịch sử", en: "who has it repaired; goes to history")),
            OptionDescription(
                "max-findings", .integer(1...100_000),
                summary: BilingualText(
                    vi: "số phát hiện in ra nhiều nhất của mỗi loại; số đếm luôn đủ",
                    en: "how many findings of a kind to print at most; the counts are always complete"), standard: "5"),
            OptionDescription(
                "deep", .flag,
                summary: BilingualText(
                    vi: "đo lại cả diện tích lưu sẵn từ đầu và so; với --repair thì bỏ kết quả lưu sẵn khi có cái sai",
                    en:
                        "also measure the kept areas from nothing and compare; with --repair they are forgotten when one is wrong"
                )),
            .day, .format(["table", "json"]), .output,
            .exitCode(when: BilingualText(vi: "có lỗi", en: "there are errors")),
        ],
        examples: [
            CommandExample(
                "hatang check an-giang.gpkg",
                BilingualText(
                    vi: "tệp có lành không, nếu không thì làm gì", en: "is the file sound, and if not, what to do")
            ),
            CommandExample(
                "hatang check an-giang.gpkg --repair --by \"Phòng Bưu chính\"",
                BilingualText(vi: "sửa những gì sửa được và nói rõ", en: "mends what can be mended, and says what")),
            CommandExample(
                "hatang check an-giang.gpkg --deep --exit-code",
                BilingualText(
                    vi: "mỗi tháng một lần: kể cả các diện tích lưu sẵn",
                    en: "once a month: the kept areas, too")),
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let path = arguments.required("registry")
        let limit = arguments.integer("max-findings") ?? 5
        guard arguments.flag("repair") || arguments["by"] == nil else {
            throw CommandError.usage(vi: "--by chỉ đi cùng --repair", en: "--by goes with --repair only")
        }
        guard arguments.flag("deep") || arguments.day("on") == nil else {
            throw CommandError.usage(vi: "--on chỉ đi cùng --deep", en: "--on goes with --deep only")
        }
        let progress = console.progress(BilingualText(vi: "Đang kiểm tra", en: "Checking"), total: nil)
        var repair =
            arguments.flag("repair")
            ? try RegistryRepair.run(
                path, by: arguments["by"], at: Date.now.ISO8601Format(), stamp: Self.stamp(.now), limit: limit
            ) { _, rows in try progress.advance(to: rows) } : nil
        var result =
            try repair?.after ?? RegistryCheck.run(path, limit: limit) { _, rows in try progress.advance(to: rows) }
        progress.end()
        var proof: KeptResultsProof?
        if arguments.flag("deep") {
            // A file of an older layout, or that only a writer can put right, is sound and cannot be opened.
            if result.isSound, result.registry != nil, result.counts[.layoutOlder] == nil {
                proof = try prove(path, arguments, &result, &repair)
            } else {
                console.note(
                    BilingualText(
                        vi: "Chưa đo lại diện tích lưu sẵn: hãy xử lý những điều nêu dưới đây trước.",
                        en: "The kept areas were not measured again: see to what is told below first."))
            }
        }
        let report = CheckReport(result, limit: limit, repair: repair, proof: proof)
        try console.deliver(
            arguments.required("format") == "json" ? report.json(path) : report.text(console.style()),
            to: arguments["output"])
        if result.counts[.fileUnreadable] != nil { return .failure }
        return arguments.flag("exit-code") && !result.isSound ? .remaining : .success
    }

    /// Measures the kept areas again; wrong ones become findings, or are forgotten by a repair.
    private func prove(
        _ path: String, _ arguments: ParsedArguments, _ result: inout CheckOutcome, _ repair: inout RepairOutcome?
    ) throws -> KeptResultsProof {
        let proof = try ProvinceRegistry(opening: path).proveKeptResults(on: arguments.day("on") ?? .today)
        guard !proof.differences.isEmpty, repair != nil else {
            result.add(proof, limit: arguments.integer("max-findings") ?? 5)
            return proof
        }
        try Registry(opening: path, mode: .readWrite).forgetResults()
        repair?.steps.append(
            BilingualText(
                vi: "Bỏ các kết quả lưu sẵn, vì \(proof.differences.count) bị sửa; bảng sau sẽ tính lại.",
                en:
                    "Forgot the kept results, since \(proof.differences.count) were changed; the next table computes them."
            ))
        return proof
    }

    /// `20261129-143000`, in universal time.
    private static func stamp(_ now: Date) -> String {
        now.ISO8601Format().filter { $0.isNumber || $0 == "T" }.replacing("T", with: "-")
    }
}
