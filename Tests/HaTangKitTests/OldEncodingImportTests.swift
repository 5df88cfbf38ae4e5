import HaTangKit
import TestWitnesses
import Testing

/// CSV files of before Unicode, header and all.
@Suite(.enabled(if: Tool.hasPython, "python3 is not installed"))
struct OldEncodingImportTests {
    private static let names = [
        "Bưu cục Vĩnh Thạnh Trung", "Điểm văn hóa xã Mỹ Hòa Hưng", "Bưu cục Cái Dầu", "Bưu cục Tịnh Biên",
        "Ki-ốt chợ Nhà Bàng", "Đại lý Ba Chúc", "Bưu cục Châu Đốc", "Bưu cục Phú Mỹ", "Điểm phục vụ Ba Thê",
        "Bưu cục Rạch Giá", "Bưu cục Hà Tiên", "Đại lý bưu chính Giồng Riềng",
    ]

    /// Writes the bytes: TCVN3 and Windows-1258 by iconv, VNI by the printed table of its accents.
    private static let encoders = #"""
        import subprocess, sys, unicodedata
        encoding, path = sys.argv[1:3]
        text = sys.stdin.read()
        tones = "\u0300\u0309\u0303\u0301\u0323"
        if encoding == "vni":
            plain, circle, breve = dict(zip(tones, "øûõùï")), dict(zip(tones, "àåãáä")), dict(zip(tones, "èúüéë"))
            alone = {"đ": "ñ", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}
            def pair(letter):
                if letter in alone: return alone[letter]
                parts = unicodedata.normalize("NFD", letter)
                tone = next((part for part in parts if part in tones), "")
                if "\u031b" in parts: return {"o": "ô", "u": "ö"}[parts[0]] + plain.get(tone, "")
                if "\u0302" in parts: return parts[0] + circle.get(tone, "â")
                if "\u0306" in parts: return parts[0] + breve.get(tone, "ê")
                return parts[0] + plain[tone]
            written = "".join(letter if ord(letter) < 128 else pair(letter) if letter == letter.lower()
                else pair(letter.lower()).upper() for letter in text).encode("latin-1")
        else:
            written = subprocess.run(["iconv", "-f", "UTF-8", "-t", encoding], input=text.encode(),
                capture_output=True, check=True).stdout
        open(path, "wb").write(written)
        """#

    @Test(arguments: [("TCVN5712-1", "TCVN3"), ("vni", "VNI"), ("CP1258", "1258")])
    func `a file in an old encoding gives records in NFC and keeps its bytes`(encoding: String, name: String) throws {
        let office = try Office()
        let path = office.folder.file("cu.csv")
        var text = "Mã bưu cục;Tên bưu cục;Loại;Phường/Xã\n"
        for (number, name) in Self.names.enumerated() { text += "\(880100 + number);\(name);bưu cục;Mỹ Hòa Hưng\n" }
        try Tool.output(of: Tool.python, "-c", Self.encoders, encoding, path, input: text)
        let bytes = Array(try office.folder.bytes("cu.csv"))
        try #require(String(validating: bytes, as: UTF8.self) == nil, "no UTF-8")

        let request = SurveyRequest(path: path, kind: .postal, surveyed: day("2026-03-01"))
        let outcome = try office.registry.importSurvey(request, today: .ofSamples)
        #expect(outcome.summary.rows == [.created: Self.names.count], "\(outcome.summary.findings.kept)")
        let records = try office.registry.registry.records(of: .postalPoint)
        for (record, name) in zip(records, Self.names) {
            // Swift's == does not tell NFC from NFD; the bytes do.
            #expect(record[.name]?.text.map { Array($0.utf8) } == Array(name.utf8))
            #expect(record.communes == ["30313"] && record[.kind]?.text == PostalPointKind.postOffice.rawValue)
        }
        let said = outcome.summary.findings.kept.filter { $0.code == "old-encoding" }
        #expect(!said.isEmpty && said.allSatisfy { $0.severity == .note && $0.problem.vi.contains(name) }, "\(said)")

        let rows = try office.registry.registry.rawRows(survey: outcome.summary.survey.identifier)
        let kept = rows.map { row in
            row.row.cells.map { $0.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } }
                .joined(separator: [UInt8(ascii: ";")])
        }
        let lines = bytes.split(separator: UInt8(ascii: "\n")).dropFirst()
        #expect(kept.map { Array($0) } == lines.map { Array($0) }, "a scalar for each byte")
        // The mapping that is kept for the sender names the encoding, and reads the next file by it.
        var next = request
        next.mapping = try SavedMapping(json: outcome.mapping.json, file: "m.json")
        #expect(next.mapping?.encodings.isEmpty == false)
        #expect(try office.registry.preview(next, today: .ofSamples).summary.rows == [.unchanged: Self.names.count])
    }
}
