extension DiscUnion {
    /// Square metres of every polygon that discs cover, for many planes that know nothing of each other, such as those
    /// of the provinces of a country; in the order of the planes and of their polygons.
    ///
    /// The numbers are those that a union of each plane's discs gives, to within rounding, and the same to the last bit
    /// whatever the number of workers. Discs that reach no polygon are dropped before all else. A plane is one piece of work, the largest first, and its union is forgotten as soon as it is measured; so memory goes with the largest
    /// planes, not with their number.
    ///
    /// - Parameters:
    ///   - planes: Discs and polygons of each plane. A disc that reaches over to a neighbour belongs to both.
    ///   - workers: At most how many tasks share the planes, one or more.
    public static func coveredAreas(
        of planes: [(discs: [Disc], polygons: [PreparedPolygon])], workers: Int
    ) async -> [[Double]] {
        precondition(workers > 0, "covered areas need at least one worker")
        let order = planes.indices.sorted { planes[$0].discs.count > planes[$1].discs.count }
        let queue = WorkQueue()
        return await withTaskGroup(of: [(plane: Int, areas: [Double])].self) { group in
            for _ in 0..<min(workers, planes.count) {
                group.addTask {
                    var measured: [(plane: Int, areas: [Double])] = []
                    while let place = queue.next(of: order.count) {
                        let (discs, polygons) = planes[order[place]]
                        let reach = PolygonReach(polygons)
                        var sweep = CoverageSweep(of: DiscUnion(discs.filter(reach.mayReach)))
                        measured.append((order[place], polygons.map { sweep.coveredArea(of: $0) }))
                    }
                    return measured
                }
            }
            var areas: [[Double]] = Array(repeating: [], count: planes.count)
            for await part in group {
                for (plane, measured) in part { areas[plane] = measured }
            }
            return areas
        }
    }
}
