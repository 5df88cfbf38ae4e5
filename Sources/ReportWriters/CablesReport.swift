package import CoverageEngine
package import RegistryRecords

/// Cable clean-ups, for people and for scripts.
package struct CablesReport {
    private let ledger: CableLedger
    private let grouping: CableLedger.Grouping
    private let listed: [CableLedger.Entry]

    /// - Parameter listed: The routes to be listed; the scorecard is of all.
    package init(_ ledger: CableLedger, by grouping: CableLedger.Grouping, listed: [CableLedger.Entry]) {
        self.ledger = ledger
        self.grouping = grouping
        self.listed = listed
    }

    // MARK: For people

    /// For a terminal; the text ends with a line break.
    package func text(_ style: ReportStyle) -> String {
        let number = NumberText(style.language)
        let heading = [
            style.words("Chỉnh trang, bó gọn cáp viễn thông", "Cable clean-ups"),
            style.words("Ngày tính: ", "Day: ") + ledger.day.text(in: style.language)
                + style.words(" · Cơ sở dữ liệu: ", " · Registry: ") + ledger.registry
                + style.words(", phiên bản ", ", version ") + number.whole(ledger.registryVersion),
        ]
        let lines = heading.flatMap { $0.shownOnTerminal.wrapped(toColumns: style.width) }
        return lines.joined(separator: "\n") + "\n\n" + scorecard(style, number)
            + "\n"
            + (listed.isEmpty
                ? style.words("Không có tuyến nào để liệt kê.\n", "No route to list.\n") : routes(style, number))
    }

    private func scorecard(_ style: ReportStyle, _ number: NumberText) -> String {
        let name =
            switch grouping {
            case .road: style.words("Tuyến đường", "Road")
            case .enterprise: style.words("Doanh nghiệp", "Enterprise")
            case .commune: style.words("Xã, phường", "Commune")
            case .year: style.words("Năm kế hoạch", "Planned year")
            }
        let columns: [TerminalTable.Column] = [
            .init(name, leastWidth: 16), .init(style.words("Tuyến", "Routes"), isNumeric: true),
            .init(style.words("Kế hoạch km", "Planned km"), isNumeric: true),
            .init(style.words("Xong km", "Done km"), isNumeric: true),
            .init(style.words("Đủ căn cứ km", "Proven km"), isNumeric: true),
            .init(style.words("Nghiệm thu km", "Verified km"), isNumeric: true),
            .init(style.words("Quá hạn km", "Overdue km"), isNumeric: true),
            .init(style.words("Cột", "Poles"), isNumeric: true, priority: 1),
            .init(style.words("Cột xong", "Poles done"), isNumeric: true, priority: 1),
            .init(style.words("Đúng hạn", "On time"), isNumeric: true),
            .init(style.words("Được gia hạn", "Extended"), isNumeric: true, priority: 2),
        ]
        func line(_ score: CableLedger.Score, _ name: String) -> TerminalTable.Line {
            let length = score.kilometres
            return .cells([
                .init(name), .init(number.whole(score.routes)),
                .init(number.decimal(length.plannedKilometres, places: 2)),
                .init(number.decimal(length.doneKilometres, places: 2)),
                .init(number.decimal(length.provenDoneKilometres, places: 2)),
                .init(number.decimal(length.verifiedKilometres, places: 2)),
                .init(number.decimal(length.overdueKilometres, places: 2)),
                .init(number.decimal(score.poles, places: 0)), .init(number.decimal(score.polesDone, places: 0)),
                .init(
                    score.dueKilometres > 0
                        ? number.percent(
                            from: score.onTimeKilometres / score.dueKilometres,
                            to: score.onTimeAtMostKilometres / score.dueKilometres) : "–"),
                .init(number.whole(score.extended)),
            ])
        }
        let scores = ledger.scores(by: grouping).map { score in
            line(
                score,
                score.name.map { [score.code, $0].compactMap(\.self).joined(separator: " ") }
                    ?? style.words("không ghi", "not stated"))
        }
        let total = line(ledger.total, style.words("Tổng cộng", "Total"))
        let table = TerminalTable(columns: columns, lines: scores + [total]).text(
            width: style.width, colour: style.colour)
        return table.text + style.note(hidden: table.hidden, format: "json")
    }

    private func routes(_ style: ReportStyle, _ number: NumberText) -> String {
        let columns: [TerminalTable.Column] = [
            .init(style.words("Tuyến", "Route")), .init(style.words("Đường", "Road"), leastWidth: 10),
            .init(style.words("Doanh nghiệp", "Enterprise"), leastWidth: 8),
            .init(style.words("Trạng thái", "Status"), leastWidth: 13),
            .init(style.words("Kế hoạch m", "Planned m"), isNumeric: true),
            .init(style.words("Xong m", "Done m"), isNumeric: true),
            .init(style.words("Nghiệm thu m", "Verified m"), isNumeric: true, priority: 3),
            .init(style.words("Quá hạn m", "Overdue m"), isNumeric: true),
            .init(style.words("Hạn", "Deadline"), priority: 1), .init(style.words("Ngày xong", "Done on"), priority: 2),
            .init(style.words("Căn cứ", "Evidence"), leastWidth: 10),
            .init(style.words("Dòng khảo sát", "Row"), priority: 4, leastWidth: 12),
        ]
        let rows = listed.map { entry -> TerminalTable.Line in
            let lengths = entry.lengths
            let status = lengths.progress.status
            return .cells([
                .init(entry.record.key), .init(entry.record[.road]?.text ?? "–"),
                .init(entry.record[.enterprise]?.text ?? "–"),
                .init(status?.words.text(in: style.language) ?? "–"),
                .init(number.decimal(lengths.planned, places: 0)), .init(number.decimal(lengths.done, places: 0)),
                .init(number.decimal(lengths.verified, places: 0)),
                .init(number.decimal(lengths.overdue, places: 0), colour: entry.isOverdue ? .red : nil),
                .init(lengths.deadline?.text(in: style.language) ?? "–"),
                .init(closed(entry)?.text(in: style.language) ?? "–"), .init(evidence(entry, style)),
                .init(entry.source.words(style)),
            ])
        }
        let table = TerminalTable(columns: columns, lines: rows).text(width: style.width, colour: style.colour)
        return table.text + style.note(hidden: table.hidden, format: "csv")
    }

    /// The day on which a route was done that is closed on the day of the report; nil for others.
    private func closed(_ entry: CableLedger.Entry) -> Day? {
        entry.lengths.isClosed ? entry.record[.done]?.day : nil
    }

    /// The evidence of a closing; a dash while the route is not closed.
    private func evidence(_ entry: CableLedger.Entry, _ style: ReportStyle) -> String {
        guard entry.lengths.isClosingProven else { return style.words("chưa đủ", "missing") }
        return !entry.lengths.isClosed ? "–" : entry.record[.acceptance]?.text ?? entry.record[.photoAfter]?.text ?? "–"
    }

    // MARK: For scripts

    /// The fields that the forms for scripts show as they are stated.
    private static let shown: [Field] = [
        .road, .from, .to, .enterprise, .operators, .plannedYear, .deadline, .extendedTo, .decision, .started, .done,
        .verified, .reopened, .poles, .photoBefore, .photoAfter, .acceptance, .reason,
    ]

    private static let headings: [BilingualText] =
        [.init(vi: "mã", en: "code")] + shown.map { $0.words(of: .cableRoute) } + [
            .init(vi: "trạng thái vào ngày tính", en: "status on the day"),
            .init(vi: "kế hoạch (m)", en: "planned (m)"),
            .init(vi: "xong (m)", en: "done (m)"), .init(vi: "xong đủ căn cứ (m)", en: "proven done (m)"),
            .init(vi: "nghiệm thu (m)", en: "verified (m)"), .init(vi: "quá hạn (m)", en: "overdue (m)"),
            .init(vi: "quá hạn nhiều nhất (m)", en: "overdue at most (m)"),
            .init(vi: "số cột xong vào ngày tính", en: "poles done on the day"), .init(vi: "đúng hạn", en: "on time"),
            .init(vi: "các xã", en: "communes"), .init(vi: "chia đều các xã", en: "equal shares"),
            .init(vi: "phần được tính", en: "share that counts"), .init(vi: "dòng khảo sát", en: "row of the survey"),
        ]

    /// As a table for spreadsheets.
    package func csv(_ language: Language) -> String {
        let style = ReportStyle(language: language)
        return CSVText.text(
            headings: Self.headings.map { $0.text(in: language) },
            rows: listed.map { entry in
                // A cell has one text, where JSON has lists and objects.
                let texts: [String: String] = [
                    "communes": entry.parts.map(\.commune.code).joined(separator: "; "),
                    "source": entry.source.words(style),
                ]
                return Self.members(entry).map { key, value in texts[key].map { .text($0) } ?? value }
            })
    }

    /// As JSON; unknown is null, never absent. The text ends with a line break.
    package func json() -> String {
        JSONText.object([
            ("contract", .integer(1)), ("registry", .text(ledger.registry)),
            ("registry_version", .integer(ledger.registryVersion)), ("on", .text(ledger.day.description)),
            ("by", .text(grouping.rawValue)), ("total", Self.value(ledger.total)),
            ("scores", .list(ledger.scores(by: grouping).map(Self.value))),
            ("routes", .list(listed.map { .object(Self.members($0)) })),
        ]).text(linesToDepth: 2) + "\n"
    }

    private static func value(_ score: CableLedger.Score) -> JSONText {
        [
            "name": JSONText(score.name), "code": JSONText(score.code), "routes": .integer(score.routes),
            "kilometres": CoverageJSON.value(score.kilometres), "poles": .number(score.poles),
            "poles_done": .number(score.polesDone), "due_km": .number(score.dueKilometres),
            "on_time_km": .number(score.onTimeKilometres), "on_time_at_most_km": .number(score.onTimeAtMostKilometres),
            "extended": .integer(score.extended),
        ]
    }

    private static func members(_ entry: CableLedger.Entry) -> [(key: String, value: JSONText)] {
        let stated = shown.map { field -> (key: String, value: JSONText) in
            (field.rawValue, entry.record[field]?.integer.map { .integer($0) } ?? JSONText(entry.record[field]?.text))
        }
        let parts = entry.parts.map { part -> JSONText in
            ["code": .text(part.commune.code), "share": .number(part.share)]
        }
        let lengths = entry.lengths
        return [("code", .text(entry.record.key))] + stated + [
            ("status", JSONText(lengths.progress.status?.rawValue)), ("planned_m", .number(lengths.planned)),
            ("done_m", .number(lengths.done)), ("proven_done_m", .number(lengths.provenDone)),
            ("verified_m", .number(lengths.verified)), ("overdue_m", .number(lengths.overdue)),
            ("overdue_at_most_m", .number(lengths.overdueAtMost)), ("poles_done", .number(entry.polesDone)),
            ("on_time", JSONText(entry.isOnTime?.rawValue)), ("communes", .list(parts)),
            ("equal_share", .bool(entry.isEqualShare)), ("share", .number(entry.share)),
            ("source", ExplanationReport.value(entry.source)),
        ]
    }
}
