import HaTangKit
import RegistryRecords
import ReportWriters

extension ReportScope {
    /// The most letters of who issues a report.
    private static let issuerLimit = 200

    /// Writes the report as an Excel file.
    ///
    /// - Throws: ``CommandError`` with status 64 without the name of a file; `ReportFileError`.
    func workbook(_ arguments: ParsedArguments, kept: KeptResults, on console: Console) throws -> ProvinceReport {
        guard let path = arguments["output"], path != "-" else {
            throw CommandError.usage(
                vi: "--format xlsx cần tên tệp; hãy thêm --output bao-cao.xlsx",
                en: "--format xlsx needs the name of a file; add --output bao-cao.xlsx")
        }
        let report = try registry.report(
            ReportRequest(
                day: day, era: era, province: province, language: console.language, issuer: try issuer(arguments)),
            kept: kept)
        try ReportWorkbook.write(report, to: path)
        console.note(BilingualText(vi: "Đã ghi \(path)", en: "Wrote \(path)"))
        return report
    }

    /// Who issues a report, by `--issuer`.
    func issuer(_ arguments: ParsedArguments) throws(CommandError) -> String? {
        guard let issuer = arguments["issuer"] else { return nil }
        guard issuer.count <= Self.issuerLimit else {
            throw CommandError.usage(
                vi: "--issuer dài quá \(Self.issuerLimit) chữ; hãy rút gọn tên cơ quan",
                en: "--issuer is longer than \(Self.issuerLimit) letters; shorten the name")
        }
        return issuer
    }

    /// `--issuer NAME`.
    static let issuer = OptionDescription(
        "issuer", .text(BilingualText(vi: "TÊN", en: "NAME")),
        summary: BilingualText(
            vi: "cơ quan lập báo cáo, ở đầu báo cáo Excel, HTML; cơ quan cấp trên viết trước dấu /",
            en: "who issues the report, at the top of the report; a body above it stands before a /"))
}
