import HaTangKit
import RegistryRecords

/// `hatang verify`: whether a report is what the registry gives.
struct VerifyCommand: Command {
    static let description = CommandDescription(
        name: "verify",
        summary: BilingualText(
            vi: "kiểm chứng một báo cáo: tính lại và nêu từng ô bị sửa",
            en: "verify a report: compute it again and name every changed cell"),
        details: [
            BilingualText(
                vi:
                    "Báo cáo Excel (--format xlsx), trang HTML (--format html) và JSON (--format json) của lệnh coverage mang niêm phong: cơ sở dữ liệu, phiên bản, "
                    + "thời kỳ, ngày, chỉ tiêu, cách tính và SHA-256 của mọi ô. Lệnh này tính lại báo cáo theo đúng phiên bản đó rồi so "
                    + "từng ô của mọi trang, cả bảng trình ký.",
                en:
                    "Reports of coverage in Excel (--format xlsx), HTML (--format html) and JSON (--format json) carry a seal: registry, version, era, day, "
                    + "targets, method and the SHA-256 of all cells. The report is computed again as of that version, and every cell of "
                    + "every sheet is compared, those of the signed table, too."),
            BilingualText(
                vi:
                    "Kết thúc với mã 0 khi báo cáo đúng (kể cả khi cơ sở dữ liệu đã có số liệu mới hơn), mã 1 khi bị sửa hoặc không kiểm "
                    + "chứng được.",
                en:
                    "Ends with 0 when the report is genuine, even where the registry has newer facts, and with 1 when it was altered or "
                    + "cannot be verified."),
        ],
        arguments: [
            ArgumentDescription(
                "report", shown: BilingualText(vi: "BÁO-CÁO", en: "REPORT"),
                summary: BilingualText(vi: "tệp .xlsx, .html hoặc .json", en: "the .xlsx, .html or .json file")),
            .registry,
        ],
        options: [
            OptionDescription(
                "max-cells", .integer(0...1_000_000),
                summary: BilingualText(
                    vi: "số ô khác nhau in ra nhiều nhất; số đếm luôn đủ",
                    en: "how many differing cells to print at most; the counts are always complete"), standard: "50"),
            .format(["table", "json"]), .output,
        ],
        examples: [
            CommandExample(
                "hatang verify bao-cao.xlsx an-giang.gpkg",
                BilingualText(vi: "báo cáo Excel còn đúng không", en: "is the Excel report genuine")),
            CommandExample(
                "hatang verify bao-cao.xlsx an-giang.gpkg --format json --output kiem-chung.json",
                BilingualText(vi: "kết quả cho chương trình khác", en: "the result for another program")),
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let verification = try ReportVerification(
            ofReport: arguments.required("report"), inRegistry: arguments.required("registry"))
        let report = VerifyReport(verification, limit: arguments.integer("max-cells") ?? 50)
        let text = arguments.required("format") == "json" ? report.json() : report.text(console.style())
        try console.deliver(text, to: arguments["output"])
        return verification.standing.isGenuine ? .success : .failure
    }
}
