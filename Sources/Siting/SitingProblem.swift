/// Which candidates to take so that every group has enough of its demand covered, with as few candidates as can be.
///
/// A group is a commune, its demands are settlements or pieces of area, and a candidate is a place for a site that covers
/// some of them. Where a group needs all of its demand this is the location set covering problem; else it is set covering
/// to a share of the weight.
public struct SitingProblem: Sendable {
    /// Something that a candidate may cover.
    public struct Demand: Sendable {
        /// Place of its group in ``SitingProblem/groups``.
        public var group: Int
        /// How much of the group's demand it is, above zero.
        public var weight: Double

        /// Makes a demand.
        public init(group: Int, weight: Double) {
            self.group = group
            self.weight = weight
        }
    }

    /// For each group the weight that must be covered.
    public var groups: [Double]
    /// All demands.
    public var demands: [Demand]
    /// For each candidate the demands that it covers, as places in ``demands``, each once.
    public var covers: [[Int]]

    /// Makes a problem; stops with a message when a place does not exist or a weight is not above zero.
    public init(groups: [Double], demands: [Demand], covers: [[Int]]) {
        precondition(demands.allSatisfy { groups.indices.contains($0.group) && $0.weight > 0 }, "demands of groups")
        precondition(covers.allSatisfy { $0.allSatisfy(demands.indices.contains) }, "candidates cover demands")
        self.groups = groups
        self.demands = demands
        self.covers = covers
    }

    /// What is left of a group below this is rounding.
    static let tolerance = 1e-9

    /// The groups that even all candidates together do not bring to what they need.
    public var unreachable: [Int] {
        let covered = weights(coveredBy: Array(covers.indices))
        return groups.indices.filter { covered[$0] < groups[$0] - Self.tolerance }
    }

    /// Whether a choice gives every group what it needs.
    public func isSatisfied(by choice: [Int]) -> Bool {
        let covered = weights(coveredBy: choice)
        return groups.indices.allSatisfy { covered[$0] >= groups[$0] - Self.tolerance }
    }

    /// The weight of each group that a choice covers.
    public func weights(coveredBy choice: [Int]) -> [Double] {
        var isCovered = Array(repeating: false, count: demands.count)
        for candidate in choice { for demand in covers[candidate] { isCovered[demand] = true } }
        var covered = Array(repeating: 0.0, count: groups.count)
        for (place, demand) in demands.enumerated() where isCovered[place] { covered[demand.group] += demand.weight }
        return covered
    }

    /// The same problem with demands that the same candidates cover taken as one.
    ///
    /// Pieces of area are many and the ways to cover them few. Demands that nobody covers fall away.
    func merged() -> SitingProblem {
        var candidates: [[Int32]] = Array(repeating: [], count: demands.count)
        for (candidate, covered) in covers.enumerated() {
            for demand in covered { candidates[demand].append(Int32(candidate)) }
        }
        struct Key: Hashable {
            var group: Int
            var candidates: [Int32]
        }
        var placeOfKey: [Key: Int] = [:]
        var merged: [Demand] = []
        var covers: [[Int]] = Array(repeating: [], count: self.covers.count)
        for (place, demand) in demands.enumerated() where !candidates[place].isEmpty {
            let key = Key(group: demand.group, candidates: candidates[place])
            if let known = placeOfKey[key] {
                merged[known].weight += demand.weight
            } else {
                placeOfKey[key] = merged.count
                for candidate in candidates[place] { covers[Int(candidate)].append(merged.count) }
                merged.append(demand)
            }
        }
        return SitingProblem(groups: groups, demands: merged, covers: covers)
    }
}
