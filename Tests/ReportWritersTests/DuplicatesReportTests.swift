import CoverageEngine
import RegistryRecords
import ReportWriters
import Testing

struct DuplicatesReportTests {
    private static func list(_ pairs: [DuplicateList.Pair]) -> DuplicateList {
        DuplicateList(registry: "r1", registryVersion: 4, compared: 1234, crowded: 0, pairs: pairs)
    }

    private static let pairs: [DuplicateList.Pair] = [
        .init(
            kind: .postalPoint,
            first: .init(
                uuid: "u1", code: "880100", name: "Bưu cục Long Xuyên", group: "VNPost", communes: ["30307"],
                sources: [SourceRow(file: "a.xlsx", sheet: "Bưu cục", row: 5, surveyed: Day(iso: "2026-05-01"))]),
            second: .init(
                uuid: "u2", code: "880999", name: "=BC Long Xuyên",
                sources: [SourceRow(file: "b.csv", row: 7, surveyed: nil)]),
            hasSameCode: false, metres: 15.62, similarity: 0.7525),
        .init(
            kind: .site,
            first: .init(
                uuid: "u3", code: "AG 1", name: "", sources: [SourceRow(file: "", row: 0, surveyed: nil)]),
            second: .init(uuid: "u4", code: "AG01", name: "", sources: []), hasSameCode: true, metres: nil,
            similarity: 0),
    ]

    @Test func `people see two lines a pair and how to merge`() {
        let text = DuplicatesReport.text(Self.list(Self.pairs), style: ReportStyle(width: 110))
        #expect(
            text
                == """
                Có thể trùng: 2 cặp trong 1.234 đối tượng (phiên bản 4).

                Điểm phục vụ bưu chính – 1
                #  Mã      Tên                 Cùng mã  Cách  Giống  Nguồn
                ─  ──────  ──────────────────  ───────  ────  ─────  ────────────────────────────────────────────
                1  880100  Bưu cục Long Xuyên  không    16 m   75 %  a.xlsx, trang «Bưu cục», dòng 5 (01/05/2026)
                   880999  =BC Long Xuyên                            b.csv, dòng 7

                Trạm BTS – 1
                #  Mã    Tên  Cùng mã  Cách  Giống  Nguồn
                ─  ────  ───  ───────  ────  ─────  ──────────────
                1  AG 1       có          –    0 %  (không rõ tệp)
                   AG01

                Hệ thống không tự gộp. Khi đã đối chiếu là một, ghi --merge MÃ_GIỮ=MÃ_BỎ, ví dụ --merge 880100=880999.

                """, "\(text)")
        let uncoded = DuplicatesReport.text(Self.list([Self.pairs[1]]), style: ReportStyle(language: .english))
        #expect(uncoded.contains("--merge u3=AG01"), "a code with a blank is no word of a command line")
        for width in [60, 80] {
            let narrow = DuplicatesReport.text(Self.list(Self.pairs), style: ReportStyle(width: width))
            #expect(narrow.split(separator: "\n").allSatisfy { $0.count <= width }, "\(narrow)")
        }
    }

    @Test func `nothing found is one sentence, and a crowd is told`() {
        var list = Self.list([])
        let style = ReportStyle(language: .english)
        #expect(
            DuplicatesReport.text(list, style: style)
                == "Probable duplicates: 0 pairs among 1,234 records (version 4).\n")
        list.crowded = 12
        #expect(DuplicatesReport.text(list, style: style).contains("12 records stand in a crowd"))
    }

    @Test func `scripts get every figure, unknown as null`() {
        let json = DuplicatesReport.json(Self.list(Self.pairs))
        #expect(json.contains(#""kind":"postal_points","same_code":false,"metres":15.6,"similarity":0.753"#))
        #expect(json.contains(#"{"file":"a.xlsx","sheet":"Bưu cục","row":5,"surveyed":"2026-05-01"}"#))
        #expect(json.contains(#""same_code":true,"metres":null,"similarity":0.0"#))
        let rows = DuplicatesReport.csv(Self.list(Self.pairs), language: .vietnamese).split(separator: "\r\n")
        #expect(rows.count == 3)
        #expect(rows[1].contains(#""'=BC Long Xuyên""#), "no cell is a formula")
        #expect(rows[1].contains(#""a.xlsx, trang «Bưu cục», dòng 5 (01/05/2026)""#))
    }
}
