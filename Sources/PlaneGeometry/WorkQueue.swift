import Synchronization

/// Hands out places in a list, each once, so that workers that met quick pieces of work take more of them.
final class WorkQueue: Sendable {
    private let taken = Atomic<Int>(0)

    /// The next place of a list of that many; nil when all are taken.
    func next(of count: Int) -> Int? {
        let index = taken.wrappingAdd(1, ordering: .relaxed).oldValue
        return index < count ? index : nil
    }
}
