/// A plain geometry of one kind in a flat plane, with the few exact overlays that boundaries need (by GEOS).
///
/// Every computation copies the arrays to GEOS and frees all of it before it returns; values may be shared freely
/// between tasks.
public enum OverlayShape: Hashable, Sendable {
    /// Single positions.
    case points([OverlayPosition])
    /// Lines of at least two positions each.
    case lines([[OverlayPosition]])
    /// Polygons; valid ones do not overlap and touch at single positions only.
    case polygons([OverlayPolygon])

    /// Whether nothing is in it: no part, or parts without a position.
    public var isEmpty: Bool {
        switch self {
        case .points(let points): points.isEmpty
        case .lines(let lines): lines.allSatisfy(\.isEmpty)
        case .polygons(let polygons): polygons.allSatisfy(\.outer.isEmpty)
        }
    }

    /// Runs over all positions, rings with their closing one.
    func forEachPosition(_ body: (OverlayPosition) throws(OverlayError) -> Void) throws(OverlayError) {
        switch self {
        case .points(let points):
            for point in points { try body(point) }
        case .lines(let lines):
            for line in lines { for position in line { try body(position) } }
        case .polygons(let polygons):
            for polygon in polygons {
                for position in polygon.outer { try body(position) }
                for hole in polygon.holes { for position in hole { try body(position) } }
            }
        }
    }
}
