/// Durations of the same work, measured again and again.
struct Timing {
    private var seconds: [Double] = []

    /// The median, in seconds; NaN before the first measurement.
    var median: Double {
        let sorted = seconds.sorted()
        guard !sorted.isEmpty else { return .nan }
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    /// The shortest, in seconds.
    var best: Double { seconds.min() ?? .nan }

    /// The duration that a part of all measurements does not exceed, in seconds; 1 gives the longest.
    func quantile(_ part: Double) -> Double {
        let sorted = seconds.sorted()
        guard !sorted.isEmpty else { return .nan }
        return sorted[min(sorted.count - 1, Int(part * Double(sorted.count)))]
    }

    /// Takes in a duration that was measured elsewhere.
    mutating func add(_ duration: Duration) {
        seconds.append(duration / .seconds(1))
    }

    mutating func measure<Result>(_ work: () throws -> Result) rethrows -> Result {
        let start = ContinuousClock.now
        let result = try work()
        let duration = ContinuousClock.now - start
        seconds.append(duration / .seconds(1))
        return result
    }

    mutating func measure<Result>(_ work: () async throws -> Result) async rethrows -> Result {
        let start = ContinuousClock.now
        let result = try await work()
        let duration = ContinuousClock.now - start
        seconds.append(duration / .seconds(1))
        return result
    }
}
