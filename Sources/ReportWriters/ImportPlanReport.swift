public import RegistryRecords

/// What an import would do, for people and for scripts: what `hatang preview` shows. Findings are a report of their own
/// in text, and part of the JSON.
public enum ImportPlanReport {
    /// For a terminal: the file, what each column was taken for, how positions are read, what the rows come to, and
    /// the digest that `--plan` asks for. The text ends with a line break.
    public static func text(_ plan: PlanSummary, style: ReportStyle) -> String {
        let number = NumberText(style.language)
        var output = about(plan, style) + "\n" + mapping(plan, style) + "\n"
        output += style.words("Tọa độ:", "Positions:") + "\n"
        let operations = plan.operations.isEmpty ? [style.words("không có", "none")] : plan.operations
        output += operations.map { $0.shownOnTerminal.wrapped(toColumns: style.width, after: "  ") + "\n" }.joined()
        let counts = plan.rows
        let outcomes = RowOutcome.allCases.map { outcome in
            outcome.words.text(in: style.language) + " " + number.whole(counts[outcome] ?? 0)
        }
        let rows = style.words("Dòng: ", "Rows: ") + number.whole(plan.rowCount) + " – "
        output +=
            "\n" + (rows + outcomes.joined(separator: ", ")).wrapped(toColumns: style.width).joined(separator: "\n")
        let parts = [
            style.words("tạo mới ", "created ") + number.whole(plan.created),
            style.words("thay đổi ", "changed ") + number.whole(plan.changed),
            style.words("đóng vì không còn trong danh sách ", "closed as absent from the list ")
                + number.whole(plan.closed),
        ]
        let told = style.words("Bản ghi: ", "Records: ") + parts.joined(separator: ", ")
        output += "\n" + told.wrapped(toColumns: style.width).joined(separator: "\n")
        let outdated = plan.outdated
        if outdated > 0 {
            let kept = style.words(
                "Giá trị cũ hơn dữ liệu đang có, chỉ lưu vào lịch sử: ",
                "Values older than what the registry has, kept in history only: ")
            output += "\n" + kept + number.whole(outdated)
        }
        let version = style.words("Tính cho phiên bản ", "For version ") + number.whole(plan.baseVersion)
        return output + "\n" + version + style.words(" · Mã kế hoạch: ", " · Plan: ") + plan.digest + "\n"
    }

    /// As JSON; unknown is null, never absent. The text ends with a line break.
    public static func json(_ plan: PlanSummary) -> String {
        value(plan).text(linesToDepth: 2) + "\n"
    }

    /// The value that ``json(_:)`` writes.
    package static func value(_ plan: PlanSummary) -> JSONText {
        let survey = plan.survey
        let counts = plan.rows
        return [
            "contract": 1,
            "survey": [
                "file": .text(survey.file), "sha256": .text(survey.sha256), "sheet": JSONText(survey.sheet),
                "kind": .text(survey.kind.rawValue), "inspector": JSONText(survey.inspector),
                "surveyed": JSONText(survey.surveyed?.description), "crs": .text(survey.referenceSystem),
                "complete_list": .bool(survey.completeList),
            ],
            "base_version": .integer(plan.baseVersion),
            "columns": .list(plan.mapping.map(column)),
            "operations": .list(plan.operations.map(JSONText.text)),
            "rows": .object(
                [("all", .integer(plan.rowCount))]
                    + RowOutcome.allCases.map { ($0.rawValue, .integer(counts[$0] ?? 0)) }),
            "records": [
                "created": .integer(plan.created), "changed": .integer(plan.changed),
                "closed": .integer(plan.closed),
            ],
            "digest": .text(plan.digest),
            "report": FindingsReport.value(plan.findings),
        ]
    }

    private static func about(_ plan: PlanSummary, _ style: ReportStyle) -> String {
        let survey = plan.survey
        var lines = [
            style.words("Tệp: ", "File: ") + survey.file
                + (survey.sheet.map { style.words(", trang «\($0)»", ", sheet “\($0)”") } ?? ""),
            style.words("Nội dung: ", "Content: ") + survey.kind.words.text(in: style.language)
                + " (\(survey.kind.rawValue)) · SHA-256 " + survey.sha256.prefix(16),
            style.words("Ngày khảo sát: ", "Survey day: ")
                + (survey.surveyed?.text(in: style.language)
                    ?? style.words("theo từng dòng, nếu có ghi", "as each row states, if it does"))
                + " · CRS: " + survey.referenceSystem,
        ]
        if let inspector = survey.inspector { lines.append(style.words("Người khảo sát: ", "Inspector: ") + inspector) }
        if survey.completeList {
            lines.append(
                style.words(
                    "Danh sách đầy đủ: bản ghi không có trong tệp sẽ được đóng.",
                    "Complete list: records that the file leaves out will be closed."))
        }
        return lines.flatMap { $0.shownOnTerminal.wrapped(toColumns: style.width) }.joined(separator: "\n") + "\n"
    }

    private static func column(_ column: ColumnMapping) -> JSONText {
        [
            "column": .integer(column.column), "heading": .text(column.heading),
            "canonical": JSONText(column.canonical), "confidence": JSONText(column.confidence?.rawValue),
            "fill_rate": column.fillRate.map(JSONText.number) ?? .null,
            "samples": .list(column.samples.map(JSONText.text)),
            "note": column.note.map { ["vi": .text($0.vi), "en": .text($0.en)] } ?? .null,
            "alternatives": .list(column.alternatives.map(JSONText.text)),
        ]
    }

    /// A meaning that rests on the content is marked with `≈`; a column that is not used names what it could be.
    private static func mapping(_ plan: PlanSummary, _ style: ReportStyle) -> String {
        let number = NumberText(style.language)
        let lines = plan.mapping.map { column -> TerminalTable.Line in
            let isProposal = column.confidence?.isProposal ?? false
            let unused = style.words("(không dùng)", "(not used)")
            let guess = column.alternatives.first.map { unused + style.words("; có thể là ", "; perhaps ") + $0 }
            return .cells([
                .init(String(column.column + 1)), .init(column.heading),
                column.canonical.map { .init((isProposal ? "≈ " : "") + $0, colour: isProposal ? .yellow : nil) }
                    ?? .init(guess ?? unused, colour: .yellow),
                .init(column.confidence?.words.text(in: style.language) ?? ""),
                .init(column.fillRate.map(number.percent) ?? ""), .init(column.samples.joined(separator: " · ")),
            ])
        }
        let columns: [TerminalTable.Column] = [
            .init(style.words("Cột", "Column"), isNumeric: true),
            .init(style.words("Tiêu đề trong tệp", "Heading in the file"), leastWidth: 16),
            .init(style.words("Hiểu là", "Taken for")), .init(style.words("Vì", "Because"), priority: 2),
            .init(style.words("Có dữ liệu", "Filled"), isNumeric: true, priority: 1),
            .init(style.words("Ví dụ", "Such as"), priority: 3, leastWidth: 12),
        ]
        return TerminalTable(columns: columns, lines: lines).text(width: style.width, colour: style.colour).text
    }
}
