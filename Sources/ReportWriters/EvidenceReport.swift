public import CoverageEngine
public import RegistryRecords

/// What operators claim, what is computed from their cells and what was measured, side by side and never blended: a row
/// for each commune, operator and technology that has a claim or a sample, those of any operator first.
public enum EvidenceReport {
    /// As CSV, in the form of ``CSVText``; the last columns say what the figures are of, as in ``CoverageCSV``.
    public static func csv(_ table: CoverageTable, language: Language) -> String {
        let headings: [BilingualText] = [
            .init(vi: "Mã", en: "Code"), .init(vi: "Tên", en: "Name"), .init(vi: "Mã tỉnh", en: "Province"),
            .init(vi: "Doanh nghiệp", en: "Operator"), .init(vi: "Công nghệ", en: "Technology"),
            .init(vi: "Số vùng công bố", en: "Claims"), .init(vi: "Công bố: tỷ lệ diện tích", en: "Claimed area share"),
            .init(vi: "Công bố: tỷ lệ ấp, khóm", en: "Claimed settlement share"),
            .init(vi: "Công bố: tỷ lệ hộ", en: "Claimed household share"),
            .init(vi: "Công bố: tỷ lệ dân số", en: "Claimed population share"),
            .init(vi: "Tính được theo", en: "Computed measure"),
            .init(vi: "Tính được: tỷ lệ chắc chắn", en: "Computed share, low"),
            .init(vi: "Tính được: tỷ lệ cao nhất có thể", en: "Computed share, high"),
            .init(vi: "Tính được: tỷ lệ diện tích", en: "Computed area share"),
            .init(vi: "Số mẫu đo", en: "Samples"), .init(vi: "Số mẫu còn thiếu", en: "Samples missing"),
            .init(vi: "Mức thu trung vị (dBm)", en: "Median RSRP (dBm)"),
            .init(vi: "Tỷ lệ mẫu đạt mức thu", en: "Good signal share"),
            .init(vi: "Tải xuống trung vị (Mbit/s)", en: "Median download (Mbit/s)"),
            .init(vi: "Tỷ lệ mẫu đạt tốc độ", en: "Fast share"), .init(vi: "Số mẫu tối thiểu", en: "Sample floor"),
            .init(vi: "Mẫu đo từ ngày", en: "Samples from"),
            .init(vi: "Ngưỡng mức thu (dBm)", en: "RSRP threshold (dBm)"),
            .init(vi: "Ngưỡng tải xuống (Mbit/s)", en: "Download threshold (Mbit/s)"),
            .init(vi: "Cách tính diện tích", en: "Area method"), .init(vi: "Thời kỳ", en: "Era"),
            .init(vi: "Ngày tính", en: "Day"), .init(vi: "Cơ sở dữ liệu", en: "Registry"),
            .init(vi: "Phiên bản", en: "Registry version"),
        ]
        let rule = table.sampleRule
        let about: [JSONText] = [
            .integer(rule.floor), .text(rule.window(endingOn: table.day).lowerBound.description), .number(rule.rsrpDBm),
            .number(rule.downloadMbps), .text(table.method), .text(table.era.name), .text(table.day.description),
            .text(table.registry), .integer(table.registryVersion),
        ]
        let rows = rows(of: table).map { row -> [JSONText] in
            let (commune, claimed, mobile, measured) = (row.commune, row.claimed, row.mobile, row.measured)
            return [
                .text(commune.code), .text(commune.name), .text(commune.province),
                .text(row.operator ?? anyOperator.text(in: language)), .text(row.technology.words.text(in: language)),
                JSONText(claimed?.claims), JSONText(claimed?.areaShare), JSONText(claimed?.settlementShare),
                JSONText(claimed?.householdShare), JSONText(claimed?.populationShare),
                JSONText(mobile?.measure.words.text(in: language)), JSONText(mobile?.low), JSONText(mobile?.high),
                JSONText(mobile?.areaShare), JSONText(measured?.samples), JSONText(measured?.missing),
                JSONText(measured?.medianRSRP), JSONText(measured?.goodSignalShare), JSONText(measured?.medianDownload),
                JSONText(measured?.fastShare),
            ] + about
        }
        return CSVText.text(headings: headings.map { $0.text(in: language) }, rows: rows)
    }

    /// As JSON: the members of the coverage table's heading, and a list of rows; unknown is null, never absent.
    public static func json(_ table: CoverageTable) -> String {
        JSONText.object(
            [("contract", .integer(CoverageTable.contract))] + table.heading.members() + [
                ("boundary_quality", JSONText(table.boundaryQuality)),
                ("sample_rule", CoverageJSON.value(table.sampleRule)),
                (
                    "rows",
                    .list(
                        rows(of: table).map { row in
                            [
                                "code": .text(row.commune.code), "name": .text(row.commune.name),
                                "province": .text(row.commune.province), "operator": JSONText(row.operator),
                                "technology": .text(row.technology.rawValue),
                                "claimed": row.claimed.map(CoverageJSON.value) ?? .null,
                                "computed": [
                                    "measure": JSONText(row.mobile?.measure.rawValue), "low": JSONText(row.mobile?.low),
                                    "high": JSONText(row.mobile?.high), "area_share": JSONText(row.mobile?.areaShare),
                                ],
                                "measured": row.measured.map(CoverageJSON.value) ?? .null,
                            ]
                        })
                ),
            ]
        ).text(linesToDepth: 2) + "\n"
    }

    /// As a table for a terminal. The claimed share is by the measure of the computed one, so that the two compare.
    public static func text(_ table: CoverageTable, style: ReportStyle) -> String {
        let number = NumberText(style.language)
        func share(_ share: Double?) -> TerminalTable.Cell { share.map { .init(number.percent($0)) } ?? "–" }
        let columns: [TerminalTable.Column] = [
            .init(style.words("Mã", "Code")), .init(style.words("Xã, phường, đặc khu", "Commune"), leastWidth: 12),
            .init(style.words("Doanh nghiệp", "Operator"), leastWidth: 8),
            .init(style.words("Công nghệ", "Technology")),
            .init(style.words("Tính theo", "Measure"), priority: 5),
            .init(style.words("Công bố", "Claimed"), isNumeric: true),
            .init(style.words("Tính được", "Computed"), isNumeric: true),
            .init(style.words("Số mẫu", "Samples"), isNumeric: true),
            .init(style.words("Còn thiếu", "Missing"), isNumeric: true, priority: 1),
            .init(style.words("Mức thu dBm", "RSRP dBm"), isNumeric: true, priority: 2),
            .init(style.words("Tín hiệu tốt", "Good signal"), isNumeric: true, priority: 3),
            .init("Mbit/s", isNumeric: true, priority: 2),
            .init(style.words("Đủ nhanh", "Fast"), isNumeric: true, priority: 4),
        ]
        let rows = rows(of: table)
        let lines = rows.map { row -> TerminalTable.Line in
            let (mobile, measured) = (row.mobile, row.measured)
            var interval: TerminalTable.Cell = "–"
            if let low = mobile?.low, let high = mobile?.high { interval = .init(number.percent(from: low, to: high)) }
            let isBySettlement = mobile?.measure == .settlementShare
            return .cells([
                .init(row.commune.code), .init(row.commune.name),
                .init(row.operator ?? anyOperator.text(in: style.language)),
                .init(row.technology.words.text(in: style.language)),
                .init(mobile?.measure.words.text(in: style.language) ?? "–"),
                share(isBySettlement ? row.claimed?.settlementShare : row.claimed?.areaShare), interval,
                .init(number.whole(measured?.samples ?? 0)),
                measured.map { .init(number.whole($0.missing), colour: $0.missing > 0 ? .yellow : nil) } ?? "–",
                .init(measured?.medianRSRP.map { number.decimal($0, places: 1) } ?? "–"),
                share(measured?.goodSignalShare),
                .init(measured?.medianDownload.map { number.decimal($0, places: 1) } ?? "–"),
                share(measured?.fastShare),
            ])
        }
        let heading = self.heading(of: table, style).flatMap { $0.shownOnTerminal.wrapped(toColumns: style.width) }
            .joined(separator: "\n")
        guard !rows.isEmpty else {
            let nothing = style.words(
                "Không có vùng phủ công bố nào tới các xã này và không có mẫu đo nào trong khoảng ngày trên.",
                "No claimed area reaches these communes, and no sample was measured within these days.")
            return heading + "\n\n" + nothing.wrapped(toColumns: style.width).joined(separator: "\n") + "\n"
        }
        let body = TerminalTable(columns: columns, lines: lines).text(width: style.width, colour: style.colour)
        return heading + "\n\n" + body.text + style.note(hidden: body.hidden, format: "csv")
    }

    private static func heading(of table: CoverageTable, _ style: ReportStyle) -> [String] {
        let (number, rule) = (NumberText(style.language), table.sampleRule)
        let from = rule.window(endingOn: table.day).lowerBound.text(in: style.language)
        let (floor, days) = (number.whole(rule.floor), number.whole(rule.windowDays))
        let (signal, speed) = (number.decimal(rule.rsrpDBm, places: 0), number.decimal(rule.downloadMbps, places: 0))
        return [
            style.words(
                "Phủ sóng di động: công bố, tính được và đo được", "Mobile coverage: claimed, computed and measured")
        ] + table.heading.lines(style) + [
            style.words(
                "Công bố là lời của doanh nghiệp, «tính được» là từ trạm đã khai (chắc chắn–cao nhất có thể), mẫu đo là đo tại"
                    + " chỗ; các số đứng cạnh nhau, không số nào được dùng để sửa số khác.",
                "Claims are the operators' words, «computed» comes from the cells on record (low–high), samples were taken on"
                    + " the spot; the figures stand side by side, and none mends another."),
            style.words(
                "Mẫu đo: từ \(from), \(days) ngày; mỗi xã cần \(floor) mẫu; tín hiệu tốt từ \(signal) dBm, đủ nhanh từ"
                    + " \(speed) Mbit/s; mức thu và tốc độ là trung vị.",
                "Samples: from \(from), \(days) days; a commune needs \(floor); a good signal from \(signal) dBm, fast"
                    + " from \(speed) Mbit/s; signal and speed are medians."),
            ReportHeading.boundaryLine(table.boundaryQuality, style),
        ]
    }

    private static let anyOperator = BilingualText(vi: "mọi doanh nghiệp", en: "any operator")

    private struct Row {
        var commune: Commune
        var `operator`: String?
        var technology: TechnologyClass
        var claimed: ClaimedCoverage?
        var mobile: MobileCoverage?
        var measured: MeasuredCoverage?
    }

    private static func rows(of table: CoverageTable) -> [Row] {
        table.communes.sorted { $0.commune.code < $1.commune.code }.flatMap { coverage -> [Row] in
            let all =
                [(nil, coverage.mobile, coverage.evidence)]
                + (coverage.operators ?? []).map { (Optional($0.operator), $0.mobile, $0.evidence) }
            return all.flatMap { name, mobile, evidence in
                TechnologyClass.allCases.filter(evidence.hasAny).map { technology in
                    Row(
                        commune: coverage.commune, operator: name, technology: technology,
                        claimed: evidence.claimed[technology], mobile: mobile[technology],
                        measured: evidence.measured[technology])
                }
            }
        }
    }
}
