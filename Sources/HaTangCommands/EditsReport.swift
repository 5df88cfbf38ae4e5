import HaTangKit
import RegistryRecords
import RegistryStore
import ReportWriters

/// What other programs have done to a registry, for people and for scripts.
struct EditsReport {
    let list: OutsideEditList

    // MARK: For people

    func text(_ style: ReportStyle) -> String {
        let number = NumberText(style.language)
        let count = number.whole(list.edits.count)
        let head =
            switch list.outcome {
            case .shown where list.edits.isEmpty:
                style.words(
                    "Không có sửa đổi nào bằng phần mềm khác.", "No other program has edited the registry.")
            case .shown:
                style.words(
                    "Sửa đổi bằng phần mềm khác, chưa ai nhận: ", "Edits by other programs that nobody has claimed: ")
                    + count
            case .claimed: style.words("Đã nhận: ", "Claimed: ") + count
            case .reverted: style.words("Đã trả về như cũ: ", "Put back: ") + count
            }
        let edits = list.edits + list.refused
        let text = head.wrapped(toColumns: style.width).joined(separator: "\n") + "\n"
        return edits.isEmpty ? text : text + table(edits, style)
    }

    private func table(_ edits: [OutsideEdit], _ style: ReportStyle) -> String {
        let table = TerminalTable(
            columns: [
                .init(style.words("Loại", "Kind"), priority: 1, leastWidth: 10),
                .init(style.words("Mã", "Code"), leastWidth: 8),
                .init(style.words("Việc", "Done")), .init(style.words("Mục", "What"), leastWidth: 10),
                .init(style.words("Trước", "Before"), leastWidth: 8),
                .init(style.words("Sau", "After"), leastWidth: 10),
                .init(style.words("Không nhận được vì", "Cannot be claimed"), leastWidth: 16),
            ],
            lines: edits.flatMap { lines(of: $0, style) }
        ).text(width: style.width, colour: style.colour)
        return table.text + style.note(hidden: table.hidden, format: "json")
    }

    private func lines(of edit: OutsideEdit, _ style: ReportStyle) -> [TerminalTable.Line] {
        var shown = edit.changes.filter { edit.action == .changed || $0.column != "uuid" }.map { change in
            (
                column: change.column, what: Self.label(change.column, style),
                old: change.old?.shown(in: style.language),
                new: change.new?.shown(in: style.language)
            )
        }
        if let place = edit.place {
            var what = style.words("vị trí", "place")
            if let metres = edit.movedMetres {
                what +=
                    style.words(", dời ", ", moved by ") + NumberText(style.language).decimal(metres, places: 1) + " m"
            }
            shown.append(
                (
                    "geom", what, ShownChange.place(place.old, style.language),
                    ShownChange.place(place.new, style.language)
                ))
        }
        var reasons = edit.problems
        var lines: [TerminalTable.Line] = []
        func line(_ what: String, _ old: String?, _ new: String?, _ problem: OutsideEdit.Problem?) {
            let isFirst = lines.isEmpty
            lines.append(
                .cells([
                    .init(isFirst ? Self.kind(of: edit).text(in: style.language) : ""), .init(isFirst ? edit.key : ""),
                    .init(isFirst ? edit.action.words.text(in: style.language) : ""), .init(what), .init(old ?? "–"),
                    .init(new ?? "–"),
                    .init(
                        problem.map { $0.problem.text(in: style.language) + " " + $0.remedy.text(in: style.language) }
                            ?? "",
                        colour: .red),
                ]))
        }
        for part in shown {
            let place = reasons.firstIndex { $0.column == part.column }
            line(part.what, part.old, part.new, place.map { reasons.remove(at: $0) })
        }
        if edit.hasForgedOrigin {
            line(style.words("cột căn cứ", "columns of evidence"), nil, nil, nil)
        }
        for problem in reasons { line(Self.label(problem.column, style), nil, problem.value, problem) }
        if lines.isEmpty { line("–", nil, nil, nil) }
        return lines
    }

    private static func label(_ column: String, _ style: ReportStyle) -> String {
        switch column {
        case "communes": style.words("xã, phường (mã)", "communes (codes)")
        case "geom": style.words("vị trí", "place")
        default: Field(rawValue: column)?.words.text(in: style.language) ?? column
        }
    }

    private static func kind(of edit: OutsideEdit) -> BilingualText {
        edit.kind?.words ?? BilingualText(vi: "xã, phường", en: "communes")
    }

    /// How many could not be claimed.
    var refusal: BilingualText {
        let count = list.refused.count
        return BilingualText(
            vi: "\(count) sửa đổi không nhận được; sửa lại hoặc trả về bằng --revert.",
            en: "\(count) edits cannot be claimed; mend them, or put them back by --revert.")
    }

    /// That layers were made anew; nil when none was.
    var replacedNote: BilingualText? {
        guard !list.replacedLayers.isEmpty else { return nil }
        return Self.replaced(list.replacedLayers)
    }

    static func replaced(_ layers: [String]) -> BilingualText {
        let names = layers.joined(separator: ", ")
        return BilingualText(
            vi:
                "Lớp \(names) đã bị phần mềm khác xóa và tạo lại (như ogr2ogr -overwrite): không còn biết đã sửa gì. Kiểm tra bằng `hatang check`, hoặc lấy lại bản sao lưu.",
            en:
                "The layer \(names) was dropped and made anew by another program (as ogr2ogr -overwrite does): what was edited cannot be told. Run `hatang check`, or restore a backup."
        )
    }

    // MARK: For scripts

    /// By a contract: keys may be added, none is renamed, unknown is null. The text ends with a line break.
    func json() -> String {
        let document: JSONText = [
            "contract": .integer(1), "registry": ["id": .text(list.registry), "version": .integer(list.version)],
            "outcome": .text(list.outcome.rawValue), "edits": .list(list.edits.map(Self.value)),
            "refused": .list(list.refused.map(Self.value)),
            "replaced_layers": .list(list.replacedLayers.map(JSONText.text)),
        ]
        return document.text(linesToDepth: 2) + "\n"
    }

    private static func value(_ edit: OutsideEdit) -> JSONText {
        let changes = edit.changes.map { change in
            (key: change.column, value: JSONText.list([JSONText(change.old?.text), JSONText(change.new?.text)]))
        }
        let place: JSONText =
            edit.place.map { place in
                [
                    "old": JSONText(ShownChange.place(place.old, nil)),
                    "new": JSONText(ShownChange.place(place.new, nil)),
                    "moved_m": JSONText(edit.movedMetres),
                ]
            } ?? .null
        return [
            "table": .text(edit.table), "uuid": .text(edit.name), "key": .text(edit.key),
            "action": .text(edit.action.rawValue), "author": .null, "changes": .object(changes), "place": place,
            "evidence_edited": .bool(edit.hasForgedOrigin),
            "problems": .list(
                edit.problems.map { problem in
                    [
                        "column": .text(problem.column), "value": JSONText(problem.value),
                        "problem": ["vi": .text(problem.problem.vi), "en": .text(problem.problem.en)],
                        "remedy": ["vi": .text(problem.remedy.vi), "en": .text(problem.remedy.en)],
                    ]
                }),
        ]
    }
}

extension OutsideEdit.Action {
    /// Thêm, sửa, xóa.
    var words: BilingualText {
        switch self {
        case .made: .init(vi: "thêm", en: "made")
        case .changed: .init(vi: "sửa", en: "changed")
        case .deleted: .init(vi: "xóa", en: "deleted")
        }
    }
}
