import RegistryStore
import Synchronization

/// Which features the last queries named, up to some memory, so that pages of one query need not ask again.
final class SelectionShelf: Sendable {
    struct Key: Hashable, Sendable {
        var change: Int
        var layer: FeatureLayer
        var query: FeatureQuery
    }

    private struct State {
        var selections: [Key: FeatureSelection] = [:]
        var keys = 0
    }

    private let state = Mutex(State())
    /// Keys of features, of eight bytes each.
    private static let mostKeys = 4 << 20

    func selection(for key: Key) -> FeatureSelection? {
        state.withLock { $0.selections[key] }
    }

    func keep(_ selection: FeatureSelection, for key: Key) {
        let size = if case .listed(let keys) = selection { keys.count + 64 } else { 64 }
        state.withLock { state in
            if state.keys + size > Self.mostKeys { state = State() }
            guard size <= Self.mostKeys else { return }
            state.selections[key] = selection
            state.keys += size
        }
    }

    func clear() {
        state.withLock { $0 = State() }
    }
}
