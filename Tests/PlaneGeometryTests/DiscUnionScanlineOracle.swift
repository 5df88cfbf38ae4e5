import Foundation
import PlaneGeometry

/// Covered areas by integrating over northing: slow, and with nothing in common with the arcs of the kernel.
///
/// Along a line of constant northing both the polygon and the discs are intervals of easting. Between northings where
/// anything begins, ends or crosses, the covered length is analytic but for square roots at the ends, which is what
/// the double exponential rule integrates to some 1e-12.
struct DiscUnionScanlineOracle {
    var polygon: PlanePolygon
    var discs: [Disc]

    func coveredArea() -> Double {
        let breaks = breakpoints().sorted()
        var sum = 0.0
        for (low, high) in zip(breaks, breaks.dropFirst()) where high > low {
            for step in -20...20 {
                let argument = Double(step) / 6
                let inner = Double.pi / 2 * sinh(argument)
                let weight = Double.pi / 2 * cosh(argument) / (cosh(inner) * cosh(inner)) / 6
                let north = (low + high) / 2 + (high - low) / 2 * tanh(inner)
                sum += weight * (high - low) / 2 * coveredLength(atNorth: north)
            }
        }
        return sum
    }

    private var edges: [(PlanePosition, PlanePosition)] {
        polygon.rings.flatMap { Array(zip($0, $0.dropFirst())) }
    }

    private func breakpoints() -> [Double] {
        var breaks = polygon.rings.flatMap { $0.map(\.north) }
        for (index, disc) in discs.enumerated() {
            let (centre, radius) = (disc.centre, disc.radiusMetres)
            breaks += [centre.north - radius, centre.north + radius]
            for other in discs[(index + 1)...] {
                let (east, north) = (other.centre.east - centre.east, other.centre.north - centre.north)
                let squared = east * east + north * north
                guard squared > 0 else { continue }
                let part = (squared + radius * radius - other.radiusMetres * other.radiusMetres) / (2 * squared)
                let aside = radius * radius / squared - part * part
                guard aside >= 0 else { continue }
                for sign in [-1.0, 1] { breaks.append(centre.north + part * north + sign * aside.squareRoot() * east) }
            }
            for (start, end) in edges {
                let (east, north) = (end.east - start.east, end.north - start.north)
                let (fromEast, fromNorth) = (start.east - centre.east, start.north - centre.north)
                let a = east * east + north * north
                let b = fromEast * east + fromNorth * north
                let root = b * b - a * (fromEast * fromEast + fromNorth * fromNorth - radius * radius)
                guard a > 0, root >= 0 else { continue }
                for sign in [-1.0, 1] { breaks.append(start.north + (-b + sign * root.squareRoot()) / a * north) }
            }
        }
        let norths = polygon.rings.flatMap { $0.map(\.north) }
        guard let south = norths.min(), let end = norths.max() else { return [] }
        return breaks.filter { $0 >= south && $0 <= end }
    }

    private func coveredLength(atNorth north: Double) -> Double {
        let walls = edges.filter { ($0.0.north > north) != ($0.1.north > north) }.map { edge in
            edge.0.east + (north - edge.0.north) / (edge.1.north - edge.0.north) * (edge.1.east - edge.0.east)
        }.sorted()
        let chords = discs.compactMap { disc -> (start: Double, end: Double)? in
            let offset = north - disc.centre.north
            let squared = disc.radiusMetres * disc.radiusMetres - offset * offset
            guard squared > 0 else { return nil }
            return (disc.centre.east - squared.squareRoot(), disc.centre.east + squared.squareRoot())
        }.sorted { $0.start < $1.start }
        var length = 0.0
        for wall in stride(from: 0, to: walls.count - 1, by: 2) {
            var reached = walls[wall]
            for chord in chords where chord.end > reached && chord.start < walls[wall + 1] {
                length += min(chord.end, walls[wall + 1]) - max(chord.start, reached)
                reached = min(chord.end, walls[wall + 1])
            }
        }
        return length
    }
}
