import RegistryRecords
import ReportWriters

/// Logging in by a token, and out again.
struct SessionRoutes: Sendable {
    let book: VisitorBook

    var routes: [ServiceRoute] {
        [
            ServiceRoute(
                .post, "/login", parameters: .only(PageContext.parameters), access: .everybody,
                body: .bytes(atMost: 4 << 10)
            ) { [book] request in
                let form = try FormFields(request)
                let (session, _) = try book.beginSession(showing: form["token"] ?? "", from: request.address)
                var response = ServiceResponse.redirect(to: try PageContext(request).link([]).text)
                response.headers.append(Self.cookie(session, of: request, seconds: 8 * 3600))
                return response
            },
            ServiceRoute(
                .post, "/logout", parameters: .only(PageContext.parameters), access: .everybody,
                body: .bytes(atMost: 4 << 10)
            ) { [book] request in
                book.endSession(of: request)
                var response = ServiceResponse.redirect(to: try PageContext(request).link([]).text)
                response.headers.append(Self.cookie("", of: request, seconds: 0))
                return response
            },
        ]
    }

    private static func cookie(_ value: String, of request: ServiceRequest, seconds: Int) -> HTTPHeader {
        let name = VisitorBook.cookieName(isSecure: request.isSecure)
        return HTTPHeader(
            "Set-Cookie",
            "\(name)=\(value); Path=/; HttpOnly; SameSite=Strict; Max-Age=\(seconds)"
                + (request.isSecure ? "; Secure" : ""))
    }
}

/// The fields of a small form.
struct FormFields {
    private let fields: [RequestTarget.QueryParameter]

    init(_ request: ServiceRequest) throws(ServiceProblem) {
        guard case .bytes(let bytes) = request.body,
            request.headers["content-type"]?.hasPrefix("application/x-www-form-urlencoded") == true
        else {
            fields = []
            return
        }
        fields = try RequestTarget.parameters(of: bytes)
    }

    subscript(name: String) -> String? { fields.last { $0.name == name }?.value }
}
