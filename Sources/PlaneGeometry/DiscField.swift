/// Discs filed by size and place that may come and go, such as the cells of a network while it is edited.
///
/// Those that reach a rectangle are found without a look at the others. Discs of one octave of radius share a net of
/// square cells as wide as the largest of them is across; a disc stands in the cell of its centre. Adding and removing
/// cost O(1). A value: a copy goes its own way.
public struct DiscField: Sendable {
    /// The discs of one octave of radius.
    private struct Level: Sendable {
        /// No radius in the level is as great.
        var reach: Double
        /// Places in ``slots`` by cell.
        var slotsOfCell: [Cell: [Int32]] = [:]
    }

    private struct Cell: Hashable, Sendable {
        var column: Int64
        var row: Int64
    }

    /// No cell is narrower, so that a rectangle of a commune's size meets a few hundred cells at most.
    private static let leastReach = 1024.0
    private var levels: [Int: Level] = [:]
    private var slots: [Disc] = []
    private var free: [Int32] = []

    /// Files discs; see ``insert(_:)``.
    public init(_ discs: [Disc] = []) {
        slots.reserveCapacity(discs.count)
        for disc in discs { insert(disc) }
    }

    /// How many discs there are, the same one twice counting twice.
    public var count: Int { slots.count - free.count }

    /// Whether there is no disc.
    public var isEmpty: Bool { count == 0 }

    /// Adds a disc. One that covers nothing is left out; a number that is not finite stops with a message.
    public mutating func insert(_ disc: Disc) {
        precondition(
            disc.centre.east.isFinite && disc.centre.north.isFinite && disc.radiusMetres.isFinite,
            "a disc needs a finite centre and a finite radius")
        guard disc.radiusMetres > 0 else { return }
        let slot: Int32
        if let last = free.popLast() {
            slot = last
            slots[Int(slot)] = disc
        } else {
            slot = Int32(slots.count)
            slots.append(disc)
        }
        let octave = Self.octave(of: disc)
        let reach = Self.reach(ofOctave: octave)
        levels[octave, default: Level(reach: reach)]
            .slotsOfCell[Self.cell(of: disc.centre, reach: reach), default: []].append(slot)
    }

    /// Takes one disc away that equals the one given; false when there is none.
    @discardableResult
    public mutating func remove(_ disc: Disc) -> Bool {
        guard disc.radiusMetres > 0, disc.centre.east.isFinite, disc.centre.north.isFinite, disc.radiusMetres.isFinite
        else { return false }
        let octave = Self.octave(of: disc)
        let cell = Self.cell(of: disc.centre, reach: Self.reach(ofOctave: octave))
        guard let list = levels[octave]?.slotsOfCell[cell],
            let place = list.firstIndex(where: { slots[Int($0)] == disc })
        else { return false }
        free.append(list[place])
        if list.count == 1 {
            levels[octave]?.slotsOfCell[cell] = nil
        } else {
            levels[octave]?.slotsOfCell[cell]?.remove(at: place)
        }
        return true
    }

    /// Whether a disc holds the position; a position on a circle is held. False for one that is not finite.
    public func contains(_ position: PlanePosition) -> Bool {
        guard position.east.isFinite, position.north.isFinite else { return false }
        var isHeld = false
        forEachDisc(
            near: PlaneBounds(
                west: position.east, east: position.east, south: position.north, north: position.north)
        ) { disc in
            let (east, north) = (disc.centre.east - position.east, disc.centre.north - position.north)
            isHeld = isHeld || east * east + north * north <= disc.radiusMetres * disc.radiusMetres
        }
        return isHeld
    }

    /// The discs that have a position in common with a rectangle, each once however often it was added.
    ///
    /// Their order goes by their numbers alone, so that it is the same whatever the order in which they came and
    /// whatever else is in the field.
    public func discs(reaching bounds: PlaneBounds) -> [Disc] {
        guard !bounds.isEmpty else { return [] }
        var found: [Disc] = []
        forEachDisc(near: bounds) { if $0.reaches(bounds) { found.append($0) } }
        found.sort { first, second in
            if first.centre.east != second.centre.east { return first.centre.east < second.centre.east }
            if first.centre.north != second.centre.north { return first.centre.north < second.centre.north }
            return first.radiusMetres < second.radiusMetres
        }
        var last = 0
        for place in found.indices.dropFirst() where found[place] != found[last] {
            last += 1
            found[last] = found[place]
        }
        found.removeLast(max(0, found.count - last - 1))
        return found
    }

    private static func octave(of disc: Disc) -> Int {
        max(Int(disc.radiusMetres.exponent), Int(leastReach.exponent) - 1)
    }

    private static func reach(ofOctave octave: Int) -> Double {
        Double(sign: .plus, exponent: octave + 1, significand: 1)
    }

    private static func cell(of position: PlanePosition, reach: Double) -> Cell {
        Cell(column: number(position.east, reach: reach), row: number(position.north, reach: reach))
    }

    /// Grows with the coordinate, so that a centre between two coordinates stands between their cells.
    private static func number(_ metres: Double, reach: Double) -> Int64 {
        Int64(min(max((metres / (2 * reach)).rounded(.down), -0x1p62), 0x1p62))
    }

    /// Hands over every disc that may meet the rectangle, and some that do not.
    private func forEachDisc(near bounds: PlaneBounds, _ body: (Disc) -> Void) {
        for level in levels.values {
            // A little more than the reach, for the rounding of the sums.
            let margin = level.reach * (1 + 0x1p-20)
            let low = Self.cell(
                of: PlanePosition(east: bounds.west - margin, north: bounds.south - margin), reach: level.reach)
            let high = Self.cell(
                of: PlanePosition(east: bounds.east + margin, north: bounds.north + margin), reach: level.reach)
            let columns = Double(high.column) - Double(low.column) + 1
            let rows = Double(high.row) - Double(low.row) + 1
            guard columns * rows <= Double(level.slotsOfCell.count) else {
                for (cell, list) in level.slotsOfCell
                where low.column...high.column ~= cell.column && low.row...high.row ~= cell.row {
                    for slot in list { body(slots[Int(slot)]) }
                }
                continue
            }
            for row in low.row...high.row {
                for column in low.column...high.column {
                    guard let list = level.slotsOfCell[Cell(column: column, row: row)] else { continue }
                    for slot in list { body(slots[Int(slot)]) }
                }
            }
        }
    }
}

extension Disc {
    /// Whether the disc has a position in common with a rectangle that is not empty.
    public func reaches(_ bounds: PlaneBounds) -> Bool {
        bounds.distance(from: centre) <= radiusMetres
    }
}

extension PreparedPolygon {
    /// Square metres that discs cover, a function of the polygon and of the discs that reach its ``bounds`` alone.
    ///
    /// Discs elsewhere change no bit of the answer, which ``DiscUnion/coveredArea(of:)-(PreparedPolygon)`` of a large
    /// union does not promise: it counts positions from the middle of all its discs, and adds in the order of its grid.
    /// So an answer may be kept and is as good as a new one as long as these discs are the same.
    ///
    /// - Parameter discs: What ``DiscField/discs(reaching:)`` gives for the polygon's bounds, in that order.
    public func coveredArea(byReaching discs: [Disc]) -> Double {
        guard let bounds, !discs.isEmpty else { return 0 }
        for disc in discs {
            let east = max(disc.centre.east - bounds.west, bounds.east - disc.centre.east)
            let north = max(disc.centre.north - bounds.south, bounds.north - disc.centre.north)
            // One disc around the whole rectangle settles it; a little less than the radius, for the rounding.
            if east * east + north * north <= disc.radiusMetres * disc.radiusMetres * (1 - 0x1p-40) { return area }
        }
        return DiscUnion(discs).coveredArea(of: self)
    }
}
