import Foundation
import HaTangCommands
import RegistryRecords
import SQLiteStore
import Testing

struct EditsCommandTests {
    private let folder: RegistryFolder

    /// A point without staff and Internet, to which a program of SQLite then gives both.
    init() throws {
        folder = try RegistryFolder()
        try folder.write(
            "Mã bưu cục;Tên bưu cục;Loại;Phường/Xã;Có người phục vụ;Internet\n"
                + "P1;Điểm một;bưu cục;Phường Long Xuyên;không;không\n", to: "a.csv")
        _ = try folder.run("import @an-giang.gpkg @a.csv --kind postal --surveyed 2026-03-01")
        try edit("UPDATE postal_points SET staffed = 'yes', internet = 'yes' WHERE code = 'P1'")
    }

    /// Writes as a program does that has the functions of GeoPackage's triggers; no place is touched.
    private func edit(_ statement: String) throws {
        let connection = try Connection(path: folder.file("an-giang.gpkg"), mode: .readWrite)
        for name in ["ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"] {
            try connection.register(function: name, argumentCount: 1) { _ in .integer(0) }
        }
        try connection.execute(statement)
    }

    private func json(_ line: String, expecting status: CommandStatus = .success) throws -> [String: Any] {
        let printed = try folder.run(line + " --format json", expecting: status).printed
        return try #require(try JSONSerialization.jsonObject(with: Data(printed.utf8)) as? [String: Any])
    }

    private func postalVerdict(_ table: [String: Any]) throws -> String? {
        let communes = try #require(table["communes"] as? [[String: Any]])
        let commune = try #require(communes.first { $0["code"] as? String == "30307" })
        return (commune["postal"] as? [String: Any])?["verdict"] as? String
    }

    @Test func `every command says on standard error that edits wait, and they prove nothing`() throws {
        let line = "coverage @an-giang.gpkg --on 2026-05-01"
        let table = try json(line)
        #expect(table["unclaimed_edits"] as? Int == 1)
        #expect(try postalVerdict(table) == "not-proven")
        let told = try folder.run(line).told
        #expect(told.contains("1 bản ghi bị sửa bằng phần mềm khác, chưa ai nhận"), "\(told)")
        #expect(told.contains("hatang edits"))
        let proofs = try folder.run("explain @an-giang.gpkg 30307 --on 2026-05-01 --format json").printed
        #expect(proofs.contains("sửa bằng phần mềm khác, chưa ai nhận"))
    }

    @Test func `edits are listed field by field with an unknown author`() throws {
        let text = try folder.run("edits @an-giang.gpkg --exit-code", width: 200, expecting: .remaining)
        #expect(text.told == "" && text.printed.contains("có người phục vụ"), "\(text.printed)\(text.told)")
        let edit = try #require((try json("edits @an-giang.gpkg")["edits"] as? [[String: Any]])?.first)
        #expect(edit["key"] as? String == "P1" && edit["action"] as? String == "changed")
        #expect(edit["author"] is NSNull)
        #expect((edit["changes"] as? [String: [String]]) == ["staffed": ["no", "yes"], "internet": ["no", "yes"]])
    }

    @Test func `a claim with a day proves, is told in history and explained, and can be undone`() throws {
        let done = try folder.run(
            "edits @an-giang.gpkg --claim --by Tổ-mẫu --surveyed 2026-04-15 --reason sửa-lại --exit-code", width: 200)
        #expect(done.printed.contains("Đã nhận: 1"), "\(done.printed)")
        let line = "coverage @an-giang.gpkg --on 2026-05-01"
        let table = try json(line)
        #expect(try postalVerdict(table) == "met" && table["unclaimed_edits"] as? Int == 0)
        let history = try folder.run("history @an-giang.gpkg P1", width: 240).printed
        #expect(history.contains("sửa ngoài hệ thống, dòng 1 (15/04/2026)"), "\(history)")
        let proofs = try folder.run("explain @an-giang.gpkg 30307 --on 2026-05-01 --format json").printed
        #expect(proofs.contains("sửa ngoài hệ thống"))
        _ = try folder.run("undo @an-giang.gpkg 2")
        #expect(try postalVerdict(try json(line)) == "not-met")
        #expect(try folder.run(line).told == "")
    }

    @Test func `putting back restores the verdict, and what was reported before is still verified`() throws {
        let done = try folder.run("edits @an-giang.gpkg --revert --only P1 --by Sở --exit-code")
        #expect(done.printed.contains("Đã trả về như cũ: 1"), "\(done.printed)")
        #expect(try postalVerdict(try json("coverage @an-giang.gpkg --on 2026-05-01")) == "not-met")
        let history = try folder.run("history @an-giang.gpkg P1", width: 240).printed
        #expect(history.contains("trả lại, bỏ sửa đổi"), "\(history)")
        #expect(try folder.run("edits @an-giang.gpkg").printed.contains("Không có sửa đổi nào"))
    }

    @Test func `a report from before an edit is verified, whatever was edited since`() throws {
        _ = try folder.run("edits @an-giang.gpkg --revert")
        _ = try folder.run("coverage @an-giang.gpkg --on 2026-05-01 --format json --output @truoc.json")
        try edit("UPDATE postal_points SET staffed = 'yes', name = 'Tên khác' WHERE code = 'P1'")
        let verified = try folder.run("verify @truoc.json @an-giang.gpkg", width: 200)
        #expect(!verified.printed.contains("bị sửa đổi"), "\(verified.printed)")
    }

    @Test(arguments: [
        ("--claim", "--by"), ("--claim --revert --by a", "chọn một"), ("--reason a", "--claim"),
        ("--surveyed 2026-01-01 --revert", "--claim"), ("--revert --only KHÔNG", "“KHÔNG”"),
    ])
    func `a wrong word is a usage error`(_ words: String, _ told: String) throws {
        let before = try folder.contents()["an-giang.gpkg"]
        let answer = try folder.run("edits @an-giang.gpkg \(words)", expecting: .usage)
        #expect(answer.told.contains(told), "\(answer.told)")
        if !words.contains("KHÔNG") { #expect(try folder.contents()["an-giang.gpkg"] == before) }
    }
}
