import HaTangKit
import RegistryRecords
import ReportWriters

extension ReportScope {
    /// Writes the report as one web page.
    ///
    /// - Parameters:
    ///   - path: The file; nil or `-` for standard output.
    ///   - kept: Results of earlier tables, which takes in those of these.
    func page(to path: String?, kept: KeptResults, on console: Console) throws -> ProvinceReport {
        let report = try registry.report(
            ReportRequest(day: day, era: era, province: province, language: console.language), kept: kept)
        let page = HTMLReport(
            report, map: try registry.mapContent(on: day, era: era, province: province),
            progress: try registry.progress(on: day, era: era, province: province, kept: kept))
        try console.deliver(String(decoding: page.bytes, as: UTF8.self), to: path)
        return report
    }
}
