import Foundation
import HaTangKit
import RegistryRecords
import RegistryService
import ReportWriters
import TestWitnesses
import Testing

/// The pages for people, without a socket.
struct PageRoutesTests {
    private static let shared = Result { try ServedSample() }

    private func page(_ target: String, headers: [String: String] = [:]) throws -> ServiceResponse {
        try Self.shared.get().answer(.get, target, headers: headers.merging(["accept": "text/html"]) { one, _ in one })
    }

    private static let pages = [
        "/", "/missing", "/deadzones", "/cables", "/communes/30307", "/surveys", "/surveys/new", "/downloads", "/login",
        "/?lang=en&on=2026-06-30", "/deadzones?overdue=1&older=30", "/cables?year=2025",
    ]

    @Test(arguments: pages)
    func `every page has one heading, a title, a skip link, and nothing inline`(target: String) throws {
        let response = try page(target)
        #expect(response.status == 200, "\(response.text.prefix(300))")
        #expect(response[header: "Content-Type"] == "text/html; charset=utf-8")
        #expect(response[header: "Content-Security-Policy"]?.contains("script-src 'self'") == true)
        let text = response.text
        #expect(text.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(target.contains("lang=en") ? "en" : "vi")\">"))
        #expect(text.split(separator: "<h1").count == 2)
        #expect(text.contains("<a class=\"skip\" href=\"#noi-dung\">"))
        #expect(text.contains(" – HaTang</title>"))
        #expect(!text.contains("<style") && !text.contains("style=\"") && !text.contains("onclick"))
        let scripts = text.components(separatedBy: "<script").dropFirst()
        #expect(scripts.allSatisfy { $0.hasPrefix(" src=\"/assets/") || $0.hasPrefix(" type=\"application/json\"") })
    }

    @Test(arguments: [
        ("/?on=2026-02-30", 400, "“on”"), ("/?lang=fr", 400, "“lang”"), ("/?x=1", 400, "“x”"),
        ("/?era=1900", 400, "1900"),
        ("/deadzones?status=x", 400, "“status”"), ("/deadzones?older=-1", 400, "“older”"),
        ("/cables?year=99999", 400, "“year”"), ("/communes/khong-co-that", 404, "khong-co-that"),
        ("/records/0123", 404, "0123"), ("/records?kind=x&code=1", 400, "“kind”"), ("/surveys/0123", 404, "Không có"),
        ("/assets/..%2f..%2fetc%2fpasswd", 400, "Đường dẫn"), ("/assets/passwd", 404, "Không có"),
        ("/surveys/waiting/0123", 401, "mã truy cập"),
    ])
    func `what is asked wrongly is told in a page that names it`(target: String, status: Int, word: String) throws {
        let response: ServiceResponse
        do {
            response = try page(target)
        } catch let problem as ServiceProblem {
            #expect(problem.status == status)
            return
        }
        #expect(response.status == status)
        #expect(response.text.contains("class=\"problem\""))
        #expect(response.text.contains(word), "\(response.text.suffix(1500))")
    }

    @Test func `the overview has a row, a shape and a class for every commune`() throws {
        let sample = try Self.shared.get()
        let text = try page("/").text
        let table = try sample.service.registry.reading { try $0.coverage(on: .today) }
        #expect(table.communes.count > 100)
        for commune in table.communes.map(\.commune) {
            #expect(text.contains("id=\"xa-\(commune.code)\""), "\(commune.code)")
            #expect(text.contains("<a href=\"/communes/\(commune.code)\">\(commune.name)</a>"), "\(commune.name)")
            #expect(text.contains("\"\(commune.code)\":\"commune "), "\(commune.code)")
        }
        let shapes = try sample.json("/map/communes.json")
        #expect((shapes["features"] as? [Any])?.count == table.communes.count)
        let layers = try #require(try sample.json("/map/layers.json")["layers"] as? [[String: Any]])
        #expect(layers.map { $0["name"] as? String } == ["holes", "cables", "sites", "postal", "zones"])
    }

    @Test func `links keep the language and the day, and empty fields of forms ask for nothing`() throws {
        let text = try page("/?lang=en&on=2026-06-30&era=").text
        #expect(text.contains("href=\"/communes/30307?lang=en&amp;on=2026-06-30\""))
        #expect(text.contains("href=\"/?on=2026-06-30\" lang=\"vi\""))
    }

    @Test func `a code leads to its record, whose page has fields, evidence and history`() throws {
        let sample = try Self.shared.get()
        let point = try #require(
            try sample.service.registry.reading { try $0.registry.records(of: .postalPoint).first })
        let code = point.key
        let found = try page("/records?kind=postal_points&code=\(code)")
        #expect(found.status == 303)
        #expect(found[header: "Location"] == "/records/\(point.uuid)")
        let text = try page("/records/\(point.uuid)").text
        #expect(text.contains(code))
        #expect(text.contains("mau-"))
        #expect(text.contains("tạo mới"))
    }

    @Test func `filters leave what they say`() throws {
        let sample = try Self.shared.get()
        let ledger = try sample.service.registry.reading { try $0.deadZones(on: .today) }
        let rows = { (text: String) in text.components(separatedBy: "<tr>").count - 2 }
        #expect(rows(try page("/deadzones").text) == ledger.entries.count)
        #expect(rows(try page("/deadzones?overdue=1").text) == ledger.overdue.count)
        let cables = try sample.service.registry.reading { try $0.cables(on: .today) }
        #expect(rows(try page("/cables?overdue=1").text) == cables.entries.count { $0.isOverdue })
    }

    @Test(arguments: ["xlsx", "html", "csv", "json", "geojson"])
    func `every form of the report can be downloaded`(form: String) throws {
        let response = try page("/downloads/bao-cao.\(form)?on=2026-06-30")
        #expect(response.status == 200)
        #expect(response[header: "Content-Disposition"] == "attachment; filename=\"bao-cao-2026-06-30.\(form)\"")
        #expect(response.text.utf8.count > 10_000)
    }
}

/// A survey on its way from the form to the registry.
struct SurveyPagesTests {
    private static let survey = """
        Mã bưu cục;Tên bưu cục;Loại;Phường/Xã;Có người phục vụ;Internet
        MAU-TRANG-1;<script>alert(1)</script> (số liệu tự đặt);bưu cục;Xã Khánh Bình;x;có
        MAU-TRANG-2;Điểm mẫu (số liệu tự đặt);bưu cục;Xã Không Có Thật;x;có

        """

    private func send(_ sample: ServedSample, _ headers: [String: String]) throws -> ServiceResponse {
        let form =
            "--XYZ\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\npostal\r\n"
            + "--XYZ\r\nContent-Disposition: form-data; name=\"surveyed\"\r\n\r\n2026-11-20\r\n"
            + "--XYZ\r\nContent-Disposition: form-data; name=\"crs\"\r\n\r\nauto\r\n"
            + "--XYZ\r\nContent-Disposition: form-data; name=\"file\"; filename=\"mau.csv\"\r\n\r\n"
            + Self.survey + "\r\n--XYZ--\r\n"
        let path = try sample.folder.file(UUID().uuidString, holding: form)
        return try sample.answer(
            .post, "/surveys",
            headers: headers.merging(["content-type": "multipart/form-data; boundary=XYZ", "accept": "text/html"]) {
                one, _ in
                one
            }, body: .file(UploadedFile(path: path, bytes: form.utf8.count)))
    }

    private func post(
        _ sample: ServedSample, _ target: String, _ headers: [String: String], _ form: String = ""
    ) throws -> ServiceResponse {
        try sample.answer(
            .post, target,
            headers: headers.merging([
                "content-type": "application/x-www-form-urlencoded", "accept": "text/html",
            ]) { one, _ in one }, body: .bytes(Array(form.utf8)))
    }

    @Test func `a survey goes from the form by its preview into the registry, and only as it was seen`() throws {
        let sample = try ServedSample()
        let headers = ["authorization": "Bearer " + (try sample.token(.inspector, name: "Phòng mẫu"))]
        let sent = try send(sample, headers)
        try #require(sent.status == 303, "\(sent.text.prefix(400))")
        let waiting = try #require(sent[header: "Location"])
        let preview = try sample.answer(.get, waiting, headers: headers).text
        #expect(preview.contains("Xã Không Có Thật"))
        #expect(preview.contains("Phòng mẫu"))
        #expect(!preview.contains("<script>alert"))
        let plan = try #require(
            preview.components(separatedBy: "name=\"plan\" value=\"").last?.split(separator: "\"").first)
        #expect(try post(sample, waiting + "/confirm", headers, "plan=\(plan.reversed())").status == 409)
        let confirmed = try post(sample, waiting + "/confirm", headers, "plan=\(plan)")
        try #require(confirmed.status == 303, "\(confirmed.text.prefix(400))")
        let page = try sample.answer(.get, try #require(confirmed[header: "Location"]), headers: headers).text
        #expect(page.contains("Đã nhập xong"))
        #expect(page.contains("Phòng mẫu"))
        #expect(try post(sample, waiting + "/confirm", headers, "plan=\(plan)").status == 404)
        #expect(try send(sample, headers).status == 409)
        let point = try sample.service.registry.reading {
            try $0.registry.records(of: .postalPoint, withKeys: ["MAU-TRANG-1"])["MAU-TRANG-1"]
        }
        #expect(point?[.name]?.text?.hasPrefix("<script>") == true)
        let record = try sample.answer(.get, "/records/\(try #require(point).uuid)", headers: ["accept": "text/html"])
            .text
        #expect(record.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(!record.contains("Phòng mẫu"), "who imported is for those who are logged in")
    }

    @Test func `a survey that is discarded is gone, and viewers may send none`() throws {
        let sample = try ServedSample()
        let headers = ["authorization": "Bearer " + (try sample.token(.inspector))]
        let waiting = try #require(try send(sample, headers)[header: "Location"])
        #expect(try post(sample, waiting + "/discard", headers).status == 303)
        #expect(try sample.answer(.get, waiting, headers: headers).status == 404)
        #expect(try send(sample, ["authorization": "Bearer " + (try sample.token(.viewer))]).status == 403)
        #expect(try send(sample, [:]).status == 401)
    }
}
