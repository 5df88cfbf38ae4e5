import Foundation
import HaTangCommands
import RegistryRecords
import Testing

/// `hatang inspections` and the findings of its lists, from the command line.
struct InspectionsCommandTests {
    private let folder: RegistryFolder

    private static let header =
        "Mã cuộc;Nội dung;Hình thức;Theo kế hoạch/đột xuất;Năm kế hoạch;Ngày dự kiến;Ngày quyết định;Phường/Xã;"
        + "Ngày thực hiện;Môi trường số;Số vi phạm;Hạn khắc phục;Đã khắc phục;Ngày khắc phục\n"

    init() throws {
        folder = try RegistryFolder()
    }

    private func run(_ line: String, expecting status: CommandStatus = .success) throws -> Transcript {
        try folder.run(line, expecting: status)
    }

    private func take(_ rows: String) throws -> Transcript {
        try folder.write(Self.header + rows, to: "thanh-tra.csv")
        return try run(
            "import @an-giang.gpkg @thanh-tra.csv --kind inspection --surveyed 2025-12-20 --max-findings 50")
    }

    private static let year = """
        TT-01;Bưu chính;Thanh tra;Theo kế hoạch;2025;15/03/2025;03/03/2025;;20/03/2025;có;2;30/04/2025;có;20/04/2025
        TT-02;Viễn thông;Kiểm tra;Theo kế hoạch;2025;15/04/2025;03/04/2025;;20/04/2025;không rõ;1;30/05/2025;không;
        TT-03;Cáp;Kiểm tra;Theo kế hoạch;2025;15/09/2025;;;;;;;;
        TT-04;Bưu chính;Kiểm tra;Đột xuất;;;01/08/2025;Phường Long Xuyên;02/08/2025;có;0;;;

        """

    @Test func `the table has the plan, the shares, those beside the plan and what is overdue`() throws {
        let told = try take(Self.year).told
        #expect(told.contains("Lỗi: 0 · Cảnh báo: 0") || !told.contains("CẢNH BÁO"), "\(told)")
        let table = try run("inspections @an-giang.gpkg --year 2025 --on 2025-12-31").printed
        #expect(table.contains(#/Thực hiện kế hoạch năm +66,6 % +2\/3 +≥ 100,0 % +Chưa đạt/#), "\(table)")
        #expect(
            table.contains(#/Thực hiện trên môi trường số +66,6–100,0 % +2\/3, không rõ 1 +≥ 50,0 % +Đạt/#), "\(table)")
        #expect(table.contains("Theo kế hoạch: 3") && table.contains("Đột xuất: 1"))
        #expect(table.contains(#/TT-03 .* chưa /#) && table.contains("Quá hạn khắc phục: TT-02 (hạn 30/05/2025)"))
        #expect(table.contains(#/TT-01 .*đã khắc phục.* thanh-tra.csv, dòng 2/#), "\(table)")
        // Before the list was made nothing is proven.
        let early = try run("inspections @an-giang.gpkg --year 2025 --on 2025-12-19").printed
        #expect(early.contains(#/Thực hiện kế hoạch năm +0,0–100,0 %.* Chưa đủ căn cứ/#), "\(early)")
    }

    @Test func `JSON and CSV have every inspection of the year with its row`() throws {
        _ = try take(Self.year)
        let json = try run("inspections @an-giang.gpkg --year 2025 --on 2025-12-31 --format json").printed
        let value = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let plan = try #require(value["plan_done"] as? [String: Any])
        #expect(plan["of"] as? Int == 3 && plan["proven"] as? Int == 2 && plan["verdict"] as? String == "not-met")
        #expect((value["digital"] as? [String: Any])?["verdict"] as? String == "met")
        #expect(value["overdue"] as? [String] == ["TT-02"])
        let entries = try #require(value["inspections"] as? [[String: Any]])
        #expect(entries.compactMap { $0["code"] as? String } == ["TT-01", "TT-02", "TT-03", "TT-04"])
        #expect(entries[1]["digital"] is NSNull && entries[0]["violations"] as? Int == 2)
        #expect((entries[2]["source"] as? [String: Any])?["row"] as? Int == 4)
        let csv = try run("inspections @an-giang.gpkg --year 2025 --on 2025-12-31 --format csv").printed
        #expect(csv.split(separator: "\r\n").count == 5)
    }

    @Test func `an unmet year ends with status 2 only when asked`() throws {
        _ = try take(Self.year)
        _ = try run("inspections @an-giang.gpkg --year 2025 --on 2025-12-31 --exit-code", expecting: .remaining)
        _ = try run("inspections @an-giang.gpkg --year 2025 --on 2025-12-31")
        _ = try run("inspections @an-giang.gpkg --year 25", expecting: .usage)
    }

    @Test func `a year without inspections is not proven`() throws {
        let table = try run("inspections @an-giang.gpkg --year 2031 --on 2031-12-31").printed
        #expect(table.contains(#/Thực hiện kế hoạch năm +– +0\/0 .*Chưa đủ căn cứ/#), "\(table)")
    }

    @Test(arguments: [
        ("A;x;Thanh tra;Kế hoạch;2025;;10/03/2025;;05/03/2025;;;;;", "inspection-before-decision"),
        ("A;x;Thanh tra;Kế hoạch;2025;;;;25/12/2025;;;;;", "inspection-after-survey"),
        ("A;x;Thanh tra;Kế hoạch;2025;;;;05/03/2125;;;;;", "inspection-in-future"),
        ("A;x;Thanh tra;Kế hoạch;2025;;;;05/03/2025;;0;;có;", "mended-without-violations"),
        ("A;x;Thanh tra;Kế hoạch;2025;;;;05/03/2025;;1;;có;04/03/2025", "mended-before-inspection"),
        ("A;x;Thanh tra;Kế hoạch;2025;;;;05/03/2025;;1;;không;06/03/2025", "mended-contradicts"),
        ("A;x;Thanh tra;Kế hoạch;2024;05/03/2025;;;;;;;;", "planned-year-differs"),
        ("A;x;Thanh tra;Kế hoạch;2025;;;Phường Long Xuyên;05/03/2025;;;;;", "commune-of-other-time"),
    ])
    func `a row that contradicts itself is taken with a warning`(row: String, code: String) throws {
        let transcript = try take(row + "\n")
        #expect(transcript.told.contains("(\(code))"), "\(transcript.told)")
        #expect(transcript.printed.contains("tạo mới 1"), "\(transcript.printed)")
        #expect(transcript.told.components(separatedBy: "CẢNH BÁO").count == 2, "\(transcript.told)")
    }

    @Test func `the same list again changes nothing, and find and history know inspections`() throws {
        _ = try take(Self.year)
        let again = try run("import @an-giang.gpkg @thanh-tra.csv --kind inspection --surveyed 2025-12-21").printed
        #expect(again.contains("không đổi 4"), "\(again)")
        #expect(try run("find @an-giang.gpkg TT-02").printed.contains("TT-02"))
        #expect(try run("history @an-giang.gpkg TT-02").printed.contains("thanh-tra.csv, dòng 3"))
    }

    @Test func `a position in such a list is told to be unused`() throws {
        try folder.write("Mã cuộc;Năm kế hoạch;Vĩ độ;Kinh độ\nTT-1;2025;10,3864;105,4351\n", to: "vi-tri.csv")
        let transcript = try run(
            "import @an-giang.gpkg @vi-tri.csv --kind inspection --surveyed 2025-12-20 --max-findings 50")
        #expect(transcript.told.contains("cột «Vĩ độ», «Kinh độ»"), "\(transcript.told)")
        #expect(transcript.printed.contains("tạo mới 1"))
    }
}
