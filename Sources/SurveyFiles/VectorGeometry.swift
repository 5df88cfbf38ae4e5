#if GDAL
import CGDAL

/// The shape of an OGR geometry, flat and without arcs; nil for none and for an empty one.
///
/// - Parameter northFirst: Whether the first number of a position is its northing or latitude.
/// - Parameter feature: The feature's number, for errors.
func sourceShape(
    of geometry: OGRGeometryH?, northFirst: Bool, feature: Int
) throws(VectorProblem) -> SourceShape? {
    guard let geometry = unsafe geometry, unsafe OGR_G_IsEmpty(geometry) == 0 else { return nil }
    guard unsafe OGR_G_HasCurveGeometry(geometry, 0) == 0 else {
        let linear = unsafe OGR_G_GetLinearGeometry(geometry, 0, nil)
        defer { unsafe OGR_G_DestroyGeometry(linear) }
        return unsafe try sourceShape(of: linear, northFirst: northFirst, feature: feature)
    }
    let reader = GeometryReader(northFirst: northFirst)
    switch unsafe OGR_GT_Flatten(OGR_G_GetGeometryType(geometry)) {
    case wkbPoint: return unsafe .points([reader.positions(of: geometry)].flatMap(\.self))
    case wkbMultiPoint: return unsafe .points(reader.parts(of: geometry).flatMap { unsafe reader.positions(of: $0) })
    case wkbLineString: return unsafe .lines([reader.positions(of: geometry)])
    case wkbMultiLineString:
        return unsafe .lines(reader.parts(of: geometry).map { unsafe reader.positions(of: $0) })
    case wkbPolygon: return unsafe .polygons([reader.polygon(of: geometry)].compactMap(\.self))
    case wkbMultiPolygon:
        return unsafe .polygons(reader.parts(of: geometry).compactMap { unsafe reader.polygon(of: $0) })
    default:
        let type = unsafe text(OGR_G_GetGeometryName(geometry)) ?? ""
        throw .mixedShape(feature: feature, type: type)
    }
}

private struct GeometryReader {
    let northFirst: Bool

    /// The parts of a collection, or the rings of a polygon; they belong to it. Empty ones are left out.
    func parts(of geometry: OGRGeometryH) -> [OGRGeometryH] {
        unsafe (0..<OGR_G_GetGeometryCount(geometry)).compactMap { index in
            guard let part = unsafe OGR_G_GetGeometryRef(geometry, index), unsafe OGR_G_IsEmpty(part) == 0 else {
                return nil
            }
            return unsafe part
        }
    }

    func polygon(of geometry: OGRGeometryH) -> SourcePolygon? {
        let rings = unsafe parts(of: geometry).map { unsafe positions(of: $0) }
        return rings.first.map { SourcePolygon(outer: $0, holes: Array(rings.dropFirst())) }
    }

    /// The positions of a point, a line or a ring.
    func positions(of geometry: OGRGeometryH) -> [SourcePosition] {
        let count = Int(unsafe OGR_G_GetPointCount(geometry))
        var first = [Double](repeating: .nan, count: count)
        var second = first
        let stride = Int32(MemoryLayout<Double>.stride)
        _ = unsafe OGR_G_GetPoints(geometry, &first, stride, &second, stride, nil, 0)
        return zip(first, second).map {
            northFirst ? SourcePosition(eastward: $1, northward: $0) : SourcePosition(eastward: $0, northward: $1)
        }
    }
}
#endif
