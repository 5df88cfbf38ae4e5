#if GDAL
import CGDAL

/// What a layer says about its coordinates.
struct VectorReferenceSystem {
    /// The code, where the file states it or GDAL is certain of it.
    let epsg: Int?
    /// The name; nil when the file states no system.
    let name: String?
    /// Whether the first number of a position is the northing or latitude.
    let isNorthFirst: Bool

    /// - Parameter system: The layer's own handle, left as it is; nil when the file states none.
    init(_ system: OGRSpatialReferenceH?) {
        guard let system = unsafe system, let copy = unsafe OSRClone(system) else {
            (epsg, name, isNorthFirst) = (nil, nil, false)
            return
        }
        defer { unsafe OSRDestroySpatialReference(copy) }
        isNorthFirst = unsafe Self.firstNumberIsNorth(in: system)
        name = unsafe text(OSRGetName(system))
        if unsafe OSRIsCompound(copy) != 0 { unsafe OSRStripVertical(copy) }
        if let code = unsafe Self.code(of: copy) {
            epsg = code
        } else {
            unsafe OSRAutoIdentifyEPSG(copy)
            epsg = unsafe Self.code(of: copy)
        }
    }

    private static func code(of system: OGRSpatialReferenceH) -> Int? {
        guard unsafe text(OSRGetAuthorityName(system, nil)) == "EPSG" else { return nil }
        return unsafe text(OSRGetAuthorityCode(system, nil)).flatMap { Int($0) }
    }

    /// Drivers usually put easting first, but only the mapping of numbers to axes tells for certain.
    private static func firstNumberIsNorth(in system: OGRSpatialReferenceH) -> Bool {
        var count: Int32 = 0
        guard let mapping = unsafe OSRGetDataAxisToSRSAxisMapping(system, &count), count > 0 else { return false }
        var orientation = OAO_Other
        _ = unsafe OSRGetAxis(system, nil, abs(mapping[0]) - 1, &orientation)
        return orientation == OAO_North
    }
}
#endif
