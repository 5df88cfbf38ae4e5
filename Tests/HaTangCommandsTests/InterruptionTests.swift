import Glibc
import HaTangCommands
import Testing

struct InterruptionTests {
    @Test func `Ctrl-C ends the program at once with status 130`() async {
        await #expect(processExitsWith: .exitCode(130)) {
            _ = Interruption.ofProcess()
            pressControlC { false }
        }
    }

    @Test func `a work that looks for Ctrl-C may end by itself`() async {
        await #expect(processExitsWith: .exitCode(7)) {
            let interruption = Interruption.ofProcess()
            interruption.whileStoppable { pressControlC(until: interruption.isRequested) }
            exit(7)
        }
    }

    @Test func `a second Ctrl-C ends at once a work that does not look`() async {
        await #expect(processExitsWith: .exitCode(130)) {
            let interruption = Interruption.ofProcess()
            interruption.whileStoppable {
                pressControlC(until: interruption.isRequested)
                pressControlC { false }
            }
        }
    }
}

/// Sends SIGINT to this process and waits, five seconds at most, until the condition holds. The thread of a test keeps
/// the signal blocked, so another one takes it, at some later moment.
private func pressControlC(until isSeen: () -> Bool) {
    kill(getpid(), SIGINT)
    for _ in 0..<500 where !isSeen() { usleep(10_000) }
}
