/// A coordinate text taken apart into its number and the letter of its hemisphere.
struct LetteredText {
    /// What a letter says.
    enum Hemisphere {
        case north, east
        /// South or west, where Vietnam is not.
        case foreign
    }

    /// The text without the letter and without blanks around it.
    let body: String
    /// Nil when there is no letter.
    let hemisphere: Hemisphere?

    private static let words: [(word: String, hemisphere: Hemisphere)] = [
        ("bắc", .north), ("đông", .east), ("nam", .foreign), ("tây", .foreign), ("n", .north), ("b", .north),
        ("e", .east), ("đ", .east), ("s", .foreign), ("w", .foreign), ("t", .foreign),
    ]

    /// Splits off one letter or word, before the number or behind it.
    init(_ text: String) {
        let trimmed = text.trimmed
        let lower = trimmed.lowercased()
        for (word, hemisphere) in Self.words {
            if lower.hasPrefix(word) {
                body = String(trimmed.dropFirst(word.count)).trimmed
            } else if lower.hasSuffix(word), !(word == "s" && lower.contains { $0 == "d" || $0 == "m" }) {
                body = String(trimmed.dropLast(word.count)).trimmed
            } else {
                continue  // 105d26m06s ends in seconds, not in the south.
            }
            self.hemisphere = hemisphere
            return
        }
        body = trimmed
        hemisphere = nil
    }

    /// Whether the letter fits the axis; no letter fits every axis.
    func fits(_ axis: CoordinateAxis) -> Bool {
        switch hemisphere {
        case nil: true
        case .north?: axis == .latitude || axis == .northing
        case .east?: axis == .longitude || axis == .easting
        case .foreign?: false
        }
    }
}

extension String {
    /// Without blanks at either end and without a byte-order mark.
    var trimmed: String {
        var text = self[...]
        while let first = text.first, first.isWhitespace || first == "\u{FEFF}" { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
