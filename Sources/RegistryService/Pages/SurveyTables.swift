import HaTangKit
import RegistryRecords
import ReportWriters

/// Tables of surveys and of what was found in them.
enum SurveyTables {
    /// Findings, errors first, then warnings and notes; of each in the order of the file.
    static func findings(_ findings: FindingTally, _ context: PageContext) -> [Markup] {
        guard findings.total > 0 else {
            return [
                Markup(
                    "p", ["class": "done"],
                    text: context.words("Không có lỗi hay cảnh báo nào.", "Nothing is wrong."))
            ]
        }
        let ordered = FindingSeverity.allCases.reversed().flatMap { severity in
            findings.kept.filter { $0.severity == severity }
        }
        let table = ReportTable(
            .findings, title: BilingualText(vi: "Từng phát hiện", en: "Each finding"),
            columns: [
                .init("severity", "Mức độ", "Severity", width: 10), .init("row", "Dòng", "Row", width: 7),
                .init("column", "Cột", "Column", width: 16),
                .init("value", "Giá trị đã ghi", "Value as written", width: 20),
                .init("problem", "Vấn đề", "What is wrong", width: 46),
                .init("remedy", "Cách xử lý", "Remedy", width: 46),
            ],
            rows: ordered.map { finding in
                [
                    .words(finding.severity.words), ReportValue(finding.row), ReportValue(finding.column),
                    ReportValue(finding.value), .words(finding.problem), .words(finding.remedy),
                ]
            }, note: note(findings))
        let markup = ReportTableMarkup(
            table: table, language: context.language, limit: 2000,
            searched: ["severity", "row", "column", "value", "problem"])
        return [
            kinds(findings, context), Markup("h3", text: table.title.text(in: context.language)),
            markup.tools(verdicts: false), markup.markup,
        ]
    }

    private static func note(_ findings: FindingTally) -> BilingualText? {
        guard findings.kept.count < findings.total else { return nil }
        let (shown, all) = (findings.kept.count, findings.total)
        return BilingualText(
            vi: "Chỉ giữ \(NumberText(.vietnamese).whole(shown)) trên \(NumberText(.vietnamese).whole(all)) phát hiện.",
            en: "Only \(NumberText(.english).whole(shown)) of \(NumberText(.english).whole(all)) findings are kept.")
    }

    private static func kinds(_ findings: FindingTally, _ context: PageContext) -> Markup {
        TextTable(
            identifier: "bang-loai", label: context.words("Phát hiện theo loại", "Findings by kind"),
            columns: [
                .init(context.words("Mức độ", "Severity")), .init(context.words("Số lần", "Count"), isNumeric: true),
                .init(context.words("Ví dụ đầu tiên", "The first of them")), .init(context.words("Mã", "Code")),
            ],
            rows: FindingsReport.kinds(of: findings).map { kind in
                [
                    .init(kind.severity.words.text(in: context.language), look: "severity \(kind.severity.rawValue)"),
                    .init(NumberText(context.language).whole(kind.count)),
                    .init(kind.first.problem.text(in: context.language)), .init(kind.code, look: "digest"),
                ]
            }, none: ""
        ).markup
    }

    /// What the rows of a survey came to, in one line.
    static func outcomes(_ counts: [RowOutcome: Int], _ context: PageContext) -> String {
        let number = NumberText(context.language)
        let parts = RowOutcome.allCases.map { outcome in
            outcome.words.text(in: context.language) + " " + number.whole(counts[outcome] ?? 0)
        }
        return context.words("Dòng: ", "Rows: ") + number.whole(counts.values.reduce(0, +)) + " – "
            + parts.joined(separator: ", ") + "."
    }

    /// A survey's file and options.
    static func facts(_ survey: SurveyDescription, _ context: PageContext) -> Markup {
        var lines = [
            (context.words("Tệp", "File"), survey.file + (survey.sheet.map { " [\($0)]" } ?? "")),
            (context.words("Nội dung", "Content"), survey.kind.words.text(in: context.language)),
            (
                context.words("Ngày khảo sát", "Survey day"),
                survey.surveyed?.text(in: context.language)
                    ?? context.words("theo từng dòng, nếu có ghi", "as each row states, if it does")
            ),
            (context.words("Hệ tọa độ", "Reference system"), survey.referenceSystem),
        ]
        if let inspector = survey.inspector {
            lines.append((context.words("Người khảo sát", "Inspector"), context.person(inspector)))
        }
        if survey.completeList {
            lines.append(
                (
                    context.words("Danh sách đầy đủ", "Complete list"),
                    context.words(
                        "bản ghi không có trong tệp sẽ được đóng vào ngày khảo sát",
                        "records that the file leaves out are closed on the survey day")
                ))
        }
        if survey.options.contains("accept=repairs") {
            lines.append(
                (
                    context.words("Sửa tọa độ", "Repairs"),
                    context.words("nhận những chỗ chắc chắn", "sure ones are accepted")
                ))
        }
        lines.append(("SHA-256", survey.sha256))
        return Markup(
            "dl", ["class": "fields"],
            lines.flatMap { [Markup("dt", text: $0.0), Markup("dd", text: $0.1)] })
    }
}
