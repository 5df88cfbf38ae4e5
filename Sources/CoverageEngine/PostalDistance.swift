import PlaneGeometry
import RegistryRecords

/// How far the settlements of a commune are from the nearest staffed point: what QCVN 1:2008 calls a service radius,
/// measured instead of divided. Kilometres in the plane of the province's zone, within 0.02 % of the ellipsoid's.
public struct PostalDistance: Sendable, Hashable {
    /// An interval of kilometres; the upper end is infinite where no staffed point is proven.
    public struct Interval: Sendable, Hashable {
        /// With all points that may be staffed.
        public var low: Double
        /// By proven staffed points alone.
        public var high: Double
    }

    /// Settlements of the commune.
    public var settlements: Int
    /// Whether the mean weighs settlements by their households; false where one of them does not state them.
    public var isWeighted: Bool
    /// The mean over the settlements.
    public var mean: Interval
    /// The farthest settlement.
    public var largest: Interval
}

/// Measures the distances from settlements to the points of the whole province.
struct PostalDistances {
    /// Positions of points whose staff is proven.
    private let proven: [PlanePosition]
    /// Positions of points that are staffed or may be.
    private let possible: [PlanePosition]
    /// The points that are staffed or may be, as places in ``CoverageInput/postalPoints``.
    private let places: [Int]
    /// Communes with a point that may be staffed and is located by commune only: it may stand beside any settlement.
    private let unplaced: Set<Int>
    private let input: CoverageInput

    init(_ input: CoverageInput, evidenceAgeDays: Int) {
        var (proven, possible, unplaced) = ([PlanePosition](), [PlanePosition](), Set<Int>())
        var places: [Int] = []
        for (place, point) in input.postalPoints.enumerated() {
            let facts = PostalFacts(point.record, on: input.day, evidenceAgeDays: evidenceAgeDays)
            guard facts.mayBeStaffed else { continue }
            places.append(place)
            guard let position = point.position else {
                if let commune = point.whereabouts.main { unplaced.insert(commune) }
                continue
            }
            possible.append(position)
            if facts.isStaffed { proven.append(position) }
        }
        (self.proven, self.possible, self.unplaced, self.places) = (proven, possible, unplaced, places)
        self.input = input
    }

    /// The distances of a commune; nil without settlements.
    ///
    /// - Parameter settlements: Places in ``CoverageInput/settlements``.
    func distance(ofCommune commune: Int, settlements: [Int]) -> PostalDistance? {
        guard !settlements.isEmpty else { return nil }
        let households = settlements.map { input.settlements[$0].record[.households]?.number }
        let isWeighted = !households.contains(nil) && households.compactMap(\.self).reduce(0, +) > 0
        var (sum, largest) = (PostalDistance.Interval(low: 0, high: 0), PostalDistance.Interval(low: 0, high: 0))
        var weights = 0.0
        for (place, settlement) in settlements.enumerated() {
            let weight = isWeighted ? households[place] ?? 0 : 1
            // Nobody lives there: 0 · ∞ would be no number.
            guard weight > 0 else { continue }
            let position = input.settlements[settlement].position
            let low = position.map { unplaced.contains(commune) ? 0 : Self.nearest(to: $0, among: possible) } ?? 0
            let high = position.map { Self.nearest(to: $0, among: proven) } ?? .infinity
            weights += weight
            sum.low += weight * low
            sum.high += weight * high
            largest.low = max(largest.low, low)
            largest.high = max(largest.high, high)
        }
        return PostalDistance(
            settlements: settlements.count, isWeighted: isWeighted,
            mean: .init(low: sum.low / weights, high: sum.high / weights), largest: largest)
    }

    /// The points that bound the distances of a commune, as places in ``CoverageInput/postalPoints``: from each
    /// settlement the nearest one that is proven and the nearest that may be staffed, and those without a position.
    ///
    /// - Parameter settlements: Places in ``CoverageInput/settlements``.
    func deciding(ofCommune commune: Int, settlements: [Int]) -> [Int] {
        let placed = places.filter { input.postalPoints[$0].position != nil }
        let unplaced = places.filter {
            input.postalPoints[$0].position == nil && input.postalPoints[$0].whereabouts.main == commune
        }
        var deciding = Set(unplaced)
        for settlement in settlements {
            guard let position = input.settlements[settlement].position else { continue }
            for bounds in [possible, proven] {
                let least = Self.nearest(to: position, among: bounds)
                let nearest = placed.first {
                    input.postalPoints[$0].position.map { Self.nearest(to: position, among: [$0]) } == least
                }
                if let nearest { deciding.insert(nearest) }
            }
        }
        return deciding.sorted()
    }

    /// Kilometres; infinite when there is no point.
    private static func nearest(to position: PlanePosition, among points: [PlanePosition]) -> Double {
        var least = Double.infinity
        for point in points {
            let (east, north) = (point.east - position.east, point.north - position.north)
            least = min(least, east * east + north * north)
        }
        return least.squareRoot() / 1000
    }
}
