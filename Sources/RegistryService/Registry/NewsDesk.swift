import Foundation
import Synchronization

/// Tells open pages when the registry has changed, whoever changed it.
public final class NewsDesk: Sendable {
    private struct State {
        var streams: [EventStream] = []
        var isWatching = false
        var isClosed = false
    }

    private let registry: ServedRegistry
    private let state = Mutex(State())
    private static let mostStreams = 64
    private static let secondsBetweenLooks = 0.5
    private static let looksBetweenSigns = 30

    /// Makes a desk without pages.
    public init(_ registry: ServedRegistry) {
        self.registry = registry
    }

    /// A stream of events `change` with `{"change":…,"version":…}`, which begins with the present one.
    func open() throws -> EventStream {
        let stream = EventStream()
        let present = try registry.change()
        stream.send(event: "change", data: present.json)
        let isFirst = try state.withLock { state throws(ServiceProblem) in
            state.streams.removeAll(where: \.isEnded)
            guard state.streams.count < Self.mostStreams, !state.isClosed else { throw .overloaded }
            state.streams.append(stream)
            defer { state.isWatching = true }
            return !state.isWatching
        }
        if isFirst {
            let thread = Thread { [self] in watch(from: present) }
            thread.stackSize = 1 << 20
            thread.start()
        }
        return stream
    }

    /// Ends all streams.
    public func close() {
        let streams = state.withLock { state in
            state.isClosed = true
            return state.streams
        }
        for stream in streams { stream.end() }
    }

    /// Looks at the registry as long as somebody wants to know.
    private func watch(from present: RegistryChange) {
        var told = present
        var looks = 0
        while true {
            Thread.sleep(forTimeInterval: Self.secondsBetweenLooks)
            let streams = state.withLock { state in
                state.streams.removeAll(where: \.isEnded)
                if state.streams.isEmpty || state.isClosed { state.isWatching = false }
                return state.isWatching ? state.streams : []
            }
            if streams.isEmpty { return }
            looks += 1
            if let change = try? registry.change(), change != told {
                told = change
                for stream in streams { stream.send(event: "change", data: change.json) }
            } else if looks.isMultiple(of: Self.looksBetweenSigns) {
                for stream in streams { stream.sendHeartbeat() }
            }
        }
    }
}
