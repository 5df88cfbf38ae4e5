import CoverageEngine
import HaTangKit
import RegistryRecords
import RegistryStore
import ReportWriters

/// The imports of a registry and which of them can be undone, for people and for scripts.
struct UndoListReport {
    let list: SurveyUndoList

    // MARK: For people

    func text(_ style: ReportStyle) -> String {
        guard !list.entries.isEmpty else {
            return style.words("Chưa nhập đợt khảo sát nào.", "No survey was imported yet.") + "\n"
        }
        let table = TerminalTable(
            columns: [
                .init(style.words("Đợt", "No."), isNumeric: true), .init(style.words("Tệp", "File"), leastWidth: 12),
                .init(style.words("Nội dung", "Content"), priority: 3, leastWidth: 10),
                .init(style.words("Ngày khảo sát", "Surveyed"), priority: 2),
                .init(style.words("Dòng", "Rows"), isNumeric: true, priority: 1),
                .init(style.words("Phiên bản", "Version"), isNumeric: true),
                .init(style.words("Nhập lúc", "Imported"), priority: 4),
                .init(style.words("Người nhập", "By"), priority: 5, leastWidth: 8),
                .init(style.words("Hoàn tác được", "Can be undone"), leastWidth: 20),
            ],
            lines: list.entries.map { entry in
                let (survey, number) = (entry.survey, NumberText(style.language))
                return .cells([
                    .init(number.whole(entry.number)), .init(survey.description.file),
                    .init(survey.description.kind.words.text(in: style.language)),
                    .init(survey.description.surveyed?.text(in: style.language) ?? "–"),
                    .init(number.whole(survey.counts.values.reduce(0, +))), .init(number.whole(survey.version)),
                    .init(survey.importedAt), .init(survey.importedBy ?? "–"), state(of: entry, style),
                ])
            }
        ).text(width: style.width, colour: style.colour)
        return table.text + style.note(hidden: table.hidden, format: "json")
    }

    private func state(of entry: SurveyUndoList.Entry, _ style: ReportStyle) -> TerminalTable.Cell {
        if let undone = entry.survey.undone {
            return .init(
                style.words("đã hoàn tác ở phiên bản ", "undone at version ")
                    + NumberText(style.language).whole(undone.version))
        }
        guard let use = entry.use else { return .init(style.words("được", "yes"), colour: .green) }
        return .init(
            style.words("không: ", "no: ") + use.words(list.descriptions, style), colour: .red)
    }

    // MARK: For scripts

    /// By a contract: keys may be added, none is renamed, unknown is null. The text ends with a line break.
    func json() -> String {
        let document: JSONText = [
            "contract": .integer(1), "registry": ["id": .text(list.registry), "version": .integer(list.version)],
            "surveys": .list(
                list.entries.map { entry in
                    UndoReport.value(
                        of: entry.survey, number: entry.number,
                        adding: [
                            ("can_be_undone", .bool(entry.survey.undone == nil && entry.use == nil)),
                            ("first_use", entry.use.map { UndoReport.value(of: $0, list.descriptions) } ?? .null),
                        ])
                }),
        ]
        return document.text(linesToDepth: 2) + "\n"
    }
}
