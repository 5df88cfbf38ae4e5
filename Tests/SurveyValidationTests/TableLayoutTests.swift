import RegistryRecords
import SurveyValidation
import Testing

struct TableLayoutTests {
    /// A list as a Vietnamese office fills it: titles, a header of two rows, numbers of columns, groups, totals, names.
    private static let lines = [
        "TẬP ĐOÀN MẪU||||||",
        "Đơn vị: Viễn thông mẫu An Giang||||||",
        "DANH SÁCH TRẠM BTS (mẫu)||||||",
        "Số liệu đến ngày 20/11/2026; hệ VN-2000, kinh tuyến trục 104°45'||||||",
        "||||||",
        "STT|Mã trạm|Tên trạm|Tọa độ||Công nghệ|Ghi chú",
        "|||Vĩ độ|Kinh độ||",
        "(1)|(2)|(3)|(4)|(5)|(6)|(7)",
        "I|Huyện Châu Phú|||||",
        "1|AG0001|Mỹ Đức 1|10,62|105,21|4G|",
        "2|AG0002|Mỹ Đức 2|10,63|105,22|5G|",
        "II|Thành phố Long Xuyên|||||",
        "3|AG0003|Tổng đài Long Xuyên|10,38|105,44|4G|",
        "STT|Mã trạm|Tên trạm|Tọa độ||Công nghệ|Ghi chú",
        "|||Vĩ độ|Kinh độ||",
        "4|AG0004|Cộng Hòa|10,39|105,43|4G|",
        "|Tổng cộng: 4 trạm|||||",
        "Ghi chú: số liệu làm mẫu||||||",
        "||||||",
        "|||||An Giang, ngày 20 tháng 11 năm 2026|",
        "|Người lập biểu||||Thủ trưởng đơn vị|",
        "|(Ký, ghi rõ họ tên)||||(Ký tên, đóng dấu)|",
        "|Người Mẫu Một||||Người Mẫu Hai|",
    ]
    /// What a sheet knows of its merged cells: titles over all columns, the header's group, and the tall headings.
    private static let merged =
        [MergedRange(rows: 3...3, columns: 0...6), MergedRange(rows: 6...6, columns: 3...4)]
        + [0, 1, 2, 5, 6].map { MergedRange(rows: 6...7, columns: $0...$0) }
        + [MergedRange(rows: 9...9, columns: 1...6)]

    @Test(arguments: [true, false])
    func `a list of an office is taken apart, whether its merged cells are known or not`(isMerged: Bool) throws {
        let table = SampleTable(.bts, lines: Self.lines, merged: isMerged ? Self.merged : [])
        let reading = try table.reading()
        #expect(reading.layout.headerRows == [6, 7])
        #expect(
            reading.mapping.map(\.heading) == [
                "STT", "Mã trạm", "Tên trạm", "Tọa độ – Vĩ độ", "Tọa độ – Kinh độ", "Công nghệ", "Ghi chú",
            ])
        #expect(
            reading.mapping.map(\.canonical) == [
                "ignored", "site", "name", "latitude", "longitude", "technology", "ignored",
            ])
        let roles = table.roles(reading)
        let numbers = zip(table.rows[reading.layout.firstPlace...], roles).filter { $0.1 == .data }.map(\.0.number)
        #expect(numbers == [10, 11, 13, 16])
        #expect(roles[0] == .numbering)
        #expect(roles[1] == .group("Huyện Châu Phú", level: 1))
        #expect(roles[6] == .repeatedHeader && roles[7] == .repeatedHeader)
        #expect(roles[9] == .total("Tổng cộng: 4 trạm", isOfAll: true))
        #expect(roles[10] == .footnote)
        #expect(roles[11] == .blank)
        #expect(roles[12...] == [.signature, .signature, .signature, .signature])
        #expect(try table.disagreements(reading).isEmpty)
    }

    @Test func `what we wrote beside the rows of a returned sheet does not make records of them`() throws {
        let rows = [
            ["Mã trạm", "Tên trạm", "Công nghệ", "Lỗi (HaTang)"], ["(1)", "(2)", "(3)", "Ghi chú: dòng đánh số cột."],
            ["AG0001", "Mẫu 1", "4G", ""], ["Tổng cộng", "1", "", "Ghi chú: dòng cộng."],
            ["", "", "Người lập biểu", "Ghi chú: phần ký tên."],
        ].enumerated().map { RawRow(number: $0 + 1, cells: $1) }
        let layout = try #require(
            TableLayout.find(rows: rows, kind: .bts, aliases: try SampleTable.aliases.get()))
        let kinds = rows.dropFirst().map { layout.role(of: $0) == .data }
        #expect(kinds == [false, true, false, false])
    }

    @Test func `a title above a gap in the numbers of a sheet's rows is no part of the header`() throws {
        let rows = [
            RawRow(number: 2, cells: ["Ngày 20/11/2026"]), RawRow(number: 4, cells: ["STT", "Mã trạm", "Công nghệ"]),
            RawRow(number: 5, cells: ["1", "AG0001", "4G"]),
        ]
        let layout = try #require(TableLayout.find(rows: rows, kind: .bts, aliases: try SampleTable.aliases.get()))
        #expect(layout.headerRows == [4])
        #expect(layout.headings.first?.text == "STT")
    }

    @Test func `titles are offered with the day and the meridian that they state`() throws {
        let layout = try #require(try SampleTable(.bts, lines: Self.lines).layout())
        #expect(layout.titles.map(\.row) == [1, 2, 3, 4])
        #expect(layout.titles[1].label == "Đơn vị")
        #expect(layout.titles[1].value == "Viễn thông mẫu An Giang")
        #expect(layout.titles[3].day == Day(iso: "2026-11-20"))
        #expect(layout.titles[3].centralMeridian == 104.75)
        #expect(layout.titles[0].day == nil && layout.titles[0].centralMeridian == nil)
    }

    @Test(arguments: [
        ("Kinh tuyến trục 104 độ 30 phút", 104.5), ("KTT: 104,75", 104.75), ("KTT 104d45", 104.75),
        ("kinh tuyến trục 105°00'", 105), ("Kinh tuyến trục 105", 105), ("Kinh tuyến 12", nil), ("Năm 2026", nil),
    ])
    func `a title may state the central meridian`(title: String, meridian: Double?) throws {
        let layout = try #require(try SampleTable(.bts, title, "Mã trạm|Tên trạm", "A1|B").layout())
        #expect(layout.titles.first?.centralMeridian == meridian)
    }

    @Test func `a header of three rows is flattened with what stands above each column`() throws {
        let lines = [
            "TT|Tuyến|||Khối lượng||||",
            "|Mã tuyến|Tên tuyến|Xã/Phường|Kế hoạch (m)|Thực hiện|||Trạng thái",
            "|||||Đã làm (m)|Đã nghiệm thu (m)|Tỷ lệ|",
            "1|T1|Đường mẫu 1|Phường Long Xuyên|1200|600|0|50|đang làm",
        ]
        let merged = [
            MergedRange(rows: 1...3, columns: 0...0), MergedRange(rows: 1...1, columns: 1...3),
            MergedRange(rows: 1...1, columns: 4...8), MergedRange(rows: 2...3, columns: 1...1),
            MergedRange(rows: 2...3, columns: 2...2), MergedRange(rows: 2...3, columns: 3...3),
            MergedRange(rows: 2...3, columns: 4...4), MergedRange(rows: 2...2, columns: 5...7),
            MergedRange(rows: 2...3, columns: 8...8),
        ]
        let reading = try SampleTable(.cable, lines: lines, merged: merged).reading()
        #expect(reading.layout.headerRows == [1, 2, 3])
        #expect(reading.mapping[0].heading == "TT")
        #expect(reading.mapping[5].heading == "Khối lượng – Thực hiện – Đã làm (m)")
        #expect(
            reading.mapping.map(\.canonical) == [
                "ignored", "code", "road", "commune", "planned_m", "done_m", "verified_m", nil, "status",
            ])
        #expect(reading.mapping[5].confidence == .tail)
    }

    @Test func `the numbers under a header are no record, whatever they count with`() {
        let numbered = ["(1)|(2)|(3)", "1|2|3", "A|B|1|2|3=1+2", "(1)|(2)|(3)=(1)x(2)", "[1]|[2]", "A|1|2"]
        let others = ["1|2", "1|3|4", "A|B|C1", "1|A|2", "2|3|4", "1|2|3,5", "A|B|C", "1|2|3.000"]
        for line in numbered { #expect(role(of: line) == .numbering, "\(line)") }
        for line in others { #expect(role(of: line) == .data, "\(line)") }
    }

    private func role(of line: String) -> RowRole? {
        let table = SampleTable(.settlement, "Mã ấp|Tên ấp|Số hộ|Dân số|Xã", "AP-001|Ấp 1|10|40|", line)
        guard let layout = try? table.layout() else { return nil }
        return layout.role(of: table.rows[2])
    }

    @Test(arguments: [
        ("|Tổng cộng|||", "total"), ("Tổng số|||125|", "total"), ("|Cộng huyện Châu Phú||12|", "total"),
        ("|Cộng||12|", "total"), ("|Cộng I|||", "total"), ("|Tổng đài mẫu|VNPT||", "data"),
        ("8||Cộng Hòa|VNPT|4G", "data"), ("|AG01|Tổng cộng||", "data"), ("||Tổng kho|VNPT|", "data"),
        ("B|Khu vực đô thị|||", "group"), ("|Phường Long Xuyên|||", "group"), ("Huyện Phú Tân||||", "group"),
        ("III|Các trạm dùng chung||12|", "group"), ("9||||", "unfilled"), ("9||Trạm chưa có mã||", "data"),
        ("9||Trạm chưa có mã|VNPT|4G", "data"), ("||Trạm chưa có mã|VNPT|", "data"),
        ("|Người lập||Giám đốc|", "signature"),
        ("|||An Giang, ngày     tháng     năm 2026|", "signature"), ("Ghi chú: lấy từ hợp đồng||||", "footnote"),
        ("(*) Trạm dùng chung||||", "footnote"), ("STT|Mã trạm|Tên trạm|Chủ sở hữu|Công nghệ", "repeatedHeader"),
        ("|Giám đốc 1|Trạm|VNPT|4G", "data"), ("|AG-1|||", "data"),
    ])
    func `each row below the header has the role that its words prove`(line: String, role: String) throws {
        let table = SampleTable(
            .bts, "STT|Mã trạm|Tên trạm|Chủ sở hữu|Công nghệ", "1|AG01|Trạm 1|VNPT|4G", "2|AG02|Trạm 2|VNPT|4G", line)
        let layout = try #require(try table.layout())
        let found = layout.role(of: table.rows[3])
        #expect("\(found)".prefix { $0 != "(" } == role, "\(found)")
    }

    @Test func `the header that somebody states is taken`() throws {
        let table = SampleTable(.postal, "Mã|Tên", "Mã bưu cục|Tên bưu cục", "001|Một")
        let layout = TableLayout.find(
            rows: table.rows, kind: .postal, aliases: try SampleTable.aliases.get(), headerRows: 2...2)
        #expect(layout?.headerRows == [2])
        #expect(layout?.headings.map(\.text) == ["Mã bưu cục", "Tên bưu cục"])
        let absent = TableLayout.find(
            rows: table.rows, kind: .postal, aliases: try SampleTable.aliases.get(), headerRows: 7...8)
        #expect(absent == nil)
    }

    @Test func `sheets of any size are looked at within limits`() throws {
        let wide = SampleTable(
            .bts,
            lines: (0..<8).map { row in (0..<300).map { "lạ \(row) \($0)" }.joined(separator: "|") }
                + ["Mã trạm|Tên trạm", "A1|B"])
        #expect(try wide.layout()?.headerRows == [9])
        let late = SampleTable(.bts, lines: Array(repeating: "lạ", count: 70) + ["Mã trạm|Tên trạm", "A1|B"])
        #expect(try late.layout()?.headerRows == [1], "a header is looked for in the first 60 rows")
        let long = String(repeating: "Tổng cộng ghi chú: 1. ", count: 20_000)
        let huge = SampleTable(.bts, lines: [long, "Mã trạm|Tên trạm|\(long)", "A1|B", "\(long)|", "|\(long)"])
        let layout = try #require(try huge.layout())
        #expect(layout.headerRows == [2])
        #expect(layout.titles.first?.day == nil)
        for row in huge.rows.dropFirst(2) { _ = layout.role(of: row) }
        let ranges = (0..<110_000).map { MergedRange(rows: 1000 + $0...1000 + $0, columns: 0...5) }
        let merged = SampleTable(.bts, lines: ["Mã trạm|Tên trạm", "A1|B"], merged: ranges)
        #expect(try merged.layout()?.headerRows == [1])
        let taller = TableLayout.find(
            rows: wide.rows, kind: .bts, aliases: try SampleTable.aliases.get(), headerRows: 2...8)
        #expect(taller?.headerRows == [2, 3, 4, 5], "a header has four rows at most")
    }
}
