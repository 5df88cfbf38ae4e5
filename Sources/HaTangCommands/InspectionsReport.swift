import CoverageEngine
import HaTangKit
import RegistryRecords
import ReportWriters

/// The inspections of a year for people and for scripts.
struct InspectionsReport {
    let list: InspectionList

    // MARK: For people

    /// The shares, then the plan, those beside it, and what is not stated.
    func text(_ style: ReportStyle) -> String {
        var output =
            [
                style.words("Thanh tra, kiểm tra năm ", "Inspections of ") + String(list.year)
                    + style.words(" · Ngày tính: ", " · Day: ") + list.day.text(in: style.language),
                style.words("Cơ sở dữ liệu: ", "Registry: ") + list.registry
                    + style.words(", phiên bản ", ", version ") + NumberText(style.language).whole(list.version),
            ].flatMap { $0.wrapped(toColumns: style.width) }.joined(separator: "\n") + "\n\n" + shares(style)
        var hidden: [String] = []
        for (title, entries) in sections(style) where !entries.isEmpty {
            let table = table(of: entries, style)
            output += "\n" + title + ": " + String(entries.count) + "\n" + table.text
            hidden += table.hidden
        }
        let overdue = list.overdue
        if !overdue.isEmpty {
            let codes = style.words("Quá hạn khắc phục: ", "Overdue to be mended: ")
            let named = overdue.map { entry in
                entry.record.key
                    + (entry.record[.deadline]?.day.map {
                        style.words(" (hạn ", " (by ") + $0.text(in: style.language) + ")"
                    } ?? "")
            }
            output +=
                "\n"
                + (codes + named.joined(separator: ", ")).shownOnTerminal.wrapped(toColumns: style.width)
                .joined(separator: "\n") + "\n"
        }
        return output + style.note(hidden: hidden, format: "csv")
    }

    private func sections(_ style: ReportStyle) -> [(title: String, entries: [InspectionList.Entry])] {
        [
            (style.words("Theo kế hoạch", "Of the plan"), list.entries(.planned)),
            (style.words("Đột xuất", "Beside the plan"), list.entries(.unplanned)),
            (style.words("Không rõ theo kế hoạch hay đột xuất", "Planned or not is not stated"), list.entries(nil)),
            (style.words("Không rõ năm, không tính", "Year not known, counted nowhere"), list.withoutYear),
        ]
    }

    private func shares(_ style: ReportStyle) -> String {
        let number = NumberText(style.language)
        func line(
            _ title: String, _ share: InspectionShares.Interval?, _ counts: String, _ threshold: Double,
            _ verdict: Verdict
        ) -> TerminalTable.Line {
            .cells([
                .init(title), .init(share.map { number.percent(from: $0.low, to: $0.high) } ?? "–"), .init(counts),
                .init("≥ " + number.percent(threshold)), style.cell(verdict),
            ])
        }
        func counts(_ known: Int, _ unknown: Int, of all: Int) -> String {
            "\(known)/\(all)" + (unknown > 0 ? style.words(", không rõ \(unknown)", ", \(unknown) unknown") : "")
        }
        let shares = list.shares
        return TerminalTable(
            columns: [
                .init(style.words("Chỉ tiêu", "Target"), leastWidth: 20),
                .init(style.words("Tỷ lệ", "Share"), isNumeric: true),
                .init(style.words("Số cuộc", "Inspections"), priority: 1),
                .init(style.words("Yêu cầu", "Asked"), isNumeric: true), .init(style.words("Kết luận", "Verdict")),
            ],
            lines: [
                line(
                    style.words("Thực hiện kế hoạch năm", "The year's plan done"), shares.doneShare,
                    counts(shares.plannedDone, shares.plannedUnknown, of: shares.planned), list.rule.doneShare,
                    list.doneVerdict),
                line(
                    style.words("Thực hiện trên môi trường số", "Done in the digital environment"),
                    shares.digitalShare, counts(shares.doneDigitally, shares.digitalUnknown, of: shares.done),
                    list.rule.digitalShare, list.digitalVerdict),
            ]
        ).text(width: style.width, colour: style.colour).text
    }

    private func table(
        of entries: [InspectionList.Entry], _ style: ReportStyle
    ) -> (text: String, hidden: [String]) {
        TerminalTable(
            columns: [
                .init(style.words("Mã", "Code")), .init(style.words("Nội dung", "What"), leastWidth: 14),
                .init(style.words("Đối tượng", "Subject"), priority: 1, leastWidth: 10),
                .init(style.words("Dự kiến", "Planned"), priority: 3),
                .init(style.words("Thực hiện", "Done")),
                .init(style.words("Môi trường số", "Digital"), priority: 2),
                .init(style.words("Vi phạm", "Violations")), .init(style.words("Khắc phục", "Mended"), leastWidth: 10),
                .init(style.words("Đơn vị chủ trì", "Unit"), priority: 5, leastWidth: 8),
                .init(style.words("Nguồn", "Source"), priority: 4, leastWidth: 12),
            ],
            lines: entries.map { entry in
                let record = entry.record
                func day(_ field: Field) -> String? { record[field]?.day?.text(in: style.language) }
                let isOverdue = entry.facts.mending == .overdue
                return .cells([
                    .init(record.key), .init(record[.name]?.text ?? "–"), .init(record[.subject]?.text ?? "–"),
                    .init(day(.planned) ?? "–"),
                    .init(
                        entry.facts.done == .yes
                            ? day(.done) ?? "–"
                            : entry.facts.done == .no
                                ? style.words("chưa", "not yet") : Answer.unknown.words.text(in: style.language)),
                    .init(
                        entry.facts.done == .no ? "–" : entry.facts.digital.words.text(in: style.language)),
                    .init(violations(of: record)),
                    .init(
                        entry.facts.mending.words.text(in: style.language)
                            + (entry.facts.mending == .mended ? day(.mendedOn).map { " " + $0 } ?? "" : ""),
                        colour: isOverdue ? .red : nil),
                    .init(record[.inspectingUnit]?.text ?? "–"), .init(entry.source.words(style)),
                ])
            }
        ).text(width: style.width, colour: style.colour)
    }

    private func violations(of record: RegistryRecord) -> String {
        let parts = [record[.violations]?.text, record[.violationNote]?.text].compactMap(\.self)
        return parts.isEmpty ? "–" : parts.joined(separator: ": ")
    }

    // MARK: For scripts

    /// A row an inspection of the year.
    func csv(_ language: Language) -> String {
        let fields = RecordSchema.of(.inspection).fields.map(\.field)
        let headings =
            fields.map { $0.words.text(in: language) }
            + [
                BilingualText(vi: "Đã thực hiện đến ngày tính", en: "Done by the day"),
                BilingualText(vi: "Tình trạng khắc phục", en: "Mending"), BilingualText(vi: "Tệp", en: "File"),
                BilingualText(vi: "Trang", en: "Sheet"), BilingualText(vi: "Dòng", en: "Row"),
            ].map { $0.text(in: language) }
        let rows = (list.entries + list.withoutYear).map { entry -> [JSONText] in
            fields.map { field in
                entry.record[field] == .unknown
                    ? .text(Answer.unknown.words.text(in: language)) : Self.plain(entry.record[field])
            } + [
                .text(entry.facts.done.words.text(in: language)), .text(entry.facts.mending.words.text(in: language)),
                .text(entry.source.file), JSONText(entry.source.sheet),
                entry.source.row > 0 ? .integer(entry.source.row) : .null,
            ]
        }
        return CSVText.text(headings: headings, rows: rows)
    }

    /// By a contract: keys may be added, none is renamed, unknown is null. The text ends with a line break.
    func json() -> String {
        let shares = list.shares
        let document: JSONText = [
            "contract": .integer(1), "registry": ["id": .text(list.registry), "version": .integer(list.version)],
            "year": .integer(list.year), "on": .text(list.day.description),
            "plan_done": Self.share(
                shares.doneShare, of: shares.planned, known: shares.plannedDone, unknown: shares.plannedUnknown,
                threshold: list.rule.doneShare, list.doneVerdict),
            "digital": Self.share(
                shares.digitalShare, of: shares.done, known: shares.doneDigitally, unknown: shares.digitalUnknown,
                threshold: list.rule.digitalShare, list.digitalVerdict),
            "overdue": .list(list.overdue.map { .text($0.record.key) }),
            "inspections": .list(list.entries.map(Self.value)),
            "without_year": .list(list.withoutYear.map(Self.value)),
        ]
        return document.text(linesToDepth: 2) + "\n"
    }

    private static func share(
        _ share: InspectionShares.Interval?, of all: Int, known: Int, unknown: Int, threshold: Double,
        _ verdict: Verdict
    ) -> JSONText {
        [
            "of": .integer(all), "proven": .integer(known), "unknown": .integer(unknown),
            "low": JSONText(share?.low), "high": JSONText(share?.high), "threshold": .number(threshold),
            "verdict": .text(verdict.rawValue),
        ]
    }

    private static func plain(_ value: FieldValue?) -> JSONText {
        value?.integer.map(JSONText.integer) ?? JSONText(value?.text)
    }

    private static func value(_ entry: InspectionList.Entry) -> JSONText {
        let fields = RecordSchema.of(.inspection).fields.map(\.field)
        func known(_ answer: Answer) -> JSONText { answer == .unknown ? .null : .text(answer.rawValue) }
        return .object(
            [("uuid", .text(entry.record.uuid))]
                + fields.map { field in (field.rawValue, plain(entry.record[field])) } + [
                    ("done_on_day", known(entry.facts.done)), ("digital_on_day", known(entry.facts.digital)),
                    ("mending", .text(entry.facts.mending.rawValue)),
                    ("source", ExplanationReport.value(entry.source)),
                ])
    }
}

extension InspectionFacts.Mending {
    /// Không có vi phạm, đã khắc phục, chưa khắc phục, quá hạn.
    var words: BilingualText {
        switch self {
        case .none: .init(vi: "–", en: "–")
        case .mended: .init(vi: "đã khắc phục", en: "mended")
        case .open: .init(vi: "chưa khắc phục", en: "not mended")
        case .overdue: .init(vi: "quá hạn", en: "overdue")
        }
    }
}
