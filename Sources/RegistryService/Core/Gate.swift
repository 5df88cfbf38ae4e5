import RegistryRecords

/// Decides who is let in: by the name under which this server was called, by a token, by the page that sent a form.
public struct Gate: Sendable {
    /// The hosts, without ports, under which this server may be called; nil for any, in tests.
    var hosts: Set<String>?
    /// Where browsers find this server when another one stands in front, such as `https://hatang.example`; nil for where
    /// it is called.
    var publicOrigin: String?
    /// Whether reading needs a token.
    var readingIsClosed: Bool
    /// Who shows the token or the session of a request; nil for none. Throws for one that does not hold.
    var visitor: @Sendable (ServiceRequest) throws(ServiceProblem) -> Visitor?

    /// Makes a gate.
    public init(
        hosts: Set<String>? = nil, publicOrigin: String? = nil, readingIsClosed: Bool = false,
        visitor: @escaping @Sendable (ServiceRequest) throws(ServiceProblem) -> Visitor? = {
            (request) throws(ServiceProblem) -> Visitor? in request.visitor
        }
    ) {
        self.hosts = hosts
        self.publicOrigin = publicOrigin
        self.readingIsClosed = readingIsClosed
        self.visitor = visitor
    }

    /// The largest target and the largest headers, in bytes.
    private static let mostTarget = 8 << 10
    private static let mostHeaders = 16 << 10

    /// Checks what holds for all routes, and finds out who asks.
    func check(_ request: inout ServiceRequest) throws(ServiceProblem) {
        guard request.headers.reduce(0, { $0 + $1.key.utf8.count + $1.value.utf8.count }) <= Self.mostHeaders
        else { throw .headersTooLarge }
        // A page of another site may have its name point to us; then its browser calls us by that name.
        if let hosts {
            guard let host = request.headers["host"].flatMap(Self.host(in:)), hosts.contains(host) else {
                throw .wrongHost
            }
        }
        request.origin =
            publicOrigin ?? (request.isSecure ? "https://" : "http://") + (request.headers["host"] ?? "localhost")
        request.visitor = try visitor(request)
    }

    static func checkLength(ofTarget target: String) throws(ServiceProblem) {
        guard target.utf8.count <= mostTarget else { throw .targetTooLong }
    }

    /// Checks what a route asks for.
    func check(_ request: ServiceRequest, for route: ServiceRoute) throws(ServiceProblem) {
        switch route.access {
        case .everybody: break
        case .readers where !readingIsClosed: break
        case .readers: guard request.visitor != nil else { throw .tokenNeeded(.viewer) }
        case .role(let role):
            guard let visitor = request.visitor else { throw .tokenNeeded(role) }
            guard visitor.role >= role else { throw .roleTooSmall(visitor.role, needed: role) }
        }
        if !request.method.isSafe, route.access != .everybody || request.headers["origin"] != nil {
            try checkOrigin(of: request)
        }
    }

    /// A page of another site may send us a form together with our cookie; its origin tells. A token in a header is
    /// sent by nobody who does not know it.
    private func checkOrigin(of request: ServiceRequest) throws(ServiceProblem) {
        if request.headers["authorization"] != nil, request.visitor?.formToken == nil { return }
        if let site = request.headers["sec-fetch-site"], site != "same-origin" { throw .foreignForm }
        guard let origin = request.headers["origin"], origin == request.origin else { throw .foreignForm }
    }

    /// Checks, once the body is there, that a form of a session comes from a page that the session was given.
    ///
    /// - Parameter field: What the form sent as `form_token`; nil to look for it in a small form.
    static func checkForm(_ request: ServiceRequest, field: String? = nil) throws(ServiceProblem) {
        guard !request.method.isSafe, let wanted = request.visitor?.formToken else { return }
        var given = request.headers["x-hatang-form"] ?? field
        if given == nil { given = try FormFields(request)["form_token"] }
        guard given == wanted else { throw .foreignForm }
    }

    /// The host without its port; nil for what is none.
    static func host(in header: String) -> String? {
        let text = header.lowercased()
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { return nil }
            return String(text[...end])
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2, let host = parts.first, !host.isEmpty else { return nil }
        return String(host)
    }
}

extension ServiceProblem {
    static func tokenNeeded(_ role: VisitorRole) -> ServiceProblem {
        var problem = ServiceProblem(
            status: 401, code: "token-needed",
            message: BilingualText(
                vi:
                    "Việc này cần mã truy cập có vai trò “\(role.words.vi)”; hãy đăng nhập hoặc gửi Authorization: Bearer.",
                en: "This needs a token of the role “\(role.rawValue)”; log in, or send Authorization: Bearer."))
        problem.headers = [HTTPHeader("WWW-Authenticate", "Bearer")]
        return problem
    }

    static func roleTooSmall(_ role: VisitorRole, needed: VisitorRole) -> ServiceProblem {
        ServiceProblem(
            status: 403, code: "role-too-small",
            message: BilingualText(
                vi: "Mã truy cập này có vai trò “\(role.words.vi)”; việc này cần “\(needed.words.vi)”.",
                en: "This token has the role “\(role.rawValue)”; this needs “\(needed.rawValue)”."))
    }

    static let foreignForm = ServiceProblem(
        status: 403, code: "foreign-form",
        message: BilingualText(
            vi: "Biểu mẫu không đến từ trang của máy chủ này; hãy mở lại trang rồi gửi.",
            en: "The form does not come from a page of this server; open the page again and send it."))
}
