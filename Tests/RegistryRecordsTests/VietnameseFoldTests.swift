import Foundation
import RegistryRecords
import Testing

struct VietnameseFoldTests {
    /// Rows of the alphabet: a bare letter, then all its accented forms.
    private static let alphabet: [(base: Character, accented: String)] = [
        ("a", "àáảãạăằắẳẵặâầấẩẫậ"), ("e", "èéẻẽẹêềếểễệ"), ("i", "ìíỉĩị"), ("o", "òóỏõọôồốổỗộơờớởỡợ"),
        ("u", "ùúủũụưừứửữự"), ("y", "ỳýỷỹỵ"), ("d", "đ"),
    ]

    @Test func `every Vietnamese letter loses its accents, composed or decomposed, small or capital`() {
        for (base, accented) in Self.alphabet {
            for letter in accented.precomposedStringWithCanonicalMapping {
                let composed = String(letter)
                #expect(composed.unicodeScalars.count == 1)
                for form in [composed, composed.uppercased()] {
                    #expect(VietnameseFold.key(form) == String(base), "\(form)")
                    let decomposed = form.decomposedStringWithCanonicalMapping
                    #expect(VietnameseFold.key(decomposed) == String(base), "\(form), decomposed")
                }
            }
        }
    }

    /// Foundation only makes the fullest or the barest spelling; keyboards also make those between.
    @Test func `a tone typed behind a letter that has its hat already is skipped`() {
        #expect(VietnameseFold.key("A\u{302}\u{301}") == "a")
        #expect(VietnameseFold.key("\u{C2}\u{301}") == "a")
        #expect(VietnameseFold.key("\u{1B0}\u{323}") == "u")
    }

    @Test(arguments: [
        ("Phường Mỹ Hòa-Hưng", "phuongmyhoahung"), ("TT. Óc Eo", "ttoceo"), ("Mã xã ", "maxa"),
        ("\u{FEFF}Kinh\u{A0}độ\u{200B} (°)", "kinhdo"), ("Ðức Thọ", "ductho"), ("band_MHz 2", "bandmhz2"),
        ("ĐẶC KHU PHÚ QUỐC", "dackhuphuquoc"), ("", ""), (" .,;–_", ""), ("ǅ Ω 漢", "ǆω漢"), ("İ", "i"),
    ])
    func `only letters and digits stay`(text: String, key: String) {
        #expect(VietnameseFold.key(text) == key)
        #expect(VietnameseFold.key(text.decomposedStringWithCanonicalMapping) == key)
        #expect(VietnameseFold.key(key) == key)
    }

    @Test func `every ASCII character is folded like the letters around it`() {
        for value in UInt8(0)..<128 {
            let character = String(UnicodeScalar(value))
            let isKept = character.range(of: "^[A-Za-z0-9]$", options: .regularExpression) != nil
            let expected = isKept ? character.lowercased() : ""
            #expect(VietnameseFold.key(character) == expected)
            #expect(VietnameseFold.key(character + "đ") == expected + "d", "beside a letter that is not ASCII")
        }
    }
}
