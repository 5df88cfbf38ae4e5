import CPROJ
import Dispatch
import Synchronization

/// Which way a batch goes.
public enum ConversionDirection: Sendable, Hashable {
    /// From the reference system to WGS 84.
    case toWGS84
    /// From WGS 84 to the reference system.
    case fromWGS84
}

/// What became of a batch.
public struct BatchOutcome: Sendable, Hashable {
    /// How many positions were refused; both their numbers are NaN.
    public var refused = 0
    /// The place of the first refused position; nil when there is none. Converting it alone tells the reason.
    public var firstRefused: Int?
}

extension CoordinateConversion {
    /// Converts positions in place, without copies and without allocation.
    ///
    /// Eastward numbers are eastings or longitudes, northward numbers northings or latitudes, as the system has them;
    /// degrees on the geographic side. What a single conversion would refuse becomes NaN in both numbers.
    ///
    /// - Parameters:
    ///   - eastward: Eastings or longitudes.
    ///   - northward: Northings or latitudes, as many.
    public mutating func convert(
        _ eastward: inout MutableSpan<Double>, _ northward: inout MutableSpan<Double>,
        _ direction: ConversionDirection = .toWGS84
    ) -> BatchOutcome {
        precondition(eastward.count == northward.count, "as many eastward as northward numbers")
        return unsafe eastward.withUnsafeMutableBufferPointer { eastward in
            unsafe northward.withUnsafeMutableBufferPointer { northward in
                unsafe convert(eastward, northward, direction)
            }
        }
    }

    fileprivate mutating func convert(
        _ eastward: UnsafeMutableBufferPointer<Double>, _ northward: UnsafeMutableBufferPointer<Double>,
        _ direction: ConversionDirection
    ) -> BatchOutcome {
        let isGrid = !system.isGeographic && direction == .toWGS84
        let (easts, norths) =
            isGrid ? (VN2000Zone.eastings, VN2000Zone.northings) : (Self.longitudes, Self.latitudes)
        // Slices small enough to stay in the cache between the checks and PROJ.
        var outcome = BatchOutcome()
        var start = 0
        while start < eastward.count {
            let end = min(start + 2048, eastward.count)
            for place in start..<end {
                if unsafe !(easts.contains(eastward[place]) && norths.contains(northward[place])) {
                    unsafe eastward[place] = .nan
                    unsafe northward[place] = .nan
                }
            }
            let stride = MemoryLayout<Double>.stride
            unsafe proj_errno_reset(operation)
            _ = unsafe proj_trans_generic(
                operation, direction == .toWGS84 ? PJ_FWD : PJ_INV,
                eastward.baseAddress?.advanced(by: start), stride, end - start,
                northward.baseAddress?.advanced(by: start), stride, end - start, nil, 0, 0, nil, 0, 0)
            for place in start..<end {
                let isInside: Bool
                if direction == .toWGS84 {
                    isInside =
                        unsafe Self.longitudes.contains(eastward[place]) && Self.latitudes.contains(northward[place])
                } else {
                    isInside = unsafe eastward[place].isFinite && northward[place].isFinite
                }
                if !isInside {
                    unsafe eastward[place] = .nan
                    unsafe northward[place] = .nan
                    outcome.refused += 1
                    outcome.firstRefused = outcome.firstRefused ?? place
                }
            }
            start = end
        }
        return outcome
    }

    /// Converts positions in place on several threads, each with its own PROJ handle.
    ///
    /// The numbers are the same as on one thread. Parameters are those of ``convert(_:_:_:)``.
    ///
    /// - Parameter threads: How many; 1 or more.
    /// - Throws: ``CoordinateError/proj(_:)`` when PROJ gives no handle; then nothing was converted.
    public static func convert(
        _ eastward: inout MutableSpan<Double>, _ northward: inout MutableSpan<Double>, from system: ReferenceSystem,
        _ direction: ConversionDirection = .toWGS84, threads: Int
    ) throws(CoordinateError) -> BatchOutcome {
        precondition(eastward.count == northward.count, "as many eastward as northward numbers")
        precondition(threads >= 1, "at least one thread")
        var first = try CoordinateConversion(from: system)
        guard threads > 1, eastward.count >= 2 * threads else { return first.convert(&eastward, &northward, direction) }
        let count = eastward.count
        let outcomes = unsafe eastward.withUnsafeMutableBufferPointer { eastward in
            unsafe northward.withUnsafeMutableBufferPointer { northward in
                unsafe convertParts(eastward, northward, count: count, from: system, direction, threads: threads)
            }
        }
        let known = outcomes.compactMap(\.self)
        guard !known.isEmpty else { throw .proj("no memory for a context") }
        return BatchOutcome(
            refused: known.reduce(0) { $0 + $1.refused }, firstRefused: known.compactMap(\.firstRefused).min())
    }

    /// Lets each thread take slice after slice, so that one on a busy processor does not keep the others waiting; nil
    /// for a thread that got no handle, whose slices fall to the others.
    private static func convertParts(
        _ eastward: UnsafeMutableBufferPointer<Double>, _ northward: UnsafeMutableBufferPointer<Double>, count: Int,
        from system: ReferenceSystem, _ direction: ConversionDirection, threads: Int
    ) -> [BatchOutcome?] {
        let slice = min(max(count / (8 * threads), 256), 16_384)
        let next = Atomic(0)
        return unsafe [BatchOutcome?](unsafeUninitializedCapacity: threads) { outcomes, initialized in
            unsafe outcomes.initialize(repeating: nil)
            let shared = unsafe SharedParts(eastward: eastward, northward: northward, outcomes: outcomes)
            DispatchQueue.concurrentPerform(iterations: threads) { thread in
                guard var conversion = try? CoordinateConversion(from: system) else { return }
                var whole = BatchOutcome()
                while true {
                    let start = next.add(slice, ordering: .relaxed).oldValue
                    guard start < count else { break }
                    let range = start..<min(start + slice, count)
                    let outcome = unsafe conversion.convert(
                        UnsafeMutableBufferPointer(rebasing: shared.eastward[range]),
                        UnsafeMutableBufferPointer(rebasing: shared.northward[range]), direction)
                    whole.refused += outcome.refused
                    whole.firstRefused = whole.firstRefused ?? outcome.firstRefused.map { $0 + start }
                }
                unsafe shared.outcomes[thread] = whole
            }
            initialized = threads
        }
    }
}

/// Buffers of which each thread touches slices of its own, so that they may be shared.
@unsafe private struct SharedParts: @unchecked Sendable {
    let eastward: UnsafeMutableBufferPointer<Double>
    let northward: UnsafeMutableBufferPointer<Double>
    let outcomes: UnsafeMutableBufferPointer<BatchOutcome?>
}
