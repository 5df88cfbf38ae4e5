import Foundation
import HaTangCommands
import RegistryRecords
import Testing

/// Targets, figures and enterprises from the command line, read in both languages.
struct TargetsAndEnterprisesTests {
    private let folder: RegistryFolder

    init() throws {
        folder = try RegistryFolder()
        try folder.write(
            "Xã;Tỉnh;Chỉ tiêu;Ngày;Giá trị;Đơn vị tính;Nguồn\n"
                + "30307;;Tỷ lệ hộ có cáp quang;30/06/2026;99,99 %;;Báo cáo quý\n"
                + ";An Giang;Doanh thu viễn thông;31/12/2024;1000;tỷ đồng;Cục Thống kê\n"
                + ";An Giang;Doanh thu viễn thông;31/12/2025;1099;tỷ đồng;Cục Thống kê\n", to: "so-lieu.csv")
        try folder.write(
            "Mã;Tên doanh nghiệp;Lĩnh vực;Trụ sở\nBĐ;Bưu điện mẫu;bưu chính;trụ sở\n", to: "doanh-nghiep.csv")
        try folder.write("Mã bưu cục;Doanh nghiệp;Xã\n1;buu dien mau;30307\n2;Lạ;30313\n", to: "diem.csv")
        for line in [
            "import @an-giang.gpkg @so-lieu.csv --kind indicator",
            "import @an-giang.gpkg @doanh-nghiep.csv --kind enterprise --surveyed 2026-01-01",
            "import @an-giang.gpkg @diem.csv --kind postal --surveyed 2026-01-01",
        ] {
            _ = try run(line)
        }
    }

    @discardableResult
    private func run(_ line: String, language: Language = .vietnamese) throws -> String {
        let transcript = Transcript()
        let status = folder.run(line, language: language, width: 200, transcript: transcript)
        try #require(status == .success, "\(transcript.told)")
        return transcript.printed
    }

    @Test func `the table groups the targets and has those of the province in a block of their own`() throws {
        let table = try run("coverage @an-giang.gpkg --on 2026-11-23")
        let block = try #require(table.range(of: "Chỉ tiêu của tỉnh"))
        for heading in ["Bưu chính:", "Viễn thông:", "Số liệu của xã:", "Tiêu chí tổng hợp:"] {
            let place = try #require(table.range(of: "\n" + heading + "\n"), "\(heading)")
            #expect(place.upperBound < block.lowerBound)
        }
        #expect(table.contains(#/Tăng trưởng doanh thu viễn thông +Đạt +9,9 % +≥ 0,0 %/#), "\(table)")
        #expect(table.contains(#/Tiêu chí 8 nông thôn mới.* 0\/85 .* 17\n/#), "85 xã, 17 phường and đặc khu")
        let english = try run("coverage @an-giang.gpkg --on 2026-11-23", language: .english)
        #expect(english.contains(#/Growth of the revenue of telecom +Met +9.9 % +≥ 0.0 %/#), "\(english)")
    }

    @Test func `explain tells figure, demand and the rows, and never rounds a share up`() throws {
        let text = try run("explain @an-giang.gpkg 30307 --on 2026-11-23")
        #expect(text.contains(#/Hộ gia đình có đường Internet cáp quang băng rộng +Đạt +99,9 % +≥ 80,0 %/#), "\(text)")
        #expect(
            text.contains(
                #/Tỷ lệ hộ có cáp quang +30\/06\/2026 +99,9 % +còn hiệu lực +Báo cáo quý +30\/06\/2026 +so-lieu.csv +2/#
            ),
            "\(text)")
        let json = try run("explain @an-giang.gpkg 30307 --on 2026-11-23 --format json")
        let value = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let row = try #require((value["indicators"] as? [[String: Any]])?.first)
        #expect(row["value"] as? Double == 0.9999 && row["published_by"] as? String == "Báo cáo quý")
        #expect((row["source"] as? [String: Any])?["row"] as? Int == 2)
        let commune = try #require(value["commune"] as? [String: Any])
        let figure = (commune["figures"] as? [String: Any])?["fibre-households"] as? [String: Any]
        #expect(figure?["low"] as? Double == 0.9999)
        // Every target of the commune has a figure.
        let verdicts = try #require(commune["verdicts"] as? [String: String])
        #expect(Set(verdicts.keys) == Set((commune["figures"] as? [String: Any] ?? [:]).keys))
    }

    @Test func `explain without a commune opens the targets of the province`() throws {
        let text = try run("explain @an-giang.gpkg --on 2026-11-23")
        #expect(text.contains(#/Doanh thu viễn thông +31\/12\/2025 +1099 tỷ đồng .* so-lieu.csv +4/#), "\(text)")
        let json = try run("explain @an-giang.gpkg --on 2026-11-23 --format json", language: .english)
        let value = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let target = (value["targets"] as? [[String: Any]])?.first { $0["code"] as? String == "revenue-telecom-growth" }
        #expect(target?["verdict"] as? String == "met" && target?["scope"] as? String == "province")
        #expect((value["indicators"] as? [[String: Any]])?.count == 2)
    }

    @Test func `enterprises have a line each, strangers one of their own`() throws {
        let text = try run("enterprises @an-giang.gpkg --on 2026-11-23")
        #expect(text.contains(#/BĐ +Bưu điện mẫu +1 +0/#), "\(text)")
        #expect(text.contains(#/— Không có trong danh sách —\n– +Lạ +1 +0/#), "\(text)")
        #expect(text.contains(#/Cộng +2 +0.*\nDòng cộng tính mỗi đối tượng một lần/#), "\(text)")
        let communes = try run("enterprises @an-giang.gpkg bđ --on 2026-11-23 --format csv", language: .english)
        #expect(communes.contains("\"30307\",\"Phường Long Xuyên\",1,0,0,"), "\(communes)")
        let json = try run("enterprises @an-giang.gpkg --on 2026-11-23 --format json")
        let value = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let lines = try #require(value["enterprises"] as? [[String: Any]])
        #expect(lines.map { $0["listed"] as? Bool } == [true, false])
        #expect((value["total"] as? [String: Any])?["points"] as? Int == 2)
    }

    @Test func `a target that somebody adds is judged from then on, and a wrong one leaves all as it was`() throws {
        let dumped = try run("targets dump @an-giang.gpkg")
        let own = """
            {"code": "phone-own", "title": {"vi": "Chỉ tiêu thêm", "en": "Own target"}, "measure": "indicator",
             "indicator": "Tỷ lệ hộ có cáp quang", "comparison": ">=", "threshold": 0.9, "from": "2025-01-01",
             "source": "Phòng Viễn thông"},
            """
        let place = try #require(dumped.range(of: "[\n"))
        let added = dumped.replacingCharacters(in: place, with: "[\n" + own)
        try folder.write(added, to: "them.json")
        try run("targets load @an-giang.gpkg @them.json")
        #expect(try run("explain @an-giang.gpkg 30307 --on 2026-11-23").contains(#/Chỉ tiêu thêm +Đạt +99,9 %/#))
        try folder.write(added.replacing("\"indicator\": \"Tỷ", with: "\"indicater\": \"Tỷ"), to: "sai.json")
        let transcript = Transcript()
        #expect(folder.run("targets load @an-giang.gpkg @sai.json", transcript: transcript) == .failure)
        #expect(
            transcript.told.contains(
                "sai.json, dòng 4: chỉ tiêu “phone-own”, targets.[0].indicater: không có khóa này (có phải là “indicator”?)"
            ),
            "\(transcript.told)")
        #expect(try run("targets dump @an-giang.gpkg") == added)
    }
}
