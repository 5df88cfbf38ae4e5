/// What the bytes of an encoding stand for.
struct ByteTable: Sendable {
    /// The scalar of each byte; 0 where the encoding has none (and for the byte 0).
    var scalars = [UInt16](repeating: 0, count: 256)
    /// For bytes that add accents to the letter before: the mark, see ``VietnameseLetters/marks``; else 0.
    var marks = [UInt8](repeating: 0, count: 256)
    /// Whether a mark is for capitals only.
    var isCapitalMark = [Bool](repeating: false, count: 256)
    /// Whether some letters stand at codes below 0x20.
    var hasControlLetters = false

    /// ASCII, and the signs (not the letters) that Windows-1252 has at the bytes named.
    private init(signs: Range<Int>) {
        for byte in 1..<0x80 { scalars[byte] = UInt16(byte) }
        for byte in signs {
            let scalar = Windows1252.scalars[byte]
            guard !(0x80...0x9F).contains(scalar), VietnameseLetters.facts(ofWide: scalar) == 0 else { continue }
            scalars[byte] = UInt16(truncatingIfNeeded: scalar)
        }
    }

    private mutating func place(_ letters: String, from start: Int) {
        for (offset, scalar) in letters.unicodeScalars.enumerated() where scalar != "·" {
            scalars[start + offset] = UInt16(truncatingIfNeeded: scalar.value)
        }
    }

    private mutating func place(_ letters: [Int: Unicode.Scalar]) {
        for (byte, scalar) in letters { scalars[byte] = UInt16(truncatingIfNeeded: scalar.value) }
    }

    /// TCVN 5712:1993, set VN3, as the fonts of ABC have it. What it has no letter for are signs as Windows has them.
    static let tcvn3: ByteTable = {
        var table = ByteTable(signs: 0x80..<0xBB)
        table.place("ĂÂÊÔƠƯĐăâêôơưđ", from: 0xA1)
        table.place("àảãáạ·ằẳẵắ·", from: 0xB5)
        table.place("ặầẩẫấậè·ẻẽéẹềểễếệìỉ···ĩíịò·ỏõóọồổỗốộờởỡớợù·ủũúụừửữứựỳỷỹýỵ", from: 0xC6)
        return table
    }()

    /// TCVN 5712:1993, set VN1.
    static let tcvn5712: ByteTable = {
        var table = tcvn3
        table.place("ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ\u{A0}", from: 0x80)
        table.place([
            0x01: "Ú", 0x02: "Ụ", 0x04: "Ừ", 0x05: "Ử", 0x06: "Ữ", 0x11: "Ứ", 0x12: "Ự", 0x13: "Ỳ", 0x14: "Ỷ",
            0x15: "Ỹ",
            0x16: "Ý", 0x17: "Ỵ", 0xAF: "Ằ", 0xBA: "Ẳ", 0xBF: "Ẵ", 0xC0: "Ắ", 0xC1: "Ầ", 0xC2: "Ẩ", 0xC3: "Ẫ",
            0xC4: "Ấ",
            0xC5: "Ề", 0xCD: "Ể", 0xD9: "Ễ", 0xDA: "Ế", 0xDB: "Ồ", 0xE0: "Ổ", 0xF0: "Ỗ", 0xFF: "Ố",
        ])
        for (byte, tone) in zip(0xB0...0xB4, [1, 2, 3, 4, 5] as [UInt8]) { table.marks[byte] = tone }
        table.hasControlLetters = true
        return table
    }()

    /// VISCII 1.1, RFC 1456.
    static let viscii: ByteTable = {
        var table = ByteTable(signs: 0x80..<0x80)
        table.place("ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ" + "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ" + "Õắằặấầẩậẽẹếềểễệố" + "ồổỗỠƠộờởịỰỨỪỬơớƯ", from: 0x80)
        table.place("ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ" + "ĐứÒÓÔạỷừửÙÚỹỵÝỡư" + "àáâãảăữẫèéêẻìíĩỉ" + "đựòóôõỏọụùúũủýợỮ", from: 0xC0)
        table.place([0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"])
        table.hasControlLetters = true
        return table
    }()

    /// Windows-1258: Microsoft's table, as IANA registers it.
    static let cp1258: ByteTable = {
        var table = ByteTable(signs: 0x80..<0xC0)
        table.place([0x83: "ƒ", 0x88: "ˆ", 0x8C: "Œ", 0x9C: "œ", 0x9F: "Ÿ"])
        table.place("ÀÁÂĂÄÅÆÇÈÉÊË·ÍÎÏ" + "ĐÑ·ÓÔƠÖ×ØÙÚÛÜƯ·ß" + "àáâăäåæçèéêë·íîï" + "đñ·óôơö÷øùúûüư₫ÿ", from: 0xC0)
        for (byte, tone) in [(0xCC, 1), (0xD2, 2), (0xDE, 3), (0xEC, 4), (0xF2, 5)] as [(Int, UInt8)] {
            table.marks[byte] = tone
        }
        return table
    }()

    /// VNI for Windows: đ, the letters of i, ơ, ư and ỵ have bytes of their own, all else is a letter and its accents.
    static let vni: ByteTable = {
        var table = ByteTable(signs: 0x80..<0xC0)
        let single: [(Int, Unicode.Scalar, Unicode.Scalar)] = [
            (0xF1, "đ", "Đ"), (0xED, "í", "Í"), (0xEC, "ì", "Ì"), (0xE6, "ỉ", "Ỉ"), (0xF3, "ĩ", "Ĩ"), (0xF2, "ị", "Ị"),
            (0xF4, "ơ", "Ơ"), (0xF6, "ư", "Ư"), (0xEE, "ỵ", "Ỵ"),
        ]
        for (byte, small, capital) in single { table.place([byte: small, byte - 0x20: capital]) }
        // Tones alone; circumflex and breve, each alone and then with the tones in the same order.
        let accents: [UInt8] =
            [0, 0xF8, 0xFB, 0xF5, 0xF9, 0xEF] + [0xE2, 0xE0, 0xE5, 0xE3, 0xE1, 0xE4] + [
                0xEA, 0xE8, 0xFA, 0xFC, 0xE9, 0xEB,
            ]
        for (mark, byte) in accents.enumerated() where byte != 0 {
            table.marks[Int(byte)] = UInt8(mark)
            table.marks[Int(byte - 0x20)] = UInt8(mark)
            table.isCapitalMark[Int(byte - 0x20)] = true
        }
        return table
    }()
}

extension VietnameseLetters {
    /// The facts of any scalar.
    static func facts(ofWide scalar: UInt32) -> Facts {
        if scalar < 0x1F00 { return facts[Int(scalar)] }
        return Unicode.Scalar(scalar)?.properties.isAlphabetic == true ? foreignCode : 0
    }
}
