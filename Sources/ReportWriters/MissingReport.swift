public import CoverageEngine
public import RegistryRecords

/// The communes without a proven staffed postal point with Internet, for people and for scripts.
public enum MissingReport {
    /// For a terminal: the communes grouped by reason, each group with what it means and what to do, each commune with
    /// its points and who is responsible for them. The text ends with a line break.
    public static func text(_ list: MissingList, style: ReportStyle) -> String {
        let number = NumberText(style.language)
        let title = style.words(
            "Các xã, phường, đặc khu chưa chứng minh được là có điểm bưu chính có người phục vụ và Internet: ",
            "Communes without a proven staffed postal point with Internet: ")
        let heading =
            [title + number.whole(list.communes.count) + "/" + number.whole(list.of)] + list.heading.lines(style)
        var output =
            heading.flatMap { $0.shownOnTerminal.wrapped(toColumns: style.width) }.joined(separator: "\n") + "\n"
        var hidden: [String] = []
        for reason in PostalReason.allCases {
            let communes = sorted(list).filter { $0.reason == reason }
            guard let first = communes.first else { continue }
            let words = reason.words.text(in: style.language)
            output += "\n" + words.prefix(1).uppercased() + words.dropFirst() + " – " + number.whole(communes.count)
            let verdict = first.verdict.words.text(in: style.language)
            output += " (" + (style.colour ? first.verdict.colour.paint(verdict) : verdict) + ")\n"
            let advice = reason.explanation.text(in: style.language) + " " + reason.remedy.text(in: style.language)
            output += advice.wrapped(toColumns: style.width).joined(separator: "\n") + "\n"
            let table = table(of: communes, style)
            output += table.text
            hidden += table.hidden
        }
        if list.communes.isEmpty {
            output += "\n" + style.words("Không thiếu đơn vị nào.", "None is missing.") + "\n"
        }
        return output + style.note(hidden: hidden, format: "csv")
    }

    /// As CSV: a row a commune and point; a commune without points has one row with empty columns.
    public static func csv(_ list: MissingList, language: Language) -> String {
        let headings = [
            BilingualText(vi: "Mã xã", en: "Commune code"), BilingualText(vi: "Tên xã", en: "Commune"),
            BilingualText(vi: "Kết luận", en: "Verdict"), BilingualText(vi: "Lý do", en: "Reason"),
            BilingualText(vi: "Việc cần làm", en: "What to do"), BilingualText(vi: "Mã điểm", en: "Point code"),
            BilingualText(vi: "Tên điểm", en: "Point"), BilingualText(vi: "Loại điểm", en: "Kind"),
            BilingualText(vi: "Doanh nghiệp chịu trách nhiệm", en: "Enterprise responsible"),
            BilingualText(vi: "Có người phục vụ", en: "Staffed"), BilingualText(vi: "Có Internet", en: "Internet"),
            BilingualText(vi: "Ngày khảo sát", en: "Survey day"), BilingualText(vi: "Hiệu lực", en: "Validity"),
            BilingualText(vi: "Tệp", en: "File"), BilingualText(vi: "Dòng", en: "Row"),
        ]
        let rows = sorted(list).flatMap { entry -> [[JSONText]] in
            let commune: [JSONText] = [
                .text(entry.commune.code), .text(entry.commune.name), .text(entry.verdict.words.text(in: language)),
                .text(entry.reason.explanation.text(in: language)), .text(entry.reason.remedy.text(in: language)),
            ]
            guard !entry.points.isEmpty else {
                return [commune + Array(repeating: .null, count: headings.count - commune.count)]
            }
            return entry.points.map { point in
                commune + [
                    .text(point.code), JSONText(point.name), JSONText(point.kind?.rawValue),
                    JSONText(point.enterprise), .text(point.staffed.answer.words.text(in: language)),
                    .text(point.internet.answer.words.text(in: language)),
                    JSONText(point.evidenceDay?.description),
                    JSONText(point.weakestValidity?.words.text(in: language)), .text(point.source.file),
                    .integer(point.source.row),
                ]
            }
        }
        return CSVText.text(headings: headings.map { $0.text(in: language) }, rows: rows)
    }

    /// As JSON, communes sorted by code; unknown is null, never absent. The text ends with a line break.
    public static func json(_ list: MissingList) -> String {
        let communes = sorted(list).map { entry -> JSONText in
            [
                "code": .text(entry.commune.code), "name": .text(entry.commune.name),
                "kind": .text(entry.commune.kind.rawValue), "province": .text(entry.commune.province),
                "verdict": .text(entry.verdict.rawValue), "reason": .text(entry.reason.rawValue),
                "points": .list(entry.points.map(ExplanationReport.value)),
            ]
        }
        return JSONText.object(
            [("contract", .integer(MissingList.contract))] + list.heading.members() + [
                ("targets_digest", .text(list.targetsDigest)), ("missing", .integer(list.communes.count)),
                ("of", .integer(list.of)), ("communes", .list(communes)),
            ]
        ).text(linesToDepth: 2) + "\n"
    }

    private static func sorted(_ list: MissingList) -> [MissingCommune] {
        list.communes.sorted { $0.commune.code < $1.commune.code }
    }

    private static func table(
        of communes: [MissingCommune], _ style: ReportStyle
    ) -> (text: String, hidden: [String]) {
        var lines: [TerminalTable.Line] = []
        for entry in communes {
            let commune: [TerminalTable.Cell] = [.init(entry.commune.code), .init(entry.commune.name)]
            if entry.points.isEmpty { lines.append(.cells(commune)) }
            for (index, point) in entry.points.enumerated() {
                lines.append(
                    .cells(
                        (index == 0 ? commune : ["", ""]) + [
                            .init([point.code, point.name].compactMap(\.self).joined(separator: " ")),
                            .init(point.enterprise ?? "–"), .init(point.staffed.answer.words.text(in: style.language)),
                            .init(point.internet.answer.words.text(in: style.language)),
                            .init(point.evidenceDay?.text(in: style.language) ?? "–"),
                            .init(point.weakestValidity?.words.text(in: style.language) ?? "–"),
                        ]))
            }
        }
        let columns: [TerminalTable.Column] = [
            .init(style.words("Mã", "Code")),
            .init(style.words("Xã, phường, đặc khu", "Commune"), leastWidth: 14),
            .init(style.words("Điểm", "Point"), leastWidth: 12),
            .init(style.words("Doanh nghiệp", "Enterprise"), priority: 1, leastWidth: 10),
            .init(style.words("Người", "Staffed")), .init("Internet"),
            .init(style.words("Khảo sát", "Surveyed"), priority: 2),
            .init(style.words("Hiệu lực", "Validity"), priority: 3),
        ]
        let pointless = communes.allSatisfy(\.points.isEmpty)
        return TerminalTable(columns: pointless ? Array(columns.prefix(2)) : columns, lines: lines)
            .text(width: style.width, colour: style.colour)
    }
}

extension MissingList {
    var heading: ReportHeading {
        ReportHeading(
            registry: registry, registryVersion: registryVersion, era: era, day: day, known: known, method: nil,
            targetsDigest: targetsDigest)
    }
}

extension ExplainedPostalPoint {
    /// The facts that somebody has stated, yes or no: the others have no evidence that could count or not.
    private var statedFacts: [StatedAnswer] {
        [staffed, internet].filter { $0.answer != .unknown }
    }

    /// The day of the older of the stated facts; nil when one of them has none, or nothing is stated.
    var evidenceDay: Day? {
        let days = statedFacts.compactMap { $0.source?.surveyed }
        return days.count == statedFacts.count ? days.min() : nil
    }

    /// The validity of whichever stated fact counts less; nil when nothing is stated.
    var weakestValidity: EvidenceValidity? {
        let validities = statedFacts.map(\.validity)
        return validities.first { $0 != .valid } ?? validities.first
    }
}
