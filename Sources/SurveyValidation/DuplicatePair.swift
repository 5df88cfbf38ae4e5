package import RegistryRecords
package import VN2000

/// A record as the search for near duplicates sees it.
package struct DuplicateItem: Sendable {
    package enum Origin: Hashable, Sendable {
        /// A row of the file.
        case file(row: Int)
        /// Recorded before.
        case registry
    }

    package var kind: RecordKind
    /// The code as written.
    package var key: String
    /// The name as written.
    package var name: String
    /// The enterprise, owner or operator; empty when not stated.
    package var group: String
    /// WGS 84; nil when the record is located by commune only.
    package var position: GeographicPosition?
    package var origin: Origin
    /// The day of the survey that states it.
    package var surveyed: Day?
    /// Whether a partner is looked for; else the item is only there to be one.
    package var seeks: Bool
    /// ``VietnameseFold/key(_:)`` of the name and of the group.
    let foldedName: String
    let foldedGroup: String

    /// - Parameter seeks: nil for rows of the file only.
    package init(
        kind: RecordKind, key: String, name: String, group: String = "", position: GeographicPosition?, origin: Origin,
        surveyed: Day? = nil, seeks: Bool? = nil
    ) {
        self.kind = kind
        self.key = key
        self.name = name
        self.group = group
        self.position = position
        self.origin = origin
        self.surveyed = surveyed
        self.seeks = seeks ?? (origin != .registry)
        foldedName = VietnameseFold.key(name)
        foldedGroup = VietnameseFold.key(group)
    }
}

/// Two records that are probably one object under two codes.
package struct DuplicatePair: Sendable, Hashable {
    /// The place of a row of the file among the items.
    package var item: Int
    /// The place of its best partner, which is another row or recorded before.
    package var partner: Int
    /// Whether the codes differ only in how they are written, see ``CodeForm``.
    package var hasSameCode: Bool
    /// The geodesic distance; nil when one of them has no position.
    package var metres: Double?
    /// How much the names are alike, 0…1.
    package var similarity: Double

    package init(item: Int, partner: Int, hasSameCode: Bool, metres: Double?, similarity: Double) {
        self.item = item
        self.partner = partner
        self.hasSameCode = hasSameCode
        self.metres = metres
        self.similarity = similarity
    }

    /// What makes them one, in a sentence that names the partner.
    package func problem(among items: [DuplicateItem]) -> BilingualText {
        let partner = items[self.partner]
        var vi = "Có thể trùng với «\(partner.key)»"
        var en = "Probably the same as “\(partner.key)”"
        if !partner.name.isEmpty {
            vi += " (\(partner.name))"
            en += " (\(partner.name))"
        }
        switch partner.origin {
        case .file(let row):
            vi += " ở dòng \(row)"
            en += " in row \(row)"
        case .registry:
            vi += " đã có trong sổ" + (partner.surveyed.map { ", khảo sát ngày \($0.vietnamese)" } ?? "")
            en += " in the registry" + (partner.surveyed.map { ", surveyed on \($0)" } ?? "")
        }
        let reasons = reasons(items[item], partner)
        vi += ": " + reasons.map(\.vi).joined(separator: ", ") + "."
        en += ": " + reasons.map(\.en).joined(separator: ", ") + "."
        return BilingualText(vi: vi, en: en)
    }

    /// What to do about it.
    package static let remedy = BilingualText(
        vi: "Đối chiếu thực địa; nếu là một, dùng chung một mã rồi nhập lại. Hệ thống không tự gộp.",
        en: "Compare them; if they are one, use one code for both and import again. Nothing is merged by itself.")

    private func reasons(_ item: DuplicateItem, _ partner: DuplicateItem) -> [BilingualText] {
        var reasons: [BilingualText] = []
        if hasSameCode {
            reasons.append(
                .init(
                    vi: "mã chỉ khác cách viết (hoa thường, dấu cách, gạch nối, số 0 đầu)",
                    en: "the codes differ only in case, blanks, dashes or leading zeros"))
        }
        if let metres {
            let rounded = Int(metres.rounded())
            reasons.append(.init(vi: "cách nhau \(rounded) m", en: "\(rounded) m apart"))
        }
        if similarity > 0 {
            // Rounded down, so that 100 % means equal names.
            let percent = Int(similarity * 100)
            reasons.append(.init(vi: "tên giống nhau \(percent) %", en: "names \(percent) % alike"))
        }
        if !item.foldedGroup.isEmpty, item.foldedGroup == partner.foldedGroup {
            reasons.append(.init(vi: "cùng đơn vị \(item.group)", en: "both of \(item.group)"))
        }
        return reasons
    }
}
