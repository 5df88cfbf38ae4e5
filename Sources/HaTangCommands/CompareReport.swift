import HaTangKit
import RegistryRecords
import ReportWriters

/// What changed between two days, for people and for scripts.
struct CompareReport {
    private let comparison: CoverageComparison
    /// How many rows of a change the text form shows.
    private static let mostRows = 5

    init(_ comparison: CoverageComparison) {
        self.comparison = comparison
    }

    // MARK: For people

    func text(_ style: ReportStyle) -> String {
        let number = NumberText(style.language)
        var heading = [style.words("So sánh hai ngày", "Two days compared")]
        heading +=
            comparison.before.heading.lines(style)
            + comparison.after.heading.lines(style).filter { line in
                !comparison.before.heading.lines(style).contains(line)
            }
        heading.append(ReportHeading.boundaryLine(comparison.after.boundaryQuality, style))
        var output = heading.flatMap { $0.shownOnTerminal.wrapped(toColumns: style.width) }.map { $0 + "\n" }.joined()
        let targets = targets(style, number)
        let communes = communes(style, number)
        output += "\n" + targets.text + "\n"
        guard !comparison.communes.isEmpty else {
            return output + style.words("Không xã nào thay đổi.", "No commune changed.") + "\n"
        }
        output +=
            style.words("Xã, phường, đặc khu có thay đổi: ", "Communes that changed: ")
            + number.whole(comparison.communes.count) + "\n" + communes.text
        return output + style.note(hidden: targets.hidden + communes.hidden, format: "csv")
    }

    private func targets(_ style: ReportStyle, _ number: NumberText) -> (text: String, hidden: [String]) {
        func counts(_ summary: TargetSummary?) -> TerminalTable.Cell {
            summary.map { .init("\($0.met) / \($0.notMet) / \($0.notProven)") } ?? "–"
        }
        let lines = comparison.after.targets.map { after in
            let before = comparison.before.targets.first {
                $0.target.code == after.target.code && $0.province == after.province
            }
            return TerminalTable.Line.cells([
                .init(after.target.title.text(in: style.language)),
                .init(after.province.map { style.province($0) } ?? ""), counts(before), counts(after),
                style.cell(before?.verdict), style.cell(after.verdict),
            ])
        }
        let verdicts = style.words("đạt / chưa đạt / chưa đủ căn cứ", "met / not met / not proven")
        return TerminalTable(
            columns: [
                .init(style.words("Chỉ tiêu", "Target"), leastWidth: 20),
                .init(style.words("Tỉnh", "Province"), priority: 2, leastWidth: 8),
                .init(style.words("Trước: ", "Before: ") + verdicts), .init(style.words("Sau", "After")),
                .init(style.words("Kết luận trước", "Verdict before"), priority: 1),
                .init(style.words("Kết luận sau", "Verdict after")),
            ], lines: lines
        ).text(width: style.width, colour: style.colour)
    }

    private func communes(_ style: ReportStyle, _ number: NumberText) -> (text: String, hidden: [String]) {
        let lines = comparison.communes.flatMap { change -> [TerminalTable.Line] in
            let title = "\(change.commune.code) \(change.commune.name)"
            let rows = change.targets.flatMap { target -> [TerminalTable.Line] in
                let first: [TerminalTable.Cell] = [
                    .init("  " + target.target.title.text(in: style.language)), style.cell(target.verdicts.before),
                    style.cell(target.verdicts.after),
                    .init(
                        Self.figure(target, \.before, number) + " → " + Self.figure(target, \.after, number)),
                ]
                var reasons = target.rows.prefix(Self.mostRows).map { Self.words($0, style) }
                if target.rows.count > Self.mostRows {
                    let more = number.whole(target.rows.count - Self.mostRows)
                    reasons.append(
                        style.words("và \(more) dòng nữa, xem --format csv", "and \(more) more, see --format csv"))
                }
                return [.cells(first)] + reasons.map { .title("– " + $0) }
            }
            return [.title(title)] + rows
        }
        return TerminalTable(
            columns: [
                .init(style.words("Xã, chỉ tiêu", "Commune, target"), leastWidth: 18),
                .init(style.words("Trước", "Before")), .init(style.words("Sau", "After")),
                .init(style.words("Số liệu", "Figure")),
            ], lines: lines
        ).text(width: style.width, colour: style.colour)
    }

    private static func figure(
        _ change: TargetChange, _ side: KeyPath<TargetChange.Pair<Double>, Double?>, _ number: NumberText
    ) -> String {
        guard let low = change.low[keyPath: side] else { return "–" }
        switch change.target.measure {
        case .overdueCable: return number.decimal(low, places: 3) + " km"
        default:
            let style = ReportStyle(language: number.language)
            return change.target.text(from: low, to: change.high[keyPath: side] ?? low, style)
        }
    }

    /// Such as `MAU-BC-001 Bưu cục mẫu: có Internet không rõ → có (a.csv, dòng 2, 20/11/2026)`.
    private static func words(_ row: RowChange, _ style: ReportStyle) -> String {
        let name = ([row.key] + (row.name.map { [$0] } ?? [])).joined(separator: " ")
        let facts = row.facts.map { change in
            change.fact.words.text(in: style.language) + " "
                + (change.values.before.map { $0.words(style) } ?? "–") + " → "
                + (change.values.after.map { $0.words(style) } ?? "–")
        }.joined(separator: ", ")
        let source = (row.sources.after ?? row.sources.before).map { " – " + $0.words(style) } ?? ""
        let what: String
        switch (row.sources.before, row.sources.after) {
        case (nil, _): what = style.words("thêm: ", "new: ")
        case (_, nil): what = style.words("không còn: ", "gone: ")
        default: what = ""
        }
        return what + name + (facts.isEmpty ? "" : ": " + facts) + source
    }

    // MARK: For scripts

    /// A row a target of a commune and row that made it change; one row where no record did.
    func csv(_ language: Language) -> String {
        let style = ReportStyle(language: language)
        let headings: [BilingualText] = [
            .init(vi: "Mã xã", en: "Code"), .init(vi: "Tên xã", en: "Commune"), .init(vi: "Mã tỉnh", en: "Province"),
            .init(vi: "Chỉ tiêu", en: "Target"), .init(vi: "Kết luận trước", en: "Verdict before"),
            .init(vi: "Kết luận sau", en: "Verdict after"), .init(vi: "Số liệu trước, thấp", en: "Low before"),
            .init(vi: "Số liệu trước, cao", en: "High before"), .init(vi: "Số liệu sau, thấp", en: "Low after"),
            .init(vi: "Số liệu sau, cao", en: "High after"), .init(vi: "Loại", en: "Kind"),
            .init(vi: "Mã", en: "Key"), .init(vi: "Thay đổi", en: "Change"), .init(vi: "Ngày trước", en: "From"),
            .init(vi: "Ngày sau", en: "To"),
        ]
        let days: [JSONText] = [
            .text(comparison.before.day.description), .text(comparison.after.day.description),
        ]
        let rows = comparison.communes.flatMap { change in
            change.targets.flatMap { target -> [[JSONText]] in
                let about: [JSONText] = [
                    .text(change.commune.code), .text(change.commune.name), .text(change.commune.province),
                    .text(target.target.code),
                    JSONText(target.verdicts.before?.words.text(in: language)),
                    JSONText(target.verdicts.after?.words.text(in: language)), JSONText(target.low.before),
                    JSONText(target.high.before), JSONText(target.low.after), JSONText(target.high.after),
                ]
                guard !target.rows.isEmpty else { return [about + [.null, .null, .null] + days] }
                return target.rows.map { row in
                    about + [
                        .text(row.kind.words.text(in: language)), .text(row.key), .text(Self.words(row, style)),
                    ] + days
                }
            }
        }
        return CSVText.text(headings: headings.map { $0.text(in: language) }, rows: rows)
    }

    /// By a contract: keys may be added, none is renamed, unknown is null. The text ends with a line break.
    func json() -> String {
        let document: JSONText = .object([
            ("contract", .integer(CoverageComparison.contract)),
            ("before", .object(comparison.before.heading.members())),
            ("after", .object(comparison.after.heading.members())),
            (
                "communes",
                .list(
                    comparison.communes.map { change in
                        [
                            "code": .text(change.commune.code), "name": .text(change.commune.name),
                            "targets": .list(change.targets.map(Self.value)),
                        ]
                    })
            ),
        ])
        return document.text(linesToDepth: 2) + "\n"
    }

    private static func value(_ change: TargetChange) -> JSONText {
        func pair<Value>(_ pair: TargetChange.Pair<Value>, _ text: (Value) -> JSONText) -> JSONText {
            .list([pair.before.map(text) ?? .null, pair.after.map(text) ?? .null])
        }
        let rows = change.rows.map { row -> JSONText in
            [
                "kind": .text(row.kind.rawValue), "key": .text(row.key), "name": JSONText(row.name),
                "facts": .object(row.facts.map { ($0.fact.rawValue, pair($0.values, \.json)) }),
                "sources": pair(row.sources) { source in
                    [
                        "file": .text(source.file), "sheet": JSONText(source.sheet), "row": .integer(source.row),
                        "surveyed": JSONText(source.surveyed?.description),
                    ]
                },
            ]
        }
        return [
            "target": .text(change.target.code), "verdicts": pair(change.verdicts) { .text($0.rawValue) },
            "low": pair(change.low) { .number($0) }, "high": pair(change.high) { .number($0) },
            "rows": .list(rows),
        ]
    }
}

extension ComparedFact {
    fileprivate var words: BilingualText {
        switch self {
        case .staffed: Field.staffed.words
        case .internet: Field.internet.words
        case .onAir: .init(vi: "phát sóng", en: "on air")
        case .radius: Field.radius.words
        case .evidence: .init(vi: "căn cứ", en: "evidence")
        case .open: .init(vi: "còn mở", en: "open")
        case .overdue: .init(vi: "quá hạn (km)", en: "overdue (km)")
        case .value: Field.value.words
        }
    }
}

extension ComparedValue {
    fileprivate func words(_ style: ReportStyle) -> String {
        switch self {
        case .answer(let answer, let validity):
            answer.words.text(in: style.language)
                + (answer == .unknown || validity == .valid
                    ? "" : " (" + validity.words.text(in: style.language) + ")")
        case .validity(let validity): validity.words.text(in: style.language)
        case .number(let number): FieldValue.real(number).shown(in: style.language)
        }
    }

    fileprivate var json: JSONText {
        switch self {
        case .answer(let answer, let validity):
            ["answer": .text(answer.rawValue), "evidence": .text(validity.rawValue)]
        case .validity(let validity): .text(validity.rawValue)
        case .number(let number): .number(number)
        }
    }
}
