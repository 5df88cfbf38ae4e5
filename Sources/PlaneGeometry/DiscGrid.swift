/// Discs filed by size and place, so that those near a box are found without looking at the others.
///
/// Discs of one octave of radius share a level, and a level has a grid of its own, whose cells are about as wide as
/// its discs. A disc stands in one cell only, that of its centre; so a few very large discs among many small ones
/// cost neither memory nor time. Levels run from large to small. Memory O(n), building O(n).
struct DiscGrid: Sendable {
    /// The grid of the discs of one octave of radius.
    struct Level: Sendable {
        /// The greatest radius in the level.
        var reach: Double
        var west: Double
        var south: Double
        var cellsPerMetre: Double
        var columns: Int
        var rows: Int
        /// Place of the level's south-west cell in ``DiscGrid/starts``.
        var firstCell: Int

        /// The columns that centres between two eastings may stand in.
        @inline(__always)
        func columns(from low: Double, to high: Double) -> ClosedRange<Int>? {
            Self.cells(from: (low - west) * cellsPerMetre, to: (high - west) * cellsPerMetre, count: columns)
        }

        /// The rows that centres between two northings may stand in.
        @inline(__always)
        func rows(from low: Double, to high: Double) -> ClosedRange<Int>? {
            Self.cells(from: (low - south) * cellsPerMetre, to: (high - south) * cellsPerMetre, count: rows)
        }

        @inline(__always)
        private static func cells(from low: Double, to high: Double, count: Int) -> ClosedRange<Int>? {
            guard high >= 0, low < Double(count) else { return nil }
            return Int(max(low, 0))...Int(min(high, Double(count - 1)))
        }
    }

    /// Large discs first.
    private(set) var levels: [Level] = []
    /// First slot of every cell of every level, and the number of slots at the end.
    private(set) var starts: [Int32] = [0]
    /// Eastings of the centres by slot.
    private(set) var east: [Double] = []
    /// Northings of the centres by slot.
    private(set) var north: [Double] = []
    /// Radii by slot.
    private(set) var radius: [Double] = []

    /// Files discs given by parallel lists; every radius is greater than zero. Those of one cell keep their order.
    init(east: [Double], north: [Double], radius: [Double]) {
        guard !radius.isEmpty else { return }
        var byOctave: [Int: [Int32]] = [:]
        var previous = (octave: Int.min, members: [Int32]())
        for index in radius.indices {
            let octave = Int(radius[index].exponent)
            if octave != previous.octave {
                byOctave[previous.octave] = previous.members
                previous = (octave, byOctave.removeValue(forKey: octave) ?? [])
            }
            previous.members.append(Int32(index))
        }
        byOctave[previous.octave] = previous.members
        self.east.reserveCapacity(radius.count)
        self.north.reserveCapacity(radius.count)
        self.radius.reserveCapacity(radius.count)
        for (_, members) in byOctave.sorted(by: { $0.key > $1.key }) where !members.isEmpty {
            append(members, east: east, north: north, radius: radius)
        }
    }

    private mutating func append(_ members: [Int32], east: [Double], north: [Double], radius: [Double]) {
        var level = Self.level(of: members, east: east, north: north, radius: radius)
        level.firstCell = starts.count - 1
        let cells = members.map { member in
            let column = Int((east[Int(member)] - level.west) * level.cellsPerMetre)
            let row = Int((north[Int(member)] - level.south) * level.cellsPerMetre)
            return min(row, level.rows - 1) * level.columns + min(column, level.columns - 1)
        }
        var next = [Int32](repeating: 0, count: level.columns * level.rows + 1)
        for cell in cells { next[cell + 1] += 1 }
        for cell in 1..<next.count { next[cell] += next[cell - 1] }
        let firstSlot = Int32(self.radius.count)
        starts.append(contentsOf: next.dropFirst().lazy.map { firstSlot + $0 })
        var sorted = members
        for (member, cell) in zip(members, cells) {
            sorted[Int(next[cell])] = member
            next[cell] += 1
        }
        for member in sorted {
            self.east.append(east[Int(member)])
            self.north.append(north[Int(member)])
            self.radius.append(radius[Int(member)])
        }
        levels.append(level)
    }

    /// A grid of at most some three cells a disc, none narrower than half of the greatest radius.
    private static func level(of members: [Int32], east: [Double], north: [Double], radius: [Double]) -> Level {
        var reach = 0.0
        var (west, eastEnd) = (Double.infinity, -Double.infinity)
        var (south, northEnd) = (Double.infinity, -Double.infinity)
        for member in members {
            let index = Int(member)
            reach = max(reach, radius[index])
            west = min(west, east[index])
            eastEnd = max(eastEnd, east[index])
            south = min(south, north[index])
            northEnd = max(northEnd, north[index])
        }
        let (width, height, count) = (eastEnd - west, northEnd - south, Double(members.count))
        let size = max(reach / 2, (width * height / count).squareRoot(), max(width, height) / count)
        return Level(
            reach: reach, west: west, south: south, cellsPerMetre: 1 / size,
            columns: Int(width / size) + 1, rows: Int(height / size) + 1, firstCell: 0)
    }

    /// The slots of some neighbouring cells of a row: they follow each other.
    @inline(__always)
    func slots(in level: Level, row: Int, columns: ClosedRange<Int>) -> Range<Int> {
        let cell = level.firstCell + row * level.columns
        return Int(starts[cell + columns.lowerBound])..<Int(starts[cell + columns.upperBound + 1])
    }
}
