import Foundation
import HaTangCommands
import RegistryRecords
import TestWitnesses
import Testing

/// `hatang verify` over the reports of a small registry.
struct VerifyCommandTests {
    private let folder: RegistryFolder

    init() throws {
        folder = try RegistryFolder()
        try folder.write(try WorkedExampleTests.survey(), to: "buu-cuc.csv")
        _ = try folder.run("import @an-giang.gpkg @buu-cuc.csv --kind postal --surveyed 2026-11-20")
    }

    private func write(_ form: String) throws {
        _ = try folder.run("coverage @an-giang.gpkg --on 2026-11-23 --format \(form) --output @r.\(form)")
    }

    @Test(arguments: ["xlsx", "html", "json"])
    func `every form of the report is verified, and by its first changed value refused`(_ form: String) throws {
        try write(form)
        #expect(try folder.run("verify @r.\(form) @an-giang.gpkg").printed.hasPrefix("ĐÚNG: mọi ô khớp"))
        switch form {
        case "xlsx":
            guard Tool.hasOpenpyxl else { return }
            let script = """
                import sys, openpyxl
                book = openpyxl.load_workbook(sys.argv[1])
                book["Theo xã"]["F9"] = 41
                book.save(sys.argv[1])
                """
            try Tool.output(of: Tool.python, "-c", script, folder.file("r.xlsx"))
        default:
            let text = try String(contentsOfFile: folder.file("r.\(form)"), encoding: .utf8)
            let name = form == "html" ? ">Phường Bình Đức<" : "\"Phường Bình Đức\""
            try #require(text.contains(name))
            let place = try #require(text.range(of: name, options: form == "html" ? .backwards : []))
            let forged = text.replacingCharacters(in: place, with: name.replacing("Bình Đức", with: "Đức Bình"))
            try folder.write(forged, to: "r.\(form)")
        }
        let altered = try folder.run("verify @r.\(form) @an-giang.gpkg", expecting: .failure).printed
        #expect(altered.hasPrefix("ĐÃ BỊ SỬA: 1 ô khác với cơ sở dữ liệu ở phiên bản "), "\(altered)")
        #expect(altered.contains(form == "xlsx" ? "41" : "Phường Đức Bình"), "\(altered)")
        if form == "xlsx" { #expect(altered.contains("F9") && altered.contains("Phường Bình Đức")) }
    }

    @Test func `newer facts leave a report genuine, in both languages and for scripts`() throws {
        try write("xlsx")
        try folder.write("Mã bưu cục;Tên bưu cục;Loại;Phường/Xã\n9;Chín;bưu cục;Phường Long Xuyên\n", to: "moi.csv")
        _ = try folder.run("import @an-giang.gpkg @moi.csv --kind postal --surveyed 2026-11-21")
        let vietnamese = try folder.run("verify @r.xlsx @an-giang.gpkg").printed
        #expect(vietnamese.hasPrefix("ĐÚNG, nhưng đã có số liệu mới hơn"))
        #expect(vietnamese.contains("nhập moi.csv (điểm phục vụ bưu chính, khảo sát 21/11/2026): 1 tạo mới"))
        #expect(vietnamese.contains("Phường Long Xuyên"))
        let english = try folder.run("verify @r.xlsx @an-giang.gpkg", language: .english).printed
        #expect(english.hasPrefix("GENUINE, but there are newer facts"))
        struct Answer: Decodable {
            struct Cell: Decodable { var cell: String? }
            struct Since: Decodable { var cells: [Cell] }
            var standing: String
            var genuine: Bool
            var since: Since
        }
        let json = try folder.run("verify @r.xlsx @an-giang.gpkg --format json").printed
        let answer = try JSONDecoder().decode(Answer.self, from: Data(json.utf8))
        #expect(answer.standing == "genuine-older" && answer.genuine && !answer.since.cells.isEmpty)
    }

    @Test(arguments: [
        ("verify @buu-cuc.csv @an-giang.gpkg", CommandStatus.failure, "“buu-cuc.csv” không kiểm chứng được"),
        ("verify @none.xlsx @an-giang.gpkg", .failure, "không đọc được tệp"),
        ("verify @sheets.xlsx @an-giang.gpkg", .failure, "không có niêm phong"),
        ("verify @sheets.xlsx @cut.gpkg", .failure, "bị cắt cụt"),
        ("coverage @an-giang.gpkg --format xlsx", .usage, "--output bao-cao.xlsx"),
        ("coverage @an-giang.gpkg --format xlsx --operator all --output @a.xlsx", .usage, "--operator"),
    ])
    func `what cannot be verified or written is told in one sentence`(
        _ line: String, _ status: CommandStatus, _ told: String
    ) throws {
        let transcript = try folder.run(line, expecting: status)
        #expect((transcript.told + transcript.printed).contains(told))
    }
}
