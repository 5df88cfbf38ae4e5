package import RegistryRecords

/// A text above a table, such as `Đơn vị: VNPT An Giang`. It is offered to people and never used by itself.
package struct TitleFact: Sendable, Hashable {
    /// True number of the row.
    package let row: Int
    /// The text as written.
    package let text: String
    /// What stands before the colon; nil without one.
    package let label: String?
    /// What stands behind the colon, else the whole text.
    package let value: String
    /// The day that the text states; nil when it states none.
    package let day: Day?
    /// The central meridian that the text states, degrees; nil when it states none.
    package let centralMeridian: Double?

    init(row: Int, text: String) {
        self.row = row
        self.text = text
        if let colon = text.firstIndex(of: ":"), colon != text.startIndex {
            label = CellReader.trimmed(String(text[..<colon]))
            value = CellReader.trimmed(String(text[text.index(after: colon)...]))
        } else {
            label = nil
            value = text
        }
        // Longer texts are paragraphs and no titles.
        let isTitle = text.utf8.count <= 1000
        day = isTitle ? Self.day(in: text) : nil
        centralMeridian = isTitle ? Self.meridian(in: text) : nil
    }

    private static func day(in text: String) -> Day? {
        if let day = DayText.day(text) { return day }
        for word in text.split(whereSeparator: { $0.isWhitespace || $0 == "(" || $0 == ")" || $0 == ";" }) {
            let bare = word.last == "," || word.last == "." ? word.dropLast() : word
            if let day = DayText.day(String(bare)) { return day }
        }
        // «An Giang, ngày 20 tháng 11 năm 2026»
        let words = text.split(whereSeparator: \.isWhitespace)
        guard let start = words.firstIndex(where: { VietnameseFold.key(String($0)) == "ngay" }) else { return nil }
        return DayText.day(words[start...].prefix(6).joined(separator: " "))
    }

    /// Degrees behind «kinh tuyến» or «KTT»: `104°45'`, `104.75`, `104 độ 45`.
    private static func meridian(in text: String) -> Double? {
        let words = text.split { !($0.isLetter || $0.isNumber || $0 == "." || $0 == ",") }.flatMap(parted)
        let keys = words.map { VietnameseFold.key($0) }
        let named = zip(keys, keys.dropFirst() + [""]).enumerated().first {
            $0.element.0 == "ktt" || $0.element.0 == "kinh" && $0.element.1 == "tuyen"
        }
        guard let named else { return nil }
        let behind = words[named.offset...]
        guard let place = behind.firstIndex(where: { $0.first?.isNumber ?? false }),
            case .number(let degrees) = WrittenNumber(words[place]), (102...111).contains(degrees)
        else { return nil }
        var next = place + 1
        while next < words.count, ["d", "do"].contains(keys[next]) { next += 1 }
        guard degrees == degrees.rounded(), next < words.count, case .number(let minutes) = WrittenNumber(words[next]),
            (0..<60).contains(minutes)
        else { return degrees }
        return degrees + minutes / 60
    }

    /// `104d45` is three words: digits part from letters.
    private static func parted(_ word: Substring) -> [String] {
        var parts: [String] = []
        for character in word {
            if let last = parts.last?.last, last.isLetter == character.isLetter {
                parts[parts.count - 1].append(character)
            } else {
                parts.append(String(character))
            }
        }
        return parts.filter { $0 != "." && $0 != "," }
    }
}
