import Foundation
import HaTangCommands
import RegistryRecords
import Testing

struct UndoCommandTests {
    private let folder: RegistryFolder

    /// Two points, then one of them again and a third one.
    init() throws {
        folder = try RegistryFolder()
        let header = "Mã bưu cục;Tên bưu cục;Loại;Phường/Xã;Có người phục vụ;Internet\n"
        try take(
            header + "P1;Điểm một;bưu cục;Phường Long Xuyên;có;có\nP2;Điểm hai;bưu cục;Phường Long Xuyên;có;có\n",
            as: "lan-1.csv", day: "2026-03-01")
        try take(
            header + "P2;Điểm hai mới;bưu cục;Phường Long Xuyên;không;có\nP3;Điểm ba;bưu cục;Mỹ Thới;có;có\n",
            as: "lan-2.csv", day: "2026-04-01")
    }

    private func take(_ text: String, as name: String, day: String) throws {
        try folder.write(text, to: name)
        _ = try folder.run("import @an-giang.gpkg @\(name) --kind postal --surveyed \(day) --inspector Tổ-mẫu")
    }

    private func json(_ line: String, expecting status: CommandStatus = .success) throws -> [String: Any] {
        let printed = try folder.run(line + " --format json", expecting: status).printed
        return try #require(try JSONSerialization.jsonObject(with: Data(printed.utf8)) as? [String: Any])
    }

    private func registry() throws -> Data? { try folder.contents()["an-giang.gpkg"] }

    @Test func `the list tells which import can be undone, and what rests on the others`() throws {
        let before = try registry()
        let text = try folder.run("undo @an-giang.gpkg", width: 200).printed
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines[2].contains("lan-2.csv") && lines[2].hasSuffix("được"), "the newest first: \(text)")
        #expect(lines[3].contains("không: lan-2.csv, dòng 2 (01/04/2026)"), "\(text)")
        let surveys = try #require(try json("undo @an-giang.gpkg")["surveys"] as? [[String: Any]])
        #expect(surveys.map { $0["number"] as? Int } == [2, 1])
        #expect(surveys.map { $0["can_be_undone"] as? Bool } == [true, false])
        #expect(try registry() == before)
    }

    @Test func `an import on which others rest is refused with every row, and nothing is written`() throws {
        let before = try registry()
        let told = try folder.run("undo @an-giang.gpkg 1", width: 200, expecting: .failure)
        #expect(told.printed.contains("đã dùng ở 1 chỗ"), "\(told.printed)")
        #expect(told.told.contains("Hãy hoàn tác trước, theo thứ tự: lan-2.csv (2)."), "\(told.told)")
        let value = try json("undo @an-giang.gpkg lan-1.csv", expecting: .failure)
        let use = try #require((value["uses"] as? [[String: Any]])?.first)
        #expect(use["key"] as? String == "P2" && use["row"] as? Int == 3)
        #expect(use["by_file"] as? String == "lan-2.csv" && use["by_row"] as? Int == 2)
        #expect(use["reason"] as? String == "later-survey")
        #expect(value["undone"] as? Bool == false)
        #expect(try registry() == before)
    }

    @Test func `undoing brings back the figures, is told in history, and frees the file`() throws {
        let figures = "coverage @an-giang.gpkg --on 2026-05-01 --format json --output"
        _ = try folder.run("undo @an-giang.gpkg 2 --dry-run")
        _ = try folder.run("\(figures) @giua.json")
        let done = try folder.run("undo @an-giang.gpkg lan-2.csv --by Phòng-mẫu", width: 200)
        for words in ["Đã bỏ: 1 điểm", "Đã trả về như trước: 1 điểm", "Đã hoàn tác"] {
            #expect(done.printed.contains(words), "\(words): \(done.printed)")
        }
        let history = try folder.run("history @an-giang.gpkg P2", width: 240).printed
        for words in ["cập nhật (đã hoàn tác)", "hoàn tác việc nhập", "lan-2.csv, dòng 2", "Phòng-mẫu"] {
            #expect(history.contains(words), "\(words): \(history)")
        }
        #expect(
            try folder.run("history @an-giang.gpkg P3", width: 240).printed.contains("đã bỏ khi hoàn tác việc nhập"))
        let list = try folder.run("undo @an-giang.gpkg", width: 200).printed
        #expect(list.contains("đã hoàn tác ở phiên bản"))
        #expect(try folder.run("undo @an-giang.gpkg 2", expecting: .failure).told.contains("đã được hoàn tác"))
        // What was reported between is still verified, from what was known then.
        let verified = try folder.run("verify @giua.json @an-giang.gpkg", width: 200).printed
        #expect(!verified.contains("lan-2.csv"), "an import that was undone is no news: \(verified)")

        let again = "import @an-giang.gpkg @lan-2.csv --kind postal --surveyed 2026-04-01"
        #expect(try folder.run(again).told.contains("Đã ghi"))
        #expect(try folder.run("undo @an-giang.gpkg lan-2.csv --dry-run").printed.contains("Đợt 3"))
    }

    @Test func `after undoing every import the tables are those of an empty registry`() throws {
        let table = "coverage @an-giang.gpkg --on 2026-05-01 --format csv"
        let other = try RegistryFolder()
        // But for the version, which stands behind the name of the registry.
        func figures(_ folder: RegistryFolder) throws -> String {
            try folder.run(table).printed.replacing(#/"[0-9a-f]{32}",[0-9]+,/#, with: "")
        }
        let empty = try figures(other)
        #expect(try figures(folder) != empty)
        for number in [2, 1] { _ = try folder.run("undo @an-giang.gpkg \(number)") }
        #expect(try figures(folder) == empty)
    }

    @Test(arguments: [
        ("3", "Không có đợt khảo sát “3” (có 2 đợt)"), ("lan", "Không có đợt khảo sát “lan”"),
        ("0", "“0”"), ("khong-co.csv", "hatang undo CSDL"),
    ])
    func `a name of no survey is a usage error`(_ name: String, _ words: String) throws {
        let told = try folder.run("undo @an-giang.gpkg \(name)", expecting: .usage).told
        #expect(told.contains(words), "\(told)")
    }

    @Test func `a file under two options is asked for by its number`() throws {
        _ = try folder.run("import @an-giang.gpkg @lan-2.csv --kind postal --surveyed 2026-04-02")
        let told = try folder.run("undo @an-giang.gpkg lan-2.csv", expecting: .usage).told
        #expect(told.contains("ghi số thứ tự: 2, 3"), "\(told)")
    }
}
