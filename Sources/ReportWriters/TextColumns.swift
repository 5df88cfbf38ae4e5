extension String {
    /// How many columns of a terminal the text takes: one a grapheme, two for East Asian wide ones and emoji, none for
    /// those without a glyph.
    ///
    /// A letter with its marks is one grapheme, whether composed (NFC) or not, so Vietnamese needs no normalising.
    package var columns: Int {
        reduce(into: 0) { $0 += $1.columns }
    }

    /// The text without anything that moves the cursor, colours, or reverses the direction of what follows.
    ///
    /// Cells of surveys are written by anybody; control characters become `�` and line breaks and tabs a space.
    package var shownOnTerminal: String {
        var shown = ""
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: shown.append(" ")
            case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: shown.append("\u{FFFD}")
            default: shown.unicodeScalars.append(scalar)
            }
        }
        return shown
    }

    /// The text itself when it fits, else its beginning and `…`.
    package func cut(toColumns width: Int) -> String {
        guard columns > width else { return self }
        var kept = ""
        var used = 0
        for character in self where width > 0 {
            guard used + character.columns <= width - 1 else { break }
            kept.append(character)
            used += character.columns
        }
        return width > 0 ? kept + "…" : ""
    }

    /// The text filled up with spaces, at its end or (`toRight`) at its beginning.
    package func padded(toColumns width: Int, toRight: Bool = false) -> String {
        let blank = String(repeating: " ", count: max(0, width - columns))
        return toRight ? blank + self : self + blank
    }

    /// The text in lines of at most `width` columns, broken at spaces; a longer word keeps its line to itself.
    package func wrapped(toColumns width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in split(separator: " ", omittingEmptySubsequences: true) {
            let word = String(word)
            if line.isEmpty {
                line = word
            } else if line.columns + 1 + word.columns <= width {
                line += " " + word
            } else {
                lines.append(line)
                line = word
            }
        }
        return line.isEmpty && !lines.isEmpty ? lines : lines + [line]
    }

    /// The text wrapped to `width` columns with its first line after `first` and the others below it.
    package func wrapped(toColumns width: Int, after first: String) -> String {
        let indent = String(repeating: " ", count: first.columns)
        let lines = wrapped(toColumns: max(20, width - first.columns))
        return lines.enumerated().map { ($0 == 0 ? first : indent) + $1 }.joined(separator: "\n")
    }
}

extension Character {
    /// How many columns of a terminal the grapheme takes.
    package var columns: Int {
        guard let first = unicodeScalars.first else { return 0 }
        let properties = first.properties
        switch properties.generalCategory {
        case .control, .format, .nonspacingMark, .enclosingMark, .lineSeparator, .paragraphSeparator: return 0
        default: break
        }
        if properties.isEmojiPresentation || unicodeScalars.contains("\u{FE0F}") { return 2 }
        // East Asian Width W and F of Unicode's EastAsianWidth.txt, in blocks.
        switch first.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
            0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
            0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}
