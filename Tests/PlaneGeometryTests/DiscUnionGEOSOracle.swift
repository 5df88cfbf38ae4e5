import CGEOS
import Foundation
import PlaneGeometry

/// Bounds of covered areas by GEOS: regular polygons inside and around every disc, united and cut with the polygon.
@safe final class DiscUnionGEOSOracle {
    private let context: GEOSContextHandle_t
    private let corners: Int

    init(corners: Int = 2048) {
        self.corners = corners
        unsafe context = GEOS_init_r()
    }

    deinit { unsafe GEOS_finish_r(context) }

    /// An area that is not above the exact one, and an area that is not below it; nil when GEOS refuses the shapes.
    func bounds(of discs: [Disc], in polygons: [[[PlanePosition]]]) -> [ClosedRange<Double>]? {
        let outward = 1 / cos(.pi / Double(corners))
        guard let inner = unsafe union(of: discs, scaledBy: 1) else { return nil }
        defer { unsafe GEOSGeom_destroy_r(context, inner) }
        guard let outer = unsafe union(of: discs, scaledBy: outward) else { return nil }
        defer { unsafe GEOSGeom_destroy_r(context, outer) }
        var bounds: [ClosedRange<Double>] = []
        for rings in polygons {
            guard let shape = unsafe polygon(rings) else { return nil }
            defer { unsafe GEOSGeom_destroy_r(context, shape) }
            guard let low = unsafe sharedArea(shape, inner), let high = unsafe sharedArea(shape, outer), low <= high
            else { return nil }
            bounds.append(low...high)
        }
        return bounds
    }

    /// Areas with polygons that have the very areas of the discs: the corners lie outside of the circles by as much as
    /// the middles of the edges lie inside.
    ///
    /// Along a whole edge the two errors make up for each other. What is left comes from the edge at each end of an arc:
    /// at most 0.064·(π/corners)³ of the squared radius, 2.3e-10 of it with 2,048 corners. Nil when GEOS refuses the
    /// shapes.
    func areas(of discs: [Disc], sectors: [Sector] = [], in polygons: [[[PlanePosition]]]) -> [Double]? {
        let angle = 2 * Double.pi / Double(corners)
        let factor = (angle / sin(angle)).squareRoot()
        guard let union = unsafe union(of: discs, sectors: sectors, scaledBy: factor) else { return nil }
        defer { unsafe GEOSGeom_destroy_r(context, union) }
        var areas: [Double] = []
        for rings in polygons {
            guard let shape = unsafe polygon(rings) else { return nil }
            defer { unsafe GEOSGeom_destroy_r(context, shape) }
            guard let area = unsafe sharedArea(shape, union) else { return nil }
            areas.append(area)
        }
        return areas
    }

    private func sharedArea(_ first: OpaquePointer, _ second: OpaquePointer) -> Double? {
        guard let shared = unsafe GEOSIntersection_r(context, first, second) else { return nil }
        defer { unsafe GEOSGeom_destroy_r(context, shared) }
        var area = 0.0
        return unsafe GEOSArea_r(context, shared, &area) == 1 ? area : nil
    }

    private func union(of discs: [Disc], sectors: [Sector] = [], scaledBy factor: Double) -> OpaquePointer? {
        var shapes: [OpaquePointer?] = unsafe []
        for disc in discs {
            var ring = (0..<corners).map { corner in
                let angle = 2 * Double.pi * Double(corner) / Double(corners)
                return PlanePosition(
                    east: disc.centre.east + factor * disc.radiusMetres * cos(angle),
                    north: disc.centre.north + factor * disc.radiusMetres * sin(angle))
            }
            ring.append(ring[0])
            unsafe shapes.append(polygon([ring]))
        }
        for sector in sectors {
            let ring = ring(of: sector)
            unsafe shapes.append(polygon([ring]))
        }
        let count = UInt32(discs.count + sectors.count)
        let collection = unsafe GEOSGeom_createCollection_r(context, Int32(GEOS_MULTIPOLYGON.rawValue), &shapes, count)
        guard let collection = unsafe collection else { return nil }
        defer { unsafe GEOSGeom_destroy_r(context, collection) }
        return unsafe GEOSUnaryUnion_r(context, collection)
    }

    /// The centre and as many corners along the arc, scaled to the very area of the sector.
    private func ring(of sector: Sector) -> [PlanePosition] {
        let step = sector.beamDegrees / Double(corners) * .pi / 180
        let factor = (step / sin(step)).squareRoot()
        let start = (sector.azimuthDegrees - sector.beamDegrees / 2) * .pi / 180
        let arc = (0...corners).map { corner in
            PlanePosition(
                east: sector.centre.east + factor * sector.radiusMetres * sin(start + Double(corner) * step),
                north: sector.centre.north + factor * sector.radiusMetres * cos(start + Double(corner) * step))
        }
        return [sector.centre] + arc + [sector.centre]
    }

    /// The even-odd polygon of rings, as the symmetric difference of all.
    private func polygon(_ rings: [[PlanePosition]]) -> OpaquePointer? {
        var shape = unsafe GEOSGeom_createEmptyPolygon_r(context)
        for ring in rings {
            let coordinates = ring.flatMap { [$0.east, $0.north] }
            let sequence = unsafe GEOSCoordSeq_copyFromBuffer_r(context, coordinates, UInt32(ring.count), 0, 0)
            let shell = unsafe GEOSGeom_createPolygon_r(context, GEOSGeom_createLinearRing_r(context, sequence), nil, 0)
            let previous = unsafe shape
            unsafe shape = GEOSSymDifference_r(context, previous, shell)
            unsafe GEOSGeom_destroy_r(context, previous)
            unsafe GEOSGeom_destroy_r(context, shell)
        }
        return unsafe shape
    }
}
