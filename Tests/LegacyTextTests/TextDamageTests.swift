import LegacyText
import Testing

struct TextDamageTests {
    @Test(arguments: [
        "B? R?a", "Ph??ng", "M? Hòa", "X?", "?p An", "Thành ph? Hu?", "Ph\u{FFFD}ng", "PH?NG", "Ngh? An", "?ông",
        "Xã ?ông, t? 3",
    ])
    func `letters that became question marks are damage`(cell: String) {
        #expect(TextDamage.isEvident(in: cell))
    }

    @Test(arguments: [
        "?", "??", "không rõ?", "Có Internet?", "Sao? Không biết", "4G?", "TP? Hà Nội", "(?)", "3?", "http://a.vn/?b=c",
        "a?b=c",
        "", "Phường Mỹ Hòa", "Ấp An - ?", "？",
    ])
    func `ordinary question marks are not`(cell: String) {
        #expect(!TextDamage.isEvident(in: cell))
    }

    @Test func `damaged cells are counted and left as they are`() {
        let cells = ["B? R?a", "Phường Mỹ Hòa", "Ph??ng", "?"]
        let verdict = TextDetective.verdict(of: cells, areBytes: false)
        #expect(verdict.damaged == [0, 2] && verdict.damagedCells == 2)
        #expect(cells.allSatisfy { verdict.decoded($0).text == $0 })
        let many = TextDetective.verdict(of: (0..<3000).map { "Ph??ng \($0)" }, areBytes: false)
        #expect(many.damagedCells == 3000 && many.damaged.count == ColumnEvidence.damageLimit)
    }
}
