public import RegistryRecords

/// What is done for the requests of one method and one form of path: a function, so that it needs no socket.
public struct ServiceRoute: Sendable {
    /// Who may ask.
    public enum Access: Sendable, Hashable {
        /// Anybody, also where reading is closed: the log-in page and what it needs.
        case everybody
        /// Anybody where reading is open, else visitors of any role.
        case readers
        /// Visitors of at least that role.
        case role(VisitorRole)
    }

    /// What is sent besides the headers.
    public enum ExpectedBody: Sendable, Hashable {
        case none
        /// At most so many bytes, kept in memory.
        case bytes(atMost: Int)
        /// At most so many bytes, kept in a file.
        case file(atMost: Int)

        /// The most bytes.
        var limit: Int {
            switch self {
            case .none: 0
            case .bytes(let limit), .file(let limit): limit
            }
        }
    }

    /// How long it takes.
    public enum Work: Sendable, Hashable {
        /// Some milliseconds: done where the request was read.
        case quick
        /// Longer: done on a thread of its own, so that others are not kept waiting.
        case long
    }

    /// The parameters of the query that it knows.
    public enum Parameters: Sendable, Hashable {
        /// These, each at most once; others are refused.
        case only([String])
        /// Any: the route looks at them by itself.
        case any
    }

    /// The method; GET also answers HEAD.
    public var method: HTTPMethod
    /// The parts of the path; `{name}` stands for any text, which the request then has under that name.
    public var path: [String]
    /// Who may ask.
    public var access: Access
    /// What may be sent.
    public var body: ExpectedBody
    /// How long it takes.
    public var work: Work
    /// The parameters of the query that it knows.
    public var parameters: Parameters
    /// Whether the route itself looks for the form's token, in a body that the router does not read.
    package var checksForm = false
    /// Does it.
    public var answer: @Sendable (ServiceRequest) throws -> ServiceResponse

    /// Makes a route.
    ///
    /// - Parameter path: Such as `/communes/{code}`.
    public init(
        _ method: HTTPMethod, _ path: String, parameters: Parameters = .only([]), access: Access = .readers,
        body: ExpectedBody = .none, work: Work = .quick,
        answer: @escaping @Sendable (ServiceRequest) throws -> ServiceResponse
    ) {
        precondition(path.hasPrefix("/") && method != .head && method != .options, "the router answers those itself")
        self.method = method
        self.path = path.split(separator: "/").map(String.init)
        self.access = access
        self.body = body
        self.work = work
        self.parameters = parameters
        self.answer = answer
    }

    /// What the path states; nil when it is of another form.
    func values(in path: [String]) -> [String: String]? {
        guard path.count == self.path.count else { return nil }
        var values: [String: String] = [:]
        for (pattern, part) in zip(self.path, path) {
            if pattern.hasPrefix("{"), pattern.hasSuffix("}") {
                values[String(pattern.dropFirst().dropLast())] = part
            } else if pattern != part {
                return nil
            }
        }
        return values
    }
}
