import RegistryRecords

/// Finds the route of a request and answers it: all that happens between reading a request and sending its response.
///
///     let router = Router([ServiceRoute(.get, "/hello") { _ in ServiceResponse("xin chào", type: "text/plain") }])
///     router.answer(ServiceRequest(.get, try RequestTarget("/hello"))).text  // xin chào
public struct Router: Sendable {
    private let routes: [ServiceRoute]
    private let gate: Gate
    /// Makes a page that tells a problem.
    private let problemPage: @Sendable (ServiceProblem, ServiceRequest) -> ServiceResponse

    /// Makes a router. Of several routes that fit a path the first is taken, so `/a/b` stands before `/a/{name}`.
    ///
    /// - Parameters:
    ///   - gate: Who is let in, and by which names this server goes.
    ///   - problemPage: How a problem is told to somebody who wants pages; as JSON when left out.
    public init(
        _ routes: [ServiceRoute], gate: Gate = Gate(),
        problemPage: @escaping @Sendable (ServiceProblem, ServiceRequest) -> ServiceResponse = { problem, _ in
            ServiceResponse(problem)
        }
    ) {
        self.routes = routes
        self.gate = gate
        self.problemPage = problemPage
    }

    /// What is to happen with a request whose headers are read.
    package enum Admission: Sendable {
        /// It is answered at once, and its body is not read.
        case refused(ServiceResponse)
        /// Its body may come; then it is answered by the route.
        case admitted(ServiceRequest, ServiceRoute)
    }

    /// Answers a request whose body is there.
    public func answer(_ request: ServiceRequest) -> ServiceResponse {
        switch admit(request) {
        case .refused(let response): response
        case .admitted(let request, let route): answer(request, by: route)
        }
    }

    /// Decides on a request by its headers alone.
    package func admit(_ request: ServiceRequest) -> Admission {
        do throws(ServiceProblem) {
            var request = request
            try gate.check(&request)
            let fitting = routes.compactMap { route in route.values(in: request.target.path).map { (route, $0) } }
            guard let first = fitting.first else { throw .notFound }
            let same = fitting.filter { $0.0.path == first.0.path }.map(\.0)
            let allowed =
                HTTPMethod.allCases.filter { method in
                    same.contains { $0.method == method || ($0.method == .get && method == .head) }
                } + [.options]
            if request.method == .options {
                let response = ServiceResponse(
                    status: 204, headers: [HTTPHeader("Allow", allowed.map(\.rawValue).joined(separator: ", "))])
                return .refused(finished(response, for: request))
            }
            let method = request.method == .head ? .get : request.method
            guard let route = same.first(where: { $0.method == method }) else {
                throw .methodNotAllowed(allowed: allowed)
            }
            try gate.check(request, for: route)
            try Self.check(request.target.query, by: route.parameters)
            request.parameters = first.1
            return .admitted(request, route)
        } catch {
            return .refused(response(to: request, telling: error))
        }
    }

    /// Does the route's work.
    package func answer(_ request: ServiceRequest, by route: ServiceRoute) -> ServiceResponse {
        do {
            if !route.checksForm { try Gate.checkForm(request) }
            return finished(try route.answer(request), for: request)
        } catch let problem as ServiceProblem {
            return response(to: request, telling: problem)
        } catch {
            return response(to: request, telling: ServiceProblem(telling: error))
        }
    }

    /// The response that tells a problem, as a page where pages are wanted.
    package func response(to request: ServiceRequest, telling problem: ServiceProblem) -> ServiceResponse {
        var response =
            request.prefersPage && request.target.path.first != "api"
            ? problemPage(problem, request) : ServiceResponse(problem)
        response.status = problem.status
        for header in problem.headers where response[header: header.name] == nil { response.headers.append(header) }
        return finished(response, for: request)
    }

    /// Adds what every response gets, and leaves the body out where the other side has it already.
    private func finished(_ response: ServiceResponse, for request: ServiceRequest) -> ServiceResponse {
        var response = response
        if response.status == 200, let tag = response[header: "ETag"], request.method.isSafe,
            let known = request.headers["if-none-match"], EntityTag.matches(known, tag)
        {
            response.status = 304
            response.body = .none
            response.headers.removeAll { $0.name == "Content-Type" }
        }
        SecurityHeaders.add(to: &response, isPrivate: request.visitor != nil, isSecure: request.isSecure)
        return response
    }

    private static func check(
        _ query: [RequestTarget.QueryParameter], by parameters: ServiceRoute.Parameters
    ) throws(ServiceProblem) {
        guard case .only(let known) = parameters else { return }
        var seen: Set<String> = []
        for parameter in query {
            guard known.contains(parameter.name) else { throw .unknown(parameter.name, known: known) }
            guard seen.insert(parameter.name).inserted else {
                throw .invalid(parameter.name, vi: "chỉ được ghi một lần.", en: "may be given only once.")
            }
        }
    }
}

/// Validators of responses. Source: RFC 9110, section 13.1.2.
enum EntityTag {
    /// Whether `If-None-Match` names the tag; weak and strong ones count the same.
    static func matches(_ header: String, _ tag: String) -> Bool {
        if header.trimmed == "*" { return true }
        let plain = tag.hasPrefix("W/") ? String(tag.dropFirst(2)) : tag
        return header.split(separator: ",").map { $0.trimmed }.contains { candidate in
            (candidate.hasPrefix("W/") ? String(candidate.dropFirst(2)) : candidate) == plain
        }
    }
}

extension StringProtocol {
    /// The text without blanks at both ends.
    var trimmed: String {
        String(drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}
