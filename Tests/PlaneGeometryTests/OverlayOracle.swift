import CGEOS
import PlaneGeometry

/// Areas by GEOS, with discs as polygons of 2 048 corners whose area equals the disc's.
///
/// A regular polygon with n corners on the circle is smaller than its disc by the factor sin(2π/n)/(2π/n), so the
/// oracle's radius is larger by the root of its inverse, 0.8 ppm: the rims of disc and polygon then cross, and the
/// errors nearly cancel.
enum OverlayOracle {
    static func coveredArea(of polygon: PlanePolygon, by discs: [Disc]) -> Double {
        unsafe withContext { context in
            guard let rings = unsafe evenOdd(polygon, context) else { return .nan }
            defer { unsafe GEOSGeom_destroy_r(context, rings) }
            var buffers: [OpaquePointer?] = unsafe discs.map { unsafe circle($0, context) }
            guard
                let collection = unsafe GEOSGeom_createCollection_r(
                    context, Int32(GEOS_GEOMETRYCOLLECTION.rawValue), &buffers, UInt32(buffers.count))
            else { return .nan }
            defer { unsafe GEOSGeom_destroy_r(context, collection) }
            guard let union = unsafe GEOSUnaryUnion_r(context, collection) else { return .nan }
            defer { unsafe GEOSGeom_destroy_r(context, union) }
            guard let part = unsafe GEOSIntersection_r(context, union, rings) else { return .nan }
            defer { unsafe GEOSGeom_destroy_r(context, part) }
            var area = 0.0
            unsafe GEOSArea_r(context, part, &area)
            return area
        }
    }

    private static func withContext(_ body: (OpaquePointer) -> Double) -> Double {
        guard let context = unsafe GEOS_init_r() else { return .nan }
        defer { unsafe GEOS_finish_r(context) }
        return unsafe body(context)
    }

    private static func circle(_ disc: Disc, _ context: OpaquePointer) -> OpaquePointer? {
        let corners = 2048.0
        let radius = disc.radiusMetres * (2 * .pi / corners / sine(2 * .pi / corners)).squareRoot()
        guard let point = unsafe GEOSGeom_createPointFromXY_r(context, disc.centre.east, disc.centre.north) else {
            return nil
        }
        defer { unsafe GEOSGeom_destroy_r(context, point) }
        return unsafe GEOSBuffer_r(context, point, radius, 512)
    }

    /// The polygon by the even-odd rule: the symmetric difference of its rings.
    private static func evenOdd(_ polygon: PlanePolygon, _ context: OpaquePointer) -> OpaquePointer? {
        var sum = unsafe GEOSGeom_createEmptyPolygon_r(context)
        for ring in polygon.rings {
            guard let coordinates = unsafe GEOSCoordSeq_create_r(context, UInt32(ring.count), 2) else { return nil }
            for (place, position) in ring.enumerated() {
                unsafe GEOSCoordSeq_setXY_r(context, coordinates, UInt32(place), position.east, position.north)
            }
            let linear = unsafe GEOSGeom_createLinearRing_r(context, coordinates)
            let area = unsafe GEOSGeom_createPolygon_r(context, linear, nil, 0)
            let next = unsafe GEOSSymDifference_r(context, sum, area)
            unsafe GEOSGeom_destroy_r(context, sum)
            unsafe GEOSGeom_destroy_r(context, area)
            unsafe sum = next
        }
        return unsafe sum
    }

    /// Sine of a small angle, by its series.
    private static func sine(_ angle: Double) -> Double {
        angle - angle * angle * angle / 6 + angle * angle * angle * angle * angle / 120
    }
}
