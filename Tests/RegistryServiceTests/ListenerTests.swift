import Foundation
import RegistryRecords
import RegistryService
import Synchronization
import TestWitnesses
import Testing

/// Requests by a real socket.
struct ListenerTests {
    private let folder: TemporaryFolder
    private let listener: ServiceListener
    private let streams = OpenStreams()

    /// The streams of all pages that were opened.
    private final class OpenStreams: Sendable {
        private let all = Mutex<[EventStream]>([])

        func open() -> EventStream {
            let stream = EventStream()
            all.withLock { $0.append(stream) }
            return stream
        }

        func send(_ data: String) {
            for stream in all.withLock({ $0 }) { stream.send(event: "version", data: data) }
        }
    }

    init() throws {
        folder = try TemporaryFolder()
        let streams = streams
        let router = Router([
            ServiceRoute(.get, "/") { _ in ServiceResponse("xin chào", type: "text/plain; charset=utf-8") },
            ServiceRoute(.get, "/lau", work: .long) { _ in
                Thread.sleep(forTimeInterval: 0.2)
                return ServiceResponse("xong", type: "text/plain")
            },
            ServiceRoute(.post, "/dem", access: .everybody, body: .file(atMost: 3_000_000)) { request in
                guard case .file(let file) = request.body else { return .json("0") }
                let data = try Data(contentsOf: URL(fileURLWithPath: file.path))
                return .json("\(data.count) \(data.reduce(0) { $0 &+ Int($1) })")
            },
            ServiceRoute(.post, "/nho", access: .everybody, body: .bytes(atMost: 10)) { request in
                guard case .bytes(let bytes) = request.body else { return .json("0") }
                return .json("\(bytes.count)")
            },
            ServiceRoute(.get, "/tin") { _ in
                ServiceResponse(
                    headers: [HTTPHeader("Content-Type", "text/event-stream")], body: .events(streams.open()))
            },
        ])
        var settings = ListenerSettings(temporaryFolder: folder.path)
        settings.bodySeconds = 1
        listener = try ServiceListener(router, settings: settings)
    }

    private func get(_ target: String, method: String = "GET", more: String = "") -> String {
        RawClient.exchange(
            "\(method) \(target) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\(more)\r\n", port: listener.port)
    }

    @Test func `a request is answered, with a body for GET and without one for HEAD`() {
        defer { listener.stop() }
        let whole = get("/")
        #expect(whole.hasPrefix("HTTP/1.1 200 ") && whole.hasSuffix("\r\n\r\nxin chào"))
        let head = get("/", method: "HEAD")
        #expect(head.contains("Content-Length: 9\r\n") && head.hasSuffix("\r\n\r\n"))
        #expect(get("/", method: "PURGE").hasPrefix("HTTP/1.1 405 "))
        #expect(get("/", method: "OPTIONS").hasPrefix("HTTP/1.1 204 "))
    }

    @Test func `long works neither block others nor get lost`() async {
        defer { listener.stop() }
        let port = listener.port
        await withTaskGroup(of: String.self) { group in
            for target in ["/lau", "/lau", "/lau", "/", "/lau", "/"] {
                group.addTask {
                    RawClient.exchange("GET \(target) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", port: port)
                }
            }
            var ends: [String] = []
            for await answer in group { ends.append(String(answer.suffix(4))) }
            #expect(ends.sorted() == ["chào", "chào", "xong", "xong", "xong", "xong"])
        }
    }

    @Test func `a body goes to a file and arrives whole`() throws {
        defer { listener.stop() }
        let text = String(repeating: "0123456789", count: 250_000)
        let answer = RawClient.exchange(
            "POST /dem HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: \(text.utf8.count)\r\n\r\n\(text)",
            port: listener.port)
        #expect(answer.hasSuffix("2500000 131250000"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test(arguments: [
        ("/dem", "Content-Length: 3000001\r\n", "413"), ("/nho", "Content-Length: 11\r\n", "413"),
        ("/nho", "Transfer-Encoding: chunked\r\n", "411"), ("/", "Content-Length: 5\r\n", "405"),
        ("/" + String(repeating: "a", count: 9000), "", "414"),
        ("/nho", "X: \(String(repeating: "a", count: 20_000))\r\n", "431"), ("/%00", "", "400"), ("/..", "", "400"),
    ])
    func `what is too large or hides something is refused before it is read`(
        target: String, headers: String, status: String
    ) throws {
        defer { listener.stop() }
        let answer = get(target, method: "POST", more: headers)
        #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(answer.prefix(200))")
        #expect(answer.contains("{\"error\":{\"status\":\(status),"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test(arguments: [
        "\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\u{0}\u{1}\u{2}\r\n\r\n", "GET /\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.1\r\n\(String(repeating: "X: \(String(repeating: "a", count: 1000))\r\n", count: 200))\r\n",
        "POST /dem HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\nConnection: close\r\n\r\n",
        "POST /dem HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\nConnection: close\r\n\r\n",
    ])
    func `nonsense leaves the server standing`(text: String) {
        defer { listener.stop() }
        let client = RawClient(port: listener.port)
        client.send(text)
        let answer = client.receive(until: "\r\n\r\n")
        #expect(answer.isEmpty || answer.contains(" 4") || answer.contains(" 5") || answer.contains(" 200"))
        #expect(get("/").hasSuffix("xin chào"))
    }

    @Test func `a body that comes too slowly is not waited for, and leaves nothing`() throws {
        defer { listener.stop() }
        let client = RawClient(port: listener.port)
        client.send("POST /dem HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n")
        var pieces = 0
        while pieces < 40, client.send("a") {
            pieces += 1
            Thread.sleep(forTimeInterval: 0.1)
        }
        #expect(pieces < 40)
        #expect(get("/").hasSuffix("xin chào"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test func `news reach an open page, and the end of the server ends it`() {
        let client = RawClient(port: listener.port)
        client.send("GET /tin HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(client.receive(until: "\r\n\r\n").contains("text/event-stream"))
        streams.send("7")
        #expect(client.receive(until: "data: 7\n\n").contains("event: version\n"))
        Thread.sleep(forTimeInterval: 0.2)
        streams.send("8")
        #expect(client.receive(until: "data: 8\n\n").contains("data: 8"))
        listener.stop()
        _ = client.receive()
    }

    @Test func `a page that went away does no harm`() {
        for _ in 0..<20 {
            let client = RawClient(port: listener.port)
            client.send("GET /tin HTTP/1.1\r\nHost: a\r\n\r\n")
            _ = client.receive(until: "\r\n\r\n")
        }
        for version in 0..<5 { streams.send("\(version)") }
        #expect(get("/").hasSuffix("xin chào"))
        listener.stop()
    }

    @Test func `a port that is taken is named`() {
        defer { listener.stop() }
        #expect(throws: ListenerError.self) {
            try ServiceListener(
                Router([]), settings: ListenerSettings(port: listener.port, temporaryFolder: folder.path))
        }
        #expect(throws: ListenerError.badAddress("nowhere")) {
            try ServiceListener(
                Router([]), settings: ListenerSettings(addresses: ["nowhere"], temporaryFolder: folder.path))
        }
    }
}
