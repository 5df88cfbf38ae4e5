/// Answers which of many polygons holds a position, exactly also on boundaries.
///
/// A grid lies over all polygons. Most cells lie wholly inside one polygon and answer without a look at any edge. In
/// the others the answer is known at the centre of the cell, and the edges of the cell that are crossed on the way
/// from there to the position change it. Where polygons share a boundary, the one with the lower place wins, always.
public struct PolygonLocator: Sendable {
    /// Where the polygons lie.
    public let bounds: PlaneBounds
    let columns: Int
    let rows: Int
    let cellWidth: Double
    let cellHeight: Double
    let columnsPerUnit: Double
    let rowsPerUnit: Double
    /// By rows from the south; one more than there are, for the end of the last one's runs.
    var cells: [Cell]
    /// The runs of each cell behind each other, by polygon.
    var runs: [Run]
    /// The rings of all polygons behind each other, closed.
    let vertices: [PlanePosition]
    /// Places in ``vertices`` where each polygon begins; one more than there are polygons.
    let firstVertex: [Int32]
    /// Whether the edge from a vertex to the next belongs to a ring, and does not join two of them.
    let isEdge: [Bool]

    /// What is known of a cell; read together, so kept together.
    struct Cell {
        /// Lowest polygon that contains the whole cell, or -1.
        var owner: Int32
        /// Place in ``runs`` where the cell's runs begin.
        var firstRun: Int32
    }

    /// Edges of a polygon in a cell that follow each other along a ring. A polygon may have several runs in a cell.
    struct Run {
        var polygon: Int32
        /// Place in ``vertices`` of the first edge's first end.
        var firstEdge: Int32
        var edgeCount: Int32
        /// Where the centre of the cell lies; the same in all runs of a polygon in a cell.
        var centre: CentreState
    }

    /// Where the centre of a cell lies.
    enum CentreState: Int8 {
        case outside, inside, onBoundary
    }

    /// Makes the index.
    ///
    /// - Parameters:
    ///   - polygons: Their places are the answers; rings are read by the even-odd rule. Rings of fewer than four
    ///     positions, or with a number that is not finite or beyond 10¹⁰⁰, are left out.
    ///   - edgesPerCell: How fine the grid is; smaller means more memory and fewer edges looked at.
    /// - Complexity: O(edges + cells).
    public init(_ polygons: [PlanePolygon], edgesPerCell: Double = 2) {
        var outlines = PolygonOutlines(
            expectedVertices: polygons.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.count } })
        for polygon in polygons { outlines.add(polygon.rings) }
        self.init(outlines, edgesPerCell: edgesPerCell)
    }

    /// Makes the index of outlines that were collected one by one.
    public init(_ outlines: PolygonOutlines, edgesPerCell: Double = 2) {
        vertices = outlines.vertices
        firstVertex = outlines.firstVertex
        isEdge = outlines.isEdge
        bounds = outlines.bounds
        let width = Self.extent(from: bounds.west, to: bounds.east)
        let height = Self.extent(from: bounds.south, to: bounds.north)
        let cellCount = bounds.isEmpty ? 1 : min(max(Double(vertices.count) / edgesPerCell, 16), 4_000_000)
        let side = (width * height / cellCount).squareRoot()
        columns = bounds.isEmpty ? 1 : Int(max(1, min(8192, (width / side).rounded(.up))))
        rows = bounds.isEmpty ? 1 : Int(max(1, min(8192, (height / side).rounded(.up))))
        cellWidth = bounds.isEmpty ? 1 : width / Double(columns)
        cellHeight = bounds.isEmpty ? 1 : height / Double(rows)
        columnsPerUnit = 1 / cellWidth
        rowsPerUnit = 1 / cellHeight
        cells = Array(repeating: Cell(owner: -1, firstRun: 0), count: columns * rows + 1)
        runs = []
        if !bounds.isEmpty { fill() }
    }

    /// The length of a side of the grid, a little more than nothing also where all positions have one number.
    private static func extent(from low: Double, to high: Double) -> Double {
        max(high - low, max(abs(low), abs(high)) * 0x1p-40, 1e-100)
    }

    // MARK: Asking

    /// The polygon that holds a position: the lowest of those that contain it or have it on their boundary.
    ///
    /// - Returns: The polygon's place; nil outside of all, and for NaN.
    /// - Complexity: O(1) in most cells; elsewhere O(edges in the cell).
    public func locate(_ position: PlanePosition) -> Int? {
        guard bounds.contains(position) else { return nil }
        let place = place(of: position, column: column(of: position.east), row: row(of: position.north))
        return place >= 0 ? Int(place) : nil
    }

    /// Whether one polygon contains a position or has it on its boundary; by a look at all its edges.
    public func holds(_ position: PlanePosition, polygon: Int) -> Bool {
        contains(position, polygon: polygon)
    }

    /// Whether a position lies in the rectangle of an edge.
    @inline(__always)
    static func spans(_ start: PlanePosition, _ end: PlanePosition, _ position: PlanePosition) -> Bool {
        min(start.east, end.east) <= position.east && position.east <= max(start.east, end.east)
            && min(start.north, end.north) <= position.north && position.north <= max(start.north, end.north)
    }

    /// Whether a polygon contains a position or has it on its boundary, by a ray over all its edges.
    func contains(_ position: PlanePosition, polygon: Int) -> Bool {
        var isInside = false
        for edge in Int(firstVertex[polygon])..<Int(firstVertex[polygon + 1]) where isEdge[edge] {
            let start = vertices[edge]
            let end = vertices[edge + 1]
            let side = orientation(start, end, position)
            if side == 0 && Self.spans(start, end, position) { return true }
            if start.north <= position.north && position.north < end.north && side > 0 { isInside.toggle() }
            if end.north <= position.north && position.north < start.north && side < 0 { isInside.toggle() }
        }
        return isInside
    }

    /// The nearest boundary position of a polygon.
    ///
    /// - Parameters:
    ///   - eastScale: What an eastward unit is worth in northward ones; the cosine of the latitude for degrees.
    /// - Returns: The position, and its distance in northward units; nil for a polygon without edges.
    /// - Complexity: O(edges of the polygon).
    public func nearestBoundary(
        of polygon: Int, to position: PlanePosition, eastScale: Double = 1
    ) -> (position: PlanePosition, distance: Double)? {
        var best: (position: PlanePosition, distance: Double)?
        for edge in Int(firstVertex[polygon])..<Int(firstVertex[polygon + 1]) where isEdge[edge] {
            let start = vertices[edge]
            let end = vertices[edge + 1]
            let across = (end.east - start.east) * eastScale
            let along = end.north - start.north
            let square = across * across + along * along
            let offset =
                ((position.east - start.east) * eastScale * across + (position.north - start.north) * along) / square
            let part = square > 0 ? min(1, max(0, offset)) : 0
            let foot = PlanePosition(
                east: start.east + part * (end.east - start.east), north: start.north + part * along)
            let eastward = (position.east - foot.east) * eastScale
            let northward = position.north - foot.north
            let distance = (eastward * eastward + northward * northward).squareRoot()
            if distance < best?.distance ?? .infinity { best = (foot, distance) }
        }
        return best
    }

    // MARK: The grid

    func column(of east: Double) -> Int {
        min(columns - 1, max(0, Int((east - bounds.west) * columnsPerUnit)))
    }

    func row(of north: Double) -> Int {
        min(rows - 1, max(0, Int((north - bounds.south) * rowsPerUnit)))
    }

    func centre(ofCell cell: Int) -> PlanePosition {
        centre(column: cell % columns, row: cell / columns)
    }

    func centre(column: Int, row: Int) -> PlanePosition {
        PlanePosition(
            east: bounds.west + (Double(column) + 0.5) * cellWidth,
            north: bounds.south + (Double(row) + 0.5) * cellHeight)
    }
}
