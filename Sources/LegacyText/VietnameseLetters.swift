/// The letters of Vietnamese, taken apart: base letter, tone, capital or small.
enum VietnameseLetters {
    /// The twelve vowels, each with its six tones: level, huyền, hỏi, ngã, sắc, nặng.
    private static let small = Array(
        "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ".unicodeScalars)
    private static let capital = Array(
        "AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬEÈẺẼÉẸÊỀỂỄẾỆIÌỈĨÍỊOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢUÙỦŨÚỤƯỪỬỮỨỰYỲỶỸÝỴ".unicodeScalars)

    /// A letter in one number: bits 0–5 its ``code(of:)``, 6–8 the tone 0…5, 9 set for a capital.
    typealias Facts = UInt16
    /// The code of a letter that Vietnamese does not have; 0 is no letter at all.
    static let foreignCode: UInt16 = 63
    static let capitalBit: UInt16 = 1 << 9

    /// The base letters beyond a–z (1…26), as their codes from 27 on.
    static let furtherLetters: [Character] = ["ă", "â", "ê", "ô", "ơ", "ư", "đ"]

    static func code(of base: Character) -> UInt16? {
        if let ascii = base.asciiValue, (97...122).contains(ascii) { return UInt16(ascii - 96) }
        return furtherLetters.firstIndex(of: base).map { UInt16(27 + $0) }
    }

    /// The facts of every scalar below U+1F00; 0 for what is no letter.
    static let facts: [Facts] = {
        var facts = [Facts](repeating: 0, count: 0x1F00)
        for value in 0xA0..<UInt32(0x1F00) {
            guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic else { continue }
            // Not the phonetic letters, which no text of a survey has; nor the ordinals ª and º.
            if (0x250...0x2AF).contains(value) || value == 0xAA || value == 0xBA || value == 0xB5 { continue }
            facts[Int(value)] = foreignCode | (scalar.properties.isUppercase ? capitalBit : 0)
        }
        for offset in UInt16(0)..<26 {
            facts[Int(97 + offset)] = offset + 1
            facts[Int(65 + offset)] = (offset + 1) | capitalBit
        }
        for (letters, bit) in [(small, UInt16(0)), (capital, capitalBit)] {
            for (place, scalar) in letters.enumerated() {
                guard let code = code(of: Character(small[place / 6 * 6])) else { continue }
                facts[Int(scalar.value)] = code | UInt16(place % 6) << 6 | bit
            }
        }
        facts[0x111] = 33
        facts[0x110] = 33 | capitalBit
        // Eth is often typed for Đ and looks the same.
        facts[0xF0] = 33
        facts[0xD0] = 33 | capitalBit
        return facts
    }()

    /// What a mark adds to a letter: 1…5 a tone, 6…11 a circumflex and the tone 0…5, 12…17 a breve and the tone.
    static let marks = 18

    /// The composed letter, by base letter (`facts & 0x3F`, doubled, plus one for a capital) and mark; 0 if none.
    static let compositions: [UInt16] = {
        var table = [UInt16](repeating: 0, count: 128 * marks)
        for (letters, capital) in [(small, 0), (VietnameseLetters.capital, 1)] {
            for start in stride(from: 0, to: letters.count, by: 6) {
                let code = Int(facts[Int(letters[start].value)] & 0x3F)
                for tone in 1..<6 {
                    table[(code * 2 + capital) * marks + tone] = UInt16(truncatingIfNeeded: letters[start + tone].value)
                }
            }
            // Circumflex: a, e, o; breve: a. Each stands six places or twelve before its accented one.
            for (start, accented, mark) in [(0, 12, 6), (18, 24, 6), (36, 42, 6), (0, 6, 12)] {
                let code = Int(facts[Int(letters[start].value)] & 0x3F)
                for tone in 0..<6 {
                    table[(code * 2 + capital) * marks + mark + tone] =
                        UInt16(truncatingIfNeeded: letters[accented + tone].value)
                }
            }
        }
        return table
    }()

    /// The capital of a small letter with a tone; 0 for any other scalar.
    static let raised: [UInt16] = {
        var table = [UInt16](repeating: 0, count: 0x1F00)
        for (low, high) in zip(small, capital) {
            guard facts[Int(low.value)] >> 6 & 7 != 0 else { continue }
            table[Int(low.value)] = UInt16(truncatingIfNeeded: high.value)
        }
        return table
    }()
}
