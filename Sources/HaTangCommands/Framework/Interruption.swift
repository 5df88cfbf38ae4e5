import Glibc
import Synchronization

/// Ctrl-C, as a command meets it.
///
/// At most times Ctrl-C ends the program at once, with status 130; SQLite rolls an open transaction back at the next
/// opening. A work between `begin` and `end` is asked instead, ends by ``Interrupted`` and can tidy up; a second Ctrl-C
/// ends it at once too.
package struct Interruption: Sendable {
    /// A work begins that looks at ``isRequested`` often.
    package var begin: @Sendable () -> Void
    /// It ended.
    package var end: @Sendable () -> Void
    /// Whether Ctrl-C was pressed since the beginning of the program.
    package var isRequested: @Sendable () -> Bool

    /// Makes an interruption.
    package init(
        begin: @escaping @Sendable () -> Void, end: @escaping @Sendable () -> Void,
        isRequested: @escaping @Sendable () -> Bool
    ) {
        self.begin = begin
        self.end = end
        self.isRequested = isRequested
    }

    /// Nobody presses Ctrl-C.
    package static let none = Interruption(begin: {}, end: {}, isRequested: { false })

    /// Runs a work that stops by itself when ``ProgressReport/advance(to:)`` throws.
    package func whileStoppable<Result>(_ work: () throws -> Result) rethrows -> Result {
        begin()
        defer { end() }
        return try work()
    }

    /// Watches SIGINT and SIGTERM of this process, and ignores SIGPIPE so that writing to a closed pipe is an error like others.
    package static func ofProcess() -> Interruption {
        // The handler may only touch what exists already: the flags are made here, before it is set.
        pressed.store(false, ordering: .relaxed)
        stoppableWorks.store(0, ordering: .relaxed)
        signal(SIGPIPE, SIG_IGN)
        // A status of 128 and the number of the signal is what shells tell of a program that it ended: 130 for Ctrl-C.
        for number in [SIGINT, SIGTERM] {
            signal(number) { number in
                let isFirst = !pressed.exchange(true, ordering: .relaxed)
                if !isFirst || stoppableWorks.load(ordering: .relaxed) == 0 { _exit(128 + number) }
            }
        }
        return Interruption(
            begin: { stoppableWorks.add(1, ordering: .relaxed) },
            end: { stoppableWorks.subtract(1, ordering: .relaxed) },
            isRequested: { pressed.load(ordering: .relaxed) })
    }
}

private let pressed = Atomic<Bool>(false)
private let stoppableWorks = Atomic<Int>(0)
