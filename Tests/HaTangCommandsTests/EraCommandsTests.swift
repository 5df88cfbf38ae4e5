import Foundation
import HaTangCommands
import RegistryRecords
import TestWitnesses
import Testing

/// The communes before July 2025 from the command line.
struct EraCommandsTests {
    private let folder: RegistryFolder

    init() throws {
        folder = try RegistryFolder()
    }

    private func run(
        _ line: String, language: Language = .vietnamese, expecting status: CommandStatus = .success
    ) throws -> Transcript {
        try folder.run(line, language: language, width: 200, expecting: status)
    }

    private func object(_ line: String) throws -> [String: Any] {
        let printed = try run(line).printed
        return try #require(try JSONSerialization.jsonObject(with: Data(printed.utf8)) as? [String: Any])
    }

    @Test(arguments: [("89", 155), ("91", 143)])
    func `a new registry has tables of the old provinces`(province: String, count: Int) throws {
        let table = try object("coverage @an-giang.gpkg --era 2024 --province \(province) --format json")
        #expect((table["communes"] as? [Any])?.count == count && table["era"] as? String == "2024")
        let text = try run("coverage @an-giang.gpkg --on 2024-05-01 --province \(province)").printed
        #expect(text.contains(province == "89" ? "Tỉnh An Giang (89)" : "Tỉnh Kiên Giang (91)"), "\(text.prefix(300))")
    }

    @Test func `a registry without them says so, and an upgrade adds them`() throws {
        _ = try run("init @moi.gpkg --province 91 --no-former --geodata GEODATA")
        for (language, words) in [
            (Language.vietnamese, "hatang upgrade CSDL --former"), (.english, "REGISTRY --former"),
        ] {
            let told = try run("coverage @moi.gpkg --era 2024", language: language, expecting: .failure).told
            #expect(told.contains(words), "\(told)")
        }
        let added = try run("upgrade @moi.gpkg --former --geodata GEODATA", language: .english).told
        #expect(added.contains("Added 298 communes before 1 July 2025, 298 with schematic boundaries"), "\(added)")
        let table = try object("coverage @moi.gpkg --era 2024 --format json")
        #expect((table["communes"] as? [Any])?.count == 298 && table["boundary_quality"] as? String == "schematic")
        let again = try run("upgrade @moi.gpkg --former --geodata GEODATA", language: .english).told
        #expect(!again.contains("Added"), "\(again)")
    }

    @Test func `the bridge is text, CSV and JSON, in both languages`() throws {
        try folder.write(
            "Mã bưu cục;Loại;Phường/Xã\n1;bưu cục;Xã Mỹ Khánh, TP Long Xuyên\n2;bưu cục;Phường Bình Đức\n",
            to: "diem.csv")
        _ = try run("import @an-giang.gpkg @diem.csv --kind postal --surveyed 2026-03-01")
        let bridge = try object("bridge @an-giang.gpkg --on 2026-11-23 --format json")
        let lines = try #require(bridge["lines"] as? [[String: Any]])
        func count(_ old: String?, _ new: String) -> Int? {
            lines.first {
                ($0["old"] as? [String: Any])?["code"] as? String == old
                    && ($0["new"] as? [String: Any])?["code"] as? String == new
            }?["postal_points"] as? Int
        }
        #expect(count("30310", "30292") == 1 && count(nil, "30292") == 1)
        #expect(Set(lines.compactMap { $0["basis"] as? String }) == ["whole", "geometry", "split"])
        let text = try run("bridge @an-giang.gpkg --on 2026-11-23").printed
        #expect(text.contains("298 xã cũ, 102 xã mới.") && text.contains("— Tỉnh Kiên Giang (91) —"))
        #expect(text.contains("Chia tách, chưa xác định được"))
        let english = try run("bridge @an-giang.gpkg --on 2026-11-23", language: .english).printed
        #expect(english.contains("298 old communes, 102 of today.") && english.contains("Split or merged, not told"))
        let csv = try run("bridge @an-giang.gpkg --province 89 --format csv").printed
        let rows = csv.split(separator: "\r\n").dropFirst()
        #expect(rows.count { $0.hasPrefix("\"89\"") } == 159 && rows.allSatisfy { !$0.hasPrefix("\"91\"") })
    }

    @Test(arguments: [
        ("--province 99", "Không có tỉnh “99”", "no province “99”"),
        ("--province 88", "91 Tỉnh Kiên Giang", "89 Tỉnh An Giang"),
        ("--from-era 1999", "Không có thời kỳ “1999”", "no era “1999”"),
    ])
    func `a wrong word is told with what there is`(words: String, vi: String, en: String) throws {
        for (language, part) in [(Language.vietnamese, vi), (.english, en)] {
            let told = try run("bridge @an-giang.gpkg \(words)", language: language, expecting: .usage).told
            #expect(told.contains(part), "\(told)")
        }
    }
}
