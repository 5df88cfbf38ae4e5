import Foundation
import PlaneGeometry
import TestWitnesses

/// Shapes that the tests of disc unions share.
enum DiscUnionSamples {
    /// A closed ring around a rectangle, counter-clockwise.
    static func rectangle(east: ClosedRange<Double>, north: ClosedRange<Double>) -> [PlanePosition] {
        [
            PlanePosition(east: east.lowerBound, north: north.lowerBound),
            PlanePosition(east: east.upperBound, north: north.lowerBound),
            PlanePosition(east: east.upperBound, north: north.upperBound),
            PlanePosition(east: east.lowerBound, north: north.upperBound),
            PlanePosition(east: east.lowerBound, north: north.lowerBound),
        ]
    }

    /// A polygon of one rectangle.
    static func box(east: ClosedRange<Double>, north: ClosedRange<Double>) -> PlanePolygon {
        PlanePolygon(rings: [rectangle(east: east, north: north)])
    }

    static func disc(_ east: Double, _ north: Double, _ radiusMetres: Double) -> Disc {
        Disc(centre: PlanePosition(east: east, north: north), radiusMetres: radiusMetres)
    }

    /// A star-shaped ring around a centre, with `count` corners at uneven directions and distances.
    static func star(
        around centre: PlanePosition, count: Int, distances: ClosedRange<Double>, using generator: inout SeededNumbers
    ) -> [PlanePosition] {
        var ring = (0..<count).map { corner in
            let angle = 2 * Double.pi * (Double(corner) + Double.random(in: 0...0.9, using: &generator)) / Double(count)
            let distance = Double.random(in: distances, using: &generator)
            return PlanePosition(
                east: centre.east + distance * cos(angle), north: centre.north + distance * sin(angle))
        }
        ring.append(ring[0])
        return ring
    }
}
