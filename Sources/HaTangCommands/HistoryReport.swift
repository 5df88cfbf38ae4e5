import HaTangKit
import RegistryRecords
import ReportWriters

/// What was done to some records, for people and for scripts.
struct HistoryReport {
    let histories: [RecordHistory]
    let registry: String
    let version: Int

    // MARK: For people

    /// A table a record, a line a change of a value.
    func text(_ style: ReportStyle) -> String {
        var output = ""
        var hidden: [String] = []
        for history in histories {
            if !output.isEmpty { output += "\n" }
            output += title(of: history, style).wrapped(toColumns: style.width).joined(separator: "\n") + "\n"
            let table = table(of: history, style)
            output += table.text
            hidden += table.hidden
        }
        return output + style.note(hidden: hidden, format: "csv")
    }

    private func title(of history: RecordHistory, _ style: ReportStyle) -> String {
        let kind = history.kind.words.text(in: style.language)
        var title = kind.prefix(1).uppercased() + kind.dropFirst() + " " + history.key
        if let name = history.name { title += " – " + name }
        title += " (uuid \(history.uuid)"
        if history.isGone { title += ", " + history.fate.text(in: style.language) }
        return (title + ")").shownOnTerminal
    }

    private func table(of history: RecordHistory, _ style: ReportStyle) -> (text: String, hidden: [String]) {
        let columns: [TerminalTable.Column] = [
            .init(style.words("Ghi lúc", "Written"), priority: 2),
            .init(style.words("Phiên bản", "Version"), isNumeric: true),
            .init(style.words("Việc", "Done"), leastWidth: 10),
            .init(style.words("Mục", "What"), leastWidth: 10),
            .init(style.words("Trước", "Before"), leastWidth: 8), .init(style.words("Sau", "After"), leastWidth: 10),
            .init(style.words("Nguồn", "Source"), leastWidth: 14),
            .init(style.words("Người khảo sát", "Inspector"), priority: 1, leastWidth: 8),
            .init(style.words("Người ghi", "By"), priority: 3, leastWidth: 8),
        ]
        let lines = history.steps.flatMap { step -> [TerminalTable.Line] in
            let changes = ShownChange.all(of: step.entry, style.language)
            let action = step.words(isRenewal: changes.isEmpty).text(in: style.language)
            let source = step.source?.words(style) ?? "–"
            // Nothing but its evidence changed.
            let shown = changes.isEmpty ? [ShownChange(key: "", label: "–", old: nil, new: nil)] : changes
            return shown.enumerated().map { place, change in
                let isFirst = place == 0
                return .cells([
                    .init(isFirst ? step.entry.at : ""), .init(isFirst ? String(step.entry.version) : ""),
                    .init(isFirst ? action : ""), .init(change.label), .init(change.old ?? "–"),
                    .init(change.new ?? "–"), .init(isFirst ? source : ""),
                    .init(isFirst ? step.inspector ?? "–" : ""), .init(isFirst ? step.entry.who ?? "–" : ""),
                ])
            }
        }
        return TerminalTable(columns: columns, lines: lines).text(width: style.width, colour: style.colour)
    }

    // MARK: For scripts

    /// A row a change of a value.
    func csv(_ language: Language) -> String {
        let headings: [BilingualText] = [
            .init(vi: "Loại", en: "Kind"), .init(vi: "Mã", en: "Code"), .init(vi: "UUID", en: "UUID"),
            .init(vi: "Phiên bản", en: "Version"), .init(vi: "Ghi lúc", en: "Written"),
            .init(vi: "Việc", en: "Done"), .init(vi: "Mục", en: "What"), .init(vi: "Trước", en: "Before"),
            .init(vi: "Sau", en: "After"), .init(vi: "Tệp", en: "File"), .init(vi: "Trang", en: "Sheet"),
            .init(vi: "Dòng", en: "Row"), .init(vi: "Ngày khảo sát", en: "Surveyed"),
            .init(vi: "Người khảo sát", en: "Inspector"), .init(vi: "Người ghi", en: "By"),
        ]
        let rows = histories.flatMap { history in
            history.steps.flatMap { step -> [[JSONText]] in
                let changes = ShownChange.all(of: step.entry, language)
                let shown = changes.isEmpty ? [ShownChange(key: "", label: "", old: nil, new: nil)] : changes
                let action = step.words(isRenewal: changes.isEmpty)
                return shown.map { change in
                    [
                        .text(history.kind.words.text(in: language)), .text(history.key), .text(history.uuid),
                        .integer(step.entry.version), .text(step.entry.at), .text(action.text(in: language)),
                        .text(change.label), JSONText(change.old), JSONText(change.new),
                        JSONText(step.source?.file), JSONText(step.source?.sheet),
                        step.source.map { $0.row > 0 ? .integer($0.row) : .null } ?? .null,
                        JSONText(step.source?.surveyed?.description), JSONText(step.inspector),
                        JSONText(step.entry.who),
                    ]
                }
            }
        }
        return CSVText.text(headings: headings.map { $0.text(in: language) }, rows: rows)
    }

    /// By a contract: keys may be added, none is renamed, unknown is null. The text ends with a line break.
    func json() -> String {
        let document: JSONText = [
            "contract": .integer(1), "registry": ["id": .text(registry), "version": .integer(version)],
            "records": .list(histories.map(Self.value)),
        ]
        return document.text(linesToDepth: 4) + "\n"
    }

    private static func value(_ history: RecordHistory) -> JSONText {
        [
            "kind": .text(history.kind.rawValue), "uuid": .text(history.uuid), "key": .text(history.key),
            "name": JSONText(history.name), "gone": .bool(history.isGone), "steps": .list(history.steps.map(value)),
        ]
    }

    private static func value(_ step: RecordHistory.Step) -> JSONText {
        let source: JSONText =
            step.source.map { source in
                [
                    "file": .text(source.file), "sheet": JSONText(source.sheet),
                    "row": source.row > 0 ? .integer(source.row) : .null,
                    "surveyed": JSONText(source.surveyed?.description), "inspector": JSONText(step.inspector),
                ]
            } ?? .null
        let changes = ShownChange.all(of: step.entry, nil).map { change in
            (change.key, JSONText.list([JSONText(change.old), JSONText(change.new)]))
        }
        return [
            "version": .integer(step.entry.version), "at": .text(step.entry.at), "by": JSONText(step.entry.who),
            "action": .text(step.entry.action.rawValue), "undone": .bool(step.isUndone), "source": source,
            "changes": .object(changes),
        ]
    }
}
