/// The stars of a union, and the outline that they have together with its discs.
///
/// What is inside is decided stretch by stretch, at one place between neighbouring crossings and a tenth of a micrometre
/// to its sides. So edges that lie upon each other count once or not at all, and a crossing that rounding has moved or
/// lost costs as much area as it was moved.
struct StarUnion: Sendable {
    /// How far from a place it is asked what lies on either side, in metres.
    static let touch = 1e-7

    /// The stars that lie in no disc, in the order of the slots of ``grid``.
    private(set) var stars: [Star] = []
    /// The stars as the discs around them.
    private(set) var grid: DiscGrid
    /// The outline, by disc.
    private(set) var discPieces = PieceList()
    /// The outline, by star.
    private(set) var starPieces = PieceList()

    /// Pieces of the outline, those of one owner together.
    struct PieceList: Sendable {
        fileprivate(set) var pieces: [OutlinePiece] = []
        fileprivate var starts: [Int32] = [0]

        /// The places in ``pieces`` of an owner's.
        func indices(of owner: Int) -> Range<Int> { Int(starts[owner])..<Int(starts[owner + 1]) }
    }

    /// Joins stars to discs of which none lies in another; no star shares its centre with another or with a disc.
    init(_ stars: [Star], discs: DiscGrid, outline: ExposedArcs) {
        let kept = stars.filter { !Self.isSwallowed($0, by: discs) }
        let grid = DiscGrid(east: kept.map(\.east), north: kept.map(\.north), radius: kept.map(\.reach))
        let starOfCentre = Dictionary(
            kept.map { (PlanePosition(east: $0.east, north: $0.north), $0) }, uniquingKeysWith: { first, _ in first })
        self.grid = grid
        self.stars = grid.radius.indices.compactMap {
            starOfCentre[PlanePosition(east: grid.east[$0], north: grid.north[$0])]
        }
        var places: [Double] = []
        for slot in discs.radius.indices {
            for index in outline.indices(of: slot) {
                let arc = outline.arcs[index]
                let piece = OutlinePiece(
                    east: discs.east[slot], north: discs.north[slot], line: .circle(radius: discs.radius[slot]),
                    from: QuarterTurns.radians(arc.startTurns), to: QuarterTurns.radians(arc.endTurns))
                let reach = (east: discs.east[slot], north: discs.north[slot], radius: discs.radius[slot])
                discPieces.pieces += cut([piece], at: reach, order: -1, places: &places)
            }
            discPieces.starts.append(Int32(discPieces.pieces.count))
        }
        for (order, star) in self.stars.enumerated() {
            let reach = (east: star.east, north: star.north, radius: star.reach)
            var pieces = star.outline
            discs.eachSlot(near: reach) { slot in
                let disc = (east: discs.east[slot], north: discs.north[slot], radius: discs.radius[slot])
                func isInside(_ position: PlanePosition) -> Bool {
                    let (east, north) = (position.east - disc.east, position.north - disc.north)
                    return east * east + north * north <= disc.radius * disc.radius
                }
                pieces = Self.left(
                    of: pieces, near: disc, isFirst: false, places: &places,
                    crossings: { $0.appendCrossings(withCircle: disc, to: &$1) }, isInside: isInside)
                return !pieces.isEmpty
            }
            starPieces.pieces += cut(pieces, at: reach, order: order, places: &places)
            starPieces.starts.append(Int32(starPieces.pieces.count))
        }
    }

    /// What no star covers of some pieces that lie within a reach; `order` is the place of their star, -1 for a disc.
    private func cut(
        _ pieces: [OutlinePiece], at reach: (east: Double, north: Double, radius: Double), order: Int,
        places: inout [Double]
    ) -> [OutlinePiece] {
        var pieces = pieces
        grid.eachSlot(near: reach) { slot in
            guard slot != order else { return true }
            let star = stars[slot]
            pieces = Self.left(
                of: pieces, near: (star.east, star.north, star.reach), isFirst: order < slot, places: &places,
                crossings: { $0.appendCrossings(with: star, to: &$1) },
                isInside: { star.contains(east: $0.east, north: $0.north) })
            return !pieces.isEmpty
        }
        return pieces
    }

    /// What a shape within a disc leaves of some pieces. Where edges of both lie upon each other the first shape's count, and where
    /// the shapes lie on either side of them neither's.
    private static func left(
        of pieces: [OutlinePiece], near disc: (east: Double, north: Double, radius: Double), isFirst: Bool,
        places: inout [Double],
        crossings: (OutlinePiece, inout [Double]) -> Void, isInside: (PlanePosition) -> Bool
    ) -> [OutlinePiece] {
        var left: [OutlinePiece] = []
        for piece in pieces {
            guard piece.mayTouch(disc) else {
                left.append(piece)
                continue
            }
            places.removeAll(keepingCapacity: true)
            crossings(piece, &places)
            var goesOn = false
            piece.eachStretch(between: &places) { low, inside, high in
                let isHidden =
                    isInside(piece.position(at: inside, outward: touch))
                    || !isFirst && isInside(piece.position(at: inside, outward: -touch))
                defer { goesOn = !isHidden }
                guard !isHidden else { return }
                if goesOn, let last = left.indices.last {
                    left[last].to = high
                } else {
                    var part = piece
                    (part.from, part.to) = (low, high)
                    left.append(part)
                }
            }
        }
        return left
    }

    private static func isSwallowed(_ star: Star, by discs: DiscGrid) -> Bool {
        var isSwallowed = false
        discs.eachSlot(near: (star.east, star.north, star.reach)) { slot in
            let margin = discs.radius[slot] - star.reach
            let (east, north) = (discs.east[slot] - star.east, discs.north[slot] - star.north)
            isSwallowed = margin >= 0 && east * east + north * north <= margin * margin
            return !isSwallowed
        }
        return isSwallowed
    }

    /// Whether a star holds the position, counted from the union's origin.
    func contains(east: Double, north: Double) -> Bool {
        var isHeld = false
        grid.eachSlot(near: (east, north, 0)) { slot in
            isHeld = stars[slot].contains(east: east, north: north)
            return !isHeld
        }
        return isHeld
    }
}

extension Star {
    /// Its circles and rays, the star on their left.
    fileprivate var outline: [OutlinePiece] {
        var pieces: [OutlinePiece] = []
        for (index, ray) in rays.enumerated() {
            let (before, after) = (radius(before: index), radii[index])
            // Inwards along the ray that begins the greater radius, outwards along the one that ends it.
            let isInward = after > before
            let (low, high) = (min(before, after), max(before, after))
            pieces.append(
                OutlinePiece(
                    east: east, north: north,
                    line: .straight(
                        east: isInward ? -ray.east : ray.east, north: isInward ? -ray.north : ray.north),
                    from: isInward ? -high : low, to: isInward ? -low : high))
            guard after > 0 else { continue }
            let next = rays[index + 1 < rays.count ? index + 1 : 0]
            let from = QuarterTurns.radians(QuarterTurns.of(east: next.east, north: next.north))
            let end = QuarterTurns.radians(QuarterTurns.of(east: ray.east, north: ray.north))
            pieces.append(
                OutlinePiece(
                    east: east, north: north, line: .circle(radius: after), from: from,
                    to: end > from ? end : end + 2 * .pi))
        }
        return pieces
    }
}

extension DiscGrid {
    /// Calls for every disc that touches another one, until the body returns false.
    func eachSlot(near disc: (east: Double, north: Double, radius: Double), _ body: (Int) -> Bool) {
        for level in levels {
            let reach = disc.radius + level.reach
            guard let columns = level.columns(from: disc.east - reach, to: disc.east + reach),
                let rows = level.rows(from: disc.north - reach, to: disc.north + reach)
            else { continue }
            for row in rows {
                for slot in slots(in: level, row: row, columns: columns) {
                    let (offsetEast, offsetNorth) = (east[slot] - disc.east, north[slot] - disc.north)
                    let sum = disc.radius + radius[slot]
                    guard offsetEast * offsetEast + offsetNorth * offsetNorth <= sum * sum else { continue }
                    guard body(slot) else { return }
                }
            }
        }
    }
}
