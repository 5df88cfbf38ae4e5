import PlaneGeometry
import RegistryRecords

/// How many settlements of a commune lie inside of something.
struct SettlementReach {
    private(set) var count = 0
    private var proven = 0
    private var possible = 0
    private var households = Weight()
    private var population = Weight()

    private struct Weight {
        var all = 0.0
        var inside = 0.0
        var isStated = false

        mutating func add(_ value: Double?, isInside: Bool) {
            guard let value else { return }
            isStated = true
            all += value
            inside += isInside ? value : 0
        }

        var share: Double? { isStated && all > 0 ? inside / all : nil }
    }

    /// A settlement without a position is outside of what is proven and inside of what is possible.
    init(
        _ settlements: some Sequence<LocatedRecord>, isProven: (PlanePosition) -> Bool,
        isPossible: (PlanePosition) -> Bool
    ) {
        for settlement in settlements {
            let mayBeInside = settlement.position.map(isPossible) ?? true
            let isInside = settlement.position.map(isProven) ?? false
            count += 1
            possible += mayBeInside ? 1 : 0
            proven += isInside ? 1 : 0
            households.add(settlement.record[.households]?.number, isInside: mayBeInside)
            population.add(settlement.record[.population]?.number, isInside: mayBeInside)
        }
    }

    var low: Double? { count == 0 ? nil : Double(proven) / Double(count) }
    var high: Double? { count == 0 ? nil : Double(possible) / Double(count) }
    var householdShare: Double? { households.share }
    var populationShare: Double? { population.share }
}
