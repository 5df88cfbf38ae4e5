import RegistryRecords
import Synchronization

/// Finished responses of the present content of a registry, up to some memory; then the oldest go.
final class ResponseShelf: Sendable {
    /// What a response depends on.
    struct Key: Hashable, Sendable {
        var change: Int
        var target: RequestTarget
        var origin: String
        var isPage: Bool
        var language: String

        init(_ request: ServiceRequest, change: Int) {
            self.change = change
            target = request.target
            origin = request.origin
            isPage = request.prefersPage
            language = request.language.rawValue
        }
    }

    private struct State {
        var responses: [Key: ServiceResponse] = [:]
        var order: [(key: Key, bytes: Int)] = []
        var bytes = 0
    }

    private let state = Mutex(State())
    private static let mostBytes = 48 << 20
    /// Larger ones are made each time.
    private static let mostBytesOfOne = 8 << 20

    func response(for key: Key) -> ServiceResponse? {
        state.withLock { $0.responses[key] }
    }

    func keep(_ response: ServiceResponse, bytes: Int, for key: Key) {
        guard bytes <= Self.mostBytesOfOne else { return }
        state.withLock { state in
            guard state.responses.updateValue(response, forKey: key) == nil else { return }
            // A response has headers and a key besides its bytes.
            let size = bytes + 1024
            state.order.append((key, size))
            state.bytes += size
            guard state.bytes > Self.mostBytes else { return }
            var gone = 0
            while state.bytes > Self.mostBytes * 3 / 4 {
                state.responses[state.order[gone].key] = nil
                state.bytes -= state.order[gone].bytes
                gone += 1
            }
            state.order.removeFirst(gone)
        }
    }

    func clear() {
        state.withLock { $0 = State() }
    }
}
