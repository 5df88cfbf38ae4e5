import Glibc
import RegistryRecords
import Synchronization

/// What is done with an exchange at each of its steps; knows no socket.
final class ExchangeDesk: Sendable {
    private let router: Router
    private let settings: ListenerSettings
    private let works: LongWorks
    private let streams = Mutex<[EventStream]>([])
    private let isClosing = Mutex(false)

    init(_ router: Router, settings: ListenerSettings) {
        self.router = router
        self.settings = settings
        works = LongWorks(atMost: settings.longWorks, waiting: settings.waitingWorks)
    }

    /// The headers are read: who asks for what, and may it be sent?
    ///
    /// - Parameter headers: Names and values as they came.
    func begin(_ exchange: Exchange, method: String, headers: [(String, String)], address: String) {
        exchange.beganAt = secondsOfClock()
        var request = ServiceRequest(
            HTTPMethod(rawValue: method) ?? .other, RequestTarget(path: []), address: address,
            isSecure: settings.tls != nil)
        do throws(ServiceProblem) {
            request.headers = try Self.headers(headers)
            try Gate.checkLength(ofTarget: exchange.target)
            request.target = try RequestTarget(exchange.target)
            switch router.admit(request) {
            case .refused(let response): exchange.state = .answered(response)
            case .admitted(let admitted, let route):
                request = admitted
                try Self.checkLength(of: request, limit: route.body.limit)
                exchange.body = try IncomingBody(route.body, folder: settings.temporaryFolder)
                exchange.state = .receiving(request, route)
            }
        } catch {
            exchange.state = .answered(router.response(to: request, telling: error))
        }
    }

    private static func headers(_ given: [(String, String)]) throws(ServiceProblem) -> [String: String] {
        var headers: [String: String] = [:]
        for (name, value) in given {
            let name = name.lowercased()
            guard let earlier = headers[name] else {
                headers[name] = value
                continue
            }
            guard !["host", "authorization", "origin", "content-length", "content-type"].contains(name) else {
                throw .badHeaders
            }
            headers[name] = earlier + (name == "cookie" ? "; " : ", ") + value
        }
        return headers
    }

    private static func checkLength(of request: ServiceRequest, limit: Int) throws(ServiceProblem) {
        if let text = request.headers["content-length"] {
            guard let length = Int(text), length >= 0 else { throw .badHeaders }
            guard length <= limit else { throw .tooLarge(limit: limit) }
        } else if request.headers["transfer-encoding"] != nil {
            throw .lengthRequired
        }
    }

    /// A piece of the body is there; false when it comes too slowly to be waited for.
    func receive(_ piece: UnsafeRawBufferPointer, of exchange: Exchange) -> Bool {
        guard case .receiving(let request, _) = exchange.state else { return true }
        do throws(ServiceProblem) {
            try unsafe exchange.body?.add(piece)
        } catch {
            exchange.body = nil
            exchange.state = .refusing(router.response(to: request, telling: error))
        }
        let allowed = settings.bodySeconds + (exchange.body?.received ?? 0) >> 13
        return secondsOfClock() - exchange.beganAt <= Double(allowed)
    }

    /// The body is there: does the work, or begins it.
    ///
    /// - Parameters:
    ///   - suspend: Lets the connection rest; called before a long work begins.
    ///   - resume: Called when a long work is done.
    func finish(_ exchange: Exchange, suspend: () -> Void, resume: @escaping @Sendable () -> Void) {
        if case .refusing(let response) = exchange.state { exchange.state = .answered(response) }
        guard case .receiving(var request, let route) = exchange.state else { return }
        do throws(ServiceProblem) {
            request.body = try exchange.body.take()?.finished() ?? .none
        } catch {
            exchange.state = .answered(router.response(to: request, telling: error))
            return
        }
        guard route.work == .long else {
            exchange.state = .answered(answer(request, by: route))
            return
        }
        exchange.state = .working
        let complete = request
        suspend()
        let isBegun = works.begin { [self] in
            exchange.state = .answered(answer(complete, by: route))
            resume()
        }
        if !isBegun {
            exchange.state = .answered(router.response(to: request, telling: .overloaded))
            resume()
        }
    }

    private func answer(_ request: ServiceRequest, by route: ServiceRoute) -> ServiceResponse {
        let response = router.answer(request, by: route)
        if case .events(let stream) = response.body {
            streams.withLock { streams in
                streams.removeAll { $0.isEnded }
                streams.append(stream)
            }
            if isClosing.withLock({ $0 }) { stream.end() }
        }
        return response
    }

    /// Ends the streams and waits for the works.
    func close() {
        isClosing.withLock { $0 = true }
        for stream in streams.withLock({ $0 }) { stream.end() }
        works.wait()
        for stream in streams.withLock({ $0 }) { stream.end() }
    }
}
