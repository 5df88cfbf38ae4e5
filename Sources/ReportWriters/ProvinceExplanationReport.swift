public import CoverageEngine
import RegistryRecords

/// The rows behind the targets of a province as a whole, for people and for scripts.
public enum ProvinceExplanationReport {
    /// For a terminal. The text ends with a line break.
    public static func text(_ explanation: ProvinceExplanation, style: ReportStyle) -> String {
        let heading = [style.province(explanation.province)] + explanation.heading.lines(style)
        let lines = explanation.targets.map { summary -> TerminalTable.Line in
            .cells([
                .init(summary.target.title.text(in: style.language)), style.cell(summary.verdict),
                .init(summary.target.text(summary.figure, style)), .init(summary.target.demand(style)),
            ])
        }
        let targets = TerminalTable(
            columns: [
                .init(style.words("Chỉ tiêu của tỉnh", "Target of the province"), leastWidth: 20),
                .init(style.words("Kết luận", "Verdict")),
                .init(style.words("Số liệu", "Figure"), isNumeric: true),
                .init(style.words("Yêu cầu", "Required"), isNumeric: true, priority: 1),
            ], lines: lines
        ).text(width: style.width, colour: style.colour)
        let rows = ExplanationText.indicators(explanation.indicators, style).text(style)
        return heading.flatMap { $0.shownOnTerminal.wrapped(toColumns: style.width) }.joined(separator: "\n") + "\n\n"
            + targets.text + "\n" + rows.text + style.note(hidden: targets.hidden + rows.hidden, format: "json")
    }

    /// As JSON; unknown is null, never absent. The text ends with a line break.
    public static func json(_ explanation: ProvinceExplanation) -> String {
        JSONText.object(
            [("contract", .integer(CoverageTable.contract))] + explanation.heading.members() + [
                ("targets_digest", .text(explanation.targetsDigest)), ("province", .text(explanation.province)),
                ("targets", .list(explanation.targets.map(CoverageJSON.value))),
                ("indicators", .list(explanation.indicators.map(ExplanationReport.value))),
                ("proofs", .list(explanation.proofs.map(ExplanationReport.value))),
            ]
        ).text(linesToDepth: 2) + "\n"
    }
}

extension ProvinceExplanation {
    fileprivate var heading: ReportHeading {
        ReportHeading(
            registry: registry, registryVersion: registryVersion, era: era, day: day, known: known, method: nil,
            targetsDigest: targetsDigest)
    }
}
