import Foundation
import TestWitnesses
import Testing

/// Columns of real names, written in old encodings by Python and iconv: nothing of ours has a part in it.
struct EncodedColumn: Sendable {
    /// What was to be written.
    var original: [String]
    /// Its bytes.
    var bytes: [[UInt8]]

    /// As a reader gives the cells of a file that is not UTF-8: a scalar a byte.
    var asBytes: [String] { bytes.map { String(String.UnicodeScalarView($0.map { Unicode.Scalar($0) })) } }

    /// As Excel stores them: the letters that Windows-1252 has for the bytes.
    var asShown: [String] {
        bytes.map { String(String.UnicodeScalarView($0.map { Self.windows1252[$0] ?? Unicode.Scalar($0) })) }
    }

    /// Microsoft's table, by the names of the letters.
    private static let windows1252: [UInt8: Unicode.Scalar] = [
        0x80: "€", 0x82: "‚", 0x83: "ƒ", 0x84: "„", 0x85: "…", 0x86: "†", 0x87: "‡", 0x88: "ˆ", 0x89: "‰", 0x8A: "Š",
        0x8B: "‹",
        0x8C: "Œ", 0x8E: "Ž", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•", 0x96: "–", 0x97: "—", 0x98: "˜",
        0x99: "™",
        0x9A: "š", 0x9B: "›", 0x9C: "œ", 0x9E: "ž", 0x9F: "Ÿ",
    ]

    /// Columns of commune names, addresses and operators, with a seed for the choice.
    static func columns(_ encoding: String, count: Int, least: Int, most: Int, seed: Int) throws -> [EncodedColumn] {
        let names = packageFolder.appending(path: "GeoData/communes/communes-2025.csv").path
        let output = try Tool.output(
            of: Tool.python, "-c", pythonEncoders, names, encoding, String(count), String(least), String(most),
            String(seed))
        return try output.split(separator: "\n").map { line in
            let halves = line.split(separator: "\t", omittingEmptySubsequences: false)
            try #require(halves.count == 2)
            let cells = halves[1].split(separator: " ", omittingEmptySubsequences: false).map { hex in
                let digits = Array(hex.utf8)
                return stride(from: 0, to: digits.count - 1, by: 2).compactMap { place in
                    UInt8(String(decoding: digits[place..<(place + 2)], as: UTF8.self), radix: 16)
                }
            }
            return EncodedColumn(
                original: halves[0].split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init),
                bytes: cells)
        }
    }
}

/// Prints `cells, separated by U+001F → tab → bytes of the cells in hex`, a line a column.
private let pythonEncoders = #"""
    import csv, random, subprocess, sys, unicodedata
    path, encoding, count, least, most, seed = sys.argv[1:7]
    choice = random.Random(encoding + seed)
    with open(path, encoding="utf-8") as file:
        names = [unicodedata.normalize("NFC", row["name"]) for row in csv.DictReader(file)]
    kinds = ("Xã ", "Phường ", "Đặc khu ", "Thị trấn ")
    bare = [next((name[len(kind):] for kind in kinds if name.startswith(kind)), name) for name in names]
    letters = [unicodedata.normalize("NFC", base + tone)
               for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY" for tone in ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")]
    letters = [letter for letter in letters + ["đ", "Đ"] if ord(letter) > 127]

    def by_iconv(name):
        text = "\n".join(letters).encode()
        written = subprocess.run(["iconv", "-f", "UTF-8", "-t", name], input=text, capture_output=True, check=True)
        codes = written.stdout.split(b"\n")
        assert len(codes) == len(letters) and all(len(code) == 1 for code in codes)
        return dict(zip(letters, codes))

    def by_table(table):
        return lambda text: b"".join(letter.encode() if ord(letter) < 128 else table[letter] for letter in text)

    def decomposed(letter):
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(part for part in parts if part in "\u0300\u0309\u0303\u0301\u0323")
        return unicodedata.normalize("NFC", "".join(part for part in parts if part not in tone)), tone

    # VNI: a letter and an accent. The accents as the printed tables show them, for the small letters.
    accents = {"": dict(zip(["\u0300", "\u0309", "\u0303", "\u0301", "\u0323"], "øûõùï")),
               "\u0302": dict(zip(["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"], "âàåãáä")),
               "\u0306": dict(zip(["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"], "êèúüéë"))}
    alone = {"đ": "ñ", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}

    def vni(text):
        written = ""
        for letter in text:
            small = letter.lower()
            if ord(letter) < 128:
                written += letter
                continue
            if small in alone:
                pair = alone[small]
            else:
                base, tone = decomposed(small)
                if base in "ơư":
                    pair = {"ơ": "ô", "ư": "ö"}[base] + (accents[""][tone] if tone else "")
                else:
                    parts = unicodedata.normalize("NFD", base)
                    pair = parts[0] + accents[parts[1:]][tone]
            written += pair.upper() if letter != small else pair
        return written.encode("latin-1")

    def cp1258(text, prefers_composed=False):
        written = b""
        for letter in text:
            try:
                if not prefers_composed:
                    raise UnicodeError
                written += letter.encode("cp1258")
            except UnicodeError:
                written += "".join(decomposed(letter)).encode("cp1258")
        return written

    vn1 = by_iconv("TCVN5712-1")
    # VN3 has the small letters of VN1 and the seven capitals without a tone.
    vn3 = {letter: vn1[letter if letter.islower() or letter in "ĂÂÊÔƠƯĐ" else letter.lower()] for letter in letters}
    writers = {
        "tcvn3": by_table(vn3), "tcvn5712": by_table(vn1), "viscii": by_table(by_iconv("VISCII")), "vni": vni,
        "cp1258": cp1258, "cp1258-composed": lambda text: cp1258(text, True), "utf8": str.encode,
        "utf8-doubled": lambda text: text.encode().decode("latin-1").encode(),
        "unicode": str.encode, "decomposed": lambda text: unicodedata.normalize("NFD", text).encode(),
    }

    def cell(kind):
        place = choice.randrange(len(names))
        if kind == 0: return names[place]
        if kind == 1: return bare[place]
        if kind == 2: return "%d, %s %s, %s" % (choice.randrange(1, 300), choice.choice(["ấp", "khóm", "đường", "tổ"]),
                                                choice.choice(bare), names[place])
        if kind == 3: return "Bưu cục " + bare[place]
        if kind == 4: return names[place].upper()
        return choice.choice(["VNPT ", "Viettel ", "MobiFone "]) + bare[place]

    for _ in range(int(count)):
        kind, wanted = choice.randrange(6), min(int(most), int(int(least) + choice.expovariate(1 / 12)))
        if choice.random() < 0.03: wanted = int(most)
        column = []
        while sum(not text.isascii() for text in column) < wanted: column.append(cell(kind))
        if encoding == "tcvn3" and kind != 4:
            expected = ["".join(letter.lower() if letter in vn3 and letter not in "ĂÂÊÔƠƯĐ" else letter for letter in text)
                        for text in column]
        else:
            expected = column
        print("\x1f".join(expected) + "\t" + " ".join(writers[encoding](text).hex() for text in column))
    """#
