import LegacyText
import TestWitnesses
import Testing

/// Every byte against programs that have their own tables.
struct ByteTableTests {
    @Test(
        .enabled(if: Tool.hasPython, "python3 is missing"),
        arguments: [
            (TextEncoding.cp1258, "cp1258"), (.viscii, "VISCII"), (.tcvn5712, "TCVN5712-1"), (.windows1252, "cp1252"),
        ])
    func `every byte is the letter that iconv and Python have for it`(encoding: TextEncoding, name: String) throws {
        let lines = try Tool.output(of: Tool.python, "-c", Self.witness, name).split(separator: "\n")
        #expect(lines.count == 250 + 24 * 256)
        for line in lines {
            let parts = line.split(separator: " ", omittingEmptySubsequences: false)
            let bytes = parts[0].split(separator: ",").compactMap { UInt8($0, radix: 16) }
            let expected = parts[1].split(separator: ",").compactMap { UInt32($0, radix: 16) }
            let decoded = encoding.decoded(Self.cell(bytes))
            if expected.isEmpty {
                #expect(!decoded.lost.isEmpty || encoding == .windows1252, "\(line)")
            } else if !(expected.contains { (0x300..<0x340).contains($0) }) {
                // An accent that finds no letter is no text.
                #expect(decoded.text.unicodeScalars.map(\.value) == expected, "\(line)")
                #expect(decoded.lost.isEmpty, "\(line)")
            }
        }
    }

    /// Single bytes, then all pairs of a base letter and a byte; code points in hex, in NFC.
    private static let witness = #"""
        import subprocess, sys, unicodedata
        name = sys.argv[1]
        def decode(data):
            if name.startswith("cp"):
                try: return data.decode(name)
                except UnicodeDecodeError: return ""
            done = subprocess.run(["iconv", "-f", name, "-t", "UTF-8"], input=data, capture_output=True)
            return done.stdout.decode() if done.returncode == 0 else ""
        def show(data, text):
            text = unicodedata.normalize("NFC", text)
            print(",".join("%x" % byte for byte in data), ",".join("%x" % ord(letter) for letter in text))
        singles = [byte for byte in range(1, 256) if byte not in (9, 10, 13)]
        defined = {byte: decode(bytes([byte])) for byte in singles}
        good = [byte for byte in singles if defined[byte]]
        for byte in singles[:250]: show([byte], defined[byte])
        letters = {}
        for byte in good: letters.setdefault(defined[byte], byte)
        for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY":
            first = letters.get(base, 65)
            text = decode(b"\n".join(bytes([first, byte]) for byte in good)).split("\n")
            assert len(text) == len(good)
            for byte, pair in zip(good, text): show([first, byte], pair)
            for _ in range(256 - len(good)): show([65], "A")
        """#

    /// VNI has no other program here; but its accents are the same for all letters, so the rules make the table.
    @Test func `letters of VNI are a base and an accent, small or capital`() {
        let vowels = Array("aeou".unicodeScalars) + Array("y".unicodeScalars)
        let tones: [(Unicode.Scalar, Unicode.Scalar)] = [
            ("ø", "\u{300}"), ("û", "\u{309}"), ("õ", "\u{303}"), ("ù", "\u{301}"), ("ï", "\u{323}"),
        ]
        var pairs = 0
        for vowel in vowels {
            for (accent, tone) in tones where !(vowel == "y" && accent == "ï") {
                let small = String(Character(vowel)) + String(Character(accent))
                let expected = String(String.UnicodeScalarView([vowel, tone]))
                #expect(TextEncoding.vni.decoded(small).text == expected)
                #expect(TextEncoding.vni.decoded(small.uppercased()).text == expected.uppercased())
                // A capital often keeps the accent of the small letter.
                let capital = String(Character(vowel)).uppercased() + String(Character(accent))
                #expect(TextEncoding.vni.decoded(capital).text == expected.uppercased())
                pairs += 1
            }
        }
        #expect(pairs == 24)
        for (written, text) in [
            ("aâaáaàaåaãaä", "âấầẩẫậ"), ("aêaéaèaúaüaë", "ăắằẳẵặ"), ("eâeáeàeåeãeä", "êếềểễệ"),
            ("oâoáoàoåoãoä", "ôốồổỗộ"),
            ("ôôùôøôûôõôï", "ơớờởỡợ"), ("ööùöøöûöõöï", "ưứừửữự"), ("íìæóò", "íìỉĩị"), ("ñî", "đỵ"),
        ] {
            #expect(TextEncoding.vni.decoded(written).text == text)
            #expect(TextEncoding.vni.decoded(written.uppercased()).text == text.uppercased())
        }
    }

    @Test func `small letters and plain capitals of TCVN3 are those of TCVN 5712`() {
        for byte in UInt8(0xA1)...0xFE {
            let cell = Self.cell([byte])
            let letter = TextEncoding.tcvn3.decoded(cell)
            guard letter.lost.isEmpty, let scalar = letter.text.unicodeScalars.first, scalar.properties.isAlphabetic,
                scalar.value >= 0xC0
            else { continue }
            #expect(letter.text == TextEncoding.tcvn5712.decoded(cell).text)
        }
    }

    private static func cell(_ bytes: [UInt8]) -> String {
        String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
}
