import Foundation

/// A piece of the outline of a union that has stars: a part of a circle or of a ray, with the union on its left.
struct OutlinePiece: Sendable {
    enum Line: Sendable {
        /// A circle; places on it are radians counter-clockwise from east.
        case circle(radius: Double)
        /// A straight line in the direction of a unit vector; places on it are metres.
        case straight(east: Double, north: Double)
    }

    /// The centre of the circle, or the place zero of the straight line.
    var east: Double
    var north: Double
    var line: Line
    /// Where it begins and ends; `from` < `to`.
    var from: Double
    var to: Double

    /// The position of a place, moved to the right, away from the union, by some metres.
    func position(at place: Double, outward: Double = 0) -> PlanePosition {
        switch line {
        case .circle(let radius):
            PlanePosition(
                east: east + (radius + outward) * cos(place), north: north + (radius + outward) * sin(place))
        case .straight(let alongEast, let alongNorth):
            PlanePosition(
                east: east + place * alongEast + outward * alongNorth,
                north: north + place * alongNorth - outward * alongEast)
        }
    }

    /// Twice the area between the origin and the part between two places, all moved by `shift`.
    func doubledArea(from low: Double, to high: Double, shift: PlanePosition) -> Double {
        let (start, end) = (position(at: low), position(at: high))
        let (startEast, startNorth) = (start.east + shift.east, start.north + shift.north)
        let (endEast, endNorth) = (end.east + shift.east, end.north + shift.north)
        let triangle = startEast * endNorth - endEast * startNorth
        guard case .circle(let radius) = line else { return triangle }
        return triangle + radius * radius * (high - low - sin(high - low))
    }

    /// False when it lies outside of a disc for certain.
    func mayTouch(_ disc: (east: Double, north: Double, radius: Double)) -> Bool {
        let (towardsEast, towardsNorth) = (disc.east - east, disc.north - north)
        let squared = towardsEast * towardsEast + towardsNorth * towardsNorth
        let reach = disc.radius + 2 * StarUnion.touch
        switch line {
        case .circle(let radius):
            let distance = squared.squareRoot()
            return distance <= radius + reach && distance + reach >= radius
        case .straight(let alongEast, let alongNorth):
            let nearest = min(max(towardsEast * alongEast + towardsNorth * alongNorth, from), to)
            let (offsetEast, offsetNorth) = (towardsEast - nearest * alongEast, towardsNorth - nearest * alongNorth)
            return offsetEast * offsetEast + offsetNorth * offsetNorth <= reach * reach
        }
    }

    /// Adds the places strictly inside at which it may pass into or out of a disc.
    func appendCrossings(
        withCircle circle: (east: Double, north: Double, radius: Double), to places: inout [Double]
    ) {
        let (towardsEast, towardsNorth) = (circle.east - east, circle.north - north)
        let squared = towardsEast * towardsEast + towardsNorth * towardsNorth
        switch line {
        case .circle(let radius):
            let distance = squared.squareRoot()
            let cosine = (squared + (radius - circle.radius) * (radius + circle.radius)) / (2 * distance * radius)
            guard abs(cosine) < 1 else { return }
            let (middle, aside) = (atan2(towardsNorth, towardsEast), acos(cosine))
            append(middle - aside, to: &places)
            append(middle + aside, to: &places)
        case .straight(let alongEast, let alongNorth):
            let middle = towardsEast * alongEast + towardsNorth * alongNorth
            let offset = towardsEast * alongNorth - towardsNorth * alongEast
            let rest = (circle.radius - offset) * (circle.radius + offset)
            guard rest > 0 else { return }
            append(middle - rest.squareRoot(), to: &places)
            append(middle + rest.squareRoot(), to: &places)
        }
    }

    /// Adds the places strictly inside that lie on the line through a position in the direction of a unit vector.
    func appendCrossings(
        withLineAt position: (east: Double, north: Double), along: (east: Double, north: Double),
        to places: inout [Double]
    ) {
        let (towardsEast, towardsNorth) = (position.east - east, position.north - north)
        let offset = towardsEast * along.north - towardsNorth * along.east
        switch line {
        case .circle(let radius):
            let sine = offset / radius
            guard abs(sine) <= 1 else { return }
            let (direction, angle) = (atan2(along.north, along.east), asin(sine))
            append(direction - angle, to: &places)
            append(direction + .pi + angle, to: &places)
        case .straight(let alongEast, let alongNorth):
            let sine = alongEast * along.north - alongNorth * along.east
            guard sine != 0 else { return }
            append(offset / sine, to: &places)
        }
    }

    /// Adds the places at which it may pass into or out of a star.
    func appendCrossings(with star: Star, to places: inout [Double]) {
        for radius in star.circles {
            appendCrossings(withCircle: (star.east, star.north, radius), to: &places)
        }
        for ray in star.rays {
            appendCrossings(withLineAt: (star.east, star.north), along: (ray.east, ray.north), to: &places)
        }
    }

    private func append(_ place: Double, to places: inout [Double]) {
        var place = place
        if case .circle = line { place = from + Self.turn(place - from) }
        if place > from, place < to { places.append(place) }
    }

    /// An angle as 0..<2π.
    private static func turn(_ angle: Double) -> Double {
        let rest = angle.truncatingRemainder(dividingBy: 2 * .pi)
        return rest < 0 ? rest + 2 * .pi : rest
    }

    /// Calls for each stretch between neighbouring places, with a place inside of it, which is not the middle: there a
    /// symmetric shape may touch.
    func eachStretch(between places: inout [Double], _ body: (_ low: Double, _ inside: Double, _ high: Double) -> Void)
    {
        places.sort()
        var low = from
        for high in places + [to] where high > low {
            body(low, low + 0.437_019_2 * (high - low), high)
            low = high
        }
    }
}
