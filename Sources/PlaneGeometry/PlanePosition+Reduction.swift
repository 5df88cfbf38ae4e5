extension [PlanePosition] {
    /// A closed ring without vertices that play no part inside of a rectangle: of an outline of a whole province those
    /// far from one commune.
    ///
    /// Every position inside of the rectangle is wound around as before, and edges that pass through the rectangle stay
    /// as they are to the last bit: a vertex goes only where it, the one before it and the one behind it all lie beyond
    /// one and the same side, so that nothing but the land beyond that side changes. Out there the ring may cross itself
    /// afterwards.
    ///
    /// - Returns: A closed ring; empty when no inside is left.
    /// - Complexity: O(n).
    package func reduced(near bounds: PlaneBounds) -> [PlanePosition] {
        func sides(_ position: PlanePosition) -> UInt8 {
            (position.east < bounds.west ? 1 : 0) | (position.east > bounds.east ? 2 : 0)
                | (position.north < bounds.south ? 4 : 0) | (position.north > bounds.north ? 8 : 0)
        }
        var kept: [PlanePosition] = []
        var sidesOfKept: [UInt8] = []
        for position in self {
            let beyond = sides(position)
            while kept.count >= 2, sidesOfKept[kept.count - 1] & sidesOfKept[kept.count - 2] & beyond != 0 {
                kept.removeLast()
                sidesOfKept.removeLast()
            }
            kept.append(position)
            sidesOfKept.append(beyond)
        }
        return kept.count < 4 ? [] : kept
    }
}
