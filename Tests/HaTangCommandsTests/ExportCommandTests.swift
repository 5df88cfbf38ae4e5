import Foundation
import HaTangCommands
import RegistryRecords
import TestWitnesses
import Testing

/// `hatang export --open-data`.
struct ExportCommandTests {
    private let folder: RegistryFolder
    private static let heading =
        "Mã bưu cục;Tên bưu cục;Loại;Vĩ độ;Kinh độ;Phường/Xã;Có người phục vụ;Internet;Điện thoại;Dịch vụ;Địa chỉ\n"

    init() throws {
        folder = try RegistryFolder()
    }

    /// What `Tests/OpenData/check_pack.py` finds in a pack.
    private struct Facts: Decodable {
        var faults: [String]
        var rows: [String: Int]
        var layers: [String: Int]
    }

    private func facts(of pack: String) throws -> Facts {
        let script = RegistryFolder.package + "/Tests/OpenData/check_pack.py"
        return try JSONDecoder().decode(
            Facts.self, from: Data(try Tool.output(of: Tool.python, script, folder.file(pack)).utf8))
    }

    private func importPoints() throws {
        try folder.write(
            Self.heading
                + "880100;=Bưu cục Long Xuyên;bưu cục;10,3864;105,4351;Phường Long Xuyên;x;có;0912 345 678;chuyển phát;số 1\n"
                + "880200;Điểm BĐ-VHX;BĐ-VHX;10,4149;105,4272;Mỹ Hòa Hưng;x;;;gọi 0987.654.321;hop-thu@example.org\n"
                + "-5;- Đại lý;đại lý;;;Phường Long Xuyên;không;không rõ;;;\n", to: "so-rieng.csv")
        _ = try folder.run(
            "import @an-giang.gpkg @so-rieng.csv --kind postal --surveyed 2026-03-01 --inspector Người-Khảo-Sát-Mẫu")
    }

    @Test(.enabled(if: Tool.hasPython, "python3 is not installed"))
    func `a pack holds to its own metadata, and no personal text is anywhere in it`() throws {
        try importPoints()
        let transcript = try folder.run(
            "export @an-giang.gpkg --open-data @mo --on 2026-11-23 --issued 2026-11-24 --publisher Đơn-vị-mẫu --licence CC-BY-4.0"
        )
        #expect(transcript.told.contains("postal_points.phone: số điện thoại"))
        #expect(transcript.told.contains("2 ô giống số điện thoại hoặc thư điện tử"))
        let facts = try facts(of: "mo")
        #expect(facts.faults == [])
        #expect(facts.rows["communes.csv"] == 102)
        #expect(facts.rows["coverage.csv"] == 102)
        #expect(facts.rows["postal_points.csv"] == 3)
        #expect(facts.layers["postal_points.geojson"] == 3)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.file("mo")) {
            let text = try String(contentsOfFile: folder.file("mo/" + name), encoding: .utf8)
            let personal = [
                "0912 345 678", "0912345678", "345 678", "654.321", "example.org", "Người-Khảo-Sát", "so-rieng",
            ]
            #expect(personal.filter(text.contains) == [], "\(name)")
        }
        #expect(
            !(try String(contentsOfFile: folder.file("mo/csv-metadata.json"), encoding: .utf8)).contains("\"phone\""))
        let table = try String(contentsOfFile: folder.file("mo/postal_points.csv"), encoding: .utf8)
        #expect(table.contains("\"'=Bưu cục Long Xuyên\""))
        #expect(table.contains("\"'- Đại lý\""))
        #expect(table.contains(",\"-5\","))
    }

    @Test(.enabled(if: Tool.hasGDAL, "GDAL's commands are not installed"))
    func `GDAL reads every layer with as many features as its table has rows`() throws {
        try importPoints()
        _ = try folder.run("export @an-giang.gpkg --open-data @mo --on 2026-11-23")
        for (name, count) in try facts(of: "mo").layers {
            let told = try Tool.output(of: "/usr/bin/ogrinfo", "-ro", "-so", "-al", folder.file("mo/" + name))
            #expect(told.contains("Feature Count: \(count)\n"), "\(name): \(told)")
        }
    }

    @Test func `a folder that is there is refused, and only a pack is ever replaced`() throws {
        _ = try folder.run("export @an-giang.gpkg --open-data @mo --on 2026-11-23")
        let refused = try folder.run("export @an-giang.gpkg --open-data @mo --on 2026-11-23", expecting: .failure)
        #expect(refused.told.contains("--overwrite"))
        try folder.write("x", to: "mo/cu.txt")
        _ = try folder.run("export @an-giang.gpkg --open-data @mo --on 2026-11-23 --overwrite")
        #expect(!FileManager.default.fileExists(atPath: folder.file("mo/cu.txt")))
        #expect(FileManager.default.fileExists(atPath: folder.file("mo/dcat.jsonld")))
        try folder.write("giữ lại", to: "folder/viec-khac.txt")
        let kept = try folder.run(
            "export @an-giang.gpkg --open-data @folder --overwrite", language: .english, expecting: .failure)
        #expect(kept.told.contains("is no open-data pack"))
        #expect(FileManager.default.fileExists(atPath: folder.file("folder/viec-khac.txt")))
        let leftovers = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.contains(".part-") || $0.contains(".old-") }
        #expect(leftovers == [])
    }

    @Test func `another list decides what is left out, and a wrong one is refused by its line`() throws {
        try importPoints()
        try folder.write(
            "table,field,reason_vi,reason_en,valid_from\npostal_points,address,thử,trial,2025-01-01\n"
                + "settlements,*,thử,trial,2025-01-01\ncells,*,thử,trial,2100-01-01\n", to: "bo.csv")
        _ = try folder.run("export @an-giang.gpkg --open-data @mo --on 2026-11-23 --left-out @bo.csv")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.file("mo"))
        #expect(!names.contains("settlements.csv"))
        #expect(names.contains("cells.csv"))
        let table = try String(contentsOfFile: folder.file("mo/postal_points.csv"), encoding: .utf8)
        #expect(!table.contains("\"address\""))
        try folder.write("table,field,reason_vi,reason_en,valid_from\npostal_points,fone,a,b,\n", to: "sai.csv")
        let wrong = try folder.run(
            "export @an-giang.gpkg --open-data @khac --left-out @sai.csv", expecting: .failure)
        #expect(wrong.told.contains("sai.csv") && wrong.told.contains("field"), "\(wrong.told)")
        #expect(!FileManager.default.fileExists(atPath: folder.file("khac")))
    }
}
