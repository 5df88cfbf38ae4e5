/// What the sectors and discs of one centre cover together: a radius for every direction, the same between two rays.
///
/// Whatever overlaps at one mast is gone when its star is made, and edges at which sectors meet are no edges any more.
struct Star: Sendable {
    /// A direction at which the radius changes.
    struct Ray: Sendable {
        /// Quarter turns clockwise from north, 0..<4.
        var turns: Double
        /// The unit vector.
        var east: Double
        var north: Double
    }

    var east: Double
    var north: Double
    /// Two or more, clockwise from north.
    let rays: [Ray]
    /// For each ray the radius clockwise from it to the next; zero where nothing is covered.
    let radii: [Double]
    /// The greatest radius.
    let reach: Double
    /// The least radius.
    let inner: Double
    /// Each radius greater than zero once.
    let circles: [Double]

    init(east: Double, north: Double, rays: [Ray], radii: [Double]) {
        self.east = east
        self.north = north
        self.rays = rays
        self.radii = radii
        reach = radii.max() ?? 0
        inner = radii.min() ?? 0
        circles = Set(radii).filter { $0 > 0 }.sorted()
    }

    /// The radius counter-clockwise of a ray.
    func radius(before ray: Int) -> Double { radii[ray == 0 ? radii.count - 1 : ray - 1] }

    /// The place of the ray that lies at a vector from the centre or next counter-clockwise of it.
    private func place(east: Double, north: Double) -> Int {
        let turns = QuarterTurns.of(east: north, north: east)  // Exchanged, directions run clockwise from north.
        var (low, high) = (0, rays.count)
        while low < high {
            let middle = (low + high) / 2
            if rays[middle].turns <= turns { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? rays.count - 1 : low - 1
    }

    /// Whether a position lies in the star, its outline included but for rounding.
    func contains(east positionEast: Double, north positionNorth: Double) -> Bool {
        let (offsetEast, offsetNorth) = (positionEast - east, positionNorth - north)
        let squared = offsetEast * offsetEast + offsetNorth * offsetNorth
        if squared <= inner * inner { return true }
        guard squared <= reach * reach else { return false }
        let radius = radii[place(east: offsetEast, north: offsetNorth)]
        return squared <= radius * radius
    }

    /// Whether a box lies in the disc of the least radius, or within two rays that are no half turn apart, not upon them.
    func holds(west: Double, south: Double, eastEnd: Double, northEnd: Double) -> Bool {
        let (west, south) = (west - 2 * StarUnion.touch, south - 2 * StarUnion.touch)
        let (eastEnd, northEnd) = (eastEnd + 2 * StarUnion.touch, northEnd + 2 * StarUnion.touch)
        let (farEast, farNorth) = (max(east - west, eastEnd - east), max(north - south, northEnd - north))
        let farthest = farEast * farEast + farNorth * farNorth
        if farthest <= inner * inner { return true }
        guard farthest <= reach * reach else { return false }
        let first = place(east: west - east, north: south - north)
        guard farthest <= radii[first] * radii[first] else { return false }
        let next = rays[first + 1 < rays.count ? first + 1 : 0].turns
        return QuarterTurns.advance(from: rays[first].turns, to: next) <= 1.9
            && place(east: eastEnd - east, north: south - north) == first
            && place(east: eastEnd - east, north: northEnd - north) == first
            && place(east: west - east, north: northEnd - north) == first
    }
}
