extension CoverageSweep {
    /// Adds the edges of a leaf one by one, and notes where they cross arcs of the outline.
    mutating func addEdges(of leaf: EdgeTree.Node, of edges: EdgeTree, candidates list: Range<Int>) {
        for vertex in leaf.vertices.dropLast() {
            let edge = Edge(
                startEast: edges.east[vertex], startNorth: edges.north[vertex],
                endEast: edges.east[vertex + 1], endNorth: edges.north[vertex + 1])
            let covered = isHeld(edge, candidates: list) ? 1 : coveredPart(of: edge, side: leaf.side, candidates: list)
            if covered > 0 {
                sawCovered = true
                doubledArea += leaf.side * covered * edge.cross
            }
            if covered < 1 { sawUncovered = true }
        }
    }

    /// Whether one disc holds the whole edge for certain; that disc is then asked first about the next edge.
    private mutating func isHeld(_ edge: Edge, candidates list: Range<Int>) -> Bool {
        for place in list {
            let disc = nearby[Int(candidates[place])]
            let limit = disc.squaredInnerRadius - disc.squaredRadius
            if disc.power(east: edge.startEast, north: edge.startNorth) <= limit,
                disc.power(east: edge.endEast, north: edge.endNorth) <= limit
            {
                candidates.swapAt(list.lowerBound, place)
                return true
            }
        }
        return false
    }

    /// The covered part of an edge's length, 0...1.
    private mutating func coveredPart(of edge: Edge, side: Double, candidates list: Range<Int>) -> Double {
        stretches.removeAll(keepingCapacity: true)
        for place in list {
            let disc = nearby[Int(candidates[place])]
            guard let chord = edge.chord(in: disc) else { continue }
            if chord.entersDisc { note(chord.start, on: edge, isIntoPolygon: side < 0, disc: disc) }
            if chord.leavesDisc { note(chord.end, on: edge, isIntoPolygon: side > 0, disc: disc) }
            stretches.append((chord.start, chord.end))
        }
        guard stretches.count > 1 else { return stretches.first.map { $0.end - $0.start } ?? 0 }
        stretches.sort { $0.start < $1.start }
        var (covered, reached) = (0.0, 0.0)
        for stretch in stretches where stretch.end > reached {
            covered += stretch.end - max(stretch.start, reached)
            reached = stretch.end
        }
        return covered > 1 - 1e-13 ? 1 : covered
    }

    /// Notes that an edge meets a circle, when that point of the circle belongs to the outline.
    ///
    /// A circle runs counter-clockwise, so where an edge leaves the disc the circle passes to the edge's left: into
    /// the polygon when that lies to the left.
    private mutating func note(_ part: Double, on edge: Edge, isIntoPolygon: Bool, disc: NearbyDisc) {
        let arcs = union.outline.indices(of: disc.slot)
        guard !arcs.isEmpty else { return }
        let east = edge.startEast + part * edge.alongEast
        let north = edge.startNorth + part * edge.alongNorth
        let turns = QuarterTurns.of(east: east - disc.east, north: north - disc.north)
        for arc in arcs {
            let advance = QuarterTurns.advance(from: union.outline.arcs[arc].startTurns, to: turns)
            guard advance <= union.outline.arcs[arc].endTurns - union.outline.arcs[arc].startTurns else { continue }
            crossings.append(
                ArcCrossing(arc: arc, advance: advance, isIntoPolygon: isIntoPolygon, east: east, north: north))
            return
        }
    }
}

/// A straight edge of a polygon.
struct Edge {
    let startEast: Double
    let startNorth: Double
    let endEast: Double
    let endNorth: Double

    var alongEast: Double { endEast - startEast }
    var alongNorth: Double { endNorth - startNorth }

    /// Twice the area of the triangle of the edge and the origin.
    var cross: Double { startEast * endNorth - endEast * startNorth }

    /// The part of an edge that lies in a disc.
    struct Chord {
        var start = 0.0
        var end = 1.0
        var entersDisc = false
        var leavesDisc = false
    }

    /// The part in the disc; nil when there is none.
    ///
    /// The ends decide first: one inside and one outside makes one crossing, two inside none, two outside none or two.
    @inline(__always)
    func chord(in disc: NearbyDisc) -> Chord? {
        let startPower = disc.power(east: startEast, north: startNorth)
        let endPower = disc.power(east: endEast, north: endNorth)
        if startPower <= 0, endPower <= 0 { return Chord() }
        // The power at a part p of the edge is squaredLength·p² + 2·drift·p + startPower.
        let squaredLength = alongEast * alongEast + alongNorth * alongNorth
        let drift = (startEast - disc.east) * alongEast + (startNorth - disc.north) * alongNorth
        let discriminant = drift * drift - squaredLength * startPower
        if startPower > 0, endPower > 0 {
            guard drift < 0, drift + squaredLength > 0, discriminant > 0 else { return nil }
        }
        let root = max(0, discriminant).squareRoot()
        // Of the two ways to write each solution the one without cancellation.
        let first = drift < 0 ? startPower / (root - drift) : -(drift + root) / squaredLength
        let last = drift < 0 ? (root - drift) / squaredLength : -startPower / (drift + root)
        var chord = Chord()
        if startPower > 0 {
            chord.start = min(max(first, 0), 1)
            chord.entersDisc = true
        }
        if endPower > 0 {
            chord.end = min(max(last, 0), 1)
            chord.leavesDisc = true
        }
        chord.end = max(chord.start, chord.end)  // Rounding may swap two crossings that are nearly one.
        return chord
    }
}
