/// A regular grid of square cells over a rectangle.
struct CellGrid: Sendable {
    let bounds: PlaneBounds
    let side: Double
    let columns: Int
    let rows: Int

    /// Cells of about that side, and not more of them than asked for.
    init(over bounds: PlaneBounds, side: Double, atMost most: Int = 4_000_000) {
        self.bounds = bounds
        let width = max(bounds.east - bounds.west, 1e-300)
        let height = max(bounds.north - bounds.south, 1e-300)
        self.side = max(side, (width * height / Double(most)).squareRoot(), max(width, height) / 100_000)
        columns = max(1, Int((width / self.side).rounded(.up)))
        rows = max(1, Int((height / self.side).rounded(.up)))
    }

    var count: Int { columns * rows }

    /// The column of an easting; the outermost ones for everything beyond.
    @inline(__always)
    func column(of east: Double) -> Int {
        Int(min(Double(columns - 1), max(0, (east - bounds.west) / side)))
    }

    /// The row of a northing; the outermost ones for everything beyond.
    @inline(__always)
    func row(of north: Double) -> Int {
        Int(min(Double(rows - 1), max(0, (north - bounds.south) / side)))
    }

    @inline(__always)
    func cell(of position: PlanePosition) -> Int {
        row(of: position.north) * columns + column(of: position.east)
    }

    /// The columns and rows that a rectangle meets.
    @inline(__always)
    func span(of bounds: PlaneBounds) -> (columns: ClosedRange<Int>, rows: ClosedRange<Int>) {
        (
            column(of: bounds.west)...column(of: bounds.east), row(of: bounds.south)...row(of: bounds.north)
        )
    }

    /// The rectangle of a cell.
    func bounds(column: Int, row: Int) -> PlaneBounds {
        PlaneBounds(
            west: bounds.west + Double(column) * side, east: bounds.west + Double(column + 1) * side,
            south: bounds.south + Double(row) * side, north: bounds.south + Double(row + 1) * side)
    }
}
