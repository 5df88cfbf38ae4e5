/// Measures how much of one polygon after another a union with stars covers.
///
/// The integral is that of ``CoverageSweep``: along the polygon's edges where something covers them, and along the
/// union's outline inside the polygon. Positions are those of the union.
struct StarSweep {
    private let union: DiscUnion
    private let stars: StarUnion
    private var nearbyDiscs: [NearbyDisc] = []
    private var nearbyStars: [Int] = []
    /// A stack of lists: places in ``nearbyDiscs``, or in ``nearbyStars`` as -1, -2 …
    private var candidates: [Int32] = []
    var places: [Double] = []
    private var stretches: [(start: Double, end: Double)] = []
    var doubledArea = 0.0
    private var sawCovered = false
    private var sawUncovered = false
    /// From the polygon's positions to the union's.
    var shift = PlanePosition(east: 0, north: 0)

    init(of union: DiscUnion, with stars: StarUnion) {
        self.union = union
        self.stars = stars
    }

    mutating func coveredArea(of polygon: PreparedPolygon) -> Double {
        guard var box = polygon.edges.nodes.last, polygon.area > 0 else { return 0 }
        shift = PlanePosition(
            east: polygon.origin.east - union.origin.east, north: polygon.origin.north - union.origin.north)
        box.move(by: shift)
        guard !findNearby(around: box) else { return polygon.area }
        guard !nearbyDiscs.isEmpty || !nearbyStars.isEmpty else { return 0 }
        candidates.removeAll(keepingCapacity: true)
        candidates.append(contentsOf: 0..<Int32(nearbyDiscs.count))
        candidates.append(contentsOf: nearbyStars.indices.map { -1 - Int32($0) })
        (doubledArea, sawCovered, sawUncovered) = (0, false, false)
        visit(polygon.edges.nodes.count - 1, of: polygon.edges, candidates: 0..<candidates.count)
        var sawPiece = false
        for disc in nearbyDiscs {
            for index in stars.discPieces.indices(of: disc.slot) {
                sawPiece = add(stars.discPieces.pieces[index], inside: polygon.edges) || sawPiece
            }
        }
        for star in nearbyStars {
            for index in stars.starPieces.indices(of: star) {
                sawPiece = add(stars.starPieces.pieces[index], inside: polygon.edges) || sawPiece
            }
        }
        if !sawPiece {
            if !sawUncovered { return polygon.area }
            if !sawCovered { return 0 }
        }
        let area = max(0, doubledArea / 2)
        return area < polygon.area * (1 - 1e-12) ? area : polygon.area
    }

    /// Lists what meets the polygon's box; true when one shape holds all of it.
    private mutating func findNearby(around box: EdgeTree.Node) -> Bool {
        nearbyDiscs.removeAll(keepingCapacity: true)
        nearbyStars.removeAll(keepingCapacity: true)
        let (width, height) = (box.eastEnd - box.west, box.northEnd - box.south)
        let around = (
            east: (box.west + box.eastEnd) / 2, north: (box.south + box.northEnd) / 2,
            radius: (width * width + height * height).squareRoot() / 2 * (1 + 1e-12) + StarUnion.touch
        )
        let (grid, stars) = (union.grid, stars)
        var isHeld = false
        let magnitude = max(union.magnitude, abs(box.west), abs(box.eastEnd), abs(box.south), abs(box.northEnd))
        grid.eachSlot(near: around) { slot in
            let disc = NearbyDisc(
                east: grid.east[slot], north: grid.north[slot], radius: grid.radius[slot],
                slack: magnitude * 1e-11, slot: slot)
            guard disc.meets(box) else { return true }
            isHeld = disc.squaredFarthest(of: box) <= disc.squaredRadius
            nearbyDiscs.append(disc)
            return !isHeld
        }
        guard !isHeld else { return true }
        stars.grid.eachSlot(near: around) { slot in
            guard stars.stars[slot].meets(box) else { return true }
            isHeld = stars.stars[slot].holds(box)
            nearbyStars.append(slot)
            return !isHeld
        }
        return isHeld
    }

    /// Adds the edges of a node; `list` is where its candidates stand in ``candidates``.
    private mutating func visit(_ index: Int, of edges: EdgeTree, candidates list: Range<Int>) {
        let node = edges.nodes[index]
        var box = node
        box.move(by: shift)
        let first = candidates.count
        defer { candidates.removeSubrange(first...) }
        for place in list {
            let candidate = candidates[place]
            let isHeld: Bool
            if candidate >= 0 {
                let disc = nearbyDiscs[Int(candidate)]
                guard disc.meets(box) else { continue }
                isHeld = disc.squaredFarthest(of: box) <= disc.squaredInnerRadius
            } else {
                let star = stars.stars[nearbyStars[Int(-1 - candidate)]]
                guard star.meets(box) else { continue }
                isHeld = star.holds(box)
            }
            if isHeld {
                doubledArea += node.doubledArea
                sawCovered = true
                return
            }
            candidates.append(candidate)
        }
        let kept = first..<candidates.count
        if kept.isEmpty {
            sawUncovered = true
        } else if node.children.isEmpty {
            addEdges(of: node, of: edges, candidates: kept)
        } else {
            for child in node.children { visit(Int(child), of: edges, candidates: kept) }
        }
    }

    private mutating func addEdges(of leaf: EdgeTree.Node, of edges: EdgeTree, candidates list: Range<Int>) {
        for vertex in leaf.vertices.dropLast() {
            let edge = Edge(
                startEast: edges.east[vertex], startNorth: edges.north[vertex],
                endEast: edges.east[vertex + 1], endNorth: edges.north[vertex + 1])
            guard edge.length > 0 else { continue }
            let covered = coveredPart(of: edge, side: leaf.side, candidates: list)
            if covered > 0 {
                sawCovered = true
                doubledArea += leaf.side * covered * edge.cross
            }
            if covered < 1 { sawUncovered = true }
        }
    }

    /// The covered part of an edge's length, 0...1. What lies upon an edge of a star is decided by the polygon's side.
    private mutating func coveredPart(of edge: Edge, side: Double, candidates list: Range<Int>) -> Double {
        let line = edge.piece(movedBy: shift)
        let moved = Edge(
            startEast: edge.startEast + shift.east, startNorth: edge.startNorth + shift.north,
            endEast: edge.endEast + shift.east, endNorth: edge.endNorth + shift.north)
        stretches.removeAll(keepingCapacity: true)
        var places: [Double] = []
        swap(&places, &self.places)
        for place in list {
            let candidate = candidates[place]
            if candidate >= 0 {
                if let chord = moved.chord(in: nearbyDiscs[Int(candidate)]) {
                    stretches.append((chord.start, chord.end))
                }
                continue
            }
            let star = stars.stars[nearbyStars[Int(-1 - candidate)]]
            places.removeAll(keepingCapacity: true)
            line.appendCrossings(with: star, to: &places)
            line.eachStretch(between: &places) { low, inside, high in
                let position = line.position(at: inside, outward: -side * StarUnion.touch)
                if star.contains(east: position.east, north: position.north) {
                    stretches.append((low / line.to, high / line.to))
                }
            }
        }
        swap(&places, &self.places)
        stretches.sort { $0.start < $1.start }
        var (covered, reached) = (0.0, 0.0)
        for stretch in stretches where stretch.end > reached {
            covered += stretch.end - max(stretch.start, reached)
            reached = stretch.end
        }
        return covered > 1 - 1e-13 ? 1 : covered
    }
}

extension Edge {
    var length: Double { (alongEast * alongEast + alongNorth * alongNorth).squareRoot() }

    /// The edge as a line from 0 to its length.
    func piece(movedBy shift: PlanePosition) -> OutlinePiece {
        OutlinePiece(
            east: startEast + shift.east, north: startNorth + shift.north,
            line: .straight(east: alongEast / length, north: alongNorth / length), from: 0, to: length)
    }

    func box(movedBy shift: PlanePosition) -> EdgeTree.Node {
        var box = EdgeTree.Node(
            west: min(startEast, endEast), south: min(startNorth, endNorth), eastEnd: max(startEast, endEast),
            northEnd: max(startNorth, endNorth), firstVertex: 0, lastVertex: 0, children: 0..<0)
        box.move(by: shift)
        return box
    }
}

extension EdgeTree.Node {
    mutating func move(by shift: PlanePosition) {
        west += shift.east
        eastEnd += shift.east
        south += shift.north
        northEnd += shift.north
    }
}

extension Star {
    fileprivate func meets(_ box: EdgeTree.Node) -> Bool {
        let offsetEast = max(box.west - east, east - box.eastEnd, 0)
        let offsetNorth = max(box.south - north, north - box.northEnd, 0)
        return offsetEast * offsetEast + offsetNorth * offsetNorth <= reach * reach
    }

    fileprivate func holds(_ box: EdgeTree.Node) -> Bool {
        holds(west: box.west, south: box.south, eastEnd: box.eastEnd, northEnd: box.northEnd)
    }
}
