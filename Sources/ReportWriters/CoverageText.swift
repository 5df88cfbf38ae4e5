public import CoverageEngine
import RegistryRecords

/// The coverage table for a terminal: a heading, a row a commune, and how each target stands.
///
/// Shares are percentages rounded down, an interval where the facts leave one. Columns that do not fit are given up,
/// the least important first, and named below the table.
public enum CoverageText {
    /// The text, with a line break at its end.
    public static func text(_ table: CoverageTable, style: ReportStyle) -> String {
        let provinces = table.provinces
        var title = style.words("Độ phủ hạ tầng theo xã, phường, đặc khu", "Infrastructure coverage by commune")
        if !provinces.isEmpty, provinces.count <= 3 {
            title += " – " + provinces.map(style.province).joined(separator: ", ")
        }
        let heading =
            [title] + table.heading.lines(style) + table.populationLines(style) + [
                ReportHeading.boundaryLine(table.boundaryQuality, style)
            ] + undecidedLines(of: table, style)
        var output = heading.flatMap { $0.shownOnTerminal.wrapped(toColumns: style.width) }.joined(separator: "\n")
        output += "\n\n" + body(of: table, style)
        if !table.targets.isEmpty { output += "\n" + TargetLines(table: table, style: style).text() }
        return output
    }

    /// How many records are left out since nobody can say in which commune they count.
    private static func undecidedLines(of table: CoverageTable, _ style: ReportStyle) -> [String] {
        guard table.undecided > 0 else { return [] }
        let count = NumberText(style.language).whole(table.undecided)
        return [
            style.words(
                "CHÚ Ý – \(count) bản ghi chỉ ghi tên xã của thời kỳ khác, không có vị trí; xã đó đã tách hoặc nhập nên chưa "
                    + "xác định được thuộc xã nào, không tính vào bảng.",
                "NOTE – \(count) records state a commune of another era and have no position; that commune was split or "
                    + "merged, so nobody can say where they count, and they are left out.")
        ]
    }

    private static func body(of table: CoverageTable, _ style: ReportStyle) -> String {
        let columns = CoverageTextColumn.all(style, of: table)
        let communes = table.communes.sorted { $0.commune.code < $1.commune.code }
        func line(_ coverage: CommuneCoverage) -> TerminalTable.Line { .cells(columns.map { $0.cell(coverage) }) }
        var lines: [TerminalTable.Line] = []
        if table.provinces.count > 1 {
            for province in table.provinces {
                lines.append(.title("— " + style.province(province) + " —"))
                lines += communes.filter { $0.commune.province == province }.map(line)
            }
        } else {
            lines = communes.map(line)
        }
        let result = TerminalTable(columns: columns.map(\.column), lines: lines)
            .text(width: style.width, colour: style.colour)
        return result.text + style.note(hidden: result.hidden, format: "csv")
    }
}

/// A column of the table on a terminal.
private struct CoverageTextColumn {
    let column: TerminalTable.Column
    let cell: (CommuneCoverage) -> TerminalTable.Cell

    /// 4G and 5G have their columns in any case, 2G and 3G where there is any, with a verdict where a target asks for it.
    static func all(_ style: ReportStyle, of table: CoverageTable) -> [CoverageTextColumn] {
        let number = NumberText(style.language)
        func kilometres(_ value: Double) -> TerminalTable.Cell { .init(number.decimal(value, places: 1)) }
        func share(_ mobile: MobileCoverage?) -> TerminalTable.Cell {
            guard let low = mobile?.low, let high = mobile?.high else { return "–" }
            return .init(number.percent(from: low, to: high))
        }
        func verdict(_ technology: TechnologyClass, priority: Int) -> CoverageTextColumn {
            CoverageTextColumn(
                column: .init(technology.words.text(in: style.language), priority: priority),
                cell: { style.cell($0.mobile[technology]?.verdict) })
        }
        func shares(_ technology: TechnologyClass, priority: Int) -> CoverageTextColumn {
            CoverageTextColumn(
                column: .init(
                    style.words("Phủ ", "Share ") + technology.words.text(in: style.language), isNumeric: true,
                    priority: priority),
                cell: { share($0.mobile[technology]) })
        }
        let technologies = table.technologies
        let early = [TechnologyClass.g3, .g2].filter(technologies.contains).enumerated().flatMap { place, technology in
            let isAsked = table.targets.contains { $0.target.technology == technology }
            return [shares(technology, priority: 15 + 2 * place)]
                + (isAsked ? [verdict(technology, priority: 16 + 2 * place)] : [])
        }
        let first: [CoverageTextColumn] = [
            .init(column: .init(style.words("Mã", "Code")), cell: { .init($0.commune.code) }),
            .init(
                column: .init(style.words("Xã, phường, đặc khu", "Commune"), leastWidth: 14),
                cell: { .init($0.commune.name) }),
            .init(column: .init(style.words("Bưu chính", "Postal")), cell: { style.cell($0.postal.verdict) }),
            .init(
                column: .init(style.words("Điểm", "Points"), isNumeric: true, priority: 9),
                cell: { .init(number.whole($0.postal.points)) }),
            .init(
                column: .init(style.words("Có người", "Staffed"), isNumeric: true, priority: 10),
                cell: { .init(number.whole($0.postal.staffed)) }),
            .init(
                column: .init(style.words("Người+Internet", "Staffed+net"), isNumeric: true, priority: 6),
                cell: { .init(number.whole($0.postal.staffedOnline)) }),
            verdict(.g4OrBetter, priority: 0), shares(.g4OrBetter, priority: 1),
            verdict(.g5, priority: 2), shares(.g5, priority: 4),
            verdict(.g4, priority: 7), shares(.g4, priority: 8),
        ]
        let last: [CoverageTextColumn] = [
            .init(
                column: .init(style.words("Tính theo", "Measure"), priority: 3),
                cell: { coverage in
                    let mobile = coverage.mobile[.g4OrBetter] ?? coverage.mobile[.g4] ?? coverage.mobile[.g5]
                    return .init(mobile?.measure.words.text(in: style.language) ?? "–")
                }),
            .init(
                column: .init(style.words("Trắng/lõm sóng", "Dead zones"), isNumeric: true, priority: 5),
                cell: { .init(number.whole($0.deadZones.open)) }),
            .init(
                column: .init(style.words("Cáp kế hoạch km", "Cable km"), isNumeric: true, priority: 13),
                cell: { kilometres($0.cables.plannedKilometres) }),
            .init(
                column: .init(style.words("Cáp xong km", "Cable done"), isNumeric: true, priority: 12),
                cell: { kilometres($0.cables.doneKilometres) }),
            .init(
                column: .init(style.words("Cáp quá hạn km", "Cable overdue"), isNumeric: true, priority: 11),
                cell: { kilometres($0.cables.overdueKilometres) }),
            .init(
                column: .init(style.words("Ranh giới", "Boundary"), priority: 14),
                cell: { .init($0.boundaryQuality?.words.text(in: style.language) ?? "–") }),
        ]
        return first + early + last
    }
}
