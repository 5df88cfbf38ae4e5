import Foundation
import HaTangCommands
import Testing

/// What `preview` and `import` write besides: the mapping and the findings for the sender.
struct SurveyOutputsTests {
    private let folder: RegistryFolder

    init() throws {
        folder = try RegistryFolder()
        try folder.write(
            "Mã bưu cục;Tên bưu cục;Phường/Xã;Có người phục vụ;Ghi riêng\n"
                + "001;Một;Phường Long Xuyên;x;không\n002;Hai;Phường Long Xuyên;có lẽ;x\n", to: "a.csv")
    }

    private func run(_ line: String) throws -> Transcript {
        let transcript = Transcript()
        let status = folder.run(line, transcript: transcript)
        try #require(status == .success, "\(transcript.told)")
        return transcript
    }

    private func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: folder.file(name))), as: UTF8.self)
    }

    @Test func `a saved mapping, edited, is what the next preview and import go by`() throws {
        _ = try run("preview @an-giang.gpkg @a.csv --kind postal --save-mapping @m.json --sender VNPost")
        let saved = try text("m.json")
        #expect(saved.contains(#""sender": "VNPost""#) && saved.contains(#""heading": "Ghi riêng", "canonical": null"#))
        try folder.write(
            saved.replacing(
                #""heading": "Ghi riêng", "canonical": null"#, with: #""heading": "Ghi riêng", "canonical": "internet""#
            ),
            to: "m.json")
        let line = "@an-giang.gpkg @a.csv --kind postal --mapping @m.json"
        let preview = try run("preview \(line)")
        #expect(preview.printed.contains(#/Ghi riêng +internet/#), "\(preview.printed)")
        let digest = try #require(preview.printed.firstMatch(of: #/Mã kế hoạch: ([0-9a-f]+)/#)?.1)
        let taken = try run("import \(line) --plan \(digest.prefix(12))")
        #expect(taken.printed == preview.printed)
        #expect(try run("import \(line)").told.contains("đã được nhập"))
    }

    @Test func `findings go back as a sheet, as CSV and as JSON, and the sheet can come again`() throws {
        _ = try run("preview @an-giang.gpkg @a.csv --kind postal --errors @loi.csv")
        #expect(try text("loi.csv").contains("có lẽ"))
        _ = try run("preview @an-giang.gpkg @a.csv --kind postal --errors @loi.json")
        #expect(try text("loi.json").contains(#""value":"có lẽ""#))
        let told = try run("import @an-giang.gpkg @a.csv --kind postal --errors @loi.xlsx").told
        #expect(told.contains("loi.xlsx"))
        #expect(try Data(contentsOf: URL(filePath: folder.file("loi.xlsx"))).prefix(2) == Data("PK".utf8))
        // It is read as it is: its summary is no table, and the rows are known.
        let again = try run("preview @an-giang.gpkg @loi.xlsx --kind postal")
        #expect(again.printed.contains("Dòng: 2 – tạo mới 0, cập nhật 0, không đổi 1, cách ly 1"), "\(again.printed)")
    }
}
