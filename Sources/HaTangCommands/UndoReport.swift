import CoverageEngine
import HaTangKit
import RegistryRecords
import RegistryStore
import ReportWriters

/// The undoing of one import for people and for scripts: what it does, or all that rests on the import.
struct UndoReport {
    let undo: SurveyUndo

    private var survey: StoredSurvey { undo.undoing.survey }
    private var uses: [SurveyUse] { undo.undoing.uses }

    // MARK: For people

    func text(_ style: ReportStyle) -> String {
        let number = NumberText(style.language)
        var lines = [
            style.words("Đợt ", "Survey ") + number.whole(undo.number) + ": " + survey.description.file
                + " (" + survey.description.kind.words.text(in: style.language)
                + style.words(", nhập ở phiên bản ", ", imported at version ") + number.whole(survey.version) + ")"
        ]
        if uses.isEmpty {
            lines += outcome(style)
            return lines.flatMap { $0.shownOnTerminal.wrapped(toColumns: style.width) }.joined(separator: "\n") + "\n"
        }
        lines.append(
            style.words("Không hoàn tác được; đã dùng ở ", "Cannot be undone; used in ")
                + number.whole(uses.count) + style.words(" chỗ:", uses.count == 1 ? " place:" : " places:"))
        let head = lines.flatMap { $0.shownOnTerminal.wrapped(toColumns: style.width) }.joined(separator: "\n")
        return head + "\n" + table(style)
    }

    private func outcome(_ style: ReportStyle) -> [String] {
        let number = NumberText(style.language)
        let isDone = undo.version != nil
        func counts(_ counts: [RecordKind: Int]) -> String {
            RecordKind.allCases.compactMap { kind in
                counts[kind].map { number.whole($0) + " " + kind.words.text(in: style.language) }
            }.joined(separator: ", ")
        }
        var lines: [String] = []
        let (removed, restored) = (counts(undo.undoing.removed), counts(undo.undoing.restored))
        if !removed.isEmpty {
            lines.append(
                (isDone ? style.words("Đã bỏ: ", "Removed: ") : style.words("Sẽ bỏ: ", "Would remove: ")) + removed)
        }
        if !restored.isEmpty {
            lines.append(
                (isDone
                    ? style.words("Đã trả về như trước: ", "Restored: ")
                    : style.words("Sẽ trả về như trước: ", "Would restore: ")) + restored)
        }
        if undo.undoing.photos > 0 {
            lines.append(
                style.words("Thông tin ảnh: ", "Entries of photos: ") + number.whole(undo.undoing.photos))
        }
        if lines.isEmpty {
            lines.append(
                style.words("Đợt này không làm thay đổi đối tượng nào.", "The survey has changed no record."))
        }
        lines.append(
            undo.version.map {
                style.words("Đã hoàn tác; cơ sở dữ liệu ở phiên bản ", "Undone; the registry is at version ")
                    + number.whole($0) + "."
            } ?? style.words("Chưa ghi gì (--dry-run).", "Nothing is written (--dry-run)."))
        return lines
    }

    private func table(_ style: ReportStyle) -> String {
        let table = TerminalTable(
            columns: [
                .init(style.words("Tệp", "File"), priority: 2, leastWidth: 12),
                .init(style.words("Trang", "Sheet"), priority: 3, leastWidth: 6),
                .init(style.words("Dòng", "Row"), isNumeric: true),
                .init(style.words("Đối tượng", "Record"), leastWidth: 10),
                .init(style.words("Loại", "Kind"), priority: 1, leastWidth: 10),
                .init(style.words("Đã dùng bởi", "Used by"), leastWidth: 24),
                .init(style.words("Phiên bản", "Version"), isNumeric: true),
            ],
            lines: uses.map { use in
                .cells([
                    .init(survey.description.file), .init(survey.description.sheet ?? "–"),
                    .init(use.row.map { NumberText(style.language).whole($0) } ?? "–"), .init(use.key),
                    .init(use.kind.words.text(in: style.language)), .init(use.words(undo.descriptions, style)),
                    .init(use.version.map { NumberText(style.language).whole($0) } ?? "–"),
                ])
            }
        ).text(width: style.width, colour: style.colour)
        return table.text + style.note(hidden: table.hidden, format: "json")
    }

    /// Why nothing was written, and what to do about it.
    var refusal: BilingualText {
        let names = undo.first.map { "\($0.survey.description.file) (\($0.number))" }.joined(separator: ", ")
        let isMerged = uses.contains { $0.reason == .merging }
        let isEdited = uses.contains { $0.reason == .outsideEdit }
        var (vi, en) = (
            "Không ghi gì: dữ liệu của “\(survey.description.file)” đã được dùng.",
            "Nothing is written: what “\(survey.description.file)” stated was used since."
        )
        if !names.isEmpty {
            vi += " Hãy hoàn tác trước, theo thứ tự: \(names)."
            en += " Undo first, in this order: \(names)."
        }
        if isEdited {
            vi += " Có bản ghi bị sửa bằng phần mềm khác: xem, nhận hoặc trả lại bằng `hatang edits`."
            en += " Records were edited by other programs: `hatang edits` shows, claims and reverts that."
        }
        if isMerged {
            vi += " Bản ghi đã gộp thì không tách lại được; hãy sửa bằng một đợt khảo sát mới."
            en += " Merged records are not taken apart again; correct them by a new survey."
        }
        return BilingualText(vi: vi, en: en)
    }

    // MARK: For scripts

    /// By a contract: keys may be added, none is renamed, unknown is null. The text ends with a line break.
    func json() -> String {
        func counts(_ counts: [RecordKind: Int]) -> JSONText {
            .object(
                RecordKind.allCases.compactMap { kind in
                    counts[kind].map { (key: kind.rawValue, value: .integer($0)) }
                })
        }
        let document: JSONText = [
            "contract": .integer(1),
            "registry": ["id": .text(undo.registry), "version": .integer(undo.version ?? undo.undoing.baseVersion)],
            "survey": Self.value(of: survey, number: undo.number), "undone": .bool(undo.version != nil),
            "removed": counts(undo.undoing.removed), "restored": counts(undo.undoing.restored),
            "photos": .integer(undo.undoing.photos),
            "uses": .list(uses.map { Self.value(of: $0, undo.descriptions) }),
            "undo_first": .list(undo.first.map { Self.value(of: $0.survey, number: $0.number) }),
        ]
        return document.text(linesToDepth: 2) + "\n"
    }

    static func value(
        of survey: StoredSurvey, number: Int, adding members: [(key: String, value: JSONText)] = []
    ) -> JSONText {
        .object(
            [
                ("number", .integer(number)), ("id", .text(survey.identifier)),
                ("file", .text(survey.description.file)), ("sheet", JSONText(survey.description.sheet)),
                ("kind", .text(survey.description.kind.rawValue)),
                ("surveyed", JSONText(survey.description.surveyed?.description)),
                ("rows", .integer(survey.counts.values.reduce(0, +))), ("version", .integer(survey.version)),
                ("imported_at", .text(survey.importedAt)), ("imported_by", JSONText(survey.importedBy)),
                (
                    "undone",
                    survey.undone.map {
                        ["version": .integer($0.version), "at": .text($0.at), "by": JSONText($0.by)]
                    } ?? .null
                ),
            ] + members)
    }

    static func value(of use: SurveyUse, _ surveys: [String: SurveyDescription]) -> JSONText {
        let description = use.survey.flatMap { surveys[$0] }
        return [
            "row": JSONText(use.row), "kind": .text(use.kind.rawValue), "uuid": .text(use.record),
            "key": .text(use.key), "reason": .text(use.reason.rawValue), "by_survey": JSONText(use.survey),
            "by_file": JSONText(description?.file), "by_sheet": JSONText(description?.sheet),
            "by_row": JSONText(use.surveyRow), "version": JSONText(use.version),
        ]
    }
}

extension SurveyUse {
    /// What uses the record, in a few words.
    func words(_ surveys: [String: SurveyDescription], _ style: ReportStyle) -> String {
        let description = survey.flatMap { surveys[$0] }
        let source = SourceRow(
            file: description?.file ?? "", sheet: description?.sheet, row: surveyRow ?? 0,
            surveyed: description?.surveyed
        ).words(style)
        switch reason {
        case .laterSurvey where surveyRow == nil: return style.words("danh sách đầy đủ ", "the complete list ") + source
        case .laterSurvey: return source
        case .cell: return style.words("cell của trạm này: ", "a cell of the site: ") + source
        case .merging: return style.words("gộp bản ghi", "a merging of records")
        case .outsideEdit: return style.words("sửa bằng phần mềm khác", "an edit by another program")
        }
    }
}
