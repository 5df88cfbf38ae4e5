import Foundation
import HaTangCommands
import RegistryRecords
import TestWitnesses
import Testing

/// Evidence with photos, from the command line.
struct PhotosCommandTests {
    private let folder: RegistryFolder

    private static let header = "Mã bưu cục;Loại;Vĩ độ;Kinh độ;Phường/Xã;Có người phục vụ;Internet;Ảnh\n"

    init() throws {
        folder = try RegistryFolder()
        try FileManager.default.createDirectory(
            atPath: folder.file("anh/ngay-1"), withIntermediateDirectories: true)
    }

    private func put(_ photo: PhotoBytes, _ name: String) throws {
        try photo.jpeg.write(to: URL(fileURLWithPath: folder.file("anh/" + name)))
    }

    private func run(_ line: String, expecting status: CommandStatus = .success) throws -> Transcript {
        try folder.run(line, width: 200, expecting: status)
    }

    private func row(_ code: String, _ photo: String, at place: String = "10,3864;105,4351") -> String {
        "\(code);bưu cục;\(place);Phường Long Xuyên;x;có;\(photo)\n"
    }

    private static let import_ =
        "@an-giang.gpkg @diem.csv --kind postal --surveyed 2026-11-20 --photos @anh --max-findings 100"

    private func take(_ rows: String, inspector: String? = nil) throws -> Transcript {
        try folder.write(Self.header + rows, to: "diem.csv")
        return try run("import " + Self.import_ + (inspector.map { " --inspector " + $0 } ?? ""))
    }

    /// The codes of the findings about photos, sorted.
    private func findings(_ rows: String) throws -> [String] {
        let told = try take(rows).told
        return told.matches(of: #/\((photos?-[a-z-]+)\)/#).map { String($0.1) }.sorted()
    }

    private static let here = PhotoBytes(at: 10.38645, 105.4351, taken: "2026:11:19 08:30:00")

    @Test func `a photo of the object brings no finding and is kept with digest, time and distance`() throws {
        try put(Self.here, "ngay-1/BC01.JPG")
        #expect(try findings(row("880100", "bc01.jpg")) == [])
        let json = try run("photos @an-giang.gpkg 880100 --format json").printed
        let value = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let entry = try #require((value["photos"] as? [[String: Any]])?.first)
        let photo = try #require(entry["photo"] as? [String: Any])
        let sum = try Tool.output(of: "/usr/bin/sha256sum", folder.file("anh/ngay-1/BC01.JPG")).prefix(64)
        #expect(photo["sha256"] as? String == String(sum) && photo["path"] as? String == "bc01.jpg")
        #expect(photo["taken_at"] as? String == "2026-11-19T08:30:00")
        // 0.00005° of latitude at 10.4° north: 110,608 m a degree.
        #expect(abs(try #require(photo["distance_m"] as? Double) - 5.53) < 0.01)
        #expect((entry["source"] as? [String: Any])?["row"] as? Int == 2)
    }

    @Test func `what is wrong with a photo is told`() throws {
        try put(PhotoBytes(at: 10.3914, 105.4351, taken: "2026:11:19 08:30:00"), "xa.jpg")
        try put(PhotoBytes(at: 10.3864, 105.4351, taken: "2026:11:21 08:30:00"), "sau.jpg")
        try put(PhotoBytes(at: 10.3864, 105.4351, taken: "2126:11:21 08:30:00"), "tuong-lai.jpg")
        try put(PhotoBytes(at: 10.3864, 105.4351, taken: "2026:10:20 08:30:00"), "som.jpg")
        try put(PhotoBytes(at: 0, 0, taken: "2026:11:19 08:30:00"), "khong.jpg")
        try put(PhotoBytes(taken: "2026:11:19 08:30:00"), "khong-vi-tri.jpg")
        try put(PhotoBytes(at: 10.3864, 105.4351, taken: nil), "khong-gio.jpg")
        try Self.here.jpeg.dropLast(2).write(to: URL(fileURLWithPath: folder.file("anh/cut.jpg")))
        try Data("chữ".utf8).write(to: URL(fileURLWithPath: folder.file("anh/chu.jpg")))
        let expected = [
            "xa.jpg": "photo-far", "sau.jpg": "photo-after-survey", "tuong-lai.jpg": "photo-in-future",
            "som.jpg": "photo-early", "khong.jpg": "photo-bad-position", "khong-vi-tri.jpg": "photo-no-position",
            "khong-gio.jpg": "photo-no-time", "cut.jpg": "photo-cut-off", "chu.jpg": "photo-no-image",
            "mat.jpg": "photo-not-found", "../diem.csv": "photo-outside", "/etc/passwd": "photo-outside",
        ]
        for (number, (name, code)) in expected.sorted(by: { $0.key < $1.key }).enumerated() {
            #expect(try findings(row("88010\(number)", name)) == [code], "\(name)")
        }
    }

    @Test func `a far photo is told with its distance, and exactly the limit is near`() throws {
        // 200 m north of the object is 0.0018082°.
        try put(PhotoBytes(at: 10.3864 + 0.00180, 105.4351, taken: "2026:11:19 08:30:00"), "gan.jpg")
        try put(PhotoBytes(at: 10.3864 + 0.00182, 105.4351, taken: "2026:11:19 08:30:00"), "xa.jpg")
        #expect(try findings(row("880100", "gan.jpg")) == [])
        let told = try take(row("880101", "xa.jpg")).told
        #expect(told.contains("Ảnh “xa.jpg”: chụp cách đối tượng 201 m, quá mức 200 m."), "\(told)")
    }

    @Test func `the same photo of two objects is told within a file and against the registry`() throws {
        try put(Self.here, "a.jpg")
        try put(Self.here, "b.jpg")
        let told = try take(row("880100", "a.jpg") + row("880101", "b.jpg")).told
        #expect(told.contains("Ảnh “b.jpg”: ảnh dùng lại: đã dùng cho 880100 ở dòng 2."), "\(told)")
        let later = try take(row("880102", "a.jpg")).told
        #expect(later.contains("ảnh dùng lại: đã dùng cho 880100 trong cơ sở dữ liệu"), "\(later)")
    }

    @Test func `the photo of an object in a later survey of it is not used again`() throws {
        try put(Self.here, "a.jpg")
        #expect(try findings(row("880100", "a.jpg")) == [])
        #expect(try findings(row("880100", "a.jpg", at: "10,3865;105,4351")) == [])
    }

    @Test func `a dead zone cannot use the photo of a post office`() throws {
        try put(Self.here, "a.jpg")
        _ = try take(row("880100", "a.jpg"))
        try folder.write(
            "Mã;Khu vực;Vĩ độ;Kinh độ;Phân loại;Ảnh\nL1;Chợ;10,3864;105,4351;lõm sóng;a.jpg\n", to: "lom.csv")
        let told = try run(
            "import @an-giang.gpkg @lom.csv --kind deadzone --surveyed 2026-11-20 --photos @anh --max-findings 50"
        ).told
        #expect(told.contains("đã dùng cho 880100 trong cơ sở dữ liệu"), "\(told)")
    }

    @Test func `the distance to a cable route is that to its line, not to its ends`() throws {
        // The line runs along a parallel; the photo stands 0.001° (110.6 m) south of its middle.
        try put(PhotoBytes(at: 10.3854, 105.4451, taken: "2026:11:19 08:30:00"), "tuyen.jpg")
        try folder.write(
            "Mã tuyến;Tuyến đường;WKT;Ảnh\nC1;Đường mẫu;\"LINESTRING(105.4351 10.3864, 105.4551 10.3864)\";tuyen.jpg\n",
            to: "cap.csv")
        let told = try run(
            "import @an-giang.gpkg @cap.csv --kind cable --surveyed 2026-11-20 --photos @anh --max-findings 50"
        ).told
        #expect(!told.contains("photo-far"), "\(told)")
        let csv = try run("photos @an-giang.gpkg C1 --format csv").printed
        #expect(csv.contains("110.6"), "\(csv)")
    }

    @Test func `a preview has the findings and the digest of the import, and a changed photo another digest`() throws {
        try put(Self.here, "a.jpg")
        let rows = row("880100", "a.jpg") + row("880101", "\"a.jpg; mat.jpg\"")
        try folder.write(Self.header + rows, to: "diem.csv")
        func digest(_ printed: String) throws -> String {
            String(try #require(printed.firstMatch(of: #/Mã kế hoạch: ([0-9a-f]{64})/#)).1)
        }
        let before = try run("preview " + Self.import_)
        var other = Self.here
        other.comment = "khác"
        // The same size, so that the survey keeps its name.
        try put(other, "a.jpg")
        let changed = try run("preview " + Self.import_)
        #expect(try digest(before.printed) != digest(changed.printed))
        let done = try run("import " + Self.import_ + " --plan " + digest(changed.printed))
        #expect(try digest(done.printed) == digest(changed.printed))
        func told(_ transcript: Transcript) -> [Substring] {
            transcript.told.split(separator: "\n").filter { $0.contains("Ảnh “") }
        }
        #expect(told(done) == told(changed) && !told(done).isEmpty)
    }

    @Test func `without a folder the photos are told to be unread, and with it the same file is taken again`() throws {
        try put(Self.here, "a.jpg")
        try folder.write(Self.header + row("880100", "a.jpg"), to: "diem.csv")
        let told = try run("import @an-giang.gpkg @diem.csv --kind postal --surveyed 2026-11-20 --max-findings 50").told
        #expect(told.contains("(photos-not-read)"), "\(told)")
        #expect(try run("photos @an-giang.gpkg").printed.contains("Không có ảnh nào"))
        _ = try run("import " + Self.import_)
        #expect(try run("photos @an-giang.gpkg").printed.contains("Ảnh: 1"))
        let again = try run("import " + Self.import_).told
        #expect(again.contains("đã được nhập"), "\(again)")
    }

    @Test func `verifying tells missing and changed files`() throws {
        for name in ["a.jpg", "b.jpg", "c.jpg"] {
            var photo = Self.here
            photo.comment = name
            try put(photo, name)
        }
        _ = try take(row("880100", "a.jpg") + row("880101", "b.jpg") + row("880102", "c.jpg"))
        #expect(try run("photos @an-giang.gpkg --verify @anh --exit-code").printed.contains("còn nguyên: 3"))
        try put(Self.here, "b.jpg")
        try FileManager.default.removeItem(atPath: folder.file("anh/c.jpg"))
        let table = try run("photos @an-giang.gpkg --verify @anh --exit-code", expecting: .remaining).printed
        #expect(table.contains("còn nguyên: 1; đã thay đổi: 1; thiếu: 1; không đọc được: 0"), "\(table)")
        #expect(table.contains(#/880101 .*đã thay đổi/#) && table.contains(#/880102 .*thiếu/#))
    }

    @Test func `every fact of the explanation has who, when, row and photos`() throws {
        try put(Self.here, "a.jpg")
        _ = try take(row("880100", "a.jpg"), inspector: "Tổ-1")
        let json = try run("explain @an-giang.gpkg 30307 --on 2026-11-23 --format json").printed
        let value = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let point = try #require((value["postal_points"] as? [[String: Any]])?.first)
        for fact in ["staffed", "internet"] {
            let source = try #require((point[fact] as? [String: Any])?["source"] as? [String: Any])
            #expect(source["inspector"] as? String == "Tổ-1" && source["surveyed"] as? String == "2026-11-20")
            #expect(source["row"] as? Int == 2 && source["file"] as? String == "diem.csv")
            let photos = try #require(source["photos"] as? [[String: Any]])
            #expect(photos.count == 1 && (photos[0]["sha256"] as? String)?.count == 64)
        }
        let text = try run("explain @an-giang.gpkg 30307 --on 2026-11-23").printed
        #expect(text.contains("Ảnh, dòng 2: a.jpg, SHA-256 ") && text.contains("cách đối tượng 6 m"), "\(text)")
        #expect(text.contains("Tổ-1"))
    }

    @Test func `evidence past its age turns met into not proven by itself`() throws {
        try put(Self.here, "a.jpg")
        _ = try take(row("880100", "a.jpg"))
        func verdict(on day: String) throws -> String {
            let csv = try run("missing @an-giang.gpkg --on \(day) --format csv").printed
            return csv.contains("\"30307\"") ? "missing" : "met"
        }
        // 730 days after 20 November 2026.
        #expect(try verdict(on: "2028-11-19") == "met")
        #expect(try verdict(on: "2028-11-20") == "missing")
        let text = try run("explain @an-giang.gpkg 30307 --on 2028-11-20").printed
        #expect(text.contains("Chưa đủ căn cứ") && text.contains("quá hạn"), "\(text)")
    }

    @Test func `a letter box never satisfies staffed, whatever it states and shows`() throws {
        try put(Self.here, "a.jpg")
        _ = try take(row("880100", "a.jpg").replacing("bưu cục", with: "thùng thư"))
        let text = try run("explain @an-giang.gpkg 30307 --on 2026-11-23").printed
        #expect(text.contains("Điểm phục vụ bưu chính: 1; có người phục vụ: 0"), "\(text)")
        #expect(text.contains(#/Xã có điểm phục vụ bưu chính có người phục vụ.* Chưa đạt/#), "\(text)")
    }

    @Test func `a name that no record has is a usage error with a remedy`() throws {
        let told = try run("photos @an-giang.gpkg 999", expecting: .usage).told
        #expect(told.contains("hatang find"))
        _ = try run("photos @an-giang.gpkg --verify @khong-co", expecting: .failure)
    }
}
