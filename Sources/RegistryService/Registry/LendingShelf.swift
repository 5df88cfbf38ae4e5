import Dispatch
import Synchronization

/// Some things of one kind, each in one hand at a time: connections to a file, which are of one thread each.
final class LendingShelf<Thing>: Sendable {
    /// `@unchecked Sendable`: whoever borrows a thing has it alone until it is back.
    private struct Lent: @unchecked Sendable {
        var thing: Thing
        var generation: Int
    }

    private let idle = Mutex<[Lent]>([])
    private let turns: DispatchSemaphore
    private let make: @Sendable () throws -> Thing

    /// - Parameters:
    ///   - most: How many there may be at a time; who comes then waits.
    ///   - make: Makes another one.
    init(atMost most: Int, _ make: @escaping @Sendable () throws -> Thing) {
        turns = DispatchSemaphore(value: most)
        self.make = make
    }

    /// Works with one of the things.
    ///
    /// - Parameter generation: Things of an earlier one are thrown away.
    func lend<Result>(generation: Int = 0, _ work: (Thing) throws -> Result) throws -> Result {
        turns.wait()
        defer { turns.signal() }
        let waiting = idle.withLock { idle in
            idle.removeAll { $0.generation < generation }
            return idle.popLast()
        }
        let lent = try waiting ?? Lent(thing: make(), generation: generation)
        defer { idle.withLock { $0.append(lent) } }
        return try work(lent.thing)
    }

    /// Throws away what is idle.
    func clear() {
        idle.withLock { $0 = [] }
    }
}
