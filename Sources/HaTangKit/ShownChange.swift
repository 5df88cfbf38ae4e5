package import RegistryRecords
package import RegistryStore
import ReportWriters

/// A value before and after, as it is shown.
package struct ShownChange {
    /// Names the field for scripts.
    package var key: String
    /// Names it for people.
    package var label: String
    /// The value before; nil when there was none.
    package var old: String?
    /// The value after; nil when there is none.
    package var new: String?

    /// Makes a change.
    package init(key: String, label: String, old: String?, new: String?) {
        self.key = key
        self.label = label
        self.old = old
        self.new = new
    }

    /// The fields in the order of the registry, then the place and the communes. Without a language values are as scripts
    /// read them.
    package static func all(of entry: HistoryEntry, _ language: Language?) -> [ShownChange] {
        func words(_ value: FieldValue?) -> String? {
            guard let value else { return nil }
            return language.map { value.shown(in: $0) } ?? value.text ?? "unknown"
        }
        func label(_ text: BilingualText) -> String { language.map { text.text(in: $0) } ?? "" }
        var changes = RecordSchema.of(entry.kind).fields.compactMap { field, _ in
            entry.fields[field].map {
                ShownChange(
                    key: field.rawValue, label: label(field.words(of: entry.kind)), old: words($0.old),
                    new: words($0.new))
            }
        }
        if let shape = entry.shape {
            changes.append(
                ShownChange(
                    key: "place", label: label(.init(vi: "vị trí", en: "place")), old: place(shape.old, language),
                    new: place(shape.new, language)))
        }
        if let communes = entry.communes, communes.old?.text ?? "" != communes.new?.text ?? "" {
            changes.append(
                ShownChange(
                    key: "communes", label: label(.init(vi: "xã, phường (mã)", en: "communes (codes)")),
                    old: words(communes.old), new: words(communes.new)))
        }
        return changes
    }

    /// Latitude and longitude of a point; of a line or an area how many positions it has.
    package static func place(_ shape: GeographicShape?, _ language: Language?) -> String? {
        func parts(_ count: Int, _ vi: String, _ en: String) -> String {
            "\(count) " + (language == .vietnamese ? vi : en)
        }
        switch shape {
        case nil: return nil
        case .point(let position)?:
            return position.shown(places: 6)
        case .lines(let lines)?: return parts(lines.reduce(0) { $0 + $1.count }, "điểm của đường", "vertices of a line")
        case .area(let polygons)?:
            return parts(
                polygons.reduce(0) { $0 + $1.outer.count }, "điểm của vùng", "vertices of an area")
        }
    }
}

extension RecordHistory {
    /// How a record went that is no longer there.
    package var fate: BilingualText {
        switch steps.last?.entry.action {
        case .undo: .init(vi: "đã bỏ khi hoàn tác việc nhập", en: "gone with an import that was undone")
        case .merge: .init(vi: "đã gộp vào đối tượng khác", en: "gone into another record")
        default: .init(vi: "đã bị xóa bằng phần mềm khác", en: "deleted by another program")
        }
    }
}

extension RecordHistory.Step {
    /// What was done, and whether it was undone.
    ///
    /// - Parameter isRenewal: Whether no value changed.
    package func words(isRenewal: Bool) -> BilingualText {
        let done = entry.action.words(isRenewal: isRenewal)
        return isUndone ? .init(vi: done.vi + " (đã hoàn tác)", en: done.en + " (undone)") : done
    }
}

extension HistoryEntry.Action {
    /// What was done, in a few words.
    ///
    /// - Parameter isRenewal: Whether no value changed.
    package func words(isRenewal: Bool) -> BilingualText {
        switch self {
        case .create: .init(vi: "tạo mới", en: "created")
        case .update where isRenewal: .init(vi: "xác nhận lại", en: "confirmed")
        case .update: .init(vi: "cập nhật", en: "updated")
        case .outdated: .init(vi: "khảo sát cũ hơn, không dùng", en: "older survey, not taken")
        case .close: .init(vi: "đóng: danh sách đầy đủ không còn", en: "closed: not in a complete list")
        case .merge: .init(vi: "gộp", en: "merged")
        case .undo: .init(vi: "hoàn tác việc nhập", en: "import undone")
        case .delete: .init(vi: "xóa bằng phần mềm khác", en: "deleted by another program")
        case .revert: .init(vi: "trả lại, bỏ sửa đổi bằng phần mềm khác", en: "an edit by another program put back")
        case .reconcile: .init(vi: "đối chiếu khi hợp nhất bản sao", en: "settled when copies were merged")
        }
    }
}
