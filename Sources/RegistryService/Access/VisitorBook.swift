import ContentDigest
import HaTangKit
import RegistryRecords
import RegistryStore
import Synchronization

/// Knows who shows a token or a session, and remembers who showed wrong ones too often.
public final class VisitorBook: Sendable {
    private struct Session {
        var token: Int
        var digest: SHA256Digest
        var formToken: String
        var until: Double
    }

    private struct State {
        var sessions: [String: Session] = [:]
        var failures: [String: [Double]] = [:]
    }

    private let registry: ServedRegistry
    private let state = Mutex(State())
    private let seconds: @Sendable () -> Double

    /// The cookie of a session; the prefix lets browsers take it over TLS only, and for this host alone.
    static func cookieName(isSecure: Bool) -> String { isSecure ? "__Host-hatang" : "hatang" }

    private static let sessionSeconds = 8.0 * 3600
    private static let mostSessions = 1000
    private static let mostFailures = 10
    private static let failureSeconds = 300.0

    /// - Parameter seconds: A clock of any beginning.
    init(_ registry: ServedRegistry, seconds: @escaping @Sendable () -> Double = secondsOfClock) {
        self.registry = registry
        self.seconds = seconds
    }

    /// Who asks; nil for somebody who shows nothing, or a session that is over.
    ///
    /// - Throws: ``ServiceProblem`` 401 for a token that does not hold, 429 after too many of them.
    func visitor(of request: ServiceRequest) throws(ServiceProblem) -> Visitor? {
        if let header = request.headers["authorization"] {
            let parts = header.split(separator: " ")
            guard parts.count == 2, parts[0].lowercased() == "bearer" else { throw .wrongToken }
            return try visitor(showing: String(parts[1]), from: request.address)
        }
        guard let cookie = request.cookie(Self.cookieName(isSecure: request.isSecure)) else { return nil }
        let now = seconds()
        guard let session = state.withLock({ $0.sessions[cookie] }), session.until > now else { return nil }
        // A token that was taken back ends its sessions, too.
        guard let token = try stored(session.digest), token.holds(on: .today) else {
            state.withLock { $0.sessions[cookie] = nil }
            return nil
        }
        var visitor = Visitor(name: token.name, role: token.role, token: token.number)
        visitor.formToken = session.formToken
        return visitor
    }

    /// Who shows a token in words.
    func visitor(showing text: String, from address: String) throws(ServiceProblem) -> Visitor {
        let now = seconds()
        let failures = state.withLock { state in
            state.failures = state.failures.mapValues { $0.filter { $0 > now - Self.failureSeconds } }
                .filter { !$0.value.isEmpty }
            return state.failures[address]?.count ?? 0
        }
        guard failures < Self.mostFailures else { throw .tooManyFailures(Int(Self.failureSeconds)) }
        guard
            let token = try AccessToken(text).map({ (token) throws(ServiceProblem) in try stored(token.digest) })
                ?? nil,
            token.holds(on: .today)
        else {
            state.withLock { $0.failures[address, default: []].append(now) }
            throw .wrongToken
        }
        return Visitor(name: token.name, role: token.role, token: token.number)
    }

    /// Begins a session of somebody who shows a token.
    ///
    /// - Returns: The cookie's value, and the visitor.
    func beginSession(showing text: String, from address: String) throws(ServiceProblem) -> (String, Visitor) {
        var visitor = try visitor(showing: text, from: address)
        let (name, formToken) = (AccessToken().text, AccessToken().text)
        let now = seconds()
        state.withLock { state in
            state.sessions = state.sessions.filter { $0.value.until > now }
            while state.sessions.count >= Self.mostSessions,
                let oldest = state.sessions.min(by: { $0.value.until < $1.value.until })
            {
                state.sessions[oldest.key] = nil
            }
            state.sessions[name] = Session(
                token: visitor.token, digest: SHA256Digest(of: text), formToken: formToken,
                until: now + Self.sessionSeconds)
        }
        visitor.formToken = formToken
        return (name, visitor)
    }

    /// Ends the session of a request.
    func endSession(of request: ServiceRequest) {
        guard let cookie = request.cookie(Self.cookieName(isSecure: request.isSecure)) else { return }
        state.withLock { $0.sessions[cookie] = nil }
    }

    private func stored(_ digest: SHA256Digest) throws(ServiceProblem) -> StoredToken? {
        do {
            return try registry.reading(rows: { try $0.token(of: digest) })
        } catch {
            throw ServiceProblem(telling: error)
        }
    }
}

extension ServiceProblem {
    static let wrongToken: ServiceProblem = {
        var problem = ServiceProblem(
            status: 401, code: "wrong-token",
            message: BilingualText(
                vi: "Mã truy cập sai, đã hết hạn hoặc đã bị thu hồi; xin mã mới từ người quản trị.",
                en: "The token is wrong, out of date or taken back; ask the operator for another."))
        problem.headers = [HTTPHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"")]
        return problem
    }()

    static func tooManyFailures(_ seconds: Int) -> ServiceProblem {
        var problem = ServiceProblem(
            status: 429, code: "too-many-failures",
            message: BilingualText(
                vi: "Quá nhiều lần sai mã truy cập; hãy thử lại sau \(seconds / 60) phút.",
                en: "Too many wrong tokens; try again in \(seconds / 60) minutes."))
        problem.headers = [HTTPHeader("Retry-After", "\(seconds)")]
        return problem
    }
}
