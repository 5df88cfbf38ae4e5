import RegistryRecords

/// The words by which rows that are no records are known, compared without accents and case.
struct RowWords {
    /// The words of the text, folded.
    private let words: [String]
    private let text: String

    /// Longer texts are looked at no further.
    private static let lengthLimit = 400

    init(_ text: String) {
        self.text = String(text.prefix(Self.lengthLimit))
        words = self.text.split { !($0.isLetter || $0.isNumber) }
            .map { VietnameseFold.key(String($0)) }.filter { !$0.isEmpty }
    }

    /// Whether a text begins with a letter that one of the words below begins with, so that it is worth a look.
    static func mayMean(_ text: String) -> Bool {
        for byte in text.utf8 {
            switch byte | 0x20 {
            case UInt8(ascii: "t"), UInt8(ascii: "c"), UInt8(ascii: "g"), UInt8(ascii: "n"), UInt8(ascii: "l"),
                UInt8(ascii: "p"), UInt8(ascii: "k"), UInt8(ascii: "x"), UInt8(ascii: "d"), UInt8(ascii: "q"),
                UInt8(ascii: "h"), UInt8(ascii: "b"), UInt8(ascii: "s"), UInt8(ascii: "i"), UInt8(ascii: "v"),
                UInt8(ascii: "u"), UInt8(ascii: "a"), UInt8(ascii: "o"):
                return true
            // «Đ» and other letters beyond ASCII, brackets, stars and dashes.
            case 0x80..., UInt8(ascii: "("), UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "["): return true
            case 0x20: continue
            default: return false
            }
        }
        return false
    }

    // MARK: Totals

    /// Nil when it is no label of a row of totals; else whether it is of the whole table.
    var totalOfAll: Bool? {
        guard let first = words.first else { return nil }
        let second = words.count > 1 ? words[1] : ""
        switch first {
        case "tong":
            // «Tổng đài», «Tổng kho» are names of places.
            let follows: Set<String> = ["", "cong", "so", "hop", "toan"]
            return follows.contains(second) || Int(second) != nil ? true : nil
        case "toan" where ["tinh", "huyen", "bang"].contains(second) && words.count <= 4: return second != "huyen"
        case "tongcong", "tongso", "total", "sum": return words.count <= 3 || Int(second) != nil ? true : nil
        case "grand" where second == "total": return true
        case "subtotal": return false
        case "cong":
            // «Cộng Hòa» is a name of roads and communes.
            let follows: Set<String> = [
                "", "huyen", "xa", "phuong", "thi", "thanh", "tp", "quan", "tinh", "dac", "don", "nhom", "muc", "trang",
                "cum", "khu", "ap", "khom", "tuyen", "nha", "loai", "doanh", "dia", "theo",
            ]
            if second == "chung" || second == "toan" { return true }
            return follows.contains(second) || Int(second) != nil || Ordinal(second) != nil ? false : nil
        default: return nil
        }
    }

    /// The number in a label, such as 125 in «Tổng cộng: 125 trạm».
    var number: Double? {
        let numbers = text.split { !($0.isNumber || $0 == "." || $0 == ",") }.compactMap { piece -> Double? in
            switch WrittenNumber(String(piece)) {
            case .number(let number): number
            case .ambiguous(_, let asThousands): asThousands
            case .notANumber: nil
            }
        }
        return numbers.count == 1 ? numbers[0] : nil
    }

    // MARK: Below the table

    var isFootnote: Bool {
        let key = words.prefix(2).joined(separator: " ")
        let beginnings: Set<String> = ["ghi chu", "chu thich", "chu y", "luu y", "thuyet minh"]
        if beginnings.contains(key) || ["note", "notes", "nguon"].contains(words.first ?? "") {
            // «Ghi chú» alone heads the notes below it.
            return words.count <= 2 || text.contains(":")
        }
        return text.hasPrefix("(*") || text.hasPrefix("* ") || text.hasPrefix("(1)") && words.count > 2
    }

    var isSignature: Bool {
        let line = words.joined(separator: " ")
        let whole: Set<String> = [
            "giam doc", "pho giam doc", "chu tich", "pho chu tich", "ke toan truong", "truong phong",
            "pho truong phong",
            "tong giam doc", "pho tong giam doc", "truong ban", "thu kho", "nguoi ky", "noi nhan",
        ]
        if whole.contains(line) { return true }
        let beginnings = [
            "nguoi lap", "nguoi tong hop", "nguoi kiem tra", "nguoi bao cao", "can bo lap", "thu truong",
            "dai dien don vi", "xac nhan cua", "kt giam doc", "kt chu tich", "kt thu truong", "tm ubnd",
            "tm uy ban nhan dan", "tl giam doc", "tuq giam doc", "ky ten", "ky ghi ro", "ky va ghi ro", "ky dong dau",
            "ky ho ten", "lap bieu", "lap bang", "noi nhan",
        ]
        if beginnings.contains(where: { line.hasPrefix($0) }) { return true }
        // «An Giang, ngày … tháng … năm 2026»
        guard let day = words.firstIndex(of: "ngay"), let month = words[day...].firstIndex(of: "thang") else {
            return false
        }
        return words[month...].contains("nam") && words.count <= 12
    }

    // MARK: Groups

    /// The level of the administrative unit or the like that the text begins with; nil when it names none.
    var groupLevel: Int? {
        guard let first = words.first, words.count > 1 else { return nil }
        let two = first + " " + words[1]
        if ["thi xa", "thanh pho", "don vi", "khu vuc", "dia ban", "doanh nghiep", "nha mang"].contains(two) {
            return 1
        }
        if ["thi tran", "dac khu"].contains(two) { return 2 }
        switch first {
        case "tinh": return 0
        case "huyen", "quan", "tp", "cum", "nhom", "vung", "tx": return 1
        case "xa", "phuong", "tt": return 2
        case "ap", "khom", "thon", "tuyen": return 3
        default: return nil
        }
    }
}

/// The number of a group: `I`, `A`, `1`, `*`.
struct Ordinal {
    /// Letters stand above Roman numbers, these above Arabic ones.
    let level: Int
    let isArabic: Bool

    init?(_ text: String) {
        var body = text.utf8[...]
        while let last = body.last, last == UInt8(ascii: ".") || last == UInt8(ascii: ")") || last == UInt8(ascii: "/")
        {
            body = body.dropLast()
        }
        guard let first = body.first, body.count <= 8 else { return nil }
        let upper = body.map { $0 >= 0x61 && $0 <= 0x7A ? $0 & 0xDF : $0 }
        if upper.allSatisfy({ "IVX".utf8.contains($0) })
            || upper.count > 1 && upper.allSatisfy({ "IVXLC".utf8.contains($0) })
        {
            (level, isArabic) = (1, false)
        } else if upper.count == 1, (0x41...0x5A).contains(upper[0]) {
            (level, isArabic) = (0, false)
        } else if body.count <= 5, body.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }), first != 0x2E {
            // 2.1 stands below 2.
            (level, isArabic) = (2 + body.count { $0 == 0x2E }, true)
        } else if upper == Array("*".utf8) || upper == Array("-".utf8) || upper == Array("+".utf8) {
            (level, isArabic) = (4, false)
        } else {
            return nil
        }
    }

    /// An ordinal before a text in one cell: `I. Huyện Châu Phú`, `B - Đường tỉnh`, `1) Xã Mỹ Đức`.
    static func leading(_ text: String) -> (ordinal: Ordinal, rest: String)? {
        guard let mark = text.firstIndex(where: { ".)-:/".contains($0) || $0 == "–" }), mark != text.startIndex else {
            return nil
        }
        let rest = CellReader.trimmed(String(text[text.index(after: mark)...]))
        let head = CellReader.trimmed(String(text[..<mark]))
        guard let ordinal = Ordinal(head), let letter = rest.first, letter.isLetter else { return nil }
        return (ordinal, rest)
    }
}
