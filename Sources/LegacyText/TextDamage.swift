/// Text whose letters were replaced by question marks or by U+FFFD: what they were cannot be told.
public enum TextDamage {
    /// Whether letters of the cell are gone.
    ///
    /// A replacement character always says so; a question mark does where it stands inside a word (`Ph??ng`), before
    /// one (`?p`), or after one that is no syllable (`X?`, `M? H?a`). Question marks that end a sentence or stand alone
    /// say nothing, nor do those of web addresses.
    ///
    /// - Complexity: O(n); cells without either character take one pass over their bytes.
    public static func isEvident(in cell: String) -> Bool {
        var isSuspect = false
        for byte in cell.utf8 where byte == 0x3F || byte == 0xEF { isSuspect = true }
        guard isSuspect else { return false }
        if cell.unicodeScalars.contains("\u{FFFD}") { return true }
        return cell.unicodeScalars.split(whereSeparator: { $0.properties.isWhitespace }).contains(where: isDamaged)
    }

    private static func isDamaged(_ word: Substring.UnicodeScalarView.SubSequence) -> Bool {
        let letters = Array(word)
        // Parts of an address or of a formula.
        guard letters.contains("?"), !letters.contains("/"), !letters.contains("="), !letters.contains("&") else {
            return false
        }
        for (place, scalar) in letters.enumerated() where scalar == "?" {
            let next = letters[(place + 1)...].first { $0 != "?" }
            guard let next else { return isOnset(letters[..<place]) }
            if next.properties.isAlphabetic { return true }
            if place > 0, letters[place - 1].properties.isAlphabetic { continue }
        }
        return false
    }

    /// Letters that begin syllables and are none, at the end of a word: `X`, `Ph`, `Ngh`; not `TP`, which is short
    /// for a word.
    private static func isOnset(_ letters: ArraySlice<Unicode.Scalar>) -> Bool {
        let word = Array(letters.reversed().prefix { $0.properties.isAlphabetic }.reversed())
        guard let first = word.first, word.count <= 3 else { return false }
        if let before = letters.dropLast(word.count).last, before.properties.numericType != nil { return false }
        if word.count > 1, word.allSatisfy(\.properties.isUppercase) { return false }
        let small =
            String(String.UnicodeScalarView([first])).lowercased() + String(String.UnicodeScalarView(word[1...]))
        return onsets.contains(small)
    }

    private static let onsets: Set<String> = [
        "b", "c", "ch", "d", "đ", "g", "gh", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "q", "r", "s",
        "t", "th",
        "tr", "v", "x",
    ]
}
