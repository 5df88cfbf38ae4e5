extension DiscUnion {
    /// Square metres of every polygon that the union covers, in the order of the polygons.
    ///
    /// The same numbers as ``coveredArea(of:)-(PreparedPolygon)`` gives, whatever the number of workers.
    ///
    /// - Parameter workers: At most how many tasks share the polygons, one or more; more than there are processors
    ///   gains nothing. Each gets some hundred polygons at least, since a province's communes take less time than
    ///   waking a second thread; a single one works without leaving the caller's task.
    public func coveredAreas(of polygons: [PreparedPolygon], workers: Int) async -> [Double] {
        precondition(workers > 0, "covered areas need at least one worker")
        let queue = WorkQueue()
        let tasks = min(workers, polygons.count / 256 + 1)
        guard tasks > 1 else { return measure(polygons, from: queue).map(\.area) }
        return await withTaskGroup(of: [(index: Int, area: Double)].self) { group in
            for _ in 0..<tasks {
                group.addTask { measure(polygons, from: queue) }
            }
            var areas = [Double](repeating: 0, count: polygons.count)
            for await part in group {
                for measured in part { areas[measured.index] = measured.area }
            }
            return areas
        }
    }

    /// Takes polygons from the queue until none is left.
    private func measure(_ polygons: [PreparedPolygon], from queue: WorkQueue) -> [(index: Int, area: Double)] {
        var sweep = CoverageSweep(of: self)
        var measured: [(index: Int, area: Double)] = []
        while let index = queue.next(of: polygons.count) {
            measured.append((index, sweep.coveredArea(of: polygons[index])))
        }
        return measured
    }
}
