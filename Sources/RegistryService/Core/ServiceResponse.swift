import ContentDigest
package import ReportWriters

/// What a route answers, free of the socket that it goes to.
public struct ServiceResponse: Sendable {
    /// The status of HTTP.
    public var status: Int
    /// The headers, but for those that every response gets; see ``SecurityHeaders``.
    public var headers: [HTTPHeader]
    /// What it holds.
    public var body: Body

    /// What a response holds.
    public enum Body: Sendable {
        case none
        case bytes(ResponseBytes)
        /// A file, which is opened at once and sent piece by piece.
        case file(path: String)
        /// News, for as long as both sides stay.
        case events(EventStream)
    }

    /// Makes a response.
    public init(status: Int = 200, headers: [HTTPHeader] = [], body: Body = .none) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// A text of some type.
    public init(_ text: String, type: String, status: Int = 200) {
        self.init(
            status: status, headers: [HTTPHeader("Content-Type", type)], body: .bytes(ResponseBytes(Array(text.utf8))))
    }

    /// JSON.
    public static func json(_ text: String, status: Int = 200) -> ServiceResponse {
        ServiceResponse(text, type: "application/json", status: status)
    }

    /// A page of one file, whose own policy says what browsers may do in it.
    package init(_ page: WebPage, status: Int = 200) {
        self.init(
            status: status,
            headers: [
                HTTPHeader("Content-Type", "text/html; charset=utf-8"),
                HTTPHeader("Content-Security-Policy", page.policy + "; frame-ancestors 'none'"),
            ], body: .bytes(ResponseBytes(page.bytes)))
    }

    /// Sends a browser to another page, by a GET.
    public static func redirect(to location: String) -> ServiceResponse {
        ServiceResponse(status: 303, headers: [HTTPHeader("Location", location)])
    }

    /// A problem as JSON.
    public init(_ problem: ServiceProblem) {
        self = .json(problem.json, status: problem.status)
        headers += problem.headers
    }

    /// The value of a header; nil when there is none.
    public subscript(header name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// The bytes as text; empty for what has none. For small ones.
    public var text: String {
        guard case .bytes(let bytes) = body else { return "" }
        return bytes.text
    }
}

/// Bytes at a fixed address, which several responses may share.
@safe public final class ResponseBytes: Sendable {
    /// How many there are.
    public let count: Int
    // Written in `init` only, so that several threads may read it.
    private nonisolated(unsafe) let start: UnsafeMutableRawPointer

    /// Copies bytes to an address of their own.
    public init(_ bytes: [UInt8]) {
        count = bytes.count
        unsafe start = UnsafeMutableRawPointer.allocate(byteCount: max(1, bytes.count), alignment: 1)
        unsafe bytes.withUnsafeBytes { source in
            unsafe UnsafeMutableRawBufferPointer(start: start, count: count).copyMemory(from: source)
        }
    }

    deinit {
        unsafe start.deallocate()
    }

    /// The bytes as UTF-8 text.
    public var text: String {
        unsafe String(decoding: UnsafeRawBufferPointer(start: start, count: count), as: UTF8.self)
    }

    /// What tells them from others: an entity tag of HTTP, by their SHA-256.
    var tag: String {
        let digest = unsafe SHA256Digest(of: Array(UnsafeRawBufferPointer(start: start, count: count)))
        return "\"\(digest.description.prefix(32))\""
    }

    /// Where they are, for as long as this object lives.
    var address: UnsafeMutableRawPointer { unsafe start }
}
