/// Tells quickly that a disc reaches none of many polygons, such as a site far from every commune of a province.
///
/// A coarse grid knows which of its cells some polygon's box touches. Building costs O(polygons + cells), an answer O(1).
public struct PolygonReach: Sendable {
    private static let cellsAcross = 256.0
    private let bounds: PlaneBounds
    private let cellsPerMetre: Double
    private let columns: Int
    private let rows: Int
    /// How many touched cells lie south-west of each corner of the grid, row after row of `columns + 1`.
    private var sums: [Int32]

    /// Takes in the polygons, and positions that count as polygons of no extent; what is not finite is left out.
    public init(_ polygons: [PreparedPolygon], positions: [PlanePosition] = []) {
        self.init(bounds: polygons.compactMap(\.bounds), positions: positions)
    }

    /// Takes in polygons by their rectangles, of which none is empty; see ``init(_:positions:)``.
    public init(bounds boxes: [PlaneBounds], positions: [PlanePosition] = []) {
        var boxes = boxes
        for position in positions where position.east.isFinite && position.north.isFinite {
            boxes.append(
                PlaneBounds(
                    west: position.east, east: position.east, south: position.north, north: position.north))
        }
        let bounds = boxes.reduce(into: PlaneBounds.empty) { $0.extend(to: $1) }
        self.bounds = bounds
        let width = max(bounds.east - bounds.west, bounds.north - bounds.south)
        guard width >= 0, width.isFinite else {
            (cellsPerMetre, columns, rows, sums) = (0, 0, 0, [])
            return
        }
        let scale = Self.cellsAcross / max(width, 1)
        cellsPerMetre = scale
        columns = Int((bounds.east - bounds.west) * scale) + 1
        rows = Int((bounds.north - bounds.south) * scale) + 1
        sums = Array(repeating: 0, count: (columns + 1) * (rows + 1))
        for box in boxes {
            for row in Int((box.south - bounds.south) * scale)...Int((box.north - bounds.south) * scale) {
                for column in Int((box.west - bounds.west) * scale)...Int((box.east - bounds.west) * scale) {
                    sums[(row + 1) * (columns + 1) + column + 1] = 1
                }
            }
        }
        for row in 1...rows {
            for column in 1...columns {
                let place = row * (columns + 1) + column
                sums[place] += sums[place - 1] + sums[place - columns - 1] - sums[place - columns - 2]
            }
        }
    }

    /// False when the disc reaches no polygon for certain; true when it may. False for numbers that are not finite.
    public func mayReach(_ disc: Disc) -> Bool {
        let radius = disc.radiusMetres
        guard columns > 0, radius.isFinite, bounds.distance(from: disc.centre) <= radius else { return false }
        func cell(_ metres: Double, _ count: Int) -> Int { Int(min(max(metres * cellsPerMetre, 0), Double(count - 1))) }
        let west = cell(disc.centre.east - radius - bounds.west, columns)
        let east = cell(disc.centre.east + radius - bounds.west, columns) + 1
        let south = cell(disc.centre.north - radius - bounds.south, rows) * (columns + 1)
        let north = (cell(disc.centre.north + radius - bounds.south, rows) + 1) * (columns + 1)
        return sums[north + east] - sums[north + west] - sums[south + east] + sums[south + west] > 0
    }
}
