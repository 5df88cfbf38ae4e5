import Synchronization

/// News for one open page, in the form of Server-Sent Events (WHATWG HTML, section 9.2).
///
/// Any thread tells, one response takes: a stream belongs to one response. While there is nothing to take, the taker
/// sleeps and is woken.
public final class EventStream: Sendable {
    private struct State {
        var waiting: [UInt8] = []
        var isEnded = false
        var wake: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())
    /// A page that takes nothing for so long that this waits for it is cut off; it will ask again.
    private static let mostWaiting = 64 << 10

    /// Makes a stream without news.
    public init() {}

    /// Tells news: a name and one line of data.
    public func send(event: String, data: String) {
        append("event: \(event)\ndata: \(data)\n\n")
    }

    /// A sign of life, which pages do not see.
    func sendHeartbeat() { append(":\n\n") }

    /// No more news; whoever takes is told after the last.
    public func end() {
        let wake = state.withLock { state in
            state.isEnded = true
            defer { state.wake = nil }
            return state.wake
        }
        wake?()
    }

    /// Whether the stream has ended.
    var isEnded: Bool { state.withLock { $0.isEnded } }

    private func append(_ text: String) {
        let wake = state.withLock { state in
            guard !state.isEnded else { return nil as (@Sendable () -> Void)? }
            state.waiting += Array(text.utf8)
            if state.waiting.count > Self.mostWaiting { state.isEnded = true }
            defer { state.wake = nil }
            return state.wake
        }
        wake?()
    }

    /// What waits to be sent, taken by somebody who does not want to be woken.
    package func waitingBytes() -> [UInt8] { take(.max) ?? [] }

    /// The next bytes, at most so many; none for now after `sleep` was called, nil at the end.
    ///
    /// - Parameters:
    ///   - sleep: Called while no news can arrive, so that the waking cannot come before it.
    ///   - wake: Called once, when there is news or the end.
    func take(_ most: Int, sleep: () -> Void = {}, wake: (@Sendable () -> Void)? = nil) -> [UInt8]? {
        state.withLock { state in
            if state.waiting.isEmpty {
                if state.isEnded { return nil }
                sleep()
                state.wake = wake
                return []
            }
            let taken = Array(state.waiting.prefix(most))
            state.waiting.removeFirst(taken.count)
            return taken
        }
    }
}
