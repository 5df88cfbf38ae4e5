import Foundation

extension Star {
    /// Directions closer than this many degrees are one: that of sectors that were meant to meet.
    private static let sameDirection = 1e-9

    /// What sectors of one centre cover together; a disc when that is one, nil when it is nothing.
    ///
    /// A disc of the centre comes as a sector of 360°. O(n log n).
    static func merging(_ sectors: [Sector], origin: PlanePosition) -> (star: Star?, disc: Disc?) {
        guard let centre = sectors.first?.centre else { return (nil, nil) }
        let whole = sectors.filter { $0.beamDegrees >= 360 - sameDirection }.map(\.radiusMetres).max() ?? 0
        let parts = sectors.filter {
            $0.beamDegrees > sameDirection && $0.beamDegrees < 360 - sameDirection && $0.radiusMetres > whole
        }.sorted { $0.radiusMetres > $1.radiusMetres }
        let directions = directions(of: parts)
        guard directions.count > 1 else { return (nil, whole > 0 ? Disc(centre: centre, radiusMetres: whole) : nil) }
        let radii = radii(of: parts, between: directions, elsewhere: whole)
        // Only directions at which the radius changes are rays.
        let changes = directions.indices.filter { radii[$0] != radii[$0 == 0 ? radii.count - 1 : $0 - 1] }
        guard !changes.isEmpty else { return (nil, Disc(centre: centre, radiusMetres: radii[0])) }
        let star = Star(
            east: centre.east - origin.east, north: centre.north - origin.north,
            rays: changes.map { ray(towards: directions[$0]) }, radii: changes.map { radii[$0] })
        return (star, nil)
    }

    /// Where beams begin and end, sorted; each direction once.
    private static func directions(of sectors: [Sector]) -> [Double] {
        let ends = sectors.flatMap { [normal($0.start), normal($0.end)] }.sorted()
        var directions: [Double] = []
        for end in ends where end - (directions.last ?? -1) > sameDirection { directions.append(end) }
        return directions
    }

    /// The radius from each direction to the next. The sectors come with the largest first, so the first that reaches
    /// a part decides it, and parts that are decided are leapt over.
    private static func radii(
        of sectors: [Sector], between directions: [Double], elsewhere whole: Double
    ) -> [Double] {
        let count = directions.count
        var radii = Array(repeating: whole, count: count)
        var next = Array(0...2 * count)  // The first part from a place on that is not decided; twice around.
        func undecided(from place: Int) -> Int {
            var found = place
            while next[found] != found { found = next[found] }
            var step = place
            while next[step] != found { (next[step], step) = (found, next[step]) }
            return found
        }
        for sector in sectors {
            let first = place(of: normal(sector.start), in: directions)
            var end = place(of: normal(sector.end), in: directions)
            if end == first, sector.beamDegrees < 180 { continue }  // Narrower than what is told apart.
            if end <= first { end += count }
            var part = undecided(from: first)
            while part < end {
                radii[part % count] = sector.radiusMetres
                next[part] = part + 1
                // The same part once more, a turn before or after.
                let twin = part < count ? part + count : part - count
                next[twin] = twin + 1
                part = undecided(from: part)
            }
        }
        return radii
    }

    /// The direction that a beam's end was taken for.
    private static func place(of degrees: Double, in directions: [Double]) -> Int {
        var (low, high) = (0, directions.count)
        while low < high {
            let middle = (low + high) / 2
            if directions[middle] <= degrees { low = middle + 1 } else { high = middle }
        }
        return max(0, low - 1)
    }

    /// 0..<360; what is north to within rounding is 0.
    private static func normal(_ degrees: Double) -> Double {
        let rest = degrees.truncatingRemainder(dividingBy: 360)
        let turned = rest < 0 ? rest + 360 : rest
        return turned >= 360 - sameDirection ? 0 : turned
    }

    /// Exact at the four quarters.
    private static func ray(towards degrees: Double) -> Ray {
        let quarter = (degrees / 90).rounded()
        let angle = (degrees - 90 * quarter) * .pi / 180
        let (sine, cosine) = (sin(angle), cos(angle))
        let (east, north) =
            switch Int(quarter) & 3 {
            case 0: (sine, cosine)
            case 1: (cosine, -sine)
            case 2: (-sine, -cosine)
            default: (-cosine, sine)
            }
        let turns = QuarterTurns.of(east: north, north: east)
        return Ray(turns: turns < QuarterTurns.full ? turns : 0, east: east, north: north)
    }
}

extension Sector {
    fileprivate var start: Double { azimuthDegrees - beamDegrees / 2 }
    fileprivate var end: Double { azimuthDegrees + beamDegrees / 2 }
}
