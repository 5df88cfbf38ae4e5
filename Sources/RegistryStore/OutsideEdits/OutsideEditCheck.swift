import RegistryRecords
import SQLiteStore
import VN2000

/// Finds why an edit by another program cannot be claimed as it stands.
struct OutsideEditCheck {
    let connection: Connection

    func problems(of edit: OutsideEdit) throws -> [OutsideEdit.Problem] {
        guard let kind = edit.kind else { return [] }
        if edit.action == .deleted { return try problemsOfDeletion(edit, kind) }
        var problems: [OutsideEdit.Problem] = []
        func add(_ column: String, _ value: String?, _ vi: String, _ en: String, remedy: (vi: String, en: String)) {
            problems.append(
                .init(
                    column: column, value: value, problem: BilingualText(vi: vi, en: en),
                    remedy: BilingualText(vi: remedy.vi, en: remedy.en)))
        }
        let undo = (
            vi: "Sửa lại trong phần mềm đó, hoặc trả lại bằng --revert.",
            en: "Mend it in that program, or put it back by --revert."
        )
        try checkName(edit, add)
        if edit.after == nil {
            add(
                "geom", nil, "Không đọc được hình học hoặc căn cứ của bản ghi.",
                "The geometry or the evidence of the record cannot be read.", remedy: undo)
        }
        if edit.action == .changed && edit.changes.isEmpty && edit.place == nil && edit.hasForgedOrigin {
            add(
                "survey", nil, "Chỉ sửa các cột căn cứ do hệ thống tự ghi (survey, surveyed, evidence …).",
                "Only columns of evidence were edited, which the registry writes itself (survey, surveyed, evidence …).",
                remedy: ("Trả lại bằng --revert.", "Put it back by --revert."))
        }
        for change in edit.changes where change.column != "uuid" {
            guard let new = change.new else { continue }
            if change.column == "communes" {
                for code in (new.text ?? "").split(separator: ";", omittingEmptySubsequences: false)
                where try !isCommune(String(code)) {
                    add(
                        "communes", String(code), "Không có xã, phường mang mã này.", "No commune has this code.",
                        remedy: (
                            "Ghi mã xã hiện nay; tìm bằng hatang find.", "Write a code of today; hatang find finds it."
                        ))
                }
            } else if let type = RecordSchema.of(kind).fields.first(where: { $0.field.rawValue == change.column })?
                .type,
                let allowed = Self.allowed(new, type)
            {
                add(
                    change.column, new.text, "Giá trị không hợp lệ.", "The value is not allowed.",
                    remedy: ("Chỉ ghi \(allowed.vi).", "Write \(allowed.en)."))
            }
        }
        if let place = edit.place { checkPlace(place, kind, edit, add, undo) }
        try checkKey(edit, kind, add)
        return problems
    }

    private typealias Adding = (String, String?, String, String, (vi: String, en: String)) -> Void

    private func checkName(_ edit: OutsideEdit, _ add: Adding) throws {
        let remedy = (
            vi: "Cột uuid là tên riêng của bản ghi: trả lại như cũ; ở dòng mới thì để trống cho hệ thống tự đặt.",
            en: "The column uuid names the record: put it back; leave it out of new rows, so that it is given one."
        )
        if let change = edit.changes.first(where: { $0.column == "uuid" }), edit.action == .changed {
            return add(
                "uuid", change.new?.text, "Tên riêng (uuid) đã bị đổi.", "The name of the record was changed.", remedy)
        }
        let isName =
            edit.name.utf8.count == 32
            && edit.name.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
        if !isName {
            add(
                "uuid", edit.name, "Tên riêng (uuid) trống hoặc sai dạng.",
                "The name of the record is blank or malformed.", remedy)
        }
        let known = try connection.value("SELECT count(*) FROM \(edit.table) WHERE uuid = ?", .text(edit.name))
        if case .integer(let count)? = known, count > 1 {
            add("uuid", edit.name, "Tên riêng (uuid) có ở nhiều dòng.", "Several rows have this name.", remedy)
        }
    }

    private func checkKey(_ edit: OutsideEdit, _ kind: RecordKind, _ add: Adding) throws {
        guard let record = edit.after else { return }
        let column = RecordSchema.of(kind).key.first?.rawValue ?? "code"
        let isBlank = record[RecordSchema.of(kind).key[0]]?.text ?? "" == ""
        if isBlank {
            guard !kind.mayLackKey else { return }
            return add(
                column, nil, "Chưa ghi mã.", "There is no code.",
                (vi: "Ghi mã của đối tượng.", en: "Write the code of the object."))
        }
        var rows = try Statement(
            "SELECT count(*) FROM \(edit.table) WHERE \(RecordTable(kind).keyCondition)", on: connection)
        try rows.bind(record.key, at: 1)
        if try rows.step(), (rows.integer(at: 0) ?? 0) > 1 {
            add(
                column, record.key, "Mã đã có ở bản ghi khác.", "Another record has this code.",
                (vi: "Ghi mã khác, hoặc bỏ một trong hai bản ghi.", en: "Write another code, or drop one of the two."))
        }
        guard kind == .cell, let site = record[.site]?.text else { return }
        if try connection.value("SELECT 1 FROM bts_sites WHERE site = ?", .text(site)) == nil {
            add(
                "site", site, "Không có trạm mang mã này.", "No site has this code.",
                (vi: "Ghi mã trạm đã có trong lớp bts_sites.", en: "Write the code of a site of the layer bts_sites."))
        }
    }

    private func checkPlace(
        _ place: HistoryEntry.ShapeChange, _ kind: RecordKind, _ edit: OutsideEdit, _ add: Adding,
        _ undo: (vi: String, en: String)
    ) {
        guard let shape = place.new, let bounds = GeographicBounds(shape) else { return }
        let (longitudes, latitudes) = (CoordinateConversion.longitudes, CoordinateConversion.latitudes)
        let isInside =
            longitudes.contains(bounds.minLongitude) && longitudes.contains(bounds.maxLongitude)
            && latitudes.contains(bounds.minLatitude) && latitudes.contains(bounds.maxLatitude)
        if !isInside {
            add("geom", nil, "Vị trí nằm ngoài Việt Nam.", "The place lies outside of Vietnam.", undo)
        }
        if let record = edit.after, (try? RecordTable(kind).blob(of: record)) == nil {
            add("geom", nil, "Kiểu hình học không hợp với lớp.", "The layer does not hold this type of geometry.", undo)
        }
    }

    private func problemsOfDeletion(_ edit: OutsideEdit, _ kind: RecordKind) throws -> [OutsideEdit.Problem] {
        guard kind == .site,
            case .integer(let cells)? = try connection.value(
                "SELECT count(*) FROM cells WHERE site_uuid = ?", .text(edit.name)), cells > 0
        else { return [] }
        return [
            .init(
                column: "site", value: edit.key,
                problem: BilingualText(
                    vi: "Trạm bị xóa mà vẫn còn \(cells) cell.",
                    en: "The site is gone and \(cells) cells still stand at it."),
                remedy: BilingualText(
                    vi: "Xóa cả các cell của trạm, hoặc trả lại trạm bằng --revert.",
                    en: "Delete its cells, too, or put the site back by --revert."))
        ]
    }

    private func isCommune(_ text: String) throws -> Bool {
        let stated = StatedCommune(text)
        // Old communes need not be loaded.
        if stated.era != nil { return true }
        return try connection.value("SELECT 1 FROM communes WHERE code = ?", .text(stated.code)) != nil
    }

    /// What a field may hold, when the value is nothing of it; nil when it fits.
    private static func allowed(_ value: FieldValue, _ type: FieldType) -> BilingualText? {
        switch (type, value) {
        case (.text, _), (_, .unknown), (.answer, .yes), (.answer, .no), (.day, .day): return nil
        case (.answer, _): return BilingualText(vi: "yes hoặc no", en: "yes or no")
        case (.day, _): return BilingualText(vi: "ngày dạng 2026-11-23", en: "a day such as 2026-11-23")
        case (.choice(let words), _):
            if let text = value.text, words.contains(text) { return nil }
            let list = words.joined(separator: ", ")
            return BilingualText(vi: "một trong các từ: \(list)", en: "one of: \(list)")
        case (.integer(let range), _):
            if let number = value.integer, range.contains(number) { return nil }
            return BilingualText(
                vi: "số nguyên từ \(range.lowerBound) đến \(range.upperBound)",
                en: "a whole number from \(range.lowerBound) to \(range.upperBound)")
        case (.real(let range), _):
            if let number = value.number, range.contains(number) { return nil }
            return BilingualText(
                vi: "số từ \(range.lowerBound) đến \(range.upperBound)",
                en: "a number from \(range.lowerBound) to \(range.upperBound)")
        }
    }
}
