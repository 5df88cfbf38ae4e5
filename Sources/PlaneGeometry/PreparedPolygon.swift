/// A polygon made ready for areas: its rings wound so that the inside lies to the left, and its edges in bands.
public struct PreparedPolygon: Sendable {
    /// Square metres.
    public let area: Double
    /// The smallest upright rectangle around it.
    public let bounds: PlaneBounds
    /// Rings behind each other, closed, outer ones counter-clockwise and holes clockwise, relative to ``origin``.
    let vertices: [PlanePosition]
    /// The edges in short runs, so that most can be decided many at once.
    let runs: [EdgeRun]
    /// What was subtracted from the vertices: near the polygon, so that areas lose no digits.
    let origin: PlanePosition
    /// Edges by the parallel bands that they pass, for the test whether a position lies inside.
    private let bandHeight: Double
    private let firstOfBand: [Int32]
    private let edgesOfBands: [Int32]

    /// Prepares a polygon; rings are read by the even-odd rule, whatever their winding.
    ///
    /// - Complexity: O(edges), and O(rings · edges) where rings lie in each other's rectangles.
    public init(_ polygon: PlanePolygon) {
        let rings = polygon.rings.filter { $0.count >= 4 }
        let bounds = rings.reduce(into: PlaneBounds.empty) { bounds, ring in ring.forEach { bounds.extend(to: $0) } }
        let origin =
            bounds.isEmpty
            ? PlanePosition(east: 0, north: 0)
            : PlanePosition(east: (bounds.west + bounds.east) / 2, north: (bounds.south + bounds.north) / 2)
        let local = rings.map { $0.map { PlanePosition(east: $0.east - origin.east, north: $0.north - origin.north) } }
        let boxes = local.map { ring in ring.reduce(into: PlaneBounds.empty) { $0.extend(to: $1) } }
        var vertices: [PlanePosition] = []
        var isEdge: [Bool] = []
        var area = 0.0
        for (place, ring) in local.enumerated() {
            let signedArea = ring.signedArea
            let isHole = Self.depth(of: place, among: local, boxes: boxes) % 2 == 1
            area += isHole ? -abs(signedArea) : abs(signedArea)
            vertices += (signedArea < 0) == isHole ? ring : ring.reversed()
            isEdge += Array(repeating: true, count: ring.count - 1) + [false]
        }
        self.area = max(0, area)
        self.bounds = bounds
        self.vertices = vertices
        self.origin = origin
        runs = Self.runs(vertices, isEdge: isEdge, origin: origin)
        let height = bounds.isEmpty ? 1 : max(bounds.north - bounds.south, 1e-300)
        let bands = max(1, min(4096, vertices.count / 8))
        bandHeight = height / Double(bands)
        (firstOfBand, edgesOfBands) = Self.bands(
            vertices, isEdge: isEdge, south: bounds.isEmpty ? 0 : bounds.south - origin.north, height: bandHeight,
            count: bands)
    }

    /// In how many other rings a ring lies.
    private static func depth(of place: Int, among rings: [[PlanePosition]], boxes: [PlaneBounds]) -> Int {
        // The middle of an edge: rings may touch at vertices.
        let (first, second) = (rings[place][0], rings[place][1])
        let middle = PlanePosition(east: (first.east + second.east) / 2, north: (first.north + second.north) / 2)
        return rings.indices.count { other in
            other != place && boxes[other].contains(middle) && rings[other].encloses(middle)
        }
    }

    private static func runs(_ vertices: [PlanePosition], isEdge: [Bool], origin: PlanePosition) -> [EdgeRun] {
        var runs: [EdgeRun] = []
        runs.reserveCapacity(vertices.count / EdgeRun.longest + 8)
        var first = 0
        while first < vertices.count {
            var run = EdgeRun(first: Int32(first))
            var bounds = PlaneBounds.empty
            bounds.extend(to: vertices[first])
            var place = first
            while isEdge[place], place - first < EdgeRun.longest {
                let (start, end) = (vertices[place], vertices[place + 1])
                bounds.extend(to: end)
                run.integral += (start.east * end.north - end.east * start.north) / 2
                place += 1
            }
            run.end = Int32(place)
            run.bounds = PlaneBounds(
                west: bounds.west + origin.east, east: bounds.east + origin.east, south: bounds.south + origin.north,
                north: bounds.north + origin.north)
            runs.append(run)
            // The last vertex of a ring begins no edge.
            first = isEdge[place] ? place : place + 1
        }
        return runs
    }

    private static func bands(
        _ vertices: [PlanePosition], isEdge: [Bool], south: Double, height: Double, count: Int
    ) -> (first: [Int32], edges: [Int32]) {
        func band(_ north: Double) -> Int { Int(min(Double(count - 1), max(0, (north - south) / height))) }
        func range(_ edge: Int) -> ClosedRange<Int> {
            let (start, end) = (vertices[edge].north, vertices[edge + 1].north)
            return band(min(start, end))...band(max(start, end))
        }
        var first = Array(repeating: Int32(0), count: count + 1)
        for edge in isEdge.indices where isEdge[edge] {
            for band in range(edge) { first[band + 1] += 1 }
        }
        for band in 0..<count { first[band + 1] += first[band] }
        var next = first
        var edges = Array(repeating: Int32(0), count: Int(first[count]))
        for edge in isEdge.indices where isEdge[edge] {
            for band in range(edge) {
                edges[Int(next[band])] = Int32(edge)
                next[band] += 1
            }
        }
        return (first, edges)
    }

    /// Whether a position relative to ``origin`` lies inside; on the boundary either answer may come.
    func encloses(_ position: PlanePosition) -> Bool {
        let south = bounds.south - origin.north
        let height = position.north - south
        guard height >= 0, height <= bounds.north - bounds.south else { return false }
        let band = min(firstOfBand.count - 2, Int(height / bandHeight))
        var isInside = false
        for place in Int(firstOfBand[band])..<Int(firstOfBand[band + 1]) {
            let edge = Int(edgesOfBands[place])
            let (start, end) = (vertices[edge], vertices[edge + 1])
            if (start.north <= position.north) != (end.north <= position.north), start.passesEast(of: position, to: end)
            {
                isInside.toggle()
            }
        }
        return isInside
    }
}

/// Edges behind each other in one ring.
struct EdgeRun: Sendable {
    static let longest = 16

    /// Places in ``PreparedPolygon/vertices`` where the first edge begins and the last one ends.
    var first: Int32
    var end: Int32 = 0
    /// In the plane, not relative to the polygon's origin.
    var bounds = PlaneBounds.empty
    /// Their part of the area, ½∮(x dy − y dx) about the polygon's origin.
    var integral = 0.0

    init(first: Int32) {
        self.first = first
    }
}

extension PlanePosition {
    /// Whether the edge to `end`, which straddles the parallel of a position, passes to the east of it.
    fileprivate func passesEast(of position: PlanePosition, to end: PlanePosition) -> Bool {
        let across = (end.east - east) * (position.north - north)
        let along = (position.east - east) * (end.north - north)
        return end.north > north ? along < across : along > across
    }
}

extension [PlanePosition] {
    /// Area of a closed ring, positive when it runs counter-clockwise.
    fileprivate var signedArea: Double {
        var sum = 0.0
        for (start, end) in zip(self, dropFirst()) { sum += start.east * end.north - end.east * start.north }
        return sum / 2
    }

    /// Whether a closed ring encloses a position.
    fileprivate func encloses(_ position: PlanePosition) -> Bool {
        var isInside = false
        for (start, end) in zip(self, dropFirst())
        where (start.north <= position.north) != (end.north <= position.north)
            && start.passesEast(of: position, to: end)
        {
            isInside.toggle()
        }
        return isInside
    }
}
