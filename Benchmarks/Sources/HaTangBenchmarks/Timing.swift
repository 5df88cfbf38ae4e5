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
