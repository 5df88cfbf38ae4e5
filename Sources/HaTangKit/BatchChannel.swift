import Dispatch
import RegistryRecords
import Synchronization

/// Carries batches from the thread that makes them to the one that writes them; few wait at a time.
final class BatchChannel: Sendable {
    private struct State {
        var waiting: [(batch: ImportBatch, share: Double?)] = []
        var isEnded = false
        var error: (any Error)?
        var isAbandoned = false
    }

    /// As many batches may wait as keep both threads busy.
    private static let capacity = 1

    private let state = Mutex(State())
    private let room = DispatchSemaphore(value: 0)
    private let filled = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)

    /// Makes a channel with room for ``capacity`` batches.
    init() {
        // Signalled and not begun with: a semaphore may not go away with less than it began with, and work that is
        // abandoned leaves some.
        for _ in 0..<Self.capacity { room.signal() }
    }

    /// Hands a batch on, when there is room; false when nobody wants it any more.
    func send(_ batch: ImportBatch, _ share: Double?) -> Bool {
        room.wait()
        let isWanted = state.withLock { state in
            if !state.isAbandoned { state.waiting.append((batch, share)) }
            return !state.isAbandoned
        }
        filled.signal()
        return isWanted
    }

    /// Tells that no batch follows, because all are sent or because of an error.
    func end(_ error: (any Error)?) {
        state.withLock { state in
            state.isEnded = true
            state.error = error
        }
        filled.signal()
        ended.signal()
    }

    /// The next batch; nil after the last. Throws what ended the other thread's work.
    func receive() throws -> (batch: ImportBatch, share: Double?)? {
        filled.wait()
        let next = state.withLock { state -> (batch: ImportBatch, share: Double?)? in
            state.waiting.isEmpty ? nil : state.waiting.removeFirst()
        }
        if let next {
            room.signal()
            return next
        }
        if let error = state.withLock({ $0.error }) { throw error }
        return nil
    }

    /// Wants no more batches, and waits until the other thread has ended.
    func abandon() {
        state.withLock { state in
            state.isAbandoned = true
            state.waiting = []
        }
        for _ in 0..<Self.capacity { room.signal() }
        ended.wait()
    }
}
