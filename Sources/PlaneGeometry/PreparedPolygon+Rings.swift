extension PreparedPolygon {
    /// A ring of the polygon and what it does to the area.
    package struct SignedRing: Sendable {
        /// Closed.
        package let positions: [PlanePosition]
        /// Whether what it encloses is taken away, rings inside of it apart.
        package let isHole: Bool
    }

    /// The rings that count, as they were given but for rounding to the polygon's origin; O(n).
    package var signedRings: [SignedRing] {
        var rings: [SignedRing] = []
        let leaves = edges.nodes.prefix { $0.children.isEmpty }
        var start = leaves.startIndex
        while start < leaves.endIndex {
            // Leaves of one ring share the vertex between them.
            var end = start + 1
            while end < leaves.endIndex, leaves[end].firstVertex == leaves[end - 1].lastVertex { end += 1 }
            let vertices = Int(leaves[start].firstVertex)...Int(leaves[end - 1].lastVertex)
            rings.append(
                SignedRing(
                    positions: vertices.map { vertex in
                        PlanePosition(
                            east: edges.east[vertex] + origin.east, north: edges.north[vertex] + origin.north)
                    }, isHole: leaves[start..<end].reduce(0) { $0 + $1.doubledArea } < 0))
            start = end
        }
        return rings
    }
}
