import CommuneBoundaries
package import RegistryRecords

/// What a heading was taken for, and why.
package struct HeadingMatch: Sendable, Hashable {
    package var column: SurveyColumn
    package var confidence: MappingConfidence
    /// What the heading says besides, that somebody should know.
    package var note: BilingualText?
}

/// Finds the canonical column of a heading, from its surest reading to its least sure one.
struct HeadingMatcher {
    enum Reading {
        case match(HeadingMatch)
        /// Two meanings are in use; only the content can tell.
        case ambiguous(reason: BilingualText)
        /// The list has a similar heading, but something in this one speaks against it.
        case refused(BilingualText)
        case unknown
    }

    let aliases: HeadingAliases
    let kind: SurveyKind

    /// Lower parts that say nothing by themselves: what they belong to stands above.
    private static let openTails: Set<String> = ["ten", "ma", "loai", "so", "name", "code", "type", "kind", "status"]
    /// Lower parts that only repeat what stands above.
    private static let emptyTails: Set<String> = [
        "tongso", "tong", "soluong", "chung", "ten", "giatri", "x", "cokhong",
    ]

    func read(_ heading: ColumnHeading) -> Reading {
        guard let last = heading.parts.last, heading.parts.allSatisfy({ $0.utf8.count <= HeadingAliases.lengthLimit })
        else { return .unknown }
        let whole = exact(heading.parts.joined(separator: " "))
        if case .unknown = whole {} else { return whole }
        if let match = convention(heading.parts[heading.parts.count - 1]) { return .match(match) }
        if heading.parts.count == 1 { return single(last) }

        // «Trạm – Mã» is «Mã trạm».
        for above in heading.parts.dropLast().reversed() {
            if case .match(let match) = exact(last + " " + above) { return .match(match) }
        }
        for start in 1..<heading.parts.count {
            let tail = heading.parts[start...].joined(separator: " ")
            switch exact(tail) {
            case .match(var match):
                let above = heading.parts[start - 1]
                if Self.openTails.contains(HeadingAliases.folded(tail)), case .match(let other) = single(above),
                    other.column != match.column
                {
                    guard Self.emptyTails.contains(HeadingAliases.folded(tail)) else {
                        return .refused(Self.belongsAbove(tail, above))
                    }
                    match = other
                }
                return .match(HeadingMatch(column: match.column, confidence: .tail, note: match.note))
            case .ambiguous(let reason): return .ambiguous(reason: reason)
            case .refused, .unknown: continue
            }
        }
        if case .match(let match) = single(last) {
            return .match(
                HeadingMatch(column: match.column, confidence: max(match.confidence, .tail), note: match.note))
        }
        if Self.emptyTails.contains(HeadingAliases.folded(last)),
            case .match(let match) = read(ColumnHeading(heading.parts.dropLast()))
        {
            return .match(
                HeadingMatch(column: match.column, confidence: max(match.confidence, .tail), note: match.note))
        }
        return single(last)
    }

    /// The list itself.
    func exact(_ text: String) -> Reading {
        let key = HeadingAliases.folded(text)
        guard !key.isEmpty else { return .unknown }
        switch aliases.match(key: key, kind: kind) {
        case .column(let column):
            let isCanonical = key == HeadingAliases.folded(column.name)
            return .match(HeadingMatch(column: column, confidence: isCanonical ? .canonical : .alias))
        case .ambiguous(let reason): return .ambiguous(reason: reason)
        case .unknown: return .unknown
        }
    }

    /// One part: the list, then without brackets, then the last word of a machine's path such as `tram/ma_tram`.
    private func single(_ part: String) -> Reading {
        let whole = exact(part)
        guard case .unknown = whole else { return whole }
        let glossed = withoutGloss(part)
        guard case .unknown = glossed else { return glossed }
        guard part.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
            let cut = part.lastIndex(where: { $0 == "/" || $0 == "-" || $0 == "." || $0 == ":" })
        else { return .unknown }
        let tail = String(part[part.index(after: cut)...])
        if case .match(let match) = exact(tail) {
            return .match(HeadingMatch(column: match.column, confidence: .tail, note: match.note))
        }
        return .unknown
    }

    /// Columns whose headings are a few letters from this one, the nearest first.
    func similar(to heading: ColumnHeading) -> [(column: SurveyColumn, distance: Int)] {
        guard let last = heading.parts.last, last.utf8.count <= HeadingAliases.lengthLimit else { return [] }
        var nearest: [SurveyColumn: Int] = [:]
        for text in Set([heading.text, last, Self.withoutBrackets(last).base]) {
            let key = Array(HeadingAliases.folded(text).utf8)
            // Longer headings than any of the list are near none.
            guard (5...80).contains(key.count) else { continue }
            let digits = key.filter(Self.isDigit)
            let limit = EditDistanceLimit.of(key.count)
            for (alias, column) in aliases.all(of: kind) where column != .ignored {
                let letters = Array(alias.utf8)
                // A number in a heading is what tells it from its neighbours: 2G is not 3G.
                guard letters.count >= 5, letters.filter(Self.isDigit) == digits,
                    let distance = EditDistance(limit: limit).between(key, letters)
                else { continue }
                nearest[column] = min(distance, nearest[column] ?? .max)
            }
        }
        return nearest.sorted { ($0.value, $0.key.name) < ($1.value, $1.key.name) }.map { ($0.key, $0.value) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func belongsAbove(_ tail: String, _ above: String) -> BilingualText {
        BilingualText(
            vi: "“\(tail)” ở đây là của “\(above)”; ghi rõ tên cột nếu cần nhập.",
            en: "“\(tail)” belongs to “\(above)” here; name the column in full if it is meant to be read.")
    }
}

/// How many letters may differ between a heading and one of the list.
private enum EditDistanceLimit {
    static func of(_ length: Int) -> Int { length < 9 ? 1 : 2 }
}
