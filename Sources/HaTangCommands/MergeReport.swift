import HaTangKit
import RegistryRecords
import ReportWriters

/// What merging came to, for people and for scripts.
struct MergeReport {
    private let outcome: MergeOutcome
    private let registry: String
    private let isTrial: Bool
    private let surveys: [String: SurveyDescription]

    init(_ outcome: MergeOutcome, registry: String, isTrial: Bool, surveys: [String: SurveyDescription]) {
        self.outcome = outcome
        self.registry = registry
        self.isTrial = isTrial
        self.surveys = surveys
    }

    // MARK: For people

    func text(_ style: ReportStyle) -> String {
        var lines = outcome.parts.map { line(of: $0).text(in: style.language) }
        if outcome.isWritten {
            lines.append(style.words("Đã ghi phiên bản \(outcome.version).", "Wrote version \(outcome.version)."))
        } else if isTrial && outcome.undecided.isEmpty {
            lines.append(style.words("Chỉ thử, chưa ghi gì.", "A trial only: nothing was written."))
        } else {
            lines.append(style.words("Không ghi gì.", "Nothing was written."))
        }
        let output = lines.flatMap { $0.shownOnTerminal.wrapped(toColumns: style.width) }.joined(separator: "\n") + "\n"
        return outcome.conflicts.isEmpty ? output : output + conflicts(style)
    }

    private func line(of part: MergeOutcome.Part) -> BilingualText {
        let by = part.by.map { " (\($0))" } ?? ""
        guard !part.isKnown else {
            return BilingualText(
                vi: "\(part.file)\(by): đã hợp nhất từ trước.", en: "\(part.file)\(by): merged before.")
        }
        return BilingualText(
            vi: "\(part.file)\(by): \(part.created) đối tượng mới, \(part.updated) thay đổi, \(part.gone) không còn, "
                + "\(part.united) trùng mã được gộp; \(part.surveys) đợt khảo sát mới, \(part.undone) đợt hoàn tác; "
                + "\(part.replaced) bảng tham chiếu, xã.",
            en: "\(part.file)\(by): \(part.created) records made, \(part.updated) changed, \(part.gone) gone, "
                + "\(part.united) of one key united; \(part.surveys) new surveys, \(part.undone) undone; "
                + "\(part.replaced) dated tables and communes.")
    }

    private func conflicts(_ style: ReportStyle) -> String {
        let columns: [TerminalTable.Column] = [
            .init(style.words("Bảng", "Table"), priority: 2, leastWidth: 8), .init(style.words("Mã", "Code")),
            .init(style.words("Mục", "What")), .init(style.words("Trước", "Before"), priority: 1, leastWidth: 8),
            .init(style.words("Bản này", "Here"), leastWidth: 8), .init(style.words("Căn cứ", "By"), leastWidth: 12),
            .init(style.words("Bản kia", "There"), leastWidth: 8), .init(style.words("Căn cứ", "By"), leastWidth: 12),
            .init(style.words("Quyết định", "Decision")),
        ]
        let table = TerminalTable(
            columns: columns,
            lines: outcome.conflicts.map { conflict in
                .cells([
                    .init(conflict.table), .init(conflict.key), .init(conflict.part), .init(conflict.base ?? "–"),
                    .init(conflict.here.value ?? "–"), .init(source(conflict.here)), .init(conflict.there.value ?? "–"),
                    .init(source(conflict.there)),
                    .init(
                        conflict.decision?.rawValue ?? style.words("chưa", "none"),
                        colour: conflict.decision == nil ? .red : nil),
                ])
            }
        ).text(width: style.width, colour: style.colour)
        return style.words("Mâu thuẫn: ", "Conflicts: ") + String(outcome.conflicts.count) + "\n" + table.text
            + style.note(hidden: table.hidden, format: "json")
    }

    private func source(_ statement: MergeConflict.Statement) -> String {
        let file = statement.survey.map { surveys[$0]?.file ?? $0 }
        let parts = [statement.who, statement.surveyed?.description ?? statement.at, file].compactMap { $0 }
        return parts.isEmpty ? "–" : parts.joined(separator: ", ")
    }

    // MARK: For scripts

    /// By a contract: keys may be added, none is renamed, unknown is null. The text ends with a line break.
    func json() -> String {
        let document: JSONText = [
            "contract": .integer(1), "registry": ["id": .text(registry), "version": .integer(outcome.version)],
            "written": .bool(outcome.isWritten),
            "files": .list(
                outcome.parts.map {
                    [
                        "file": .text($0.file), "by": JSONText($0.by), "known": .bool($0.isKnown),
                        "created": .integer($0.created), "updated": .integer($0.updated), "gone": .integer($0.gone),
                        "united": .integer($0.united), "surveys": .integer($0.surveys), "undone": .integer($0.undone),
                        "replaced": .integer($0.replaced),
                    ]
                }),
            "conflicts": .list(
                outcome.conflicts.map {
                    [
                        "table": .text($0.table), "record": .text($0.record), "key": .text($0.key),
                        "part": .text($0.part), "base": JSONText($0.base), "here": value($0.here),
                        "there": value($0.there), "decision": JSONText($0.decision?.rawValue),
                    ]
                }),
        ]
        return document.text(linesToDepth: 2) + "\n"
    }

    private func value(_ statement: MergeConflict.Statement) -> JSONText {
        [
            "value": JSONText(statement.value), "by": JSONText(statement.who), "at": JSONText(statement.at),
            "survey": JSONText(statement.survey.map { surveys[$0]?.file ?? $0 }), "row": JSONText(statement.row),
            "surveyed": JSONText(statement.surveyed?.description),
        ]
    }
}
