/// Asking one cell: the way from a position to the cell's centre, and the edges that cross it.
extension PolygonLocator {
    /// What the runs of one polygon say of a position.
    private enum Reading {
        case inside, outside, onBoundary
        /// The way to the centre turns on the boundary, so that nothing can be counted there.
        case unclear
    }

    /// The lowest polygon that holds a position of a cell, or -1.
    @inline(__always)
    func place(of position: PlanePosition, column: Int, row: Int) -> Int32 {
        let cell = row * columns + column
        let whole = cells[cell].owner
        var place = Int(cells[cell].firstRun)
        let end = Int(cells[cell + 1].firstRun)
        guard place < end else { return whole }
        let centre = centre(column: column, row: row)
        while place < end {
            let polygon = runs[place].polygon
            if whole >= 0 && whole < polygon { break }
            var last = place + 1
            while last < end && runs[last].polygon == polygon { last += 1 }
            switch reading(of: position, centre: centre, runs: place..<last) {
            case .inside, .onBoundary: return polygon
            case .unclear where contains(position, polygon: Int(polygon)): return polygon
            case .unclear, .outside: place = last
            }
        }
        return whole
    }

    /// Counts the edges that are crossed on the way from the centre of the cell to the position: along the meridian
    /// of the centre, then along the parallel of the position.
    private func reading(of position: PlanePosition, centre: PlanePosition, runs places: Range<Int>) -> Reading {
        guard runs[places.lowerBound].centre != .onBoundary else { return .unclear }
        let corner = PlanePosition(east: centre.east, north: position.north)
        let (west, east) = (min(centre.east, position.east), max(centre.east, position.east))
        let (south, north) = (min(centre.north, position.north), max(centre.north, position.north))
        var isInside = runs[places.lowerBound].centre == .inside
        for place in places {
            let first = Int(runs[place].firstEdge)
            var start = vertices[first]
            for edge in first..<(first + Int(runs[place].edgeCount)) {
                let end = vertices[edge + 1]
                defer { start = end }
                if start.north == position.north || end.north == position.north {
                    // An end on the parallel: the edge may touch it without crossing it.
                    if Self.spans(start, end, position) && orientation(start, end, position) == 0 { return .onBoundary }
                    if Self.spans(start, end, corner) && orientation(start, end, corner) == 0 { return .unclear }
                }
                if (start.north <= position.north) != (end.north <= position.north),
                    max(start.east, end.east) >= west, min(start.east, end.east) <= east
                {
                    let side = orientation(start, end, position)
                    let cornerSide = orientation(start, end, corner)
                    if side == 0 { return .onBoundary }
                    if cornerSide == 0 { return .unclear }
                    if side != cornerSide { isInside.toggle() }
                }
                if (start.east <= centre.east) != (end.east <= centre.east),
                    max(start.north, end.north) >= south, min(start.north, end.north) <= north,
                    orientation(start, end, corner) != orientation(start, end, centre)
                {
                    isInside.toggle()
                }
            }
        }
        return isInside ? .inside : .outside
    }
}
