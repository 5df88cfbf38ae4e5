/// One coordinate as surveys write it.
///
/// Read are decimals with a dot or a comma, thousands separators, and degrees-minutes-seconds in all common marks:
/// `10.3864`, `10,3864`, `1.150.167,8`, `105°26′06″`, `105º26'6,5''`, `105d26m06s`, `105 26 06`, with the letters
/// N, B (Bắc), E, Đ (Đông) before or behind. Southern and western letters are refused: Vietnam lies north and east.
public enum CoordinateText {
    /// The number in a cell: degrees for latitude and longitude, metres for easting and northing.
    ///
    /// A lone separator before exactly three digits is the decimal mark of degrees and groups the thousands of metres.
    ///
    /// - Throws: ``CoordinateError/unreadable(_:_:)`` with the text. Whether the number is plausible is asked by the
    ///   conversion, not here.
    public static func value(_ text: String, of axis: CoordinateAxis) throws(CoordinateError) -> Double {
        let stripped = try unlettered(text)
        if let letter = stripped.axis, letter != axis, axis == .latitude || axis == .longitude {
            throw .unreadable(text, .wrongLetter)
        }
        if axis == .easting || axis == .northing {
            guard let metres = metres(stripped.body) else { throw .unreadable(text, .notANumber) }
            return metres
        }
        return try degrees(stripped.body, of: text)
    }

    /// A latitude and a longitude in one cell, such as `10.3864, 105.4351`, `105,34808/22,62924` or
    /// `10°23′11″B 105°26′06″Đ`.
    ///
    /// Letters decide which is which; without letters the larger number is the longitude, as everywhere in Vietnam.
    public static func position(_ text: String) throws(CoordinateError) -> GeographicPosition {
        let cell = text.filter { $0 != "(" && $0 != ")" && $0 != "[" && $0 != "]" }
        for (first, second) in splits(of: cell) {
            guard let left = try? lettered(first), let right = try? lettered(second) else { continue }
            switch (left.axis, right.axis) {
            case (.latitude?, .latitude?), (.longitude?, .longitude?): throw .unreadable(text, .wrongLetter)
            case (.latitude?, _), (_, .longitude?):
                return GeographicPosition(latitude: left.degrees, longitude: right.degrees)
            case (.longitude?, _), (_, .latitude?):
                return GeographicPosition(latitude: right.degrees, longitude: left.degrees)
            default:
                return GeographicPosition(
                    latitude: min(left.degrees, right.degrees), longitude: max(left.degrees, right.degrees))
            }
        }
        let commas = cell.count { $0 == "," }
        throw .unreadable(text, commas == 3 && !cell.contains(".") ? .ambiguous : .notAPair)
    }

    private static func lettered(_ text: String) throws(CoordinateError) -> (degrees: Double, axis: CoordinateAxis?) {
        let stripped = try unlettered(text)
        return (try degrees(stripped.body, of: text), stripped.axis)
    }

    // MARK: Letters

    /// The text without its letter of the hemisphere, and the axis that the letter says.
    private static func unlettered(_ text: String) throws(CoordinateError) -> (body: String, axis: CoordinateAxis?) {
        let trimmed = text.trimmed
        let words: [(String, CoordinateAxis?)] = [
            ("bắc", .latitude), ("đông", .longitude), ("nam", nil), ("tây", nil),
            ("n", .latitude), ("b", .latitude), ("e", .longitude), ("đ", .longitude), ("s", nil), ("w", nil), ("t", nil),
        ]
        let lower = trimmed.lowercased()
        for (word, axis) in words {
            let body: Substring
            if lower.hasPrefix(word) {
                body = trimmed.dropFirst(word.count)
            } else if lower.hasSuffix(word), !(word == "s" && lower.contains("m")) {  // 105d26m06s ends in seconds
                body = trimmed.dropLast(word.count)
            } else {
                continue
            }
            guard let axis else { throw .unreadable(text, .wrongLetter) }
            return (String(body).trimmed, axis)
        }
        return (trimmed, nil)
    }

    // MARK: Numbers

    /// Metres with any separators; nil when the text is no number.
    private static func metres(_ text: String) -> Double? {
        let body = text.filter { !$0.isWhitespace }
        let unit = body.hasSuffix("m") ? body.dropLast() : body[...]
        let groups = unit.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        let separators = unit.filter { $0 == "." || $0 == "," }
        guard let last = separators.last else { return number(unit) }
        let isMixed = Set(separators).count == 2
        if !isMixed, separators.count > 1 || (groups[1].count == 3 && (1...3).contains(groups[0].digits)) {
            guard groups.dropFirst().allSatisfy({ $0.count == 3 }), (1...3).contains(groups[0].digits) else {
                return nil
            }
            return number(groups.joined()[...])
        }
        if isMixed {
            guard separators.count(where: { $0 == last }) == 1,
                groups.dropFirst().dropLast().allSatisfy({ $0.count == 3 })
            else { return nil }
        }
        return number((groups.dropLast().joined() + "." + (groups.last ?? ""))[...])
    }

    /// Digits with a dot and a sign, and nothing else that `Double` would take (`nan`, `0x1`, `1e3`).
    private static func number(_ text: Substring) -> Double? {
        let digits = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text
        guard let first = digits.first, first.isDigit, digits.last?.isDigit ?? false,
            digits.allSatisfy({ $0.isDigit || $0 == "." }), digits.count(where: { $0 == "." }) <= 1
        else { return nil }
        return Double(text)
    }

    // MARK: Degrees

    private static func degrees(_ text: String, of cell: String) throws(CoordinateError) -> Double {
        let parts = DegreeParts(text)
        guard let parts, let degrees = number(parts.numbers[0][...]) else { throw .unreadable(cell, .notANumber) }
        let further = parts.numbers.dropFirst().map { number($0[...]) }
        guard !further.contains(nil) else { throw .unreadable(cell, .notANumber) }
        let sixtieths = further.compactMap(\.self)
        guard sixtieths.allSatisfy({ (0..<60).contains($0) }),
            parts.numbers.dropLast().allSatisfy({ !$0.contains(".") })
        else { throw .unreadable(cell, .badDegrees) }
        let fraction = (sixtieths.first ?? 0) / 60 + (sixtieths.count > 1 ? sixtieths[1] / 3600 : 0)
        return parts.numbers[0].hasPrefix("-") ? degrees - fraction : degrees + fraction
    }

    // MARK: Pairs

    /// The ways to cut a cell in two, the most certain first.
    private static func splits(of cell: String) -> [(String, String)] {
        for mark in [";", "/", "|", "\n", "\t"] where cell.contains(mark) {
            let parts = cell.split(separator: mark, omittingEmptySubsequences: true).map { String($0).trimmed }
            return parts.count == 2 ? [(parts[0], parts[1])] : []
        }
        var splits: [(String, String)] = []
        let spaced = cell.split(separator: ", ")
        if spaced.count == 2 { splits.append((String(spaced[0]), String(spaced[1]))) }
        let commas = cell.split(separator: ",", omittingEmptySubsequences: false)
        if commas.count == 2, spaced.count != 2, cell.contains(".") || cell.contains(where: DegreeParts.isMark) {
            splits.append((String(commas[0]), String(commas[1])))
        }
        let words = cell.split(whereSeparator: \.isWhitespace)
        if words.count == 2 { splits.append((String(words[0]), String(words[1]))) }
        // 10°23′11″B 105°26′06″Đ, with or without blanks: cut behind the first letter, or before the second.
        let letters = cell.indices.filter { "nbeđNBEĐ".contains(cell[$0]) }
        if letters.count == 2 {
            let behind = cell.index(after: letters[0])
            splits.append((String(cell[..<behind]), String(cell[behind...]).withoutComma))
            splits.append((String(cell[..<letters[1]]).withoutComma, String(cell[letters[1]...])))
        }
        return splits
    }
}

extension Character {
    fileprivate var isDigit: Bool { isASCII && isNumber }
}

extension StringProtocol {
    /// How many digits it has when it is nothing but digits behind a sign; else 0.
    fileprivate var digits: Int {
        let body = hasPrefix("-") || hasPrefix("+") ? dropFirst() : self[...]
        return body.allSatisfy(\.isDigit) ? body.count : 0
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self[...]
        while let first = text.first, first.isWhitespace || first == "\u{FEFF}" { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }

    fileprivate var withoutComma: String {
        let text = trimmed
        return text.hasPrefix(",") ? String(text.dropFirst()).trimmed : text.hasSuffix(",") ? String(text.dropLast()) : text
    }
}
