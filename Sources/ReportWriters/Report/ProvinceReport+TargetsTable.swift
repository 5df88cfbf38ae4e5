import CoverageEngine
import RegistryRecords

extension ProvinceReport {
    /// How each target stands: those of communes by how many communes meet them, those of the province by their figure.
    package var targetsTable: ReportTable {
        let isOfSeveral = table.targets.contains { $0.province != nil }
        var columns: [ReportTable.Column] = [
            .init("target", "Chỉ tiêu", "Target", width: 52), .init("verdict", "Kết luận", "Verdict", width: 14),
            .init("figure", "Kết quả", "Figure", width: 16), .init("required", "Yêu cầu", "Required", width: 13),
            .init("met", "Số xã đạt", "Communes met", width: 9),
            .init("not_met", "Số xã chưa đạt", "Not met", width: 9),
            .init("not_proven", "Số xã chưa đủ căn cứ", "Not proven", width: 11),
            .init("of", "Số xã được xét", "Communes asked", width: 9),
            .init("source", "Căn cứ", "Source", width: 44), .init("code", "Mã chỉ tiêu", "Code", width: 24),
        ]
        if isOfSeveral { columns.insert(.init("province", "Tỉnh", "Province", width: 16), at: 0) }
        return ReportTable(
            .targets, title: BilingualText(vi: "Kết quả thực hiện các chỉ tiêu", en: "How the targets stand"),
            columns: columns,
            rows: table.targets.map { summary in
                let province = summary.province.map { ReportValue.text(provinceNames[$0] ?? $0) } ?? .blank
                return (isOfSeveral ? [province] : []) + Self.cells(summary)
            })
    }

    private static func cells(_ summary: TargetSummary) -> [ReportValue] {
        let target = summary.target
        let styles = (ReportStyle(language: .vietnamese), ReportStyle(language: .english))
        let isOfProvince = target.scope == .province
        let share = summary.of > 0 ? Double(summary.met) / Double(summary.of) : nil
        return [
            .words(target.title), .verdict(summary.verdict),
            isOfProvince
                ? .words(
                    BilingualText(vi: target.text(summary.figure, styles.0), en: target.text(summary.figure, styles.1)))
                : ReportValue(share: share),
            isOfProvince
                ? .words(BilingualText(vi: target.demand(styles.0), en: target.demand(styles.1)))
                : .share(target.communesShare),
            isOfProvince ? .blank : .integer(summary.met), isOfProvince ? .blank : .integer(summary.notMet),
            isOfProvince ? .blank : .integer(summary.notProven), isOfProvince ? .blank : .integer(summary.of),
            .text(target.source), .text(target.code),
        ]
    }
}
