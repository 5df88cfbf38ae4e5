public import CoverageEngine
public import RegistryRecords

/// Mobile service by operator and technology: a row for each commune, operator and technology, those of any operator
/// first. The CSV form has every figure, the text form those that a narrow terminal has room for.
public enum OperatorReport {
    /// As CSV, in the form of ``CSVText``; the last columns say what the figures are of, as in ``CoverageCSV``.
    public static func csv(_ table: CoverageTable, language: Language) -> String {
        let headings: [BilingualText] = [
            .init(vi: "Mã", en: "Code"), .init(vi: "Tên", en: "Name"), .init(vi: "Mã tỉnh", en: "Province"),
            .init(vi: "Doanh nghiệp", en: "Operator"), .init(vi: "Công nghệ", en: "Technology"),
            .init(vi: "Có trạm trong xã", en: "Present"), .init(vi: "Số trạm", en: "Sites"),
            .init(vi: "Số cell", en: "Cells"),
            .init(vi: "Số cell có bán kính giả định", en: "Cells with assumed radius"),
            .init(vi: "Tính theo", en: "Measure"), .init(vi: "Tỷ lệ chắc chắn", en: "Share, low"),
            .init(vi: "Tỷ lệ cao nhất có thể", en: "Share, high"), .init(vi: "Tỷ lệ diện tích", en: "Area share"),
            .init(vi: "Tỷ lệ ấp, khóm", en: "Settlement share"), .init(vi: "Tỷ lệ hộ", en: "Household share"),
            .init(vi: "Tỷ lệ dân số", en: "Population share"), .init(vi: "Cách tính diện tích", en: "Area method"),
            .init(vi: "Cách tính dân số", en: "Population method"), .init(vi: "Thời kỳ", en: "Era"),
            .init(vi: "Ngày tính", en: "Day"), .init(vi: "Cơ sở dữ liệu", en: "Registry"),
            .init(vi: "Phiên bản", en: "Registry version"),
        ]
        let about: [JSONText] = [
            .text(table.method), .text(table.populationWords.text(in: language)), .text(table.era.name),
            .text(table.day.description), .text(table.registry), .integer(table.registryVersion),
        ]
        let rows = rows(of: table).map { row -> [JSONText] in
            let (commune, mobile) = (row.commune, row.mobile)
            return [
                .text(commune.code), .text(commune.name), .text(commune.province),
                .text(row.operator ?? anyOperator.text(in: language)), .text(row.technology.words.text(in: language)),
                .text((mobile.isPresent ? Answer.yes : .no).words.text(in: language)), .integer(mobile.sites),
                .integer(mobile.cells), .integer(mobile.assumedRadius),
                .text(mobile.measure.words.text(in: language)), JSONText(mobile.low), JSONText(mobile.high),
                JSONText(mobile.areaShare), JSONText(mobile.settlementShare), JSONText(mobile.householdShare),
                JSONText(mobile.populationShare),
            ] + about
        }
        return CSVText.text(headings: headings.map { $0.text(in: language) }, rows: rows)
    }

    /// As a table for a terminal; shares are percentages rounded down.
    public static func text(_ table: CoverageTable, style: ReportStyle) -> String {
        let number = NumberText(style.language)
        func share(_ share: Double?) -> TerminalTable.Cell { share.map { .init(number.percent($0)) } ?? "–" }
        let heading =
            [style.words("Dịch vụ di động theo xã và doanh nghiệp", "Mobile service by commune and operator")]
            + table.heading.lines(style) + [
                style.words("Tỷ lệ hộ: ", "Household shares: ") + Self.households.text(in: style.language) + "."
            ] + table.populationLines(style) + [ReportHeading.boundaryLine(table.boundaryQuality, style)]
        let columns: [TerminalTable.Column] = [
            .init(style.words("Mã", "Code")), .init(style.words("Xã, phường, đặc khu", "Commune"), leastWidth: 14),
            .init(style.words("Doanh nghiệp", "Operator"), leastWidth: 8),
            .init(style.words("Công nghệ", "Technology")),
            .init(style.words("Số trạm", "Sites"), isNumeric: true),
            .init(style.words("Cell", "Cells"), isNumeric: true, priority: 5),
            .init(style.words("Diện tích", "Area"), isNumeric: true),
            .init(style.words("Ấp, khóm", "Settlements"), isNumeric: true, priority: 1),
            .init(style.words("Hộ", "Households"), isNumeric: true, priority: 3),
            .init(style.words("Dân số", "Population"), isNumeric: true, priority: 2),
            .init(style.words("Chắc chắn–cao nhất", "Low–high"), isNumeric: true, priority: 4),
        ]
        let lines = rows(of: table).map { row -> TerminalTable.Line in
            let mobile = row.mobile
            var interval: TerminalTable.Cell = "–"
            if let low = mobile.low, let high = mobile.high { interval = .init(number.percent(from: low, to: high)) }
            return .cells([
                .init(row.commune.code), .init(row.commune.name),
                .init(row.operator ?? anyOperator.text(in: style.language)),
                .init(row.technology.words.text(in: style.language)), .init(number.whole(mobile.sites)),
                .init(number.whole(mobile.cells)), share(mobile.areaShare), share(mobile.settlementShare),
                share(mobile.householdShare), share(mobile.populationShare), interval,
            ])
        }
        let body = TerminalTable(columns: columns, lines: lines).text(width: style.width, colour: style.colour)
        return heading.flatMap { $0.shownOnTerminal.wrapped(toColumns: style.width) }.joined(separator: "\n") + "\n\n"
            + body.text + style.note(hidden: body.hidden, format: "csv")
    }

    private static let anyOperator = BilingualText(vi: "mọi doanh nghiệp", en: "any operator")
    private static let households = BilingualText(
        vi: "theo ấp, khóm có số liệu", en: "from settlements that state them")

    private struct Row {
        var commune: Commune
        var `operator`: String?
        var technology: TechnologyClass
        var mobile: MobileCoverage
    }

    private static func rows(of table: CoverageTable) -> [Row] {
        table.communes.sorted { $0.commune.code < $1.commune.code }.flatMap { coverage in
            let all = [(nil, coverage.mobile)] + (coverage.operators ?? []).map { (Optional($0.operator), $0.mobile) }
            return all.flatMap { name, measures in
                table.technologies.compactMap { technology in
                    measures[technology].map {
                        Row(commune: coverage.commune, operator: name, technology: technology, mobile: $0)
                    }
                }
            }
        }
    }
}
