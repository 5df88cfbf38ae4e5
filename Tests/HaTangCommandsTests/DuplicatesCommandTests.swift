import HaTangCommands
import RegistryRecords
import Testing

struct DuplicatesCommandTests {
    private let folder: RegistryFolder

    init() throws {
        folder = try RegistryFolder()
        let header = "Mã bưu cục;Tên bưu cục;Loại;Vĩ độ;Kinh độ;Phường/Xã\n"
        for (name, row) in [
            ("a.csv", "880100;Bưu cục Long Xuyên;bưu cục;10,3864;105,4351;Phường Long Xuyên\n"),
            ("b.csv", "880999;BC Long Xuyên;bưu cục;10,3865;105,4352;Phường Long Xuyên\n"),
        ] {
            try folder.write(header + row, to: name)
            let transcript = Transcript()
            let line = "import @an-giang.gpkg @\(name) --kind postal --surveyed 2026-05-01"
            try #require(folder.run(line, transcript: transcript) == .success, "\(transcript.told)")
        }
    }

    @Test func `pairs are listed, and nothing is written without being told`() throws {
        let before = try folder.contents()["an-giang.gpkg"]
        let transcript = Transcript()
        #expect(folder.run("duplicates @an-giang.gpkg --exit-code", transcript: transcript) == .remaining)
        #expect(transcript.printed.contains("880100") && transcript.printed.contains("b.csv, dòng 2"))
        #expect(transcript.printed.contains("--merge 880100=880999"))
        #expect(try folder.contents()["an-giang.gpkg"] == before)
        let other = Transcript()
        #expect(folder.run("duplicates @an-giang.gpkg --kind bts --exit-code", transcript: other) == .success)
        let json = Transcript()
        #expect(folder.run("duplicates @an-giang.gpkg --format json", transcript: json) == .success)
        #expect(json.printed.contains(#""pairs": ["#))
    }

    @Test func `merging tells what it did and lists what is left`() throws {
        let transcript = Transcript()
        let line = "duplicates @an-giang.gpkg --merge 880999=880100 --by Sở --exit-code"
        #expect(folder.run(line, transcript: transcript) == .success)
        #expect(transcript.told == "Đã gộp 880100 vào 880999.\n")
        #expect(transcript.printed.hasPrefix("Có thể trùng: 0 cặp trong 1 đối tượng"))
    }

    @Test(arguments: [
        ("--merge 880100", "GIỮ=BỎ"), ("--merge 880100=", "GIỮ=BỎ"), ("--merge a=b=c", "uuid"),
        ("--merge 880100=1", "Không có đối tượng nào mang mã hoặc uuid “1”"),
        ("--merge 880100=880100", "gộp vào chính nó"), ("--kind tram", "tram"),
    ])
    func `a wrong word is a usage error and nothing is written`(_ words: String, _ told: String) throws {
        let before = try folder.contents()["an-giang.gpkg"]
        let transcript = Transcript()
        #expect(folder.run("duplicates @an-giang.gpkg \(words)", transcript: transcript) == .usage)
        #expect(transcript.told.contains(told), "\(transcript.told)")
        #expect(try folder.contents()["an-giang.gpkg"] == before)
    }
}
