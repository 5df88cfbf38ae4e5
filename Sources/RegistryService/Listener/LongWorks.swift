import Dispatch
import Synchronization

/// Works that take long: some at a time, some waiting, more are refused.
final class LongWorks: Sendable {
    private let queue = DispatchQueue(label: "hatang.works", attributes: .concurrent)
    private let turns: DispatchSemaphore
    private let present = Mutex(0)
    private let most: Int
    private let all = DispatchGroup()

    init(atMost works: Int, waiting: Int) {
        turns = DispatchSemaphore(value: works)
        most = works + waiting
    }

    /// Does a work when its turn comes; false, without doing it, when too many wait already.
    func begin(_ work: @escaping @Sendable () -> Void) -> Bool {
        let isTaken = present.withLock { present in
            guard present < most else { return false }
            present += 1
            return true
        }
        guard isTaken else { return false }
        queue.async(group: all) { [self] in
            turns.wait()
            work()
            turns.signal()
            present.withLock { $0 -= 1 }
        }
        return true
    }

    /// Waits until all are done.
    func wait() { all.wait() }
}
