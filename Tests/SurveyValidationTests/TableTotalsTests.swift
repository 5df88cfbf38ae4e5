import RegistryRecords
import SurveyValidation
import TestWitnesses
import Testing

struct TableTotalsTests {
    private static let header = "TT|Mã ấp|Tên ấp|Số hộ|Dân số"

    private func disagreements(_ lines: String...) throws -> [TotalsCheck.Disagreement] {
        let table = SampleTable(.settlement, lines: [Self.header] + lines)
        return try table.disagreements(try table.reading())
    }

    @Test func `a total that the rows give is passed over`() throws {
        #expect(
            try disagreements("1|A01|Ấp 1|100|400", "2|A02|Ấp 2|1.025|4.100", "|Tổng cộng||1.125|4.500").isEmpty)
    }

    @Test func `a total that the rows do not give is reported with both numbers`() throws {
        let found = try disagreements("1|A01|Ấp 1|100|400", "2|A02|Ấp 2|24|100", "|Tổng cộng||125|500")
        #expect(found.map(\.row) == [4])
        #expect(found.first?.column == 3)
        #expect(found.first?.problem.problem.vi == "Tổng cộng ghi 125 nhưng các dòng cộng lại là 124.")
        #expect(found.first?.problem.severity == .warning)
    }

    @Test func `the number of rows is held against a label and against columns of text`() throws {
        let right = try disagreements("1|A01|Ấp 1|1|2", "2|A02|Ấp 2|1|2", "|Tổng số: 2 ấp|||", "|Tổng cộng|2||")
        #expect(right.isEmpty)
        let wrong = try disagreements("1|A01|Ấp 1|1|2", "2|A02|Ấp 2|1|2", "|Tổng số: 3 ấp|||", "|Tổng cộng|4||")
        #expect(wrong.map(\.row) == [4, 5])
        #expect(wrong.first?.problem.problem.vi == "Tổng số: 3 ấp ghi 3 nhưng các dòng đếm được là 2.")
    }

    @Test func `groups are held against the rows below their heading and above their total`() throws {
        let lines = [
            "I|Xã Mẫu Một||30|", "1|A01|Ấp 1|10|40", "2|A02|Ấp 2|20|80", "|Cộng||30|120", "II|Xã Mẫu Hai||5|",
            "3|A03|Ấp 3|5|20", "|Cộng||5|20", "|Tổng cộng||35|140",
        ]
        let right = SampleTable(.settlement, lines: [Self.header] + lines)
        #expect(try right.disagreements(try right.reading()).isEmpty)
        var wrongLines = lines
        wrongLines[0] = "I|Xã Mẫu Một||31|"
        wrongLines[6] = "|Cộng||6|20"
        let wrong = SampleTable(.settlement, lines: [Self.header] + wrongLines)
        let found = try wrong.disagreements(try wrong.reading())
        #expect(Set(found.map(\.row)) == [2, 8])
    }

    @Test func `marks are counted, and coordinates have no total`() throws {
        let table = SampleTable(
            .postal, "Mã bưu cục|Có Internet|Vĩ độ|Kinh độ", "001|x|10,1|105,1", "002|0|10,2|105,2",
            "003|x|10,3|105,3", "Tổng cộng|2|31|316")
        #expect(try table.disagreements(try table.reading()).isEmpty)
        var wrong = table
        wrong.rows[4].cells[1] = "3"
        // Three rows, two of them marked: both are what a count may mean.
        #expect(try wrong.disagreements(try wrong.reading()).isEmpty)
        wrong.rows[4].cells[1] = "4"
        #expect(try wrong.disagreements(try wrong.reading()).map(\.column) == [1])
    }

    @Test(arguments: 0..<40) func `random groups with right totals are quiet, one changed number is found`(
        seed: UInt64
    ) throws {
        var random = SeededNumbers(seed: seed)
        var lines = [Self.header]
        var totals: [Int] = []
        var all = (rows: 0, households: 0, people: 0)
        for group in 1...Int.random(in: 1...5, using: &random) {
            lines.append("\(["I", "II", "III", "IV", "V"][group - 1])|Xã Mẫu \(group)|||")
            var sums = (households: 0, people: 0)
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                let (households, people) = (
                    Int.random(in: 0...900, using: &random), Int.random(in: 0...4000, using: &random)
                )
                all.rows += 1
                lines.append("\(all.rows)|AP\(1000 + all.rows)|Ấp mẫu|\(households)|\(people)")
                sums = (sums.households + households, sums.people + people)
            }
            totals.append(lines.count)
            lines.append("|Cộng||\(sums.households)|\(sums.people)")
            all = (all.rows, all.households + sums.households, all.people + sums.people)
        }
        totals.append(lines.count)
        lines.append("|Tổng cộng||\(all.households)|\(all.people)")
        var table = SampleTable(.settlement, lines: lines)
        #expect(try table.disagreements(try table.reading()).isEmpty)
        let changed = totals.randomElement(using: &random) ?? 0
        table.rows[changed].cells[4] = String((Int(table.rows[changed].cells[4]) ?? 0) + 1)
        #expect(try table.disagreements(try table.reading()).map(\.row) == [changed + 1])
    }
}
