/// Filling the grid: which polygons have edges in which cells, and what is known of the cells' centres.
extension PolygonLocator {
    /// A run and the cell that it belongs to.
    private struct Block {
        var cell: Int32
        var run: Run
    }

    /// An edge in a cell.
    private struct Touch {
        var cell: Int32
        var edge: Int32
    }

    mutating func fill() {
        var blocks: [Block] = []
        /// The last polygon that was found to touch each cell.
        var toucher = Array(repeating: Int32(-1), count: columns * rows)
        var touches: [Touch] = []
        var crossings: [[Double]] = Array(repeating: [], count: rows)
        for polygon in 0..<(firstVertex.count - 1) {
            touches.removeAll(keepingCapacity: true)
            var touchedRows = rows..<rows
            forEachEdge(of: polygon) { edge in
                forEachCell(touchedBy: vertices[edge], vertices[edge + 1]) { cell in
                    touches.append(Touch(cell: Int32(cell), edge: Int32(edge)))
                    toucher[cell] = Int32(polygon)
                }
                let crossed = addCrossings(ofEdge: edge, to: &crossings)
                touchedRows =
                    min(
                        touchedRows.lowerBound, crossed.lowerBound)..<(touchedRows.isEmpty
                    ? crossed.upperBound : max(touchedRows.upperBound, crossed.upperBound))
            }
            for row in touchedRows { crossings[row].sort() }
            touches.sort { ($0.cell, $0.edge) < ($1.cell, $1.edge) }
            var place = 0
            while place < touches.count {
                let cell = touches[place].cell
                let end = touches[place...].firstIndex { $0.cell != cell } ?? touches.count
                let centre = centreState(
                    ofCell: Int(cell), polygon: polygon, edges: touches[place..<end],
                    crossings: crossings[Int(cell) / columns])
                appendRuns(of: polygon, touches[place..<end], centre: centre, to: &blocks)
                place = end
            }
            ownCells(insidePolygon: polygon, rows: touchedRows, crossings: crossings, toucher: toucher)
            for row in touchedRows { crossings[row].removeAll(keepingCapacity: true) }
        }
        sort(blocks)
    }

    /// Joins edges of one cell that follow each other.
    private func appendRuns(
        of polygon: Int, _ touches: ArraySlice<Touch>, centre: CentreState, to blocks: inout [Block]
    ) {
        var previous: Int32?
        for touch in touches {
            if let previous, touch.edge == previous + 1 {
                blocks[blocks.count - 1].run.edgeCount += 1
            } else {
                let run = Run(polygon: Int32(polygon), firstEdge: touch.edge, edgeCount: 1, centre: centre)
                blocks.append(Block(cell: touch.cell, run: run))
            }
            previous = touch.edge
        }
    }

    private func forEachEdge(of polygon: Int, _ body: (Int) -> Void) {
        for edge in Int(firstVertex[polygon])..<Int(firstVertex[polygon + 1]) where isEdge[edge] { body(edge) }
    }

    /// Every cell that an edge touches, and perhaps a neighbour more: rounding must never leave one out.
    private func forEachCell(touchedBy start: PlanePosition, _ end: PlanePosition, _ body: (Int) -> Void) {
        let margin = 1e-9
        let (low, high) = start.north <= end.north ? (start, end) : (end, start)
        let firstRow = row(of: low.north - margin * cellHeight)
        let lastRow = row(of: high.north + margin * cellHeight)
        let slope = high.north > low.north ? (high.east - low.east) / (high.north - low.north) : 0
        for row in firstRow...lastRow {
            var (from, to) = (min(low.east, high.east), max(low.east, high.east))
            if firstRow < lastRow, high.north > low.north {
                let south = max(low.north, bounds.south + Double(row) * cellHeight)
                let north = min(high.north, bounds.south + Double(row + 1) * cellHeight)
                let first = low.east + (south - low.north) * slope
                let second = low.east + (north - low.north) * slope
                (from, to) = (max(from, min(first, second)), min(to, max(first, second)))
            }
            let firstColumn = column(of: min(from, to) - margin * cellWidth)
            let lastColumn = column(of: max(from, to) + margin * cellWidth)
            for column in firstColumn...lastColumn { body(row * columns + column) }
        }
    }

    /// Where an edge crosses the parallels through the cells' centres; gives the rows that it crosses.
    private func addCrossings(ofEdge edge: Int, to crossings: inout [[Double]]) -> Range<Int> {
        let (start, end) = (vertices[edge], vertices[edge + 1])
        let (low, high) = start.north <= end.north ? (start, end) : (end, start)
        let first = row(of: low.north)
        guard low.north < high.north else { return first..<first }
        let last = row(of: high.north)
        for row in first...last {
            let north = centre(ofCell: row * columns).north
            guard low.north <= north, north < high.north else { continue }
            crossings[row].append(low.east + (north - low.north) * (high.east - low.east) / (high.north - low.north))
        }
        return first..<(last + 1)
    }

    /// Where the centre of a cell lies; by the crossings where they are clearly elsewhere, else exactly.
    private func centreState(
        ofCell cell: Int, polygon: Int, edges: ArraySlice<Touch>, crossings: [Double]
    ) -> CentreState {
        let centre = centre(ofCell: cell)
        for edge in edges.lazy.map({ Int($0.edge) })
        where Self.spans(vertices[edge], vertices[edge + 1], centre)
            && orientation(vertices[edge], vertices[edge + 1], centre) == 0
        {
            return .onBoundary
        }
        var low = 0
        var high = crossings.count
        while low < high {
            let middle = (low + high) / 2
            if crossings[middle] < centre.east { low = middle + 1 } else { high = middle }
        }
        let margin = 1e-6 * cellWidth
        let isNear =
            low < crossings.count && crossings[low] - centre.east < margin
            || low > 0 && centre.east - crossings[low - 1] < margin
        let isInside = isNear ? contains(centre, polygon: polygon) : !low.isMultiple(of: 2)
        return isInside ? .inside : .outside
    }

    /// Cells without an edge of a polygon that holds their centre lie wholly inside it.
    private mutating func ownCells(
        insidePolygon polygon: Int, rows: Range<Int>, crossings: [[Double]], toucher: [Int32]
    ) {
        for row in rows {
            for pair in 0..<(crossings[row].count / 2) {
                let (west, east) = (crossings[row][2 * pair], crossings[row][2 * pair + 1])
                for column in column(of: west)...column(of: east) {
                    let cell = row * columns + column
                    let centre = centre(ofCell: cell).east
                    if west < centre, centre < east, toucher[cell] != Int32(polygon), cells[cell].owner < 0 {
                        cells[cell].owner = Int32(polygon)
                    }
                }
            }
        }
    }

    /// Puts the runs of each cell behind each other. They come by polygon, so counting is enough.
    private mutating func sort(_ blocks: [Block]) {
        for block in blocks { cells[Int(block.cell) + 1].firstRun += 1 }
        for cell in 0..<(columns * rows) { cells[cell + 1].firstRun += cells[cell].firstRun }
        var next = cells.map(\.firstRun)
        runs = Array(repeating: Run(polygon: 0, firstEdge: 0, edgeCount: 0, centre: .outside), count: blocks.count)
        for block in blocks {
            runs[Int(next[Int(block.cell)])] = block.run
            next[Int(block.cell)] += 1
        }
    }
}
