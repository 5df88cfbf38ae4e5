import CoverageEngine
import RegistryRecords

/// How each target stands, below the table of communes: by what it is about, the targets of the province as a whole in a
/// block of their own.
struct TargetLines {
    let table: CoverageTable
    let style: ReportStyle

    /// The blocks, each a table; empty when no target is asked for.
    func text() -> String {
        let communes = table.targets.filter { $0.target.scope == .commune }
        let provinces = table.targets.filter { $0.target.scope == .province }
        let blocks = [communes.isEmpty ? "" : ofCommunes(communes), provinces.isEmpty ? "" : ofProvinces(provinces)]
        return blocks.filter { !$0.isEmpty }.joined(separator: "\n") + settings()
    }

    private func ofCommunes(_ summaries: [TargetSummary]) -> String {
        let number = NumberText(style.language)
        let lines = grouped(summaries) { summary -> TerminalTable.Line in
            let share = summary.of > 0 ? number.percent(Double(summary.met) / Double(summary.of)) : "–"
            return .cells([
                .init(summary.target.title.text(in: style.language)), style.cell(summary.verdict),
                .init(number.whole(summary.met) + "/" + number.whole(summary.of)), .init(share),
                .init(number.percent(summary.target.communesShare)), .init(number.whole(summary.notMet)),
                .init(number.whole(summary.notProven)),
                .init(summary.notAsked > 0 ? number.whole(summary.notAsked) : "–"),
            ])
        }
        var columns: [TerminalTable.Column] = [
            .init(style.words("Chỉ tiêu", "Target"), leastWidth: 34), .init(style.words("Kết luận", "Verdict")),
            .init(style.words("Số đạt", "Met"), isNumeric: true),
            .init(style.words("Tỷ lệ", "Share"), isNumeric: true, priority: 1),
            .init(style.words("Yêu cầu", "Required"), isNumeric: true, priority: 2),
            .init(style.words("Chưa đạt", "Not met"), isNumeric: true, priority: 4),
            .init(style.words("Chưa đủ căn cứ", "Not proven"), isNumeric: true, priority: 3),
        ]
        // A column for communes that nobody asks only where there are any.
        if summaries.contains(where: { $0.notAsked > 0 }) {
            columns.append(.init(style.words("Không xét", "Not asked"), isNumeric: true, priority: 5))
        }
        return TerminalTable(columns: columns, lines: lines).text(width: style.width, colour: style.colour).text
    }

    private func ofProvinces(_ summaries: [TargetSummary]) -> String {
        let lines = grouped(summaries, byFamily: false) { summary -> TerminalTable.Line in
            .cells([
                .init(summary.target.title.text(in: style.language)), style.cell(summary.verdict),
                .init(summary.target.text(summary.figure, style)), .init(summary.target.demand(style)),
            ])
        }
        let columns: [TerminalTable.Column] = [
            .init(style.words("Chỉ tiêu của tỉnh", "Target of the province"), leastWidth: 34),
            .init(style.words("Kết luận", "Verdict")), .init(style.words("Số liệu", "Figure"), isNumeric: true),
            .init(style.words("Yêu cầu", "Required"), isNumeric: true, priority: 1),
        ]
        return TerminalTable(columns: columns, lines: lines).text(width: style.width, colour: style.colour).text
    }

    /// The lines with a title above each province, and above each family where there are several.
    private func grouped(
        _ summaries: [TargetSummary], byFamily: Bool = true, _ line: (TargetSummary) -> TerminalTable.Line
    ) -> [TerminalTable.Line] {
        let families = TargetMeasure.Family.allCases.filter { family in
            summaries.contains { $0.target.measure.family == family }
        }
        var lines: [TerminalTable.Line] = []
        for province in Set(summaries.map(\.province)).sorted(by: { $0 ?? "" < $1 ?? "" }) {
            if let province { lines.append(.title("— " + style.province(province) + " —")) }
            let own = summaries.filter { $0.province == province }
            guard byFamily, families.count > 1 else {
                lines += own.map(line)
                continue
            }
            for family in families {
                lines.append(.title(family.words.text(in: style.language) + ":"))
                lines += own.filter { $0.target.measure.family == family }.map(line)
            }
        }
        return lines
    }

    /// What of the targets is a setting of the office, each text once with the targets that it is said of.
    private func settings() -> String {
        var texts: [BilingualText] = []
        var codes: [BilingualText: [String]] = [:]
        for target in table.targets.map(\.target) {
            guard let setting = target.setting, codes[setting]?.contains(target.code) != true else { continue }
            if codes[setting] == nil { texts.append(setting) }
            codes[setting, default: []].append(target.code)
        }
        guard !texts.isEmpty else { return "" }
        let title = style.words("Thiết lập của đơn vị, không phải quy định:", "Settings of the office, not law:")
        let lines = texts.map { setting in
            let text = setting.text(in: style.language) + " (" + (codes[setting] ?? []).joined(separator: ", ") + ")"
            return text.shownOnTerminal.wrapped(toColumns: style.width, after: "  · ")
        }
        return "\n" + ([title] + lines).joined(separator: "\n") + "\n"
    }
}
