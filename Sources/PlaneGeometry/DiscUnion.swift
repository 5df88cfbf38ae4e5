/// Everything that at least one of many closed discs and sectors covers, such as the area served by a network.
///
/// Made once from its discs, then measured against any number of polygons, from any number of threads.
///
///     let union = DiscUnion([Disc(centre: PlanePosition(east: 0, north: 0), radiusMetres: 2)])
///     let corners = [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)].map { PlanePosition(east: $0.0, north: $0.1) }
///     union.coveredArea(of: PlanePolygon(rings: [corners]))  // 1 (square metres)
public struct DiscUnion: Sendable {
    /// What positions of ``grid`` and ``outline`` are counted from; whole metres.
    let origin: PlanePosition
    /// The discs that lie in no other disc.
    let grid: DiscGrid
    let outline: ExposedArcs
    /// What the sectors cover, and the outline then; nil without sectors, which leaves the discs their quick way.
    let stars: StarUnion?
    /// The greatest distance of anything in the union from the zero of the plane, along an axis, in metres.
    let magnitude: Double

    /// Unites discs and sectors in any order; identical ones and ones inside others change nothing.
    ///
    /// Sectors of one centre are merged before all else, so that three of 120° around a mast are its disc; directions
    /// within a billionth of a degree count as one. Discs and sectors of radius zero cover nothing, nor do beams of no
    /// width. Stops with a message when a number is not finite, or a radius or a beam is negative. Without discs and
    /// sectors the union is empty. O(n·k), where k is how many shapes meet a shape.
    public init(_ discs: [Disc], sectors: [Sector] = []) {
        for sector in sectors {
            precondition(
                sector.azimuthDegrees.isFinite && sector.beamDegrees.isFinite && sector.beamDegrees >= 0,
                "a sector needs a finite azimuth and a finite beam of zero or more")
        }
        var (west, south) = (Double.infinity, Double.infinity)
        var (eastEnd, northEnd) = (-Double.infinity, -Double.infinity)
        func extend(to disc: Disc) {
            precondition(
                disc.centre.east.isFinite && disc.centre.north.isFinite && disc.radiusMetres.isFinite
                    && disc.radiusMetres >= 0,
                "a disc needs a finite centre and a finite radius of zero or more")
            west = min(west, disc.centre.east - disc.radiusMetres)
            eastEnd = max(eastEnd, disc.centre.east + disc.radiusMetres)
            south = min(south, disc.centre.north - disc.radiusMetres)
            northEnd = max(northEnd, disc.centre.north + disc.radiusMetres)
        }
        for disc in discs { extend(to: disc) }
        for sector in sectors { extend(to: sector.disc) }
        let origin =
            west > eastEnd
            ? PlanePosition(east: 0, north: 0)
            : PlanePosition(east: ((west + eastEnd) / 2).rounded(), north: ((south + northEnd) / 2).rounded())
        let merged = Self.merged(discs, sectors, origin: origin)
        let sized = merged.discs.filter { $0.radiusMetres > 0 }
        let all = DiscGrid(
            east: sized.map { $0.centre.east - origin.east }, north: sized.map { $0.centre.north - origin.north },
            radius: sized.map(\.radiusMetres))
        self.origin = origin
        grid = all.withoutSwallowedDiscs()
        outline = ExposedArcs(of: grid)
        stars = merged.stars.isEmpty ? nil : StarUnion(merged.stars, discs: grid, outline: outline)
        magnitude = west > eastEnd ? 0 : max(abs(west), abs(eastEnd), abs(south), abs(northEnd))
    }

    /// The discs, and the stars that the sectors make together with the discs of their centres.
    private static func merged(
        _ discs: [Disc], _ sectors: [Sector], origin: PlanePosition
    ) -> (discs: [Disc], stars: [Star]) {
        guard !sectors.isEmpty else { return (discs, []) }
        var sectorsOfCentre = Dictionary(grouping: sectors, by: \.centre)
        var kept: [Disc] = []
        for disc in discs {
            guard sectorsOfCentre[disc.centre] != nil else {
                kept.append(disc)
                continue
            }
            sectorsOfCentre[disc.centre]?.append(
                Sector(centre: disc.centre, radiusMetres: disc.radiusMetres, azimuthDegrees: 0, beamDegrees: 360))
        }
        var stars: [Star] = []
        // In the order of the sectors, since a dictionary's differs from run to run.
        for sector in sectors {
            guard let together = sectorsOfCentre.removeValue(forKey: sector.centre) else { continue }
            let merged = Star.merging(together, origin: origin)
            if let disc = merged.disc { kept.append(disc) }
            if let star = merged.star { stars.append(star) }
        }
        return (kept, stars)
    }

    /// Whether a disc or a sector holds the position; a position on a circle is held.
    ///
    /// False for a position that is not finite. Some hundred nanoseconds.
    public func contains(_ position: PlanePosition) -> Bool {
        let (east, north) = (position.east - origin.east, position.north - origin.north)
        if let stars, stars.contains(east: east, north: north) { return true }
        for level in grid.levels {
            guard let columns = level.columns(from: east - level.reach, to: east + level.reach),
                let rows = level.rows(from: north - level.reach, to: north + level.reach)
            else { continue }
            for row in rows {
                for slot in grid.slots(in: level, row: row, columns: columns) {
                    let (offsetEast, offsetNorth) = (grid.east[slot] - east, grid.north[slot] - north)
                    let squared = offsetEast * offsetEast + offsetNorth * offsetNorth
                    if squared <= grid.radius[slot] * grid.radius[slot] { return true }
                }
            }
        }
        return false
    }

    /// Square metres of the polygon that the union covers, from 0 to the polygon's area.
    ///
    /// Circles count as circles: no polygon stands in for them. The error is that of rounding: some 1e-12 of the
    /// polygon's area where coordinates are some thousand kilometres. Where circles and edges all touch in one point
    /// to within rounding it can reach 1e-8 of it. With sectors, edges closer than a tenth of a micrometre count as
    /// lying upon each other.
    ///
    /// The answer is exactly the polygon's area when one disc holds the polygon, or when less than 1e-12 of the area
    /// is uncovered; otherwise it is less. It is exactly 0 when no disc touches the polygon.
    ///
    /// - Complexity: Goes with the pieces of outline near the polygon and the edges near those, not with all edges.
    public func coveredArea(of polygon: PreparedPolygon) -> Double {
        var sweep = CoverageSweep(of: self)
        return sweep.coveredArea(of: polygon)
    }

    /// Square metres of the polygon that the union covers; prepares the polygon for this one call.
    public func coveredArea(of polygon: PlanePolygon) -> Double {
        coveredArea(of: PreparedPolygon(polygon))
    }
}
