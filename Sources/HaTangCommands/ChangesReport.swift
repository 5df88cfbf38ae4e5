import HaTangKit
import RegistryRecords
import ReportWriters

/// What was done in a registry since a version, for people and for scripts.
struct ChangesReport {
    private let changes: RegistryChanges

    init(_ changes: RegistryChanges) {
        self.changes = changes
    }

    /// How much it is, in a line.
    var summary: BilingualText {
        func count(_ action: HistoryEntry.Action) -> Int { changes.records.count { $0.action == action } }
        return BilingualText(
            vi: "Từ phiên bản \(changes.since) đến \(changes.version): \(count(.create)) đối tượng mới, "
                + "\(count(.update)) thay đổi, \(count(.delete)) không còn; \(changes.surveys.count) đợt khảo sát, "
                + "\(changes.documents.count) bảng tham chiếu, \(changes.communes.count) xã.",
            en: "From version \(changes.since) to \(changes.version): \(count(.create)) records made, "
                + "\(count(.update)) changed, \(count(.delete)) gone; \(changes.surveys.count) surveys, "
                + "\(changes.documents.count) dated tables, \(changes.communes.count) communes.")
    }

    // MARK: For people

    /// - Parameter limit: How many records to show at most.
    func text(_ style: ReportStyle, limit: Int) -> String {
        var output = summary.text(in: style.language).wrapped(toColumns: style.width).joined(separator: "\n") + "\n"
        for survey in changes.surveys {
            let who = survey.importedBy.map { " (\($0))" } ?? ""
            output += style.words("Khảo sát: ", "Survey: ") + survey.description.file.shownOnTerminal + who + "\n"
        }
        for name in changes.documents { output += style.words("Bảng tham chiếu: ", "Dated table: ") + name + "\n" }
        for name in changes.communes { output += style.words("Xã: ", "Commune: ") + name + "\n" }
        guard !changes.records.isEmpty, limit > 0 else { return output }
        let columns: [TerminalTable.Column] = [
            .init(style.words("Loại", "Kind"), priority: 1, leastWidth: 10), .init(style.words("Mã", "Code")),
            .init(style.words("Việc", "Done")), .init(style.words("Mục", "What"), leastWidth: 10),
            .init(style.words("Trước", "Before"), leastWidth: 8), .init(style.words("Sau", "After"), leastWidth: 10),
        ]
        let lines = changes.records.prefix(limit).flatMap { self.lines(of: $0, style) }
        let table = TerminalTable(columns: columns, lines: lines).text(width: style.width, colour: style.colour)
        output += table.text
        if changes.records.count > limit {
            let rest = changes.records.count - limit
            output += style.words("… và \(rest) đối tượng nữa.\n", "… and \(rest) more records.\n")
        }
        return output + style.note(hidden: table.hidden, format: "json")
    }

    private func lines(of entry: HistoryEntry, _ style: ReportStyle) -> [TerminalTable.Line] {
        var shown = entry.action == .update ? ShownChange.all(of: entry, style.language) : []
        if shown.isEmpty {
            let name = (entry.fields[.name] ?? entry.fields[.place] ?? entry.fields[.road]).flatMap { $0.new ?? $0.old }
            shown = [
                ShownChange(
                    key: "", label: "–", old: entry.action == .delete ? name?.text : nil,
                    new: entry.action == .create ? name?.text : nil)
            ]
        }
        return shown.enumerated().map { place, change in
            let isFirst = place == 0
            return .cells([
                .init(isFirst ? entry.kind.words.text(in: style.language) : ""), .init(isFirst ? entry.key : ""),
                .init(isFirst ? Self.words(entry, isRenewal: shown[0].key.isEmpty).text(in: style.language) : ""),
                .init(change.label), .init(change.old ?? "–"), .init(change.new ?? "–"),
            ])
        }
    }

    private static func words(_ entry: HistoryEntry, isRenewal: Bool) -> BilingualText {
        entry.action == .delete
            ? BilingualText(vi: "không còn", en: "gone") : entry.action.words(isRenewal: isRenewal)
    }

    // MARK: For scripts

    /// By a contract: keys may be added, none is renamed, unknown is null. The text ends with a line break.
    func json() -> String {
        let document: JSONText = [
            "contract": .integer(1), "registry": ["id": .text(changes.registry), "version": .integer(changes.version)],
            "since": .integer(changes.since),
            "surveys": .list(
                changes.surveys.map {
                    [
                        "file": .text($0.description.file), "kind": .text($0.description.kind.rawValue),
                        "by": JSONText($0.importedBy), "at": .text($0.importedAt),
                    ]
                }),
            "documents": .list(changes.documents.map(JSONText.text)),
            "communes": .list(changes.communes.map(JSONText.text)), "records": .list(changes.records.map(Self.value)),
        ]
        return document.text(linesToDepth: 2) + "\n"
    }

    private static func value(_ entry: HistoryEntry) -> JSONText {
        let fields = ShownChange.all(of: entry, nil).map { change in
            (change.key, JSONText.list([JSONText(change.old), JSONText(change.new)]))
        }
        return [
            "kind": .text(entry.kind.rawValue), "uuid": .text(entry.record), "key": .text(entry.key),
            "action": .text(entry.action.rawValue), "changes": .object(fields),
        ]
    }
}
