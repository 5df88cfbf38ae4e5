import SQLiteStore

/// Writes the whole R-tree of a layer at once: boxes sorted along a Hilbert curve, nodes filled to the last place.
///
/// SQLite inserts into an R-tree at some ten microseconds a box; this writes its nodes as rows of the shadow tables and
/// takes less than one. Neighbours share nodes, so that queries read fewer of them.
///
/// Source of the layout: SQLite, “The SQLite R*Tree Module”, section 6, and the comment at the head of `rtree.c`: a node
/// is a depth (used in the root only), a count, then cells of a 64-bit key and four 32-bit floats, all big endian; the
/// root is node 1; lower bounds are rounded down, upper ones up.
package struct SpatialIndexPacking {
    /// A geometry's key and box.
    struct Box {
        var fid: Int64
        var west: Float
        var east: Float
        var south: Float
        var north: Float

        init(fid: Int64, _ bounds: GeographicBounds) {
            self.fid = fid
            west = Self.down(bounds.minLongitude)
            east = Self.up(bounds.maxLongitude)
            south = Self.down(bounds.minLatitude)
            north = Self.up(bounds.maxLatitude)
        }

        init(fid: Int64, west: Double, east: Double, south: Double, north: Double) {
            self.fid = fid
            (self.west, self.east, self.south, self.north) = (Float(west), Float(east), Float(south), Float(north))
        }

        fileprivate static func down(_ number: Double) -> Float {
            let near = Float(number)
            return Double(near) > number ? near.nextDown : near
        }

        fileprivate static func up(_ number: Double) -> Float {
            let near = Float(number)
            return Double(near) < number ? near.nextUp : near
        }

        fileprivate mutating func extend(_ other: Box) {
            west = min(west, other.west)
            east = max(east, other.east)
            south = min(south, other.south)
            north = max(north, other.north)
        }
    }

    /// The virtual table, such as `rtree_bts_sites_geom`; a name of ours, never of data.
    let index: String
    let connection: Connection

    /// Most cells of a node: SQLite's own limit, whatever the page holds.
    private static let mostCells = 51
    private static let cellBytes = 24

    /// Replaces the content of the index.
    func write(_ boxes: [Box]) throws {
        guard let size = try nodeBytes() else { throw RegistryError.damaged(detail: "no root in \(index)") }
        let capacity = min(Self.mostCells, (size - 4) / Self.cellBytes)
        try connection.writingShadowTables {
            for table in ["node", "rowid", "parent"] { try connection.execute("DELETE FROM \(index)_\(table)") }
            try writeNodes(Self.alongHilbertCurve(boxes), size: size, capacity: capacity)
        }
    }

    private func nodeBytes() throws -> Int? {
        guard case .integer(let size)? = try connection.value("SELECT length(data) FROM \(index)_node WHERE nodeno = 1")
        else { return nil }
        return Int(size)
    }

    private func writeNodes(_ boxes: [Box], size: Int, capacity: Int) throws {
        var nodes = try Statement("INSERT INTO \(index)_node VALUES (?, ?)", on: connection)
        var parents = try Statement("INSERT INTO \(index)_parent VALUES (?, ?)", on: connection)
        var leafOfFid: [(fid: Int64, leaf: Int64)] = []
        leafOfFid.reserveCapacity(boxes.count)
        var level = boxes
        var depth = 0
        var nextNode: Int64 = 2
        var blob = [UInt8](repeating: 0, count: size)
        while true {
            let isRoot = level.count <= capacity
            var upper: [Box] = []
            for start in stride(from: 0, to: max(1, level.count), by: capacity) {
                let cells = level[start..<min(level.count, start + capacity)]
                let node = isRoot ? 1 : nextNode
                nextNode += isRoot ? 0 : 1
                for cell in cells {
                    if depth == 0 {
                        leafOfFid.append((cell.fid, node))
                    } else {
                        try parents.bind(cell.fid, at: 1)
                        try parents.bind(node, at: 2)
                        try parents.run()
                    }
                }
                Self.fill(&blob, depth: isRoot ? depth : 0, cells)
                try nodes.bind(node, at: 1)
                try nodes.bind(blob, at: 2)
                try nodes.run()
                guard var around = cells.first else { break }
                for cell in cells { around.extend(cell) }
                around.fid = node
                upper.append(around)
            }
            if isRoot { break }
            level = upper
            depth += 1
        }
        // In the order of the key the table grows at its end only.
        leafOfFid.sort { $0.fid < $1.fid }
        var rowids = try Statement("INSERT INTO \(index)_rowid(rowid, nodeno) VALUES (?, ?)", on: connection)
        for entry in leafOfFid {
            try rowids.bind(entry.fid, at: 1)
            try rowids.bind(entry.leaf, at: 2)
            try rowids.run()
        }
    }

    private static func fill(_ blob: inout [UInt8], depth: Int, _ cells: ArraySlice<Box>) {
        var place = 0
        func append(_ number: UInt64, bytes: Int) {
            for shift in stride(from: 8 * (bytes - 1), through: 0, by: -8) {
                blob[place] = UInt8(truncatingIfNeeded: number >> UInt64(shift))
                place += 1
            }
        }
        append(UInt64(depth), bytes: 2)
        append(UInt64(cells.count), bytes: 2)
        for cell in cells {
            append(UInt64(bitPattern: cell.fid), bytes: 8)
            for edge in [cell.west, cell.east, cell.south, cell.north] { append(UInt64(edge.bitPattern), bytes: 4) }
        }
        for rest in place..<blob.count { blob[rest] = 0 }
    }

    // MARK: Order

    private static func alongHilbertCurve(_ boxes: [Box]) -> [Box] {
        guard var around = boxes.first else { return boxes }
        for box in boxes { around.extend(box) }
        let width = max(Double(around.east) - Double(around.west), .leastNormalMagnitude)
        let height = max(Double(around.north) - Double(around.south), .leastNormalMagnitude)
        let side = Double(UInt16.max)
        var order: [(place: UInt32, index: Int32)] = []
        order.reserveCapacity(boxes.count)
        for (index, box) in boxes.enumerated() {
            let east = (Double(box.west) + Double(box.east)) / 2 - Double(around.west)
            let north = (Double(box.south) + Double(box.north)) / 2 - Double(around.south)
            let place = hilbertPlace(UInt32(east / width * side), UInt32(north / height * side))
            order.append((place, Int32(index)))
        }
        order.sort { ($0.place, $0.index) < ($1.place, $1.index) }
        return order.map { boxes[Int($0.index)] }
    }

    /// The place of a cell of a grid of 2¹⁶ by 2¹⁶ along Hilbert's curve.
    ///
    /// Source: the classical reflection of quadrants, as in H. S. Warren, “Hacker's Delight”, chapter 16.
    package static func hilbertPlace(_ column: UInt32, _ row: UInt32) -> UInt32 {
        var (column, row) = (column & 0xFFFF, row & 0xFFFF)
        var place: UInt32 = 0
        var side: UInt32 = 1 << 15
        while side > 0 {
            let east: UInt32 = column & side > 0 ? 1 : 0
            let north: UInt32 = row & side > 0 ? 1 : 0
            place = place << 2 | (3 * east) ^ north
            if north == 0 {
                if east == 1 { (column, row) = (~column & 0xFFFF, ~row & 0xFFFF) }
                (column, row) = (row, column)
            }
            side >>= 1
        }
        return place
    }
}
