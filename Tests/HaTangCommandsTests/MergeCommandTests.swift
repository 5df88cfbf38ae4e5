import Foundation
import HaTangCommands
import RegistryRecords
import Testing

struct MergeCommandTests {
    private let folder: RegistryFolder

    /// A registry with a point, and a copy; both then state another phone number of one day.
    init() throws {
        folder = try RegistryFolder()
        let header = "Mã bưu cục;Tên bưu cục;Loại;Phường/Xã;Điện thoại\n"
        try take(header + "P1;Điểm một;bưu cục;Phường Long Xuyên;1\n", as: "goc.csv", day: "2026-03-01", "an-giang")
        try FileManager.default.copyItem(atPath: folder.file("an-giang.gpkg"), toPath: folder.file("to.gpkg"))
        try take(header + "P1;Điểm một;bưu cục;Phường Long Xuyên;2\n", as: "a.csv", day: "2026-04-01", "an-giang")
        try take(header + "P1;Điểm một;bưu cục;Phường Long Xuyên;3\n", as: "b.csv", day: "2026-04-01", "to")
        _ = try folder.run("changes @to.gpkg --output @to.changes --by Tổ-1")
    }

    private func take(_ text: String, as name: String, day: String, _ registry: String) throws {
        try folder.write(text, to: name)
        _ = try folder.run("import @\(registry).gpkg @\(name) --kind postal --surveyed \(day) --inspector \(registry)")
    }

    @Test func `changes are shown field by field, and as JSON`() throws {
        let text = try folder.run("changes @to.gpkg", language: .english).printed
        #expect(text.contains("0 records made, 1 changed, 0 gone; 1 surveys"), "\(text)")
        #expect(text.contains("P1") && text.contains("b.csv (to)"), "\(text)")
        let json = try folder.run("changes @to.gpkg --format json").printed
        let document = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let records = try #require(document["records"] as? [[String: Any]])
        #expect(records.first?["changes"] as? [String: [String]] == ["phone": ["1", "3"]])
        #expect(folder.run("changes @to.gpkg --since 99", transcript: Transcript()) == .failure)
    }

    @Test func `a conflict is listed, decided in the table, and merged`() throws {
        let before = try folder.contents()["an-giang.gpkg"]
        let line = "merge @an-giang.gpkg @to.changes"
        let refused = try folder.run(line + " --conflicts @mau-thuan.csv", expecting: .failure)
        #expect(refused.printed.contains("Mâu thuẫn: 1") && refused.printed.contains("phone"))
        #expect(refused.told.contains("1 mâu thuẫn chưa được quyết định; chưa ghi gì"))
        #expect(try folder.contents()["an-giang.gpkg"] == before)
        // Nobody has filled it in.
        _ = try folder.run(line + " --decide @mau-thuan.csv", expecting: .failure)
        let table = try String(contentsOfFile: folder.file("mau-thuan.csv"), encoding: .utf8)
        try folder.write(table.replacing(/,\r\n$/, with: ",\"there\"\r\n"), to: "mau-thuan.csv")
        let trial = try folder.run(line + " --decide @mau-thuan.csv --dry-run")
        #expect(trial.printed.contains("Chỉ thử, chưa ghi gì"))
        let merged = try folder.run(line + " --decide @mau-thuan.csv --by Sở --format json").printed
        #expect(merged.contains(#""written": true"#) && merged.contains(#""decision":"there""#), "\(merged)")
        #expect(try folder.run("history @an-giang.gpkg P1").printed.contains("to"))
        #expect(try folder.run(line).printed.contains("đã hợp nhất từ trước"))
    }

    @Test(arguments: [
        ("merge @an-giang.gpkg @a.csv", "không phải tệp thay đổi"), ("merge @an-giang.gpkg @nothing", "không có tệp"),
        ("merge @an-giang.gpkg @to.changes --decide @a.csv", "thiếu cột “table”"),
    ])
    func `what is no file of changes, or no table of decisions, is refused`(_ line: String, _ told: String) throws {
        #expect(try folder.run(line, expecting: .failure).told.contains(told))
    }
}
