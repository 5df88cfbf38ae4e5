import RegistryRecords
import RegistryService
import Testing

struct RouterTests {
    private let router = Router([
        ServiceRoute(.get, "/chao") { _ in ServiceResponse("xin chào", type: "text/plain; charset=utf-8") },
        ServiceRoute(.get, "/xa/{code}", parameters: .only(["on"])) { request in
            ServiceResponse((request.parameters["code"] ?? "") + (request["on"] ?? ""), type: "text/plain")
        },
        ServiceRoute(.post, "/xa/{code}", access: .role(.inspector)) { _ in .redirect(to: "/") },
        ServiceRoute(.get, "/hong") { _ in throw Broken() },
        ServiceRoute(.get, "/so") { _ in
            var response = ServiceResponse.json("{}")
            response.headers.append(HTTPHeader("ETag", "\"a1\""))
            return response
        },
    ])

    private struct Broken: Error {}

    private func answer(
        _ method: HTTPMethod, _ target: String, headers: [String: String] = [:], visitor: Visitor? = nil
    ) throws -> ServiceResponse {
        router.answer(ServiceRequest(method, try RequestTarget(target), headers: headers, visitor: visitor))
    }

    @Test func `a route is found by its path, and gets the texts that stand in it`() throws {
        #expect(try answer(.get, "/chao").text == "xin chào")
        #expect(try answer(.get, "/xa/30307?on=2026-01-01").text == "303072026-01-01")
        #expect(try answer(.get, "/xa/%C4%90%C3%B4ng").text == "Đông")
        #expect(try answer(.get, "/chao/").status == 200)
    }

    @Test(arguments: [
        ("/khong-co", 404, "not-found"), ("/xa/1/2", 404, "not-found"), ("/hong", 500, "internal"),
        ("/xa/1?off=2", 400, "unknown-parameter"), ("/xa/1?on=1&on=2", 400, "invalid-parameter"),
    ])
    func `every problem is told in one form`(target: String, status: Int, code: String) throws {
        let response = try answer(.get, target)
        #expect(response.status == status)
        #expect(response[header: "Content-Type"] == "application/json")
        #expect(response.text.contains("\"status\":\(status),\"code\":\"\(code)\",\"message\":{\"vi\":\""))
    }

    @Test(arguments: [
        "/%", "/%2", "/%zz", "/%00", "/a%00b", "/%FF", "/%C0%AF", "/..", "/a/../b", "/%2e%2e/b", "/a%2Fb", "/a%5Cb",
        "/a?x=%FF", "/a?x=%", "/a?%00=1", "nopath", "", "*", "/%0d%0aX: 1",
    ])
    func `a target that hides something is refused`(target: String) {
        #expect {
            try RequestTarget(target)
        } throws: { ($0 as? ServiceProblem)?.status == 400 }
    }

    @Test func `a target is written as it was read`() throws {
        let text = "/xa/%C4%90%C3%B4ng%20H%C6%B0ng?on=2026-01-01&q=a%26b%3D1"
        #expect(try RequestTarget(text).text == text)
        #expect(try RequestTarget("/?q=a+b").query == [.init("q", "a b")])
    }

    @Test func `another method than a path takes is answered with those that it takes`() throws {
        for method in [HTTPMethod.post, .put, .delete, .other] {
            let response = try answer(method, "/chao")
            #expect(response.status == 405 && response[header: "Allow"] == "GET, HEAD, OPTIONS")
        }
        let options = try answer(.options, "/xa/1")
        #expect(options.status == 204 && options[header: "Allow"] == "GET, HEAD, POST, OPTIONS")
    }

    @Test func `writing needs a token of the role and a form of our own`() throws {
        let viewer = Visitor(name: "A", role: .viewer, token: 1)
        let reviewer = Visitor(name: "B", role: .reviewer, token: 2)
        #expect(try answer(.post, "/xa/1").status == 401)
        #expect(try answer(.post, "/xa/1", visitor: viewer).status == 403)
        #expect(try answer(.post, "/xa/1", visitor: reviewer).status == 403)
        let foreign = ["origin": "http://evil.example", "host": "localhost:8080"]
        #expect(try answer(.post, "/xa/1", headers: foreign, visitor: reviewer).status == 403)
        let own = ["origin": "http://localhost:8080", "host": "localhost:8080"]
        #expect(try answer(.post, "/xa/1", headers: own, visitor: reviewer).status == 303)
        #expect(
            try answer(.post, "/xa/1", headers: ["authorization": "Bearer x"], visitor: reviewer).status == 303)
    }

    @Test func `a server is called by its own names only`() throws {
        let router = Router(
            [ServiceRoute(.get, "/") { _ in ServiceResponse("", type: "text/plain") }],
            gate: Gate(hosts: ["localhost", "127.0.0.1", "[::1]"]))
        for (host, status) in [
            ("localhost:8080", 200), ("127.0.0.1", 200), ("[::1]:8080", 200), ("LOCALHOST", 200),
            ("evil.example", 421), ("localhost.evil.example", 421), ("", 421), ("a:b:c", 421),
        ] {
            let request = ServiceRequest(.get, try RequestTarget("/"), headers: ["host": host])
            #expect(router.answer(request).status == status, "\(host)")
        }
        #expect(router.answer(ServiceRequest(.get, try RequestTarget("/"))).status == 421)
    }

    @Test func `closed reading asks for a token`() throws {
        let router = Router(
            [ServiceRoute(.get, "/") { _ in ServiceResponse("", type: "text/plain") }],
            gate: Gate(readingIsClosed: true))
        let viewer = Visitor(name: "A", role: .viewer, token: 1)
        let nobody = router.answer(ServiceRequest(.get, try RequestTarget("/")))
        #expect(nobody.status == 401 && nobody[header: "WWW-Authenticate"] == "Bearer")
        let answered = router.answer(ServiceRequest(.get, try RequestTarget("/"), visitor: viewer))
        #expect(answered.status == 200 && answered[header: "Cache-Control"] == "no-store")
    }

    @Test func `every response carries the headers of safety`() throws {
        for target in ["/chao", "/khong-co", "/hong"] {
            let response = try answer(.get, target)
            #expect(response[header: "Content-Security-Policy"]?.contains("default-src 'none'") == true)
            #expect(response[header: "Content-Security-Policy"]?.contains("unsafe") == false)
            #expect(response[header: "X-Content-Type-Options"] == "nosniff")
            #expect(response[header: "Referrer-Policy"] == "same-origin")
        }
    }

    @Test func `who has a response already is told so`() throws {
        for known in ["\"a1\"", "W/\"a1\"", "\"b\", \"a1\"", "*"] {
            let response = try answer(.get, "/so", headers: ["if-none-match": known])
            #expect(response.status == 304 && response.text.isEmpty)
        }
        #expect(try answer(.get, "/so", headers: ["if-none-match": "\"b\""]).status == 200)
    }

    @Test func `a header cannot be ended by what stands in it`() {
        #expect(HTTPHeader("Location", "/a\r\nSet-Cookie: x").value == "/aSet-Cookie: x")
    }

    @Test(arguments: [
        ("text/html,application/json;q=0.9", true), ("application/json", false), ("", false), ("*/*", false),
        ("text/html;q=0", false), ("text/*", true), ("application/json, text/html;q=0.1", false),
    ])
    func `a page is given to those who like it better than data`(accept: String, isPage: Bool) throws {
        let request = ServiceRequest(.get, try RequestTarget("/"), headers: ["accept": accept])
        #expect(request.prefersPage == isPage)
    }
}
