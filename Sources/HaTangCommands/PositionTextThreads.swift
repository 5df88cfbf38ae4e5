import Dispatch
import Glibc
import HaTangKit
import Synchronization

/// Converts blocks of lines on all processors, each with its own handles; the result is in the order of the lines.
struct PositionTextThreads: Sendable {
    /// What one thread works with.
    private final class Worker: Sendable {
        struct State: ~Copyable {
            var conversion: PositionTextConversion
            var output: [UInt8] = []
            var outcome = PositionTextOutcome()
        }

        let state: Mutex<State>

        init(from source: ReferenceSystem, to target: ReferenceSystem) throws(CoordinateError) {
            state = Mutex(State(conversion: try PositionTextConversion(from: source, to: target)))
        }
    }

    /// Below this a second thread costs more than it saves.
    private static let bytesOfThread = 16_384
    private let workers: [Worker]

    init(from source: ReferenceSystem, to target: ReferenceSystem) throws(CoordinateError) {
        let processors = max(1, min(16, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        var workers: [Worker] = []
        for _ in 0..<processors { workers.append(try Worker(from: source, to: target)) }
        self.workers = workers
    }

    /// Converts whole lines; line numbers of the outcome are those of the block.
    func convert(_ block: [UInt8], keepingRefusals kept: Int) -> (output: [UInt8], outcome: PositionTextOutcome) {
        let parts = parts(of: block)
        let workers = workers
        DispatchQueue.concurrentPerform(iterations: parts.count) { number in
            workers[number].state.withLock { state in
                state.output.removeAll(keepingCapacity: true)
                state.outcome = state.conversion.convert(
                    block.span.extracting(parts[number]), appendingTo: &state.output, keepingRefusals: kept)
            }
        }
        var output: [UInt8] = []
        var whole = PositionTextOutcome()
        for number in parts.indices {
            workers[number].state.withLock { state in
                output += state.output
                whole.append(state.outcome)
            }
        }
        return (output, whole)
    }

    /// Cuts a block behind newlines into parts of about the same size, at most one a worker.
    private func parts(of block: [UInt8]) -> [Range<Int>] {
        let count = max(1, min(workers.count, block.count / Self.bytesOfThread))
        var parts: [Range<Int>] = []
        var begin = 0
        for number in 1...count {
            var end = max(begin, number * block.count / count)
            while end < block.count, end == 0 || block[end - 1] != UInt8(ascii: "\n") { end += 1 }
            if end > begin { parts.append(begin..<end) }
            begin = end
        }
        return parts
    }
}
