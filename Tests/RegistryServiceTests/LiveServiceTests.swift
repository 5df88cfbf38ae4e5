import Foundation
import HaTangKit
import RegistryService
import Synchronization
import TestWitnesses
import Testing

/// The whole service by its port.
struct LiveServiceTests {
    private static let curl = "/usr/bin/curl"
    private static let openSSL = "/usr/bin/openssl"
    private static let hasCurl = FileManager.default.isExecutableFile(atPath: curl)
    private static let hasOpenSSL = FileManager.default.isExecutableFile(atPath: openSSL)

    @Test func `an address that others can reach is refused without TLS`() throws {
        for address in ["0.0.0.0", "::", "192.0.2.1"] {
            #expect(throws: WebServiceError.plainOutside(address)) { try ServedSample { $0.address = address } }
        }
        #expect(throws: WebServiceError.listener(.badAddress("nowhere"))) {
            try ServedSample { $0.address = "nowhere" }
        }
        for origin in ["hatang.example", "https://hatang.example/", "ftp://hatang.example", "https://"] {
            #expect(throws: WebServiceError.badOrigin(origin)) { try ServedSample { $0.publicOrigin = origin } }
        }
    }

    @Test func `behind a proxy links are those of the proxy, and reading is closed`() throws {
        let sample = try ServedSample { $0.publicOrigin = "https://hatang.example" }
        #expect(try sample.answer(.get, "/api", headers: ["host": "hatang.example"]).status == 401)
        let token = try sample.token(.viewer)
        let landing = try sample.answer(
            .get, "/api", headers: ["host": "hatang.example", "authorization": "Bearer " + token])
        #expect(landing.text.contains("\"href\":\"https://hatang.example/api/collections\""))
        #expect(try sample.answer(.get, "/api", headers: ["host": "evil.example"]).status == 421)
    }

    @Test(.enabled(if: hasCurl && hasOpenSSL, "curl or openssl is not installed"))
    func `TLS is of version 1.2 at the least, and cookies stay on it`() throws {
        let folder = try TemporaryFolder()
        let (certificate, key) = (folder.file("cert.pem"), folder.file("key.pem"))
        try Tool.output(
            of: Self.openSSL, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate,
            "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1")
        let sample = try ServedSample {
            $0.address = "127.0.0.1"
            $0.tls = .init(
                certificate: (try? String(contentsOfFile: certificate, encoding: .utf8)) ?? "",
                key: (try? String(contentsOfFile: key, encoding: .utf8)) ?? "")
        }
        #expect(sample.service.address.hasPrefix("https://"))
        let address = "https://localhost:\(sample.port)/"
        let answer = try Tool.output(of: Self.curl, "-si", "--cacert", certificate, address + "api")
        #expect(answer.hasPrefix("HTTP/1.1 200") && answer.contains("Strict-Transport-Security: "))
        #expect(try Tool.run(Self.curl, "-s", "--cacert", certificate, "--tls-max", "1.1", address + "api").status != 0)
        #expect(try Tool.run(Self.curl, "-s", "http://localhost:\(sample.port)/api").status != 0)
        let token = try sample.token(.viewer)
        let login = try Tool.output(
            of: Self.curl, "-si", "--cacert", certificate, "-H", "Origin: https://localhost:\(sample.port)", "-d",
            "token=" + token, address + "login")
        #expect(login.contains("Set-Cookie: __Host-hatang=") && login.contains("; Secure"))
    }

    @Test func `a certificate that is none is refused`() {
        #expect(throws: WebServiceError.listener(.badCertificate)) {
            try ServedSample { $0.tls = .init(certificate: "none", key: "none") }
        }
    }

    @Test func `surveys that come while others read are neither lost nor half seen`() throws {
        let sample = try ServedSample()
        let token = try sample.token(.inspector)
        let port = sample.port
        let before = try sample.json("/api/collections/postal_points/items?limit=1")["numberMatched"] as? Int
        let start = try #require(before)
        let isOver = Mutex(false)
        let counts = Mutex<[Int]>([])
        let readers = (0..<4).map { reader in
            let thread = Thread {
                while !isOver.withLock({ $0 }) {
                    let answer = RawClient.exchange(
                        "GET /api/collections/postal_points/items?limit=\(10 + reader) HTTP/1.1\r\nHost: localhost\r\n"
                            + "Connection: close\r\n\r\n", port: port, patience: 60)
                    let matched = answer.components(separatedBy: "\"numberMatched\":").dropFirst().first
                    counts.withLock { $0.append(matched.flatMap { Int($0.prefix { $0.isNumber }) } ?? -1) }
                }
            }
            thread.start()
            return thread
        }
        func finishReading() {
            isOver.withLock { $0 = true }
            while readers.contains(where: { !$0.isFinished }) { Thread.sleep(forTimeInterval: 0.05) }
        }
        // Whatever fails below, nobody reads from a service that is gone.
        defer { finishReading() }
        func post(_ target: String, _ body: String) -> String {
            RawClient.exchange(
                "POST \(target) HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(token)\r\nConnection: close\r\n"
                    + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)", port: port, patience: 60)
        }
        func text(_ name: String, in answer: String) -> String {
            let rest = answer.components(separatedBy: "\"\(name)\": \"").dropFirst().first ?? ""
            return String(rest.prefix { $0 != "\"" })
        }
        for survey in 0..<12 {
            let rows = (0..<5).map {
                "LIVE-\(survey)-\($0);Điểm \(survey).\($0);bưu cục;10.4;105.4;Phường Long Xuyên;x;có\n"
            }
            let uploaded = post(
                "/api/surveys?kind=postal&surveyed=2026-11-20",
                "Mã bưu cục;Tên bưu cục;Loại;Vĩ độ;Kinh độ;Phường/Xã;Có người phục vụ;Internet\n" + rows.joined())
            try #require(uploaded.hasPrefix("HTTP/1.1 201"), "\(uploaded.suffix(400))")
            let done = post(
                "/api/surveys/\(text("id", in: uploaded))/confirm?plan=\(text("digest", in: uploaded))", "")
            #expect(done.hasPrefix("HTTP/1.1 200"), "\(done.suffix(400))")
        }
        finishReading()
        let after = try sample.json("/api/collections/postal_points/items?limit=1")["numberMatched"] as? Int
        #expect(after == start + 60)
        let seen = Set(counts.withLock { $0 })
        let whole = Set((0...12).map { start + 5 * $0 })
        #expect(seen.isSubset(of: whole), "a survey of five was seen in part: \(seen.subtracting(whole))")
    }
}
