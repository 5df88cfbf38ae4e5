import RegistryRecords

extension HeadingMatcher {
    /// The heading without what stands in brackets, unless that speaks against it.
    func withoutGloss(_ part: String) -> Reading {
        let (base, gloss) = Self.withoutBrackets(part)
        guard !gloss.isEmpty else { return .unknown }
        let key = HeadingAliases.folded(gloss)
        switch (exact(base), exact(gloss)) {
        case (.match(let match), .match(let other)) where other.column != match.column && other.column != .ignored:
            return .refused(Self.contradiction(base, gloss))
        case (.match(let match), _):
            if let refusal = Self.refusal(of: key, written: gloss, for: match.column) { return .refused(refusal) }
            return .match(
                HeadingMatch(column: match.column, confidence: .gloss, note: Self.note(of: key, for: match.column)))
        // «X (Kinh độ)»: what the letter leaves open the brackets say.
        case (.ambiguous, .match(let match)), (.unknown, .match(let match)):
            return .match(HeadingMatch(column: match.column, confidence: .gloss))
        case (.ambiguous(let reason), _): return .ambiguous(reason: reason)
        default: return .unknown
        }
    }

    /// What stands before the first bracket, and what stands in it; no gloss when more text follows.
    static func withoutBrackets(_ part: String) -> (base: String, gloss: String) {
        guard let open = part.firstIndex(where: { $0 == "(" || $0 == "[" }), open != part.startIndex,
            let close = part.lastIndex(where: { $0 == ")" || $0 == "]" }), open < close,
            HeadingAliases.folded(String(part[part.index(after: close)...])).isEmpty
        else { return (part, "") }
        return (
            CellReader.trimmed(String(part[..<open])), CellReader.trimmed(String(part[part.index(after: open)..<close]))
        )
    }

    /// Glosses that make another thing of a column, and units that its values are not in.
    private static func refusal(of key: String, written gloss: String, for column: SurveyColumn) -> BilingualText? {
        let others: Set<String> = ["cu", "old", "truocsapnhap", "truocday", "dukien", "ngoaitinh", "lientinh"]
        if others.contains(key) || key.hasPrefix("truoc") {
            return BilingualText(
                vi: "“\(gloss)” cho thấy cột này không phải là “\(column.name)” hiện nay.",
                en: "“\(gloss)” says that the column is not today's “\(column.name)”.")
        }
        let units: Set<String> = [
            "km", "cm", "mm", "dm", "ft", "feet", "ghz", "khz", "hz", "phut", "rad", "nghin", "trieu",
        ]
        guard units.contains(key) else { return nil }
        return BilingualText(
            vi: "Cột “\(column.name)” không nhận đơn vị \(gloss); đổi số và đơn vị rồi nhập lại.",
            en: "“\(column.name)” is not in \(gloss); convert the numbers and the unit.")
    }

    /// What a gloss adds that does not change the column.
    private static func note(of key: String, for column: SurveyColumn) -> BilingualText? {
        guard column == .latitude || column == .longitude || column == .position, key.hasPrefix("vn2000") else {
            return nil
        }
        return BilingualText(
            vi: "Tiêu đề ghi VN-2000: kinh độ, vĩ độ theo VN-2000 cần --crs vn2000, nếu không sẽ lệch khoảng 225 m.",
            en: "The heading says VN-2000: degrees of VN-2000 need --crs vn2000, else they are some 225 m off.")
    }

    private static func contradiction(_ base: String, _ gloss: String) -> BilingualText {
        BilingualText(
            vi: "“\(base)” và “\(gloss)” là hai nghĩa khác nhau.",
            en: "“\(base)” and “\(gloss)” mean different columns.")
    }
}
