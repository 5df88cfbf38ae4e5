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
    /// Lowest polygon that contains the whole cell, or -1.
    var owner: [Int32]
    /// Places in ``entries`` where each cell's entries begin; one more than there are cells.
    var firstEntry: [Int32]
    var entries: [Entry]
    /// Edges of the entries: places in ``vertices`` of their first ends.
    var entryEdges: [Int32]
    /// The rings of all polygons behind each other, closed.
    let vertices: [PlanePosition]
    /// Places in ``vertices`` where each polygon begins; one more than there are polygons.
    let firstVertex: [Int32]
    /// Whether the edge from a vertex to the next belongs to a ring, and does not join two of them.
    let isEdge: [Bool]

    /// A polygon with edges in a cell.
    struct Entry {
        var polygon: Int32
        var edgesEnd: Int32
        var edgesStart: Int32
        var centre: CentreState
    }

    /// Where the centre of a cell lies.
    enum CentreState: Int8 {
        case outside, inside, onBoundary
    }

    /// Makes the index.
    ///
    /// - Parameters:
    ///   - polygons: Their places are the answers; rings are read by the even-odd rule.
    ///   - edgesPerCell: How fine the grid is; smaller means more memory and fewer edges looked at.
    /// - Complexity: O(edges + cells).
    public init(_ polygons: [PlanePolygon], edgesPerCell: Double = 2) {
        var vertices: [PlanePosition] = []
        var firstVertex: [Int32] = [0]
        var isEdge: [Bool] = []
        var bounds = PlaneBounds.empty
        vertices.reserveCapacity(polygons.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.count } })
        for polygon in polygons {
            for ring in polygon.rings where ring.count >= 4 {
                for position in ring {
                    bounds.extend(to: position)
                    vertices.append(position)
                    isEdge.append(true)
                }
                isEdge[isEdge.count - 1] = false
            }
            firstVertex.append(Int32(vertices.count))
        }
        self.vertices = vertices
        self.firstVertex = firstVertex
        self.isEdge = isEdge
        self.bounds = bounds
        let width = max(bounds.east - bounds.west, .leastNormalMagnitude)
        let height = max(bounds.north - bounds.south, .leastNormalMagnitude)
        let cells = bounds.isEmpty ? 1 : min(max(Double(vertices.count) / edgesPerCell, 16), 4_000_000)
        let side = (width * height / cells).squareRoot()
        columns = bounds.isEmpty ? 1 : max(1, min(8192, Int((width / side).rounded(.up))))
        rows = bounds.isEmpty ? 1 : max(1, min(8192, Int((height / side).rounded(.up))))
        cellWidth = bounds.isEmpty ? 1 : width / Double(columns)
        cellHeight = bounds.isEmpty ? 1 : height / Double(rows)
        owner = Array(repeating: -1, count: columns * rows)
        firstEntry = Array(repeating: 0, count: columns * rows + 1)
        entries = []
        entryEdges = []
        if !bounds.isEmpty { fill() }
    }

    // MARK: Asking

    /// The polygon that holds a position: the lowest of those that contain it or have it on their boundary.
    ///
    /// - Returns: The polygon's place; nil outside of all, and for NaN.
    public func locate(_ position: PlanePosition) -> Int? {
        guard bounds.contains(position) else { return nil }
        let cell = row(of: position.north) * columns + column(of: position.east)
        let whole = owner[cell]
        for place in firstEntry[cell]..<firstEntry[cell + 1] {
            let entry = entries[Int(place)]
            if whole >= 0 && whole < entry.polygon { break }
            if holds(entry, position, cell: cell) { return Int(entry.polygon) }
        }
        return whole >= 0 ? Int(whole) : nil
    }

    /// Whether one polygon contains a position or has it on its boundary; by a look at all its edges.
    public func holds(_ position: PlanePosition, polygon: Int) -> Bool {
        contains(position, polygon: polygon)
    }

    private func holds(_ entry: Entry, _ position: PlanePosition, cell: Int) -> Bool {
        guard entry.centre != .onBoundary else { return contains(position, polygon: Int(entry.polygon)) }
        let centre = centre(ofCell: cell)
        // The way to the centre: along the parallel of the position, then along the meridian of the centre.
        let corner = PlanePosition(east: centre.east, north: position.north)
        var isInside = entry.centre == .inside
        for place in entry.edgesStart..<entry.edgesEnd {
            let edge = Int(entryEdges[Int(place)])
            let start = vertices[edge]
            let end = vertices[edge + 1]
            if Self.spans(start, end, position) && orientation(start, end, position) == 0 { return true }
            if Self.spans(start, end, corner) && orientation(start, end, corner) == 0 {
                // Nothing can be counted round a corner that lies on the boundary.
                return contains(position, polygon: Int(entry.polygon))
            }
            if (start.north <= position.north) != (end.north <= position.north),
                orientation(start, end, position) != orientation(start, end, corner)
            {
                isInside.toggle()
            }
            if (start.east <= centre.east) != (end.east <= centre.east),
                orientation(start, end, corner) != orientation(start, end, centre)
            {
                isInside.toggle()
            }
        }
        return isInside
    }

    /// Whether a position lies in the rectangle of an edge.
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
        min(columns - 1, max(0, Int((east - bounds.west) / cellWidth)))
    }

    func row(of north: Double) -> Int {
        min(rows - 1, max(0, Int((north - bounds.south) / cellHeight)))
    }

    func centre(ofCell cell: Int) -> PlanePosition {
        PlanePosition(
            east: bounds.west + (Double(cell % columns) + 0.5) * cellWidth,
            north: bounds.south + (Double(cell / columns) + 0.5) * cellHeight)
    }
}
