public import RegistryRecords

/// Everything that is wrong with a survey, for people and for scripts.
public enum FindingsReport {
    /// For a terminal: the counts, the findings (errors first, then in the order of the file), the counts by kind.
    ///
    /// Errors and warnings are told one by one; equal notes of several rows together, with the numbers of the rows.
    ///
    /// - Parameter maximum: How many paragraphs are spelled out; nil for all. The counts are always of all findings.
    /// - Returns: The text with a line break at its end; one line when nothing is wrong.
    public static func text(_ findings: FindingTally, maximum: Int? = nil, style: ReportStyle) -> String {
        let number = NumberText(style.language)
        guard findings.total > 0 else {
            return style.words("Không có lỗi hay cảnh báo nào.", "Nothing is wrong.") + "\n"
        }
        let severities = FindingSeverity.allCases.reversed()
        var output =
            severities.map { severity in
                let words = severity.words.text(in: style.language)
                return words.prefix(1).uppercased() + words.dropFirst() + ": "
                    + number.whole(findings.count(severity))
            }.joined(separator: " · ") + "\n"
        let ordered = severities.flatMap { severity in findings.kept.filter { $0.severity == severity } }
        let groups = FindingGroup.groups(of: ordered)
        for group in groups.prefix(maximum ?? groups.count) { output += "\n" + text(group, style) }
        let printed = groups.prefix(maximum ?? groups.count).reduce(0) { $0 + $1.findings.count }
        let left = findings.total - printed
        if left > 0 {
            output +=
                "\n"
                + style.words(
                    "Còn \(number.whole(left)) mục chưa in ra; xem thêm bằng --max-findings \(groups.count).",
                    "\(number.whole(left)) more are not printed; see them with --max-findings \(groups.count).") + "\n"
        }
        return output + "\n" + counts(findings, style)
    }

    /// As JSON: counts by severity and by kind, then every finding in the order given; unknown is null, never absent.
    /// The text ends with a line break.
    public static func json(_ findings: FindingTally) -> String {
        value(findings).text(linesToDepth: 2) + "\n"
    }

    /// As CSV for a spreadsheet: a row a finding, in the order given, see ``CSVText``. What is not known is empty.
    public static func csv(_ findings: [Finding], language: Language) -> String {
        let style = ReportStyle(language: language)
        let headings = [
            style.words("Tệp", "File"), style.words("Trang tính", "Sheet"), style.words("Dòng", "Row"),
            style.words("Cột", "Column"), style.words("Giá trị", "Value"), style.words("Mức", "Severity"),
            style.words("Mã", "Code"), style.words("Lỗi", "Problem"), style.words("Cách sửa", "Remedy"),
        ]
        let rows = findings.map { finding -> [JSONText] in
            [
                .text(finding.file), JSONText(finding.sheet), JSONText(finding.row), JSONText(finding.column),
                JSONText(finding.value), .text(finding.severity.words.text(in: language)), .text(finding.code),
                .text(finding.problem.text(in: language)), .text(finding.remedy.text(in: language)),
            ]
        }
        return CSVText.text(headings: headings, rows: rows)
    }

    static func value(_ findings: FindingTally) -> JSONText {
        [
            "contract": 1,
            "counts": .object(
                FindingSeverity.allCases.reversed().map { severity in
                    (severity.rawValue, .integer(findings.count(severity)))
                }),
            "kinds": .list(
                kinds(of: findings).map { kind in
                    [
                        "code": .text(kind.code), "severity": .text(kind.severity.rawValue),
                        "count": .integer(kind.count),
                    ]
                }),
            "findings": .list(findings.kept.map(value)),
        ]
    }

    private static func value(_ finding: Finding) -> JSONText {
        [
            "code": .text(finding.code), "severity": .text(finding.severity.rawValue), "file": .text(finding.file),
            "sheet": JSONText(finding.sheet), "row": JSONText(finding.row), "column": JSONText(finding.column),
            "value": JSONText(finding.value),
            "problem": ["vi": .text(finding.problem.vi), "en": .text(finding.problem.en)],
            "remedy": ["vi": .text(finding.remedy.vi), "en": .text(finding.remedy.en)],
        ]
    }

    private static func text(_ group: FindingGroup, _ style: ReportStyle) -> String {
        guard let finding = group.findings.first else { return "" }
        let severity = finding.severity.words.text(in: style.language).uppercased()
        let colour: TerminalColour? =
            switch finding.severity {
            case .error: .red
            case .warning: .yellow
            case .note: nil
            }
        var first = group.place(style).shownOnTerminal.wrapped(toColumns: style.width, after: severity + "  ")
        if style.colour, let colour { first = colour.paint(severity) + first.dropFirst(severity.count) }
        let problem = finding.problem.text(in: style.language) + " (\(finding.code))"
        let remedy = "→ " + finding.remedy.text(in: style.language)
        return [
            first, problem.shownOnTerminal.wrapped(toColumns: style.width, after: "    "),
            remedy.shownOnTerminal.wrapped(toColumns: style.width, after: "    "),
        ].joined(separator: "\n") + "\n"
    }

    private static func counts(_ findings: FindingTally, _ style: ReportStyle) -> String {
        let lines = kinds(of: findings).map { kind -> TerminalTable.Line in
            .cells([
                .init(kind.code), .init(kind.severity.words.text(in: style.language)),
                .init(NumberText(style.language).whole(kind.count)),
            ])
        }
        let columns: [TerminalTable.Column] = [
            .init(style.words("Loại", "Kind"), leastWidth: 16), .init(style.words("Mức", "Severity")),
            .init(style.words("Số lần", "Count"), isNumeric: true),
        ]
        return TerminalTable(columns: columns, lines: lines).text(width: style.width, colour: false).text
    }

    /// The findings by kind: severe ones first, then the most frequent, then by code.
    package static func kinds(of findings: FindingTally) -> [FindingKind] {
        findings.counts.compactMap { kind, count in
            findings.examples[kind].map { FindingKind(first: $0, count: count) }
        }.sorted { ($1.severity, $1.count, $0.code) < ($0.severity, $0.count, $1.code) }
    }
}

/// Findings of one code and severity, counted.
package struct FindingKind {
    /// The first of them.
    package let first: Finding
    /// How many there are.
    package let count: Int

    /// The word that they share.
    package var code: String { first.code }
    /// How bad they are.
    package var severity: FindingSeverity { first.severity }
}
