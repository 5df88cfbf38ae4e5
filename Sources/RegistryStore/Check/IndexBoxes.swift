import SQLiteStore

/// All entries of a spatial index, sorted by the row that they are of, to be taken one after the other.
struct IndexBoxes {
    private let boxes: [SpatialIndexPacking.Box]
    private var next = 0

    /// - Complexity: O(n log n); 24 bytes an entry.
    init(of index: String, on connection: Connection) throws {
        var boxes: [SpatialIndexPacking.Box] = []
        var rows = try Statement("SELECT id, minx, maxx, miny, maxy FROM \(index)", on: connection)
        while try rows.step() {
            boxes.append(
                .init(
                    fid: rows.integer(at: 0) ?? 0, west: rows.real(at: 1) ?? .nan, east: rows.real(at: 2) ?? .nan,
                    south: rows.real(at: 3) ?? .nan, north: rows.real(at: 4) ?? .nan))
        }
        boxes.sort { $0.fid < $1.fid }
        self.boxes = boxes
    }

    /// The entries of rows before `fid` that nobody has asked for, and that of `fid`; `fid` grows from call to call.
    mutating func take(_ fid: Int64) -> (skipped: ArraySlice<SpatialIndexPacking.Box>, own: SpatialIndexPacking.Box?) {
        let start = next
        while next < boxes.count, boxes[next].fid < fid { next += 1 }
        let skipped = boxes[start..<next]
        guard next < boxes.count, boxes[next].fid == fid else { return (skipped, nil) }
        next += 1
        return (skipped, boxes[next - 1])
    }

    /// The entries that are left.
    var rest: ArraySlice<SpatialIndexPacking.Box> { boxes[next...] }
}

extension SpatialIndexPacking.Box {
    /// Whether a query for anything within the bounds finds this box.
    func holds(_ bounds: GeographicBounds) -> Bool {
        Double(west) <= bounds.minLongitude && Double(east) >= bounds.maxLongitude
            && Double(south) <= bounds.minLatitude && Double(north) >= bounds.maxLatitude
    }

    /// Whether the box is that of the bounds, but for the rounding of SQLite, which may go two steps of 32 bits too far.
    func fits(_ bounds: GeographicBounds) -> Bool {
        func near(_ edge: Float, _ exact: Double) -> Bool { abs(Double(edge) - exact) <= 4 * Double(edge.ulp) }
        return near(west, bounds.minLongitude) && near(east, bounds.maxLongitude) && near(south, bounds.minLatitude)
            && near(north, bounds.maxLatitude)
    }
}
