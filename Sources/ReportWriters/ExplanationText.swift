public import CoverageEngine
import RegistryRecords

/// The rows behind every figure of one commune, for a terminal: a section a kind of record, a line a row, each with the
/// file, sheet and row that states it.
public enum ExplanationText {
    /// The text, with a line break at its end.
    public static func text(_ explanation: CommuneExplanation, style: ReportStyle) -> String {
        let commune = explanation.coverage.commune
        let heading =
            ["\(commune.name) (\(commune.code)) – " + style.province(commune.province)]
            + explanation.heading.lines(style)
            + [ReportHeading.boundaryLine(explanation.coverage.boundaryQuality?.rawValue, style)]
        var output =
            heading.flatMap { $0.shownOnTerminal.wrapped(toColumns: style.width) }.joined(separator: "\n") + "\n"
        output += "\n" + verdicts(of: explanation, style)
        var hidden: [String] = []
        for section in sections(explanation, style) {
            let section = section.text(style)
            output += "\n" + section.text
            hidden += section.hidden
        }
        return output + style.note(hidden: hidden, format: "json")
    }

    /// The sections, in their order.
    package static func sections(_ explanation: CommuneExplanation, _ style: ReportStyle) -> [ExplanationSection] {
        [
            postalPoints(explanation, style), cells(explanation, style), deadZones(explanation, style),
            cables(explanation, style), settlements(explanation, style), claims(explanation, style),
            samples(explanation, style), indicators(explanation.indicators, style),
        ]
    }

    private static func verdicts(of explanation: CommuneExplanation, _ style: ReportStyle) -> String {
        let lines = explanation.targets.map { target -> TerminalTable.Line in
            .cells([
                .init(target.title.text(in: style.language)), style.cell(explanation.coverage.verdicts[target.code]),
                .init(target.text(explanation.coverage.figures[target.code], style)), .init(target.demand(style)),
            ])
        }
        let table = TerminalTable(
            columns: [
                .init(style.words("Chỉ tiêu", "Target"), leastWidth: 20), .init(style.words("Kết luận", "Verdict")),
                .init(style.words("Số liệu", "Figure"), isNumeric: true),
                .init(style.words("Yêu cầu", "Required"), isNumeric: true, priority: 1),
            ], lines: lines
        ).text(width: style.width, colour: style.colour).text
        var told = [radius(of: explanation, style)].compactMap(\.self)
        if let reason = explanation.coverage.postal.reason {
            told.insert(style.words("Bưu chính: ", "Postal: ") + reason.explanation.text(in: style.language), at: 0)
        }
        if told.isEmpty { return table }
        return table + "\n" + told.flatMap { $0.wrapped(toColumns: style.width) }.joined(separator: "\n") + "\n"
    }

    /// The service radius by the formula and the distances as they are, side by side; nil when neither is known.
    private static func radius(of explanation: CommuneExplanation, _ style: ReportStyle) -> String? {
        let (number, postal) = (NumberText(style.language), explanation.coverage.postal)
        func kilometres(_ interval: PostalDistance.Interval) -> String {
            let ends = [interval.low, interval.high].map { $0.isFinite ? number.decimal($0, places: 2) : "∞" }
            return (ends[0] == ends[1] ? ends[0] : ends.joined(separator: "–")) + " km"
        }
        var parts: [String] = []
        if let radius = postal.meanRadiusKilometres {
            let isRough = explanation.coverage.boundaryQuality == .schematic
            parts.append(
                style.words("bán kính phục vụ theo công thức ", "service radius by the formula ")
                    + number.decimal(radius, places: 2) + " km"
                    + (isRough ? style.words(" (ranh giới sơ đồ, chỉ tham khảo)", " (schematic boundary)") : ""))
        }
        if let distance = postal.distance {
            parts.append(
                style.words("khoảng cách thực từ ấp, khóm: bình quân ", "true distance from settlements: mean ")
                    + kilometres(distance.mean) + style.words(", xa nhất ", ", largest ") + kilometres(distance.largest)
                    + (distance.isWeighted ? style.words(" (tính theo số hộ)", " (weighted by households)") : ""))
        }
        guard !parts.isEmpty else { return nil }
        let text = parts.joined(separator: "; ") + "."
        return text.prefix(1).uppercased() + text.dropFirst()
    }
}
