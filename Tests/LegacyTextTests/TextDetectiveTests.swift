import LegacyText
import TestWitnesses
import Testing

struct TextDetectiveTests {
    @Test(arguments: [
        (
            TextEncoding.tcvn3, ["Ph­êng Mü Hßa", "X· VÜnh H¶i", "B­u côc Ch©u §èc"],
            ["Phường Mỹ Hòa", "Xã Vĩnh Hải", "Bưu cục Châu Đốc"]
        ),
        (
            .vni, ["Phöôøng Myõ Hoøa", "Xaõ Vónh Haûi", "Böu cuïc Chaâu Ñoác"],
            ["Phường Mỹ Hòa", "Xã Vĩnh Hải", "Bưu cục Châu Đốc"]
        ),
        (
            .cp1258, ["PhýõÌng MyÞ HoÌa", "XaÞ ViÞnh HaÒi", "Býu cuòc Châu ÐôìÌc"],
            ["Phường Mỹ Hòa", "Xã Vĩnh Hải", "Bưu cục Châu Đốc"]
        ),
        (
            .viscii, ["Phß¶ng MÛ Hòa", "Xã Vînh Häi", "Bßu cøc Châu Ð¯c"],
            ["Phường Mỹ Hòa", "Xã Vĩnh Hải", "Bưu cục Châu Đốc"]
        ),
        (.utf8, ["PhÆ°á»\u{9D}ng Má»¹ HÃ²a", "XÃ£ VÄ©nh Háº£i"], ["Phường Mỹ Hòa", "Xã Vĩnh Hải"]),
    ])
    func `a few cells as Excel shows them are enough`(encoding: TextEncoding, cells: [String], texts: [String]) {
        var cells = cells
        if encoding == .cp1258 { cells[2] = "Býu cuòc Châu Ðôìc" }
        let verdict = TextDetective.verdict(of: cells, areBytes: false)
        #expect(verdict.encoding == encoding)
        #expect(verdict.isCertain && verdict.confidence > 0.999)
        #expect(verdict.nonASCIICells == cells.count)
        #expect(cells.map { verdict.decoded($0).text } == texts)
        #expect(verdict.samples.map(\.cell) == Array(cells.indices))
        #expect(verdict.samples.map(\.before) == cells && verdict.samples.map(\.after) == texts)
    }

    @Test(arguments: [
        ["Café", "Straße", "Curaçao", "São Paulo", "Zürich"], ["Café"], ["Müller"], ["Nestlé", "Citroën", "Škoda"],
        ["MAU-Đ-001", "MAU-Đ-002", "BĐ-003"], ["An Giang", "Long Xuyen", "BTS-001"],
        ["Hòa Bình", "Bé", "Tân Phú", "Lý", "Võ"],
        ["Phường Mỹ Hòa", "Bé"], ["10°30′", "5 m²", "3 ± 1", "“a” – b…", "¿?"], ["東京", "Москва"], [], ["", " "],
    ])
    func `good text stays`(cells: [String]) {
        let verdict = TextDetective.verdict(of: cells, areBytes: false)
        #expect(!verdict.changesCells && verdict.isCertain)
        #expect(cells.allSatisfy { verdict.decoded($0).text.isIdentical(to: $0) })
    }

    /// Short words of other languages often read as Vietnamese in some old encoding.
    @Test(arguments: [
        ["på", "så", "få", "række", "ændringer", "på"], ["Mü", "Bü"],
        ["pitää", "sää", "maa", "työ", "yö", "hyvä", "päivä"],
        ["thé", "blé", "clé", "né", "été"],
    ])
    func `short foreign words stay, even where a doubt is named`(cells: [String]) {
        let verdict = TextDetective.verdict(of: cells, areBytes: false)
        #expect(!verdict.changesCells)
        #expect(verdict.isCertain || !verdict.alternatives.isEmpty)
    }

    @Test func `old cells among Unicode are read, and only they`() {
        let good = (0..<40).map { "Phường Mỹ Hòa \($0)" } + ["Hòa Bình", "Café"]
        let old = ["Ph­êng Mü Thíi", "X· VÜnh H¶i", "B­u côc Ch©u §èc"]
        let verdict = TextDetective.verdict(of: good + old, areBytes: false)
        #expect(verdict.encoding == .unicode && verdict.others == [.tcvn3])
        #expect(good.allSatisfy { verdict.decoded($0).text.isIdentical(to: $0) })
        #expect(old.map { verdict.decoded($0).text } == ["Phường Mỹ Thới", "Xã Vĩnh Hải", "Bưu cục Châu Đốc"])
        #expect(verdict.samples.map(\.cell) == [42, 43, 44])
    }

    @Test func `a column of two old encodings is read cell by cell`() {
        let abc = ["Ph­êng Mü Thíi", "X· VÜnh H¶i", "B­u côc Ch©u §èc", "X· B×nh Hßa"]
        let vni = ["Phöôøng Myõ Hoøa", "Böu cuïc Chaâu Ñoác", "Xaõ Vónh Haûi"]
        let verdict = TextDetective.verdict(of: abc + vni, areBytes: false)
        #expect(Set([verdict.encoding] + verdict.others).isSuperset(of: [.tcvn3, .vni]))
        #expect(
            (abc + vni).map { verdict.decoded($0).text } == [
                "Phường Mỹ Thới", "Xã Vĩnh Hải", "Bưu cục Châu Đốc", "Xã Bình Hòa", "Phường Mỹ Hòa", "Bưu cục Châu Đốc",
                "Xã Vĩnh Hải",
            ])
    }

    /// TCVN 5712 VN1 reads all of these alike.
    @Test func `of two encodings that read a column alike the more frequent one is named, whatever the column`() {
        let words = ["Ph\u{AD}êng", "Mü", "Hßa", "X·", "VÜnh", "H¶i", "B\u{AD}u", "côc", "Ch©u", "§èc", "Thíi", "B×nh"]
        for seed in 1...200 as ClosedRange<UInt64> {
            var numbers = SeededNumbers(seed: seed)
            let cells = (0..<Int.random(in: 4...9, using: &numbers)).map { _ in
                words.shuffled(using: &numbers).prefix(3).joined(separator: " ")
            }
            let verdict = TextDetective.verdict(of: cells, areBytes: false)
            #expect(verdict.encoding == .tcvn3, "seed \(seed): \(cells)")
        }
    }

    @Test func `words in capitals get the capitals that TCVN3 has not`() {
        #expect(TextEncoding.tcvn3.decoded("PH¦êNG HßA AN").text == "PHƯỜNG HÒA AN")
        #expect(TextEncoding.tcvn3.decoded("X· KIM S¥N").text == "XÃ KIM SƠN")
        #expect(TextEncoding.tcvn3.decoded("TP Hµ Tó, Lý").text == "TP Hà Tú, Lý")
        let verdict = TextDetective.verdict(of: ["X· Tó LÖ", "X· HßA AN", "X· Mü §øC"], areBytes: false)
        #expect(verdict.isInCapitals)
        #expect(verdict.decoded("X· Tó LÖ").text == "XÃ TÚ LỆ")
    }

    @Test func `a short column goes with its file`() throws {
        func evidence(_ cells: [String], areBytes: Bool = false) -> ColumnEvidence {
            var evidence = ColumnEvidence(areBytes: areBytes)
            for cell in cells { evidence.add(cell) }
            return evidence
        }
        let short = evidence(["Phó Quý"])
        #expect(!TextDetective.verdict(of: short).isCertain)
        let names = evidence(["Ph­êng Mü Thíi", "X· VÜnh H¶i", "B­u côc Ch©u §èc", "X· B×nh Hßa", "X· Phó T©n"])
        let old = TextDetective.verdict(ofFile: [names, short, evidence(["BTS-1"])])
        #expect(old.map(\.encoding) == [.tcvn3, .tcvn3, .unicode])
        #expect(old[1].isBorrowed && old[1].decoded("Phó Quý").text == "Phú Quý")
        let new = TextDetective.verdict(ofFile: [evidence(["Phường Mỹ Thới"]), short])
        #expect(new.map(\.encoding) == [.unicode, .unicode])
        #expect(new[1].isCertain && new[1].isBorrowed)
        // No column is enough alone, all together are.
        let pieces = ["Mü", "Hßa", "VÜnh", "§èc", "B×nh", "Ph­êng"].map { evidence([$0], areBytes: true) }
        #expect(TextDetective.verdict(ofFile: pieces).allSatisfy { $0.encoding == .tcvn3 })
    }

    @Test func `letters that the encoding has not are named, with their cell`() throws {
        let cells = ["Phöôøng Myõ Hoøa", "Xaõ Vónh Haûi", "Böu cuïc Chaâu Ñoác", "Xaõ Bình Hoøa", "Phöôøng â Ñoác"]
        let verdict = TextDetective.verdict(of: cells, areBytes: false)
        #expect(verdict.encoding == .vni)
        let lost = try #require(verdict.lostLetters.first)
        #expect(verdict.lostLetters.count == 1 && lost.cell == 4)
        #expect(lost.letters.map(\.description) == ["â (0xE2)"])
        #expect(verdict.doubtful.contains(4))
    }

    @Test func `a legacy block far down in a long column is found`() {
        let cells =
            (0..<60_000).map { $0 % 3 == 0 ? "Hòa Bình" : "Phường Mỹ Hòa" }
            + Array(repeating: "Ph­êng Mü Thíi", count: 60)
        let verdict = TextDetective.verdict(of: cells, areBytes: false)
        #expect(verdict.nonASCIICells == 60_060)
        #expect(verdict.encoding == .unicode && verdict.others == [.tcvn3])
        #expect(verdict.decoded("X· VÜnh H¶i").text == "Xã Vĩnh Hải")
    }

    @Test func `a column of Western Europe in bytes comes out in its letters`() {
        let verdict = TextDetective.verdict(of: ["Caf\u{E9}", "5 \u{80}", "Z\u{FC}rich"], areBytes: true)
        #expect(verdict.encoding == .windows1252)
        #expect(verdict.decoded("5 \u{80}").text == "5 €")
    }
}
