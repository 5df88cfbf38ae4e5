/// What makes a shape invalid, and where.
public struct OverlayInvalidity: Hashable, Sendable {
    /// The words of GEOS, in English, such as `Self-intersection`.
    public let reason: String
    /// One place of it; nil when GEOS names none.
    public let place: OverlayPosition?
}

extension OverlayShape {
    /// The first thing that makes the shape invalid; nil when it is valid. An empty shape is valid.
    ///
    /// An open ring, a ring of fewer than three positions and NaN are errors, not invalidities.
    public func invalidity() throws(OverlayError) -> OverlayInvalidity? {
        try GEOSContext().geometry(of: self).invalidity()
    }

    /// The same shape made valid; one that is valid already comes back as GEOS copied it.
    ///
    /// Rings that cross themselves are split, overlapping polygons are merged, holes stay holes. Polygons that
    /// collapse to lines or points are dropped: the answer may be empty, and it has the kind that the shape had.
    public func madeValid() throws(OverlayError) -> OverlayShape {
        let parts = try GEOSContext().geometry(of: self).madeValid().parts()
        switch self {
        case .points: return .points(parts.points)
        case .lines: return .lines(parts.lines)
        case .polygons: return .polygons(parts.polygons)
        }
    }

    /// The area that both shapes cover, in square units of the plane; 0 unless both are polygons.
    ///
    /// Both have to be valid, else GEOS may throw an error or give a wrong area.
    public func area(ofIntersectionWith other: OverlayShape) throws(OverlayError) -> Double {
        guard case .polygons = self, case .polygons = other else { return 0 }
        let context = try GEOSContext()
        return try context.geometry(of: self).intersection(with: context.geometry(of: other)).area()
    }

    /// The areas that polygons have in common with the inside of each of some closed rings, in square units of the plane;
    /// zeros for shapes of other kinds.
    ///
    /// The polygons and the rings have to be valid, else GEOS may throw an error or give wrong areas.
    public func areas(ofIntersectionsWith rings: [[OverlayPosition]]) throws(OverlayError) -> [Double] {
        guard case .polygons = self else { return rings.map { _ in 0 } }
        let context = try GEOSContext()
        let shape = try context.geometry(of: self)
        var areas: [Double] = []
        for ring in rings {
            let inside = try context.geometry(of: .polygons([OverlayPolygon(outer: ring)]))
            areas.append(try shape.intersection(with: inside).area())
        }
        return areas
    }

    /// The same shape, made valid if it is not: polygons that overlap are merged; see ``madeValid()``.
    public func merged() throws(OverlayError) -> OverlayShape {
        try invalidity() == nil ? self : madeValid()
    }

    /// Polygons in one, those that overlap merged; other shapes come back as they are.
    ///
    /// Each polygon has to be valid. Much faster than ``madeValid()``, which trusts none.
    public func united() throws(OverlayError) -> OverlayShape {
        guard case .polygons = self else { return self }
        return .polygons(try GEOSContext().geometry(of: self).united().parts().polygons)
    }

    /// The length of the lines that both shapes share, in units of the plane; 0 unless one of them is lines and none
    /// is points.
    ///
    /// Lines that run over each other count once; a line along the edge of a polygon lies inside it.
    public func length(ofIntersectionWith other: OverlayShape) throws(OverlayError) -> Double {
        switch (self, other) {
        case (.points, _), (_, .points), (.polygons, .polygons): return 0
        default: break
        }
        let context = try GEOSContext()
        return try context.geometry(of: self).intersection(with: context.geometry(of: other)).length()
    }
}
