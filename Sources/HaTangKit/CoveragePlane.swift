import PlaneGeometry
import RegistryRecords
import VN2000

/// The plane in which areas are measured: that of a province's VN-2000 zone.
struct CoveragePlane {
    let zone: VN2000Zone

    /// The plane of a province by its current central meridian; of the country's middle, 105°45′, when the table
    /// of meridians does not have the province.
    init(ofProvince province: String?, meridians: [ProvinceMeridian]) throws {
        let meridian = meridians.first { $0.set == .new && $0.provinceCode == province }?.centralMeridian ?? 105.75
        zone = try VN2000Zone(centralMeridian: meridian, width: .three)
    }

    /// The boundaries in the plane; nil where a commune has none. All vertices are converted in one batch.
    func polygons(of communes: [[GeographicPolygon]]) throws -> [PreparedPolygon?] {
        let rings = communes.map { $0.flatMap { [$0.outer] + $0.holes } }
        let positions = try positions(of: rings.joined().joined().map(\.self))
        var next = 0
        return rings.map { rings in
            guard !rings.isEmpty else { return nil }
            let projected = rings.map { ring in
                defer { next += ring.count }
                return Array(positions[next..<(next + ring.count)])
            }
            return PreparedPolygon(PlanePolygon(rings: projected))
        }
    }

    /// Positions in the plane, converted in one batch.
    func positions(of geographic: [GeographicPosition]) throws -> [PlanePosition] {
        try zone.gridPositions(of: geographic).map { PlanePosition(east: $0.easting, north: $0.northing) }
    }
}
