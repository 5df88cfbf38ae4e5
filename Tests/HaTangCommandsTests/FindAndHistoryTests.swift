import Foundation
import HaTangCommands
import RegistryRecords
import Testing

struct FindAndHistoryTests {
    private let folder: RegistryFolder

    init() throws {
        folder = try RegistryFolder()
        let header = "Mã bưu cục;Tên bưu cục;Loại;Địa chỉ;Vĩ độ;Kinh độ;Phường/Xã;Ngày khảo sát\n"
        try take(
            header
                + "880100;Bưu cục Long Xuyên;bưu cục;Số 3 Lê Hồng Phong;10,3864;105,4351;Phường Long Xuyên;05/11/2025\n"
                + "880200;Bưu cục Hòa Bình Thạnh;bưu cục;Ấp Hoà Thành;;;Vĩnh An;\n"
                + "880300;Bưu cục Đồng Tiến;bưu cục;;;;Long Kiến;\n", as: "a.csv", kind: "postal", day: "2025-11-01")
    }

    private func take(_ text: String, as name: String, kind: String, day: String) throws {
        try folder.write(text, to: name)
        let transcript = Transcript()
        let line = "import @an-giang.gpkg @\(name) --kind \(kind) --surveyed \(day) --inspector Đoàn-mẫu"
        try #require(folder.run(line, transcript: transcript) == .success, "\(transcript.told)")
    }

    private func codes(_ line: String) throws -> [String] {
        let transcript = Transcript()
        #expect(folder.run(line + " --format json", transcript: transcript) == .success, "\(transcript.told)")
        struct Found: Decodable {
            struct Record: Decodable { var key: String }
            var records: [Record]
        }
        return try JSONDecoder().decode(Found.self, from: Data(transcript.printed.utf8)).records.map(\.key)
    }

    // MARK: Find

    @Test(arguments: [
        ("buu cuc", ["880100", "880200", "880300"]), ("BƯU CỤC long", ["880100"]), ("xuyên long", ["880100"]),
        ("Hoà Bình", ["880200"]), ("hòa bình", ["880200"]), ("hoa binh", ["880200"]), ("hoá bình", []),
        ("dong tien", ["880300"]), ("đồng tiến", ["880300"]), ("đông tiến", ["880300"]), ("đống tiến", []),
        ("Lê Hồng", ["880100"]),
        ("hoa thanh", ["880200"]), ("880200", ["880200"]), ("8802", ["880200"]), ("cục xuyê", ["880100"]),
        ("long tien", []),
    ])
    func `marks that are typed count and others do not`(_ text: String, _ expected: [String]) throws {
        #expect(try codes("find @an-giang.gpkg \(text)") == expected)
    }

    @Test func `a đ that is typed is no d`() throws {
        #expect(try codes("find @an-giang.gpkg đong").count == 1)
        #expect(try codes("find @an-giang.gpkg dong").count == 1)
        #expect(try codes("find @an-giang.gpkg phồng") == [])
        #expect(try codes("find @an-giang.gpkg đưu") == [])
    }

    @Test func `an old commune leads to the one of today, and a split one to all`() {
        let whole = Transcript()
        #expect(folder.run("find @an-giang.gpkg Mỹ Khánh", transcript: whole) == .success)
        #expect(
            whole.printed.contains("30310 Xã Mỹ Khánh, Thành phố Long Xuyên (đến 30/06/2025) → 30292 Phường Bình Đức"))
        let split = Transcript()
        #expect(folder.run("find @an-giang.gpkg phu hoi", transcript: split) == .success)
        #expect(split.printed.contains("(đã chia tách)"))
    }

    @Test func `what is not there ends with a suggestion`() {
        let transcript = Transcript()
        let line = "find @an-giang.gpkg Bưu cục Long Xuyến --exit-code"
        #expect(folder.run(line, transcript: transcript) == .remaining)
        #expect(transcript.printed.contains("Có phải là: Bưu cục Long Xuyên"), "\(transcript.printed)")
        let blank = Transcript()
        #expect(folder.run("find @an-giang.gpkg ---", transcript: blank) == .usage)
    }

    // MARK: History

    @Test func `history tells each change with its row, and what an older survey said`() throws {
        let header = "Mã bưu cục;Tên bưu cục;Internet\n"
        try take(header + "880100;Bưu cục TP Long Xuyên;có\n", as: "b.csv", kind: "postal", day: "2026-03-01")
        try take(header + "880100;Tên cũ;không\n", as: "c.csv", kind: "postal", day: "2024-03-01")
        let transcript = Transcript()
        #expect(folder.run("history @an-giang.gpkg 880100", width: 200, transcript: transcript) == .success)
        for words in [
            "tạo mới", "a.csv, dòng 2 (05/11/2025)", "cập nhật", "b.csv, dòng 2 (01/03/2026)", "Đoàn-mẫu",
            "khảo sát cũ hơn, không dùng", "c.csv, dòng 2 (01/03/2024)", "Tên cũ", "10.386400, 105.435100",
        ] {
            #expect(transcript.printed.contains(words), "\(words)\n\(transcript.printed)")
        }
        let json = Transcript()
        #expect(folder.run("history @an-giang.gpkg 880100 --format json", transcript: json) == .success)
        #expect(json.printed.contains(#""name":["Bưu cục Long Xuyên","Bưu cục TP Long Xuyên"]"#))
        #expect(json.printed.contains(#""action":"outdated""#))
    }

    @Test func `a site brings its cells, and a merged record is found by its old code`() throws {
        try take(
            "Mã trạm;Vĩ độ;Kinh độ;Nhà mạng;Công nghệ\nT1;10,4;105,4;Viettel;4G\nT1;10,4;105,4;Viettel;5G\n",
            as: "t.csv", kind: "bts", day: "2026-03-01")
        let site = Transcript()
        #expect(folder.run("history @an-giang.gpkg T1 --format csv", transcript: site) == .success)
        #expect(site.printed.contains("T1|Viettel|4G||") && site.printed.contains("T1|Viettel|5G||"))
        let merging = "duplicates @an-giang.gpkg --merge 880100=880200 --by Sở"
        #expect(folder.run(merging, transcript: Transcript()) == .success)
        let gone = Transcript()
        #expect(folder.run("history @an-giang.gpkg 880200", width: 200, transcript: gone) == .success)
        #expect(gone.printed.contains("đã gộp vào đối tượng khác") && gone.printed.contains("Sở"))
    }

    @Test func `an unknown code is a usage error`() {
        let transcript = Transcript()
        #expect(folder.run("history @an-giang.gpkg 999", transcript: transcript) == .usage)
        #expect(transcript.told.contains("hatang find"))
    }
}
