/// What the numbers of a position are measured in: a reference system of Vietnam, or a grid that passes for one.
public enum CoordinateFrame: Hashable, Sendable, CustomStringConvertible {
    /// A system that `--crs` can name.
    case system(ReferenceSystem)
    /// UTM on WGS 84 itself, as GPS receivers print it: zone 48 or 49. It lies 225 m from the 6° zone of VN-2000.
    case utm(zone: Int)

    /// Whether positions are latitude and longitude, and not easting and northing.
    public var isGeographic: Bool {
        if case .system(let system) = self { system.isGeographic } else { false }
    }

    /// The text form of the reference system; `EPSG:32648` or `EPSG:32649` for UTM.
    public var description: String {
        switch self {
        case .system(let system): system.description
        case .utm(let zone): "EPSG:\(32600 + zone)"
        }
    }

    /// The operation that leads to WGS 84; empty when none is needed.
    public var operation: String {
        if case .system(let system) = self { system.operation } else { "" }
    }
}
