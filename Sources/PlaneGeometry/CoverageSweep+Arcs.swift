import Foundation

/// A point where the polygon's outline meets an arc of the union's.
struct ArcCrossing {
    var arc: Int
    /// Quarter turns from the arc's start.
    var advance: Double
    /// Whether the arc, running counter-clockwise, passes into the polygon.
    var isIntoPolygon: Bool
    var east: Double
    var north: Double
}

extension CoverageSweep {
    /// Adds the arcs inside the polygon; true when there were any.
    mutating func addArcs(inside edges: EdgeTree) -> Bool {
        guard let box = edges.nodes.last else { return false }
        crossings.sort { ($0.arc, $0.advance) < ($1.arc, $1.advance) }
        var sawArc = false
        var next = 0
        for disc in nearby {
            for index in union.outline.indices(of: disc.slot) {
                let first = next
                while next < crossings.count, crossings[next].arc == index { next += 1 }
                let arc = union.outline.arcs[index]
                var inside = count(atStartOf: arc, disc: disc, crossings: first..<next, edges: edges, box: box)
                var from = (east: arc.startEast + shift.east, north: arc.startNorth + shift.north, advance: 0.0)
                for crossing in crossings[first..<next] {
                    if inside != 0, crossing.advance > from.advance {
                        let area = disc.doubledArea(
                            from: (from.east, from.north), to: (crossing.east, crossing.north),
                            advance: crossing.advance - from.advance)
                        doubledArea += Double(inside) * area
                        sawArc = true
                    }
                    inside += crossing.isIntoPolygon ? 1 : -1
                    from = (crossing.east, crossing.north, crossing.advance)
                }
                guard inside != 0 else { continue }
                doubledArea +=
                    Double(inside)
                    * disc.doubledArea(
                        from: (from.east, from.north),
                        to: (arc.endEast + shift.east, arc.endNorth + shift.north),
                        advance: arc.endTurns - arc.startTurns - from.advance)
                sawArc = true
            }
        }
        return sawArc
    }

    /// 1 when the arc starts inside the polygon, 0 when outside; other numbers only where rounding swapped crossings.
    private func count(
        atStartOf arc: ExposedArcs.Arc, disc: NearbyDisc, crossings list: Range<Int>, edges: EdgeTree,
        box: EdgeTree.Node
    ) -> Int {
        var (passed, passedThere) = (0, 0)
        var (from, middle, longest) = (0.0, 0.0, -1.0)
        // Not the middle of the longest piece, nor a part that geometry likes, such as √2 − 1: there a symmetric
        // polygon may touch the circle, and the answer would be left to rounding.
        func consider(pieceTo end: Double) {
            guard end - from > longest else { return }
            longest = end - from
            middle = from + longest * 0.437_019_2
            passedThere = passed
        }
        for crossing in crossings[list] {
            consider(pieceTo: crossing.advance)
            passed += crossing.isIntoPolygon ? 1 : -1
            from = crossing.advance
        }
        consider(pieceTo: arc.endTurns - arc.startTurns)
        let direction = QuarterTurns.direction(arc.startTurns + middle)
        let radius = disc.squaredRadius.squareRoot()
        let isInside = edges.parity(
            eastOf: disc.east + radius * direction.east, north: disc.north + radius * direction.north)
        return (isInside ? 1 : 0) - passedThere
    }
}

extension NearbyDisc {
    /// Twice the area between the origin and the arc from one point of the circle counter-clockwise to another.
    ///
    /// It is the triangle of both points and the origin, and the segment between chord and circle; so pieces that
    /// share a point close exactly. `advance` in quarter turns tells a whole circle from none.
    @inline(__always)
    func doubledArea(
        from start: (east: Double, north: Double), to end: (east: Double, north: Double), advance: Double
    ) -> Double {
        let (startEast, startNorth) = (start.east - east, start.north - north)
        let (endEast, endNorth) = (end.east - east, end.north - north)
        let sine = startEast * endNorth - endEast * startNorth
        var angle = atan2(sine, startEast * endEast + startNorth * endNorth)
        if angle < 0, advance > 1 { angle += 2 * .pi }
        if angle >= 0, angle < 1, advance > 3 { angle += 2 * .pi }
        return start.east * end.north - end.east * start.north + squaredRadius * angle - sine
    }
}
