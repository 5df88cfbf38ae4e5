/// A union of discs whose area inside polygons is found exactly: with circular arcs, not with polygons instead.
///
/// The covered area of a polygon is the sum of Green's integrals ½∮(x dy − y dx) over the pieces of the boundary of
/// the intersection: the exposed arcs that lie inside the polygon, and the parts of the polygon's edges that lie in
/// some disc. The pieces are not stitched together, so that a rounding error in an intersection point changes the sum
/// by as little. Exposed arcs are found once for the union, and the same union serves any number of polygons.
public struct DiscUnion: Sendable {
    /// The discs that are not swallowed by others, larger ones first.
    public let discs: [Disc]
    /// For each disc where its arcs begin in ``arcs``; one more than there are discs.
    let firstArc: [Int32]
    /// Exposed arcs, angles in radians counter-clockwise from east, within 0...2π.
    let arcs: [Arc]
    let grid: CellGrid
    /// For each cell where its discs begin in ``discsOfCells``; one more than there are cells.
    let firstDisc: [Int32]
    let discsOfCells: [Int32]
    /// For each cell a disc that contains all of it, or -1; the discs of such cells are not listed.
    let coveringDisc: [Int32]

    /// A part of a disc's circle that no other disc covers.
    struct Arc: Sendable {
        var start: Double
        var end: Double
    }

    /// Prepares the union.
    ///
    /// - Parameter all: Any discs; swallowed and repeated ones change nothing. Discs without a positive, finite radius
    ///   or a finite centre are left out.
    /// - Complexity: O(n log n) and O(pairs of discs that overlap).
    public init(_ all: [Disc]) {
        let sound = all.filter {
            $0.radiusMetres > 0 && $0.radiusMetres.isFinite && $0.centre.east.isFinite && $0.centre.north.isFinite
        }
        let bounds = sound.reduce(into: PlaneBounds.empty) { $0.extend(to: $1.bounds) }
        let meanRadius = sound.isEmpty ? 1 : sound.reduce(0) { $0 + $1.radiusMetres } / Double(sound.count)
        let discs = Self.withoutSwallowed(sound, bounds: bounds, meanRadius: meanRadius)
        let grid = CellGrid(
            over: bounds.isEmpty ? .init(west: 0, east: 1, south: 0, north: 1) : bounds, side: meanRadius / 3)
        let cells = Self.listCells(of: discs, in: grid)
        let exposed = Self.exposedArcs(of: discs, in: grid, cells)
        self.discs = discs
        self.grid = grid
        (firstDisc, discsOfCells, coveringDisc) = (cells.firstDisc, cells.discs, cells.coveringDisc)
        (firstArc, arcs) = (exposed.firstArc, exposed.arcs)
    }

    /// Whether there is no disc at all.
    public var isEmpty: Bool { discs.isEmpty }

    /// Whether a position lies in some disc or on its circle.
    public func contains(_ position: PlanePosition) -> Bool {
        guard grid.bounds.contains(position), !discs.isEmpty else { return false }
        let cell = grid.cell(of: position)
        if coveringDisc[cell] >= 0 { return true }
        return discsOfCells[Int(firstDisc[cell])..<Int(firstDisc[cell + 1])].contains { place in
            let disc = discs[Int(place)]
            return disc.centre.squareDistance(to: position) <= disc.radiusMetres * disc.radiusMetres
        }
    }
}

// MARK: - Preparing

extension DiscUnion {
    /// Leaves out discs that lie in a larger one, larger ones first; of equal ones the first stays.
    private static func withoutSwallowed(_ discs: [Disc], bounds: PlaneBounds, meanRadius: Double) -> [Disc] {
        guard !discs.isEmpty else { return [] }
        let order = discs.indices.sorted {
            (discs[$1].radiusMetres, $0) < (discs[$0].radiusMetres, $1)
        }
        let grid = CellGrid(over: bounds, side: meanRadius)
        var lists = LinkedLists(count: grid.count)
        var kept: [Disc] = []
        for place in order {
            let disc = discs[place]
            let isSwallowed = lists.contains(in: grid.cell(of: disc.centre)) { kept[$0].swallows(disc) }
            guard !isSwallowed else { continue }
            let span = grid.span(of: disc.bounds)
            for row in span.rows {
                for column in span.columns { lists.add(kept.count, to: row * grid.columns + column) }
            }
            kept.append(disc)
        }
        return kept
    }

    /// The discs that meet each cell, unless one of them covers it.
    private static func listCells(
        of discs: [Disc], in grid: CellGrid
    ) -> (firstDisc: [Int32], discs: [Int32], coveringDisc: [Int32]) {
        var coveringDisc = Array(repeating: Int32(-1), count: grid.count)
        var lists = LinkedLists(count: grid.count)
        for (place, disc) in discs.enumerated() {
            let span = grid.span(of: disc.bounds)
            for row in span.rows {
                for column in span.columns {
                    let cell = row * grid.columns + column
                    guard coveringDisc[cell] < 0 else { continue }
                    switch disc.relation(to: grid.bounds(column: column, row: row)) {
                    case .covers: coveringDisc[cell] = Int32(place)
                    case .crosses: lists.add(place, to: cell)
                    case .misses: break
                    }
                }
            }
        }
        let packed = lists.packed { coveringDisc[$0] < 0 }
        return (packed.first, packed.items, coveringDisc)
    }

    /// The parts of each circle that no other disc covers.
    ///
    /// Any part of a circle lies in some cell that the circle passes. There it can be covered only by the discs that the
    /// cell lists, or it is covered by the one disc that covers the cell; all others need not be looked at.
    private static func exposedArcs(
        of discs: [Disc], in grid: CellGrid, _ cells: (firstDisc: [Int32], discs: [Int32], coveringDisc: [Int32])
    ) -> (firstArc: [Int32], arcs: [Arc]) {
        var firstArc: [Int32] = [0]
        firstArc.reserveCapacity(discs.count + 1)
        var arcs: [Arc] = []
        var seenBy = Array(repeating: Int32(-1), count: discs.count)
        var intervals = AngleIntervals()
        for (place, disc) in discs.enumerated() {
            intervals.removeAll()
            seenBy[place] = Int32(place)
            func cover(by other: Int32) {
                guard seenBy[Int(other)] != Int32(place) else { return }
                seenBy[Int(other)] = Int32(place)
                intervals.cover(of: disc, by: discs[Int(other)])
            }
            let span = grid.span(of: disc.bounds)
            for row in span.rows {
                for column in span.columns where disc.relation(to: grid.bounds(column: column, row: row)) == .crosses {
                    let cell = row * grid.columns + column
                    if cells.coveringDisc[cell] >= 0 {
                        cover(by: cells.coveringDisc[cell])
                    } else {
                        for item in Int(cells.firstDisc[cell])..<Int(cells.firstDisc[cell + 1]) {
                            cover(by: cells.discs[item])
                        }
                    }
                }
            }
            intervals.appendGaps(to: &arcs)
            firstArc.append(Int32(arcs.count))
        }
        return (firstArc, arcs)
    }
}

/// Lists of small numbers, one a cell, that grow at their ends.
private struct LinkedLists {
    private var head: [Int32]
    private var next: [Int32] = []
    private var item: [Int32] = []

    init(count: Int) {
        head = Array(repeating: -1, count: count)
    }

    mutating func add(_ number: Int, to list: Int) {
        next.append(head[list])
        item.append(Int32(number))
        head[list] = Int32(item.count - 1)
    }

    func contains(in list: Int, where matches: (Int) -> Bool) -> Bool {
        var place = head[list]
        while place >= 0 {
            if matches(Int(item[Int(place)])) { return true }
            place = next[Int(place)]
        }
        return false
    }

    /// All lists behind each other, each in the order of its numbers; those not wanted are empty.
    func packed(where isWanted: (Int) -> Bool) -> (first: [Int32], items: [Int32]) {
        var first: [Int32] = [0]
        first.reserveCapacity(head.count + 1)
        var items: [Int32] = []
        items.reserveCapacity(item.count)
        for list in head.indices {
            let start = items.count
            var place = isWanted(list) ? head[list] : -1
            while place >= 0 {
                items.append(item[Int(place)])
                place = next[Int(place)]
            }
            items[start...].reverse()
            first.append(Int32(items.count))
        }
        return (first, items)
    }
}
