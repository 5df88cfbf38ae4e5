import Foundation
import HaTangCommands
import RegistryRecords
import Testing

/// `coverage --evidence`, `explain` and `--set` from the command line.
struct EvidenceCommandTests {
    private let folder: RegistryFolder

    init() throws {
        folder = try RegistryFolder()
        try folder.write(
            """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"valid_from":"2026-01-01"},
            "geometry":{"type":"Polygon","coordinates":[[[105.2,10.2],[105.6,10.2],[105.6,10.5],[105.2,10.5],[105.2,10.2]]]}}]}
            """, to: "vung.geojson")
        try folder.write(
            "Ngày giờ;Vĩ độ;Kinh độ;Mức thu (dBm);Download (Mbps)\n20/11/2026 08:00;10.3864;105.4351;-95;45\n"
                + "20/11/2026 08:01;10.3864;105.4351;-115;15\n", to: "do.csv")
    }

    private func run(_ line: String, language: Language = .vietnamese) throws -> Transcript {
        let transcript = Transcript()
        let status = folder.run(line, language: language, width: 160, transcript: transcript)
        try #require(status == .success, "\(transcript.told)")
        return transcript
    }

    private func fill() throws {
        _ = try run(
            "import @an-giang.gpkg @vung.geojson --kind claim --set operator=Viettel --set technology=4G --surveyed 2026-02-01"
        )
        _ = try run("import @an-giang.gpkg @do.csv --kind sample --set operator=viettel --set technology=LTE")
    }

    @Test func `the table has claims, computed coverage and samples side by side`() throws {
        try fill()
        let line = "coverage @an-giang.gpkg --evidence --on 2026-11-23"
        let table = try run(line + " --operator all").printed
        #expect(
            table.contains("Mẫu đo: từ 24/10/2026, 31 ngày; mỗi xã cần 300 mẫu; tín hiệu tốt từ -110 dBm"), "\(table)")
        let any =
            #/30307 +Phường Long Xuyên +mọi doanh nghiệp +4G +diện tích +100,0 % +0,0 % +2 +298 +-105,0 +50,0 % +30,0 +50,0 %/#
        #expect(table.contains(any), "\(table)")
        #expect(table.contains(#/30307 +Phường Long Xuyên +Viettel +4G +diện tích +100,0 % +0,0 % +2 +298/#))
        #expect(!table.contains("5G"), "nobody claims or measured it")
        let csv = try run(line + " --format csv").printed
        let cells = try #require(csv.split(separator: "\r\n").first { $0.hasPrefix("\"30307\"") }).split(
            separator: ",", omittingEmptySubsequences: false)
        #expect(
            cells[5...7] == ["1", "1.0", ""] && cells[14...19] == ["2", "298", "-105.0", "0.5", "30.0", "0.5"],
            "\(cells)")
        let json = try run(line + " --format json").printed
        let value = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect((value["sample_rule"] as? [String: Any])?["floor"] as? Int == 300)
        let rows = try #require(value["rows"] as? [[String: Any]])
        let row = try #require(rows.first { $0["code"] as? String == "30307" && $0["technology"] as? String == "4G" })
        #expect((row["claimed"] as? [String: Any])?["area_share"] as? Double == 1)
        #expect((row["measured"] as? [String: Any])?["median_rsrp_dbm"] as? Double == -105)
        #expect((row["computed"] as? [String: Any])?["high"] as? Double == 0)

        let whole = try run("coverage @an-giang.gpkg --on 2026-11-23 --format json --operator Viettel").printed
        #expect(whole.contains(#""claimed":{"4G":{"claims":1,"area_share":1.0,"#))
        #expect(whole.contains(#""measured":{"4G":{"samples":2,"missing":298,"median_rsrp_dbm":-105.0,"#))
        #expect(whole.contains(#""claimed":{"4G":{"claims":0,"area_share":0.0,"#), "communes that no claim reaches")
    }

    @Test func `every figure opens in the explanation`() throws {
        try fill()
        let text = try run("explain @an-giang.gpkg 30307 --on 2026-11-23").printed
        #expect(text.contains("Vùng phủ công bố tới xã: 1") && text.contains("Mẫu đo trong xã: 2"))
        #expect(text.contains(#/Viettel +4G .*100,0 % +01\/01\/2026 .*vung.geojson +2/#), "\(text)")
        #expect(text.contains(#/viettel +4G +2 +-115 đến -95 +15 đến 45 +2–3/#), "\(text)")
        let json = try run("explain @an-giang.gpkg 30307 --on 2026-11-23 --format json").printed
        #expect(json.contains(#""rsrp_dbm":-115.0,"download_mbps":15.0,"upload_mbps":null,"#))
        #expect(json.contains(#""time":"08:01","#) && json.contains(#""row":3,"#))
    }

    @Test func `without claims and samples the table says so`() throws {
        let printed = try run("coverage @an-giang.gpkg --evidence --on 2026-11-23", language: .english).printed
        #expect(printed.contains("No claimed area reaches these communes"))
    }

    @Test(arguments: [
        ("import @an-giang.gpkg @do.csv --kind sample --set technology", "--set cần TRƯỜNG=GIÁ_TRỊ"),
        ("import @an-giang.gpkg @do.csv --kind sample --set =4G", "--set cần TRƯỜNG=GIÁ_TRỊ"),
        ("import @an-giang.gpkg @do.csv --kind sample --set tecnology=4G", "có phải «technology»?"),
        ("import @an-giang.gpkg @do.csv --kind postal --set technology=4G", "loại postal không có trường «technology»"),
        ("import @an-giang.gpkg @do.csv --kind sample --set technology=4G --set technology=5G", "chỉ được ghi một lần"),
        ("import @an-giang.gpkg @do.csv --kind sample --set technology=6G", "--set technology=6G: Giá trị không có"),
        ("preview @an-giang.gpkg @do.csv --kind sample --set technology=4G --set rsrp_dbm=-90", "cột “Mức thu (dBm)”"),
        ("preview @an-giang.gpkg @do.csv --kind sample", "ghi --set technology=…"),
        ("coverage @an-giang.gpkg --evidence --format geojson", "--evidence không dùng với --format geojson"),
    ])
    func `a wrong word is told in one line`(line: String, told: String) throws {
        let before = try folder.contents()
        let transcript = Transcript()
        #expect(folder.run(line, transcript: transcript) == .usage)
        #expect(
            transcript.told.contains(told) && transcript.told.filter { $0 == "\n" }.count == 1, "\(transcript.told)")
        #expect(try folder.contents() == before)
    }
}
