import Foundation
import HaTangKit
import RegistryService
import TestWitnesses
import Testing

/// Tokens, sessions, and surveys that come by the web.
struct AccessTests {
    private let sample: ServedSample

    init() throws {
        sample = try ServedSample()
    }

    private static let survey = """
        Mã bưu cục;Tên bưu cục;Loại;Vĩ độ;Kinh độ;Phường/Xã;Có người phục vụ;Internet
        THU-1;Bưu cục Thử;bưu cục;10,3864;105,4351;Phường Long Xuyên;x;có
        THU-2;Điểm có lỗi;BĐ-VHX;abc;105,4149;Mỹ Hòa Hưng;x;

        """

    /// A body in a file, as the listener gives it.
    private func file(_ text: String) throws -> ServiceRequest.Body {
        let name = UUID().uuidString
        let path = try sample.folder.file(name, holding: text)
        return .file(UploadedFile(path: path, bytes: text.utf8.count))
    }

    private func upload(
        _ text: String = Self.survey, query: String = "kind=postal&surveyed=2026-11-20&name=thu.csv",
        headers: [String: String]
    ) throws -> ServiceResponse {
        try sample.answer(.post, "/api/surveys?" + query, headers: headers, body: try file(text))
    }

    private func bearer(_ token: String) -> [String: String] { ["authorization": "Bearer " + token] }

    private func object(_ response: ServiceResponse) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(response.text.utf8)) as? [String: Any])
    }

    // MARK: Tokens

    @Test func `a token holds until its last day, and until it is taken back`() throws {
        let good = try sample.token(.inspector)
        let old = try sample.token(.inspector, expires: Day.today.adding(days: -1))
        let last = try sample.token(.inspector, expires: .today)
        let gone = try sample.token(.inspector)
        let registry = try Registry(opening: sample.path, mode: .readWrite)
        let number = try #require(try registry.tokens().last?.number)
        #expect(try registry.revokeToken(number, at: "2026-11-29T00:00:00Z"))
        #expect(try !registry.revokeToken(number, at: "2026-11-29T00:00:00Z"))
        for (token, status) in [
            (good, 200), (last, 200), (old, 401), (gone, 401), (AccessToken().text, 401), ("x", 401),
        ] {
            #expect(try sample.answer(.get, "/api", headers: bearer(token)).status == status)
        }
        for header in ["Basic abc", "Bearer", "Bearer a b", good] {
            #expect(try sample.answer(.get, "/api", headers: ["authorization": header]).status == 401)
        }
    }

    @Test func `the registry keeps no token, and its version stays`() throws {
        let version = try Registry(opening: sample.path).version
        let token = try sample.token(.reviewer)
        #expect(try Registry(opening: sample.path).version == version)
        sample.service.stop()
        let bytes = try Data(contentsOf: URL(filePath: sample.path))
        #expect(bytes.range(of: Data(token.utf8)) == nil)
        #expect(bytes.range(of: Data(token.dropFirst(7).utf8)) == nil)
    }

    @Test func `guessing is stopped after ten wrong tokens`() throws {
        let good = try sample.token(.viewer)
        for _ in 0..<10 {
            #expect(try sample.answer(.get, "/api", headers: bearer(AccessToken().text)).status == 401)
        }
        let refused = try sample.answer(.get, "/api", headers: bearer(good))
        #expect(refused.status == 429 && refused[header: "Retry-After"] == "300")
    }

    @Test func `closed reading opens with a token of any role`() throws {
        let closed = try ServedSample { $0.readingIsClosed = true }
        #expect(try closed.answer(.get, "/api/collections").status == 401)
        let token = try closed.token(.viewer)
        let answered = try closed.answer(.get, "/api/collections", headers: bearer(token))
        #expect(answered.status == 200 && answered[header: "Cache-Control"] == "no-store")
    }

    // MARK: Sessions

    private func logIn(_ token: String) throws -> (cookie: String, origin: String) {
        let origin = "http://localhost:\(sample.port)"
        let response = try sample.answer(
            .post, "/login",
            headers: ["content-type": "application/x-www-form-urlencoded", "origin": origin],
            body: .bytes(Array("token=\(token)".utf8)))
        try #require(response.status == 303, "\(response.text)")
        let cookie = try #require(response[header: "Set-Cookie"])
        #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict") && !cookie.contains(token))
        return (String(cookie.prefix { $0 != ";" }), origin)
    }

    @Test func `a session writes only from our own pages, with the token of its forms`() throws {
        let (cookie, origin) = try logIn(sample.token(.inspector))
        let statuses = try [
            ["cookie": cookie], ["cookie": cookie, "origin": "http://evil.example"],
            ["cookie": cookie, "origin": origin], ["cookie": cookie, "origin": origin, "x-hatang-form": "guess"],
            ["cookie": cookie, "origin": origin, "sec-fetch-site": "cross-site"],
        ].map { try upload(headers: $0).status }
        #expect(statuses == [403, 403, 403, 403, 403])
    }

    @Test func `a wrong token begins no session`() throws {
        let origin = "http://localhost:\(sample.port)"
        let response = try sample.answer(
            .post, "/login", headers: ["content-type": "application/x-www-form-urlencoded", "origin": origin],
            body: .bytes(Array("token=\(AccessToken().text)".utf8)))
        #expect(response.status == 401 && response[header: "Set-Cookie"] == nil)
        let foreign = try sample.answer(
            .post, "/login",
            headers: ["content-type": "application/x-www-form-urlencoded", "origin": "http://evil.example"],
            body: .bytes(Array("token=\(try sample.token(.viewer))".utf8)))
        #expect(foreign.status == 403)
    }

    // MARK: Surveys

    @Test func `a survey is looked at, confirmed by its digest, and remembered under the token's name`() throws {
        let token = bearer(try sample.token(.inspector, name: "Phòng Bưu chính"))
        let version = try Registry(opening: sample.path).version
        let uploaded = try upload(headers: token)
        #expect(uploaded.status == 201)
        let preview = try object(uploaded)
        let name = try #require(preview["id"] as? String)
        #expect(uploaded[header: "Location"] == "/api/surveys/" + name)
        let plan = try #require(preview["plan"] as? [String: Any])
        let digest = try #require(plan["digest"] as? String)
        #expect((plan["rows"] as? [String: Any])?["created"] as? Int == 1)
        #expect((plan["rows"] as? [String: Any])?["quarantined"] as? Int == 1)
        #expect(try Registry(opening: sample.path).version == version)

        let sheet = try sample.answer(.get, "/api/surveys/\(name)/errors.xlsx", headers: token)
        guard case .bytes(let bytes) = sheet.body else { return #expect(Bool(false), "no sheet") }
        #expect(sheet.status == 200 && bytes.count > 4000)

        let wrong = try sample.answer(.post, "/api/surveys/\(name)/confirm?plan=abc", headers: token)
        #expect(wrong.status == 409)
        let done = try sample.answer(.post, "/api/surveys/\(name)/confirm?plan=\(digest)", headers: token)
        #expect(done.status == 200, "\(done.text.prefix(300))")
        #expect(try object(done)["version"] as? Int == version + 1)
        #expect(try sample.answer(.get, "/api/surveys/" + name, headers: token).status == 404)
        let survey = try #require(try Registry(opening: sample.path).surveys().last)
        #expect(survey.importedBy == "Phòng Bưu chính" && survey.description.file == "thu.csv")
        #expect(survey.planDigest == digest)
        #expect(try upload(headers: token).status == 409)
        let changes = try sample.json("/api/changes?since=\(version)")
        #expect(changes["version"] as? Int == version + 1)
    }

    @Test func `a survey that was overtaken is not imported`() throws {
        let token = bearer(try sample.token(.inspector))
        let preview = try object(upload(headers: token))
        let name = try #require(preview["id"] as? String)
        let digest = try #require((preview["plan"] as? [String: Any])?["digest"] as? String)
        // Another program brings the same record meanwhile.
        let other = try sample.folder.file(
            "khac.csv",
            holding: Self.survey.replacingOccurrences(of: "Bưu cục Thử", with: "Bưu cục Khác"))
        let registry = try ProvinceRegistry(opening: sample.path, mode: .readWrite)
        _ = try registry.importSurvey(SurveyRequest(path: other, kind: .postal, surveyed: Day(iso: "2026-11-21")))
        let version = try registry.registry.version
        let done = try sample.answer(.post, "/api/surveys/\(name)/confirm?plan=\(digest)", headers: token)
        #expect(done.status == 409 && done.text.contains("registry-moved-on"), "\(done.text.prefix(300))")
        #expect(try Registry(opening: sample.path).version == version)
    }

    @Test func `only who brought a survey, or a reviewer, sees it`() throws {
        let token = bearer(try sample.token(.inspector))
        let name = try #require(try object(upload(headers: token))["id"] as? String)
        let path = "/api/surveys/" + name
        #expect(try sample.answer(.get, path).status == 401)
        #expect(try sample.answer(.get, path, headers: bearer(try sample.token(.viewer))).status == 403)
        #expect(try sample.answer(.get, path, headers: bearer(try sample.token(.inspector))).status == 404)
        #expect(try sample.answer(.get, path, headers: bearer(try sample.token(.reviewer))).status == 200)
        #expect(try sample.answer(.delete, path, headers: token).status == 204)
        #expect(try sample.answer(.get, path, headers: token).status == 404)
    }

    @Test func `two records become one by a reviewer only, who stands in history`() throws {
        let records = try Registry(opening: sample.path).records(of: .postalPoint)
        let (kept, gone) = (records[0].uuid, records[1].uuid)
        let path = "/api/merges?kept=\(kept)&gone=\(gone)"
        #expect(try sample.answer(.post, path, headers: bearer(try sample.token(.inspector))).status == 403)
        let token = bearer(try sample.token(.reviewer, name: "Ban duyệt"))
        let done = try sample.answer(.post, path, headers: token)
        #expect(done.status == 200, "\(done.text)")
        #expect(try sample.answer(.get, "/api/collections/postal_points/items/\(gone)").status == 404)
        #expect(try sample.answer(.post, path, headers: token).status == 404)
        let history = try ProvinceRegistry(opening: sample.path).history(of: gone)
        #expect(history.last?.steps.last?.entry.who == "Ban duyệt")
    }

    @Test func `no more than some surveys wait`() throws {
        let token = bearer(try sample.token(.inspector))
        for index in 0..<8 {
            #expect(
                try upload(Self.survey + "THU-\(index + 10);A;bưu cục;10,4;105,4;;;\n", headers: token).status == 201)
        }
        #expect(try upload(Self.survey + "THU-20;A;bưu cục;10,4;105,4;;;\n", headers: token).status == 429)
    }

    @Test func `a form of a browser brings a file and its words`() throws {
        let token = bearer(try sample.token(.inspector))
        let answer = try upload(
            form([("kind", "postal"), ("surveyed", "2026-11-20"), ("sheet", "")], name: "../../etc/khảo sát.csv"),
            query: "",
            headers: token.merging(["content-type": "multipart/form-data; boundary=XYZ"]) { first, _ in first })
        #expect(answer.status == 201, "\(answer.text.prefix(300))")
        let survey = (try object(answer)["plan"] as? [String: Any])?["survey"] as? [String: Any]
        #expect(survey?["file"] as? String == "khảo sát.csv")
    }

    private func form(_ fields: [(String, String)], name: String, end: String = "--XYZ--\r\n") -> String {
        let parts = fields.map { "--XYZ\r\nContent-Disposition: form-data; name=\"\($0.0)\"\r\n\r\n\($0.1)\r\n" }
        return parts.joined()
            + "--XYZ\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\nContent-Type: text/csv\r\n\r\n"
            + Self.survey + "\r\n" + end
    }

    @Test(arguments: [
        "", "--XYZ", "--XY--\r\n", "--XYZ\r\n", "--XYZ\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n",
    ])
    func `a form that is cut off is refused and leaves nothing`(end: String) throws {
        let token = bearer(try sample.token(.inspector))
        let headers = token.merging(["content-type": "multipart/form-data; boundary=XYZ"]) { first, _ in first }
        let answer = try upload(form([("kind", "postal")], name: "a.csv", end: end), query: "", headers: headers)
        #expect(answer.status == 400 && answer.text.contains("bad-form"), "\(answer.text.prefix(200))")
        for type in ["multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"a\"b\""]
        {
            let headers = token.merging(["content-type": type]) { first, _ in first }
            #expect(try upload(form([], name: "a.csv"), query: "", headers: headers).status == 400)
        }
    }

    @Test(arguments: [
        ("kind=nonsense", 400), ("", 400), ("kind=postal&surveyed=x", 400), ("kind=postal&accept=all", 400),
        ("kind=postal&crs=EPSG:1", 422), ("kind=bts", 422), ("kind=postal&photos=/etc", 400),
    ])
    func `words that are wrong are refused by name`(query: String, status: Int) throws {
        let token = bearer(try sample.token(.inspector))
        let answer = try upload(query: query, headers: token)
        #expect(answer.status == status, "\(answer.text.prefix(300))")
    }

    @Test(arguments: ["", "\u{0}\u{1}\u{2}", "PK\u{3}\u{4}rest of no archive", "<html></html>"])
    func `a file that is no survey is refused in words`(text: String) throws {
        let token = bearer(try sample.token(.inspector))
        let answer = try upload(text, headers: token)
        #expect([400, 422].contains(answer.status), "\(answer.text.prefix(300))")
        #expect(!answer.text.contains(sample.folder.path))
    }

    // MARK: Others beside

    @Test func `an import by another program reaches open pages, and the pages that are asked for`() throws {
        let before = try sample.json("/api/collections/postal_points/items?limit=1")["numberMatched"] as? Int
        let response = try sample.answer(.get, "/api/events")
        guard case .events(let stream) = response.body else { return #expect(Bool(false), "no stream") }
        defer { stream.end() }
        let path = try sample.folder.file("beside.csv", holding: Self.survey)
        let registry = try ProvinceRegistry(opening: sample.path, mode: .readWrite)
        _ = try registry.importSurvey(SurveyRequest(path: path, kind: .postal, surveyed: Day(iso: "2026-11-21")))
        let version = try registry.registry.version
        var told = ""
        for _ in 0..<60 where !told.contains("\"version\":\(version)}") {
            Thread.sleep(forTimeInterval: 0.1)
            told += String(decoding: stream.waitingBytes(), as: UTF8.self)
        }
        #expect(told.contains("event: change\ndata: {\"change\":2,\"version\":\(version)}\n\n"), "\(told)")
        let after = try sample.json("/api/collections/postal_points/items?limit=1")["numberMatched"] as? Int
        #expect(after == before.map { $0 + 1 })
    }

    @Test func `a registry is one file again when the service has stopped`() throws {
        let files = { try FileManager.default.contentsOfDirectory(atPath: sample.folder.path).sorted() }
        #expect(try files() == ["an-giang.gpkg", "an-giang.gpkg-shm", "an-giang.gpkg-wal"])
        let token = try sample.token(.viewer)
        #expect(try sample.answer(.get, "/api", headers: bearer(token)).status == 200)
        // Whoever opens it meanwhile leaves it as it is.
        #expect(try files() == ["an-giang.gpkg", "an-giang.gpkg-shm", "an-giang.gpkg-wal"])
        sample.service.stop()
        #expect(try files() == ["an-giang.gpkg"])
        #expect(try Array(Data(contentsOf: URL(filePath: sample.path))[18..<20]) == [1, 1])
        #expect(try Registry(opening: sample.path).tokens().count == 1)
    }
}
