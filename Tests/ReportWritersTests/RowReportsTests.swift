import CoverageEngine
import Foundation
import RegistryRecords
import ReportWriters
import TestWitnesses
import Testing

struct RowReportsTests {
    @Test func `the missing list groups communes by reason and says what to do and who is responsible`() throws {
        let text = MissingReport.text(try Samples.missing(), style: ReportStyle(width: 160))
        let expected = [
            "Internet: 3/102", "Chưa có điểm – 1 (Chưa đạt)", "31108  Đặc khu Thổ Châu", "Chưa rõ – 1", "30340",
            "thiếu ngày khảo sát", "Khảo sát quá hạn – 1 (Chưa đủ căn cứ)", "MAU-0007 BĐ-VHX Mẫu", "Bưu điện tỉnh",
            "01/03/2023",
        ]
        var rest = text[...]
        for words in expected {
            let range = try #require(rest.range(of: words), "\(words) is missing or out of order")
            rest = rest[range.upperBound...]
        }
    }

    @Test func `an empty missing list says so`() throws {
        var list = try Samples.missing()
        list.communes = []
        #expect(MissingReport.text(list, style: ReportStyle()).hasSuffix("\nKhông thiếu đơn vị nào.\n"))
    }

    @Test(.enabled(if: Tool.hasPython, "python3 is not installed"))
    func `the missing list reads back from CSV and JSON alike`() throws {
        let list = try Samples.missing()
        let fromCSV = try Tool.output(
            of: Tool.python, "-c",
            """
            import csv, io, sys
            text = sys.stdin.buffer.read().decode("utf-8-sig")
            for r in csv.DictReader(io.StringIO(text, newline="")):
                print(r["Commune code"], r["Point code"], r["Survey day"], sep="|")
            """, input: MissingReport.csv(list, language: .english))
        let fromJSON = try Tool.output(
            of: Tool.python, "-c",
            """
            import json, sys
            for c in json.load(sys.stdin)["communes"]:
                for p in c["points"] or [{"code": "", "source": {"surveyed": ""}}]:
                    print(c["code"], p["code"], p["source"]["surveyed"] or "", sep="|")
            """, input: MissingReport.json(list))
        #expect(fromCSV == "30340|-5|\n30376|MAU-0007|2023-03-01\n31108||\n")
        #expect(fromJSON == fromCSV)
    }

    @Test func `every row of an explanation names its file, sheet and row, and what is only assumed`() throws {
        let text = ExplanationText.text(try Samples.explanation(), style: ReportStyle(width: 200))
        for words in [
            "Xã Núi Cấm (30376)", "có (quá hạn)", "mau-buu-chinh.csv    12", "2.500 (giả định)",
            "mau-tram.xlsx [Trạm BTS]    44", "lõm sóng", "1.240", "chia đều các xã", "không rõ",
        ] {
            #expect(text.contains(words), "\(words)")
        }
    }

    @Test func `the explanation as JSON keeps unknown apart from no`() throws {
        let json = ExplanationReport.json(try Samples.explanation())
        #expect(json.contains(#""staffed":{"answer":"no","validity":"valid","source":{"file":"mau-buu-chinh.csv""#))
        #expect(json.contains(#""internet":{"answer":null,"validity":"valid""#))
        #expect(json.contains(#""covered":{"4G":null,"5G":null,"4G-or-better":"yes","2G":null,"3G":null}"#))
        #expect(json.contains(#""proven":false,"candidate":true"#))
    }

    @Test(
        arguments: [
            ("2026-11-24", EvidenceValidity.later), ("2026-11-23", .valid), ("2024-11-23", .valid),
            ("2024-11-22", .expired), (nil, .undated),
        ] as [(String?, EvidenceValidity)])
    func `validity agrees with the rule of evidence`(_ surveyed: String?, _ validity: EvidenceValidity) throws {
        let (day, surveyed) = (try Samples.day("2026-11-23"), try surveyed.map(Samples.day))
        #expect(EvidenceValidity(surveyed: surveyed, on: day, ageLimitDays: 730) == validity)
        let counts = Evidence(survey: "", row: 1, surveyed: surveyed).counts(on: day, ageLimitDays: 730)
        #expect(counts == (validity == .valid))
    }

    @Test func `findings are told errors first, at most as many as asked, and counted in full`() {
        let text = FindingsReport.text(FindingTally(Samples.findings()), maximum: 1, style: ReportStyle(width: 100))
        #expect(
            text == """
                Lỗi: 2 · Cảnh báo: 1 · Ghi chú: 0

                LỖI  mau-ban.csv, dòng 5, cột «Ngày phát sóng», giá trị «31/02/2025»
                    Không có ngày này trong lịch. (not-a-day)
                    → Ghi lại ngày theo dạng 23/11/2026.

                Còn 2 mục chưa in ra; xem thêm bằng --max-findings 3.

                Loại              Mức       Số lần
                ────────────────  ────────  ──────
                not-a-day         lỗi            2
                far-from-commune  cảnh báo       1

                """)
        #expect(FindingsReport.text(FindingTally(), style: ReportStyle(language: .english)) == "Nothing is wrong.\n")
        let json = FindingsReport.json(FindingTally(Samples.findings()))
        #expect(json.contains(#"{"code":"not-a-day","severity":"error","count":2}"#))
        #expect(json.contains(#""row":4,"column":"Ngày phát sóng","value":"30/02/2025\u001b[2J""#))
    }

    @Test func `equal notes are told once with their rows, and leave room for the errors`() throws {
        let notes = [3, 9, 4, 5, 5].map { row in
            Finding(
                code: "located-by-commune-only", severity: .note, file: "mau.csv", row: row, column: "Vĩ độ",
                value: row == 9 ? "?" : "", problem: BilingualText(vi: "Không có vị trí.", en: "No position."),
                remedy: BilingualText(vi: "Ghi tọa độ.", en: "State one."))
        }
        let text = FindingsReport.text(
            FindingTally(notes + Samples.findings()), maximum: 4, style: ReportStyle(width: 100))
        #expect(text.contains("GHI CHÚ  mau.csv, dòng 3–5, 9 (4 dòng), cột «Vĩ độ»\n"), "\(text)")
        #expect(text.contains("Ghi chú: 5"))
        #expect(text.ranges(of: "\nLỖI  ").count == 2 && text.ranges(of: "\nCẢNH BÁO  ").count == 1)
        #expect(!text.contains("chưa in ra"), "five notes take one place")
        let cut = FindingsReport.text(
            FindingTally(notes + Samples.findings()), maximum: 3, style: ReportStyle(width: 100))
        #expect(cut.contains("Còn 5 mục chưa in ra; xem thêm bằng --max-findings 4."))
    }

    @Test func `an import plan tells columns, positions, counts and its digest`() throws {
        let evidence = RecordEvidence(base: Evidence(survey: "s", row: 2, surveyed: nil))
        let record = RegistryRecord(uuid: "u", kind: .postalPoint, evidence: evidence)
        let plan = ImportPlan(
            survey: SurveyDescription(
                file: "mau.xlsx", sha256: String(repeating: "ab", count: 32), sheet: "Bưu cục", kind: .postal,
                completeList: true),
            baseVersion: 4,
            mapping: [
                ColumnMapping(column: 0, heading: "STT", canonical: nil),
                ColumnMapping(
                    column: 1, heading: "Mã bưu cục", canonical: "code", confidence: .alias, fillRate: 0.985,
                    samples: ["001", "002"]),
                ColumnMapping(
                    column: 2, heading: "Cột 3", canonical: "latitude", confidence: .content,
                    note: BilingualText(vi: "Theo số liệu.", en: "By its numbers.")),
                ColumnMapping(column: 3, heading: "Ngày", canonical: nil, alternatives: ["opened", "closed"]),
            ], operations: ["vn2000:104.75 → WGS 84, EPSG:6960"],
            batch: ImportBatch(
                rows: (2...4).map { RawRow(number: $0, cells: []) }, outcomes: [.created, .quarantined, .created],
                recordOfRow: ["u", nil, "v"],
                changes: [
                    RecordChange(row: 2, before: nil, after: record),
                    RecordChange(row: 0, before: record, after: record),
                ], findings: Samples.findings()),
            digest: "d1ce57")
        let text = ImportPlanReport.text(plan.summary, style: ReportStyle(width: 100))
        for words in [
            "Tệp: mau.xlsx, trang «Bưu cục»", "  1  STT                (không dùng)",
            "  2  Mã bưu cục         code  ", "tên quen dùng          98,5 %  001 · 002",
            "≈ latitude", "(không dùng); có thể là opened", "vn2000:104.75 → WGS 84, EPSG:6960",
            "Dòng: 3 – tạo mới 2, cập nhật 0, không đổi 0, cách ly 1, bỏ qua 0",
            "Bản ghi: tạo mới 1, thay đổi 0, đóng vì không còn trong danh sách 1", "Mã kế hoạch: d1ce57",
        ] {
            #expect(text.contains(words), "\(words) in\n\(text)")
        }
        let json = ImportPlanReport.json(plan.summary)
        #expect(json.contains(#""digest": "d1ce57""#))
        #expect(json.contains(#"{"column":0,"heading":"STT","canonical":null,"confidence":null,"fill_rate":null,"#))
        #expect(json.contains(#""confidence":"content","fill_rate":null,"samples":[],"note":{"vi":"Theo số liệu."#))
        #expect(json.contains(#""alternatives":["opened","closed"]"#))
    }
}
