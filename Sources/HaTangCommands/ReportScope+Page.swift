import HaTangKit
import RegistryRecords
import ReportWriters

extension ReportScope {
    /// Writes the report as one web page.
    ///
    /// - Parameter kept: Results of earlier tables, which takes in those of these.
    func page(_ arguments: ParsedArguments, kept: KeptResults, on console: Console) throws -> ProvinceReport {
        let report = try registry.report(
            ReportRequest(
                day: day, era: era, province: province, language: console.language,
                issuer: try issuer(arguments)), kept: kept)
        let page = HTMLReport(
            report, map: try registry.mapContent(on: day, era: era, province: province),
            progress: try registry.progress(on: day, era: era, province: province, kept: kept))
        try console.deliver(String(decoding: page.bytes, as: UTF8.self), to: arguments["output"])
        return report
    }
}
