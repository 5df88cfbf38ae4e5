public import RegistryRecords

/// What a browser or a program asks, free of the socket that it came by.
public struct ServiceRequest: Sendable {
    /// The word of the request line.
    public var method: HTTPMethod
    /// The path and the query.
    public var target: RequestTarget
    /// The headers by their names in lower case.
    public var headers: [String: String]
    /// What was sent besides.
    public var body: Body
    /// The numerical address of the other side; empty in tests without a socket.
    public var address: String
    /// Whether it came over TLS.
    public var isSecure: Bool
    /// Who asks; nil for somebody without a token.
    public var visitor: Visitor?
    /// Where this server is, as the other side calls it, such as `http://127.0.0.1:8080`; without a slash at the end.
    public var origin: String
    /// What stands in the path in place of the names of a route, such as `code` of `/communes/{code}`.
    public var parameters: [String: String] = [:]

    /// What was sent besides the headers.
    public enum Body: Sendable {
        case none
        /// A small body, as it came.
        case bytes([UInt8])
        /// A large one, which waits in a file until the request is answered.
        case file(UploadedFile)
    }

    /// Makes a request.
    public init(
        _ method: HTTPMethod, _ target: RequestTarget, headers: [String: String] = [:], body: Body = .none,
        address: String = "", isSecure: Bool = false, visitor: Visitor? = nil
    ) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
        self.address = address
        self.isSecure = isSecure
        self.visitor = visitor
        origin = (isSecure ? "https://" : "http://") + (headers["host"] ?? "localhost")
    }

    /// The value of a parameter of the query; nil when it is absent.
    ///
    /// A route names its parameters, and the router refuses those given twice.
    public subscript(parameter: String) -> String? {
        target.query.last { $0.name == parameter }?.value
    }

    /// A cookie's value; nil when there is none of that name.
    public func cookie(_ name: String) -> String? {
        for pair in headers["cookie"]?.split(separator: ";") ?? [] {
            let sides = pair.drop { $0 == " " }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if sides.count == 2, sides[0] == name { return String(sides[1]) }
        }
        return nil
    }

    /// The language that the other side likes best of those that we have; Vietnamese when it does not say.
    public var language: Language {
        let ranked = AcceptedWords(headers["accept-language"] ?? "")
        return ranked.rank(of: "en") > ranked.rank(of: "vi") ? .english : .vietnamese
    }

    /// Whether a page is wanted rather than data.
    public var prefersPage: Bool {
        let ranked = AcceptedWords(headers["accept"] ?? "")
        return ranked.rank(of: "text/html") > max(ranked.rank(of: "application/json"), 0)
    }
}

/// Who has shown a token.
public struct Visitor: Sendable, Hashable {
    /// The name that the token was given.
    public var name: String
    /// What it may do.
    public var role: VisitorRole
    /// Names the token in the registry.
    public var token: Int
    /// What forms of the visitor's session must send as `form_token`, or scripts as the header `X-HaTang-Form`; nil for one
    /// who shows the token itself.
    public var formToken: String?

    /// Makes a visitor.
    public init(name: String, role: VisitorRole, token: Int) {
        self.name = name
        self.role = role
        self.token = token
    }
}
