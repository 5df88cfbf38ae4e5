import CGEOS

/// One geometry of GEOS, freed at the end of its scope. It keeps its context open.
@safe struct GEOSShape: ~Copyable {
    private let context: GEOSContext
    private let geometry: OpaquePointer

    @unsafe init(owning geometry: OpaquePointer, context: GEOSContext) {
        self.context = context
        unsafe self.geometry = geometry
    }

    deinit { unsafe GEOSGeom_destroy_r(context.handle, geometry) }

    func invalidity() throws(OverlayError) -> OverlayInvalidity? {
        var reason: UnsafeMutablePointer<CChar>?
        var place: OpaquePointer?
        let answer = unsafe GEOSisValidDetail_r(context.handle, geometry, 0, &reason, &place)
        defer {
            unsafe GEOSFree_r(context.handle, reason)  // Like free, it takes a null pointer.
            if let place = unsafe place { unsafe GEOSGeom_destroy_r(context.handle, place) }
        }
        switch answer {
        case 1: return nil
        case 0:
            var position = OverlayPosition(eastward: .nan, northward: .nan)
            if let place = unsafe place {
                _ = unsafe GEOSGeomGetX_r(context.handle, place, &position.eastward)
                _ = unsafe GEOSGeomGetY_r(context.handle, place, &position.northward)
            }
            let hasPlace = position.eastward.isFinite && position.northward.isFinite
            return OverlayInvalidity(
                reason: unsafe reason.map { unsafe String(cString: $0) } ?? "", place: hasPlace ? position : nil)
        default: throw context.failure()
        }
    }

    func madeValid() throws(OverlayError) -> GEOSShape {
        guard let settings = unsafe GEOSMakeValidParams_create_r(context.handle) else { throw context.failure() }
        defer { unsafe GEOSMakeValidParams_destroy_r(context.handle, settings) }
        // The structure method keeps holes as holes and merges what overlaps; the line method toggles at each ring.
        guard unsafe GEOSMakeValidParams_setMethod_r(context.handle, settings, GEOS_MAKE_VALID_STRUCTURE) == 1,
            unsafe GEOSMakeValidParams_setKeepCollapsed_r(context.handle, settings, 0) == 1
        else { throw context.failure() }
        return try unsafe context.owned(GEOSMakeValidWithParams_r(context.handle, geometry, settings))
    }

    func intersection(with other: borrowing GEOSShape) throws(OverlayError) -> GEOSShape {
        try unsafe context.owned(GEOSIntersection_r(context.handle, geometry, other.geometry))
    }

    func difference(from other: borrowing GEOSShape) throws(OverlayError) -> GEOSShape {
        try unsafe context.owned(GEOSDifference_r(context.handle, geometry, other.geometry))
    }

    /// The parts in one; they may overlap.
    func united() throws(OverlayError) -> GEOSShape {
        try unsafe context.owned(GEOSUnaryUnion_r(context.handle, geometry))
    }

    /// A line from the middle of the largest circle inside to the edge.
    func largestCircle(tolerance: Double) throws(OverlayError) -> GEOSShape {
        try unsafe context.owned(GEOSMaximumInscribedCircle_r(context.handle, geometry, tolerance))
    }

    func positionInside() throws(OverlayError) -> GEOSShape {
        try unsafe context.owned(GEOSPointOnSurface_r(context.handle, geometry))
    }

    func area() throws(OverlayError) -> Double {
        var area = 0.0
        guard unsafe GEOSArea_r(context.handle, geometry, &area) == 1 else { throw context.failure() }
        return area
    }

    func length() throws(OverlayError) -> Double {
        var length = 0.0
        guard unsafe GEOSLength_r(context.handle, geometry, &length) == 1 else { throw context.failure() }
        return length
    }

    /// All parts by kind, collections flattened, empty parts dropped.
    func parts() throws(OverlayError) -> ShapeParts {
        guard let writer = unsafe GEOSWKBWriter_create_r(context.handle) else { throw context.failure() }
        defer { unsafe GEOSWKBWriter_destroy_r(context.handle, writer) }
        unsafe GEOSWKBWriter_setOutputDimension_r(context.handle, writer, 2)
        unsafe GEOSWKBWriter_setByteOrder_r(context.handle, writer, Int32(GEOS_WKB_NDR.rawValue))
        var count = 0
        guard let bytes = unsafe GEOSWKBWriter_write_r(context.handle, writer, geometry, &count) else {
            throw context.failure()
        }
        defer { unsafe GEOSFree_r(context.handle, bytes) }
        var reader = unsafe BinaryShapeReader(UnsafeRawBufferPointer(start: bytes, count: count))
        return try unsafe reader.parts()
    }

    /// The shape; an error when its parts are of several kinds.
    func shape() throws(OverlayError) -> OverlayShape {
        let parts = try parts()
        switch (parts.points.isEmpty, parts.lines.isEmpty, parts.polygons.isEmpty) {
        case (false, true, true): return .points(parts.points)
        case (true, false, true): return .lines(parts.lines)
        case (true, true, false): return .polygons(parts.polygons)
        case (true, true, true): return try emptyShape()
        default: throw .mixedCollection
        }
    }

    private func emptyShape() throws(OverlayError) -> OverlayShape {
        switch GEOSGeomTypes(rawValue: UInt32(bitPattern: unsafe GEOSGeomTypeId_r(context.handle, geometry))) {
        case GEOS_POINT, GEOS_MULTIPOINT: return .points([])
        case GEOS_LINESTRING, GEOS_LINEARRING, GEOS_MULTILINESTRING: return .lines([])
        case GEOS_POLYGON, GEOS_MULTIPOLYGON: return .polygons([])
        default: throw .mixedCollection
        }
    }
}
