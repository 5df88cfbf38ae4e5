extension StarSweep {
    /// Adds what lies inside the polygon of a piece of the outline; true when there is any.
    mutating func add(_ piece: OutlinePiece, inside edges: EdgeTree) -> Bool {
        places.removeAll(keepingCapacity: true)
        appendCrossings(of: piece, at: edges.nodes.count - 1, of: edges)
        var places: [Double] = []
        swap(&places, &self.places)
        let shift = shift
        let back = PlanePosition(east: -shift.east, north: -shift.north)
        var area = 0.0
        var sawPiece = false
        func isInside(_ position: PlanePosition) -> Bool {
            edges.parity(eastOf: position.east - shift.east, north: position.north - shift.north)
        }
        piece.eachStretch(between: &places) { low, inside, high in
            // What lies upon an edge of the polygon is not inside: that edge itself stands for it.
            let isWithin =
                switch piece.line {
                case .circle: isInside(piece.position(at: inside))
                case .straight:
                    isInside(piece.position(at: inside, outward: StarUnion.touch))
                        && isInside(piece.position(at: inside, outward: -StarUnion.touch))
                }
            guard isWithin else { return }
            area += piece.doubledArea(from: low, to: high, shift: back)
            sawPiece = true
        }
        swap(&places, &self.places)
        doubledArea += area
        return sawPiece
    }

    private mutating func appendCrossings(of piece: OutlinePiece, at index: Int, of edges: EdgeTree) {
        let node = edges.nodes[index]
        var box = node
        box.move(by: shift)
        guard piece.mayMeet(box) else { return }
        guard node.children.isEmpty else {
            for child in node.children { appendCrossings(of: piece, at: Int(child), of: edges) }
            return
        }
        for vertex in node.vertices.dropLast() {
            let edge = Edge(
                startEast: edges.east[vertex], startNorth: edges.north[vertex],
                endEast: edges.east[vertex + 1], endNorth: edges.north[vertex + 1])
            guard edge.length > 0, case .straight(let east, let north) = edge.piece(movedBy: shift).line,
                piece.mayMeet(edge.box(movedBy: shift))
            else { continue }
            // Crossings beyond the edge's ends only divide a stretch once more.
            piece.appendCrossings(
                withLineAt: (edge.startEast + shift.east, edge.startNorth + shift.north), along: (east, north),
                to: &places)
        }
    }
}

extension OutlinePiece {
    /// False when it passes through no point of the box for certain.
    fileprivate func mayMeet(_ box: EdgeTree.Node) -> Bool {
        let slack = 1e-6
        switch line {
        case .circle(let radius):
            let nearEast = max(box.west - east, east - box.eastEnd, 0)
            let nearNorth = max(box.south - north, north - box.northEnd, 0)
            let farEast = max(east - box.west, box.eastEnd - east)
            let farNorth = max(north - box.south, box.northEnd - north)
            let (low, high) = (max(0, radius - slack), radius + slack)
            return nearEast * nearEast + nearNorth * nearNorth <= high * high
                && farEast * farEast + farNorth * farNorth >= low * low
        case .straight:
            let (start, end) = (position(at: from), position(at: to))
            return min(start.east, end.east) - slack <= box.eastEnd && max(start.east, end.east) + slack >= box.west
                && min(start.north, end.north) - slack <= box.northEnd
                && max(start.north, end.north) + slack >= box.south
        }
    }
}
