/// What a request wants to do.
public enum HTTPMethod: String, Sendable, Hashable, CaseIterable {
    case get = "GET"
    case head = "HEAD"
    case options = "OPTIONS"
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
    case delete = "DELETE"
    /// Any other word; no route takes it.
    case other = ""

    /// Whether a request of it changes nothing, so that a page of another host may well cause it.
    public var isSafe: Bool { self == .get || self == .head || self == .options }
}
