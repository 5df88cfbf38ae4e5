/// The edges of a polygon's rings in ring order, with boxes around runs of them.
///
/// A leaf holds up to 16 consecutive edges of one ring, every other node up to eight nodes below it. A box that lies
/// wholly in a disc, or far from all, settles its edges at once through their summed area, so that work goes with the
/// outline of the discs rather than with the number of vertices. Positions are counted from the tree's own origin.
struct EdgeTree: Sendable {
    private static let edgesInLeaf = 16
    private static let fanOut = 8

    /// A run of edges.
    struct Node: Sendable {
        var west: Double
        var south: Double
        var eastEnd: Double
        var northEnd: Double
        /// Twice the area between the edges and the origin, positive where the polygon lies on the origin's side.
        var doubledArea = 0.0
        /// 1 when the polygon lies to the left of the edges as they are stored, -1 when to the right; of leaves only.
        var side = 1.0
        var firstVertex: Int32
        var lastVertex: Int32
        /// Nodes below; empty for a leaf.
        var children: Range<Int32>
        /// Whether the edges follow each other from the first vertex to the last.
        var isChain = true

        var vertices: ClosedRange<Int> { Int(firstVertex)...Int(lastVertex) }
    }

    /// Eastings of the vertices, ring after ring, each ring closed.
    private(set) var east: [Double] = []
    /// Northings likewise.
    private(set) var north: [Double] = []
    /// Leaves first, the root last; empty without edges.
    private(set) var nodes: [Node] = []

    /// Files the rings of a polygon; rings of fewer than three edges have no area and are left out.
    init(rings: [[PlanePosition]], origin: PlanePosition) {
        let count = rings.reduce(0) { $0 + $1.count }
        east.reserveCapacity(count)
        north.reserveCapacity(count)
        nodes.reserveCapacity(count / Self.edgesInLeaf * 5 / 4 + rings.count * 2 + 2)
        var leavesOfRings: [Range<Int>] = []
        for ring in rings where ring.count > 3 {
            let first = east.count
            for position in ring {
                east.append(position.east - origin.east)
                north.append(position.north - origin.north)
            }
            if ring.first != ring.last {
                east.append(east[first])
                north.append(north[first])
            }
            leavesOfRings.append(appendLeaves(from: first, through: east.count - 1))
        }
        appendUpperNodes()
        orient(leavesOfRings)
        sumUpperNodes(from: leavesOfRings.last?.upperBound ?? 0)
    }

    private mutating func appendLeaves(from first: Int, through last: Int) -> Range<Int> {
        let firstLeaf = nodes.count
        for start in stride(from: first, to: last, by: Self.edgesInLeaf) {
            let end = min(start + Self.edgesInLeaf, last)
            var leaf = Node(
                west: east[start], south: north[start], eastEnd: east[start], northEnd: north[start],
                firstVertex: Int32(start), lastVertex: Int32(end), children: 0..<0)
            for vertex in start + 1...end {
                leaf.west = min(leaf.west, east[vertex])
                leaf.south = min(leaf.south, north[vertex])
                leaf.eastEnd = max(leaf.eastEnd, east[vertex])
                leaf.northEnd = max(leaf.northEnd, north[vertex])
                leaf.doubledArea += east[vertex - 1] * north[vertex] - east[vertex] * north[vertex - 1]
            }
            nodes.append(leaf)
        }
        return firstLeaf..<nodes.count
    }

    private mutating func appendUpperNodes() {
        var level = 0..<nodes.count
        while level.count > 1 {
            for start in stride(from: level.lowerBound, to: level.upperBound, by: Self.fanOut) {
                let end = min(start + Self.fanOut, level.upperBound)
                var node = nodes[start]
                node.children = Int32(start)..<Int32(end)
                for child in nodes[start + 1..<end] {
                    node.west = min(node.west, child.west)
                    node.south = min(node.south, child.south)
                    node.eastEnd = max(node.eastEnd, child.eastEnd)
                    node.northEnd = max(node.northEnd, child.northEnd)
                    node.isChain = node.isChain && child.isChain && node.lastVertex == child.firstVertex
                    node.lastVertex = child.lastVertex
                }
                nodes.append(node)
            }
            level = level.upperBound..<nodes.count
        }
    }

    /// Finds on which side of every ring the polygon lies.
    ///
    /// A single ring tells it by its winding. With several, what lies just east of a ring is inside by the even-odd
    /// rule when a ray eastwards crosses the rings an odd number of times; so windings and nesting are never trusted.
    private mutating func orient(_ leavesOfRings: [Range<Int>]) {
        for leaves in leavesOfRings {
            let isLeft =
                leavesOfRings.count == 1
                ? nodes[leaves].reduce(0) { $0 + $1.doubledArea } >= 0 : isInsideLeft(of: leaves)
            guard !isLeft else { continue }
            for leaf in leaves {
                nodes[leaf].side = -1
                nodes[leaf].doubledArea.negate()
            }
        }
    }

    private func isInsideLeft(of leaves: Range<Int>) -> Bool {
        let (first, last) = (Int(nodes[leaves.lowerBound].firstVertex), Int(nodes[leaves.upperBound - 1].lastVertex))
        var (steepest, rise) = (first, 0.0)
        for vertex in first..<last where abs(north[vertex + 1] - north[vertex]) > abs(rise) {
            steepest = vertex
            rise = north[vertex + 1] - north[vertex]
        }
        guard rise != 0 else { return true }  // A flat ring has no area.
        // Not the middle of the edge, where another ring is likelier to touch.
        let part = 0.437_019_2
        let isEastInside = parity(
            eastOf: east[steepest] + part * (east[steepest + 1] - east[steepest]),
            north: north[steepest] + part * rise, except: steepest)
        return isEastInside == (rise < 0)
    }

    private mutating func sumUpperNodes(from first: Int) {
        for index in first..<nodes.count {
            nodes[index].doubledArea = nodes[index].children.reduce(0) { $0 + nodes[Int($1)].doubledArea }
        }
    }

    /// Whether a ray from a position eastwards crosses the edges an odd number of times: whether it lies inside.
    ///
    /// On an edge the answer may be either. `except` is an edge left out, named by its first vertex. O(log n) for the
    /// shapes of communes: a run of edges wholly east of the position counts by its two ends.
    func parity(eastOf positionEast: Double, north positionNorth: Double, except: Int = -1) -> Bool {
        guard !nodes.isEmpty else { return false }
        return parity(of: nodes.count - 1, eastOf: positionEast, north: positionNorth, except: except)
    }

    private func parity(of index: Int, eastOf positionEast: Double, north positionNorth: Double, except: Int) -> Bool {
        let node = nodes[index]
        guard node.south <= positionNorth, positionNorth < node.northEnd, positionEast <= node.eastEnd else {
            return false
        }
        if node.isChain, node.west > positionEast {
            return (north[Int(node.firstVertex)] > positionNorth) != (north[Int(node.lastVertex)] > positionNorth)
        }
        guard node.children.isEmpty else {
            var isOdd = false
            for child in node.children
            where parity(of: Int(child), eastOf: positionEast, north: positionNorth, except: except) {
                isOdd.toggle()
            }
            return isOdd
        }
        var isOdd = false
        for vertex in node.vertices.dropLast() where vertex != except {
            let (from, to) = (north[vertex] - positionNorth, north[vertex + 1] - positionNorth)
            guard (from > 0) != (to > 0) else { continue }
            let cross = (east[vertex] - positionEast) * to - (east[vertex + 1] - positionEast) * from
            if (cross > 0) == (to > from) { isOdd.toggle() }
        }
        return isOdd
    }
}
