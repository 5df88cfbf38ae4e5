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
        if let plain = PlainDecimal(text.utf8Span.span, groupsThousands: axis == .easting || axis == .northing) {
            return plain.value
        }
        let lettered = LetteredText(text)
        let number: Double
        if axis == .easting || axis == .northing {
            guard let metres = metres(lettered.body) else { throw .unreadable(text, .notANumber) }
            number = metres
        } else {
            number = try degrees(lettered.body, of: text)
        }
        guard lettered.fits(axis) else { throw .unreadable(text, .wrongLetter) }
        return number
    }

    /// A latitude and a longitude in one cell, such as `10.3864, 105.4351`, `105,34808/22,62924` or
    /// `10°23′11″B 105°26′06″Đ`.
    ///
    /// Letters decide which is which; without letters the larger number is the longitude, as everywhere in Vietnam.
    public static func position(_ text: String) throws(CoordinateError) -> GeographicPosition {
        var cell = text.filter { $0 != "(" && $0 != ")" && $0 != "[" && $0 != "]" }
        for (word, letter) in [("Bắc", "B"), ("bắc", "B"), ("BẮC", "B"), ("Đông", "Đ"), ("đông", "Đ"), ("ĐÔNG", "Đ")] {
            cell = cell.replacing(word, with: letter)
        }
        var fault: CoordinateError.TextFault?
        for (first, second) in splits(of: cell) {
            do {
                return try position(first, second)
            } catch .unreadable(_, .notANumber) {
                continue  // Cut at the wrong place.
            } catch .unreadable(_, let reason) {
                fault = fault ?? reason
            }
        }
        let commas = cell.count { $0 == "," }
        throw .unreadable(text, fault ?? (commas == 3 && !cell.contains(".") ? .ambiguous : .notAPair))
    }

    private static func position(
        _ first: String, _ second: String
    ) throws(CoordinateError) -> GeographicPosition {
        let (left, right) = (LetteredText(first), LetteredText(second))
        let (one, other) = (try degrees(left.body, of: first), try degrees(right.body, of: second))
        if left.hemisphere == nil && right.hemisphere == nil {
            return GeographicPosition(latitude: min(one, other), longitude: max(one, other))
        }
        if left.fits(.latitude) && right.fits(.longitude) {
            return GeographicPosition(latitude: one, longitude: other)
        }
        guard left.fits(.longitude) && right.fits(.latitude) else { throw .unreadable(first, .wrongLetter) }
        return GeographicPosition(latitude: other, longitude: one)
    }

    // MARK: Numbers

    /// Metres with any separators; nil when the text is no number.
    private static func metres(_ text: String) -> Double? {
        let pieces = (text.hasSuffix("m") ? text.dropLast() : text[...]).split(whereSeparator: \.isWhitespace)
        // Blanks may only group thousands: two numbers in one cell are no number.
        guard pieces.dropFirst().allSatisfy({ $0.prefix { $0.isDigit }.count == 3 }),
            pieces.count < 2 || (1...3).contains(pieces[0].digits),
            pieces.dropFirst().dropLast().allSatisfy({ $0.digits == 3 })
        else { return nil }
        let body = pieces.joined()
        let groups = body.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        let separators = body.filter { $0 == "." || $0 == "," }
        guard let last = separators.last else { return number(body[...]) }
        let isMixed = Set(separators).count == 2
        let beginsAsGroups = (1...3).contains(groups[0].digits)
        if !isMixed, separators.count > 1 || (groups[1].count == 3 && beginsAsGroups) {
            guard beginsAsGroups, groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
            return number(groups.joined()[...])
        }
        if isMixed {
            guard beginsAsGroups, separators.count(where: { $0 == last }) == 1,
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
        let marked = commas.count { $0.contains(where: DegreeParts.isMark) }
        // 105°26,5 is one longitude with decimal minutes: either both sides of the comma have marks, or neither.
        if commas.count == 2, spaced.count != 2, marked == 2 || marked == 0 && cell.contains(".") {
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
    /// One of 0 to 9.
    var isDigit: Bool { isASCII && isNumber }
}

extension StringProtocol {
    /// How many digits it has when it is nothing but digits behind a sign; else 0.
    fileprivate var digits: Int {
        let body = hasPrefix("-") || hasPrefix("+") ? dropFirst() : self[...]
        return body.allSatisfy(\.isDigit) ? body.count : 0
    }
}

extension String {
    fileprivate var withoutComma: String {
        let text = trimmed
        return text.hasPrefix(",")
            ? String(text.dropFirst()).trimmed : text.hasSuffix(",") ? String(text.dropLast()) : text
    }
}
