package import CoverageEngine
import RegistryRecords

/// How each target stands, a card a target.
package struct TargetCards {
    private let table: CoverageTable
    private let style: ReportStyle

    /// The targets of a table.
    package init(_ table: CoverageTable, style: ReportStyle) {
        self.table = table
        self.style = style
    }

    /// The cards by what the targets are about.
    package var markup: Markup {
        .group(
            TargetMeasure.Family.allCases.flatMap { family -> [Markup] in
                let summaries = table.targets.filter { $0.target.measure.family == family }
                guard !summaries.isEmpty else { return [] }
                return [
                    Markup("h3", text: family.words.text(in: style.language)),
                    Markup("ul", ["class": "cards"], summaries.map { Markup("li", ["class": "card"], card($0)) }),
                ]
            })
    }

    private func card(_ summary: TargetSummary) -> [Markup] {
        let (target, number) = (summary.target, NumberText(style.language))
        let title = target.title.text(in: style.language) + (summary.province.map { " – " + style.province($0) } ?? "")
        let verdict = Markup(
            "span", ["class": "verdict \(summary.verdict.sign)"], text: summary.verdict.words.text(in: style.language))
        guard target.scope == .commune else {
            return [
                Markup("h4", text: title), Markup("p", ["class": "figure"], text: target.text(summary.figure, style)),
                Markup(
                    "p", [:],
                    [verdict, .text(unbroken(" " + style.words("yêu cầu ", "required ") + target.demand(style)))]),
            ]
        }
        let share = summary.of > 0 ? number.percent(Double(summary.met) / Double(summary.of)) : "–"
        return [
            Markup("h4", text: title),
            Markup(
                "p", ["class": "figure"], text: "\(number.whole(summary.met))/\(number.whole(summary.of)) (\(share))"),
            bar(summary),
            Markup(
                "p", [:],
                [
                    verdict,
                    .text(
                        unbroken(
                            " " + style.words("yêu cầu ", "required ") + number.percent(target.communesShare)
                                + style.words("; chưa đạt ", "; not met ") + number.whole(summary.notMet)
                                + style.words(", chưa đủ căn cứ ", ", not proven ") + number.whole(summary.notProven))),
                ]),
        ]
    }

    /// The text with spaces at which no line breaks before a percent sign.
    private func unbroken(_ text: String) -> String { text.replacing(" %", with: "\u{A0}%") }

    /// Met, not proven and not met side by side.
    private func bar(_ summary: TargetSummary) -> Markup {
        var left = 0.0
        var parts: [Markup] = []
        for (count, shade) in [(summary.met, "met"), (summary.notProven, "unproven"), (summary.notMet, "unmet")]
        where count > 0 {
            let share = Double(count) / Double(summary.of) * 100
            parts.append(
                Markup(
                    "rect", ["class": "fill-\(shade)", "x": "\(left)%", "width": "\(share)%", "height": "100%"]))
            left += share
        }
        return Markup("svg", ["class": "bar", "aria-hidden": "true"], parts)
    }
}
