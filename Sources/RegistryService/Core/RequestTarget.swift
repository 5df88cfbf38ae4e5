/// The path and the query of a request, taken apart with distrust.
public struct RequestTarget: Sendable, Hashable {
    /// The parts of the path between the slashes, decoded; a slash at the end makes no part.
    public var path: [String]
    /// The parameters in their order, decoded.
    public var query: [QueryParameter]

    /// A parameter of the query.
    public struct QueryParameter: Sendable, Hashable {
        /// What stands before the `=`.
        public var name: String
        /// What stands behind it; empty when there is none.
        public var value: String

        /// Makes a parameter.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Makes a target of its parts.
    public init(path: [String], query: [QueryParameter] = []) {
        self.path = path
        self.query = query
    }

    /// Reads a target as it stands in the request line, such as `/api/collections?f=json`.
    ///
    /// - Throws: ``ServiceProblem`` 400 for what cannot be decoded, for `.` and `..`, and for a slash or a control
    ///   character that hides behind a `%`; 404 for a path with an empty part.
    public init(_ text: String) throws(ServiceProblem) {
        let halves = text.utf8.split(separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = halves.first, whole.first == UInt8(ascii: "/") else { throw .badPath }
        var parts = whole.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        if parts.last?.isEmpty == true { parts.removeLast() }
        path = []
        for part in parts {
            guard let decoded = PercentText.decoded(part, plusIsBlank: false), decoded != ".", decoded != "..",
                !decoded.utf8.contains(UInt8(ascii: "/")), !decoded.utf8.contains(UInt8(ascii: "\\"))
            else { throw .badPath }
            guard !decoded.isEmpty else { throw .notFound }
            path.append(decoded)
        }
        query = halves.count > 1 ? try Self.parameters(of: halves[1]) : []
    }

    /// Reads `a=1&b=2`: a query, or a form that was sent.
    static func parameters(of text: some Collection<UInt8>) throws(ServiceProblem) -> [QueryParameter] {
        var parameters: [QueryParameter] = []
        for pair in text.split(separator: UInt8(ascii: "&")) {
            let sides = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentText.decoded(sides[0], plusIsBlank: true),
                let value = sides.count > 1 ? PercentText.decoded(sides[1], plusIsBlank: true) : ""
            else { throw .badQuery }
            parameters.append(QueryParameter(name, value))
        }
        return parameters
    }

    /// The target as text again, every part encoded.
    public var text: String {
        let path = "/" + path.map(PercentText.encoded).joined(separator: "/")
        guard !query.isEmpty else { return path }
        return path + "?"
            + query.map { PercentText.encoded($0.name) + "=" + PercentText.encoded($0.value) }.joined(separator: "&")
    }
}
