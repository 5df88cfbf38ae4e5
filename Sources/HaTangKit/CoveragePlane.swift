import ContentDigest
import PlaneGeometry
import RegistryRecords
import VN2000

/// The plane in which areas are measured: that of a province's VN-2000 zone.
struct CoveragePlane: Sendable {
    let zone: VN2000Zone

    /// The plane of a province by the central meridian that it has in the era; the 105°45′ of the country's middle when the
    /// table of meridians does not have the province.
    init(ofProvince province: String, in era: Era, meridians: [ProvinceMeridian]) throws {
        let set: ProvinceMeridian.ProvinceSet = era.to == nil ? .new : .old
        let meridian = meridians.first { $0.set == set && $0.provinceCode == province }?.centralMeridian ?? 105.75
        zone = try VN2000Zone(centralMeridian: meridian)
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

    /// The boundary of one commune that has been projected before, so that nothing can be refused now.
    func knownPolygon(of polygons: [GeographicPolygon]) -> PreparedPolygon {
        guard let polygon = try? self.polygons(of: [polygons]).first.flatMap(\.self) else {
            preconditionFailure("a boundary that was projected before can be projected again")
        }
        return polygon
    }

    /// A digest of everything that ``polygons(of:)`` makes of a boundary: its rings in their order, and the zone.
    ///
    /// Edits of a boundary by whatever program change its vertices, so no edit escapes it. About 20 ns a vertex.
    func digest(of polygons: [GeographicPolygon]) -> SHA256Digest {
        var builder = SHA256Builder()
        var numbers = [Self.projection, zone.centralMeridian]
        for ring in polygons.lazy.flatMap({ [$0.outer] + $0.holes }) {
            numbers.append(Double(ring.count))
            for position in ring {
                numbers.append(position.longitude)
                numbers.append(position.latitude)
            }
            builder.append(numbers)
            numbers.removeAll(keepingCapacity: true)
        }
        return builder.digest()
    }

    /// Counts the ways in which boundaries were projected and prepared; a change that may change a bit raises it.
    private static let projection = 1.0

    /// Positions in the plane, converted in one batch; NaN for positions that the zone refuses.
    func positions(of geographic: [GeographicPosition]) throws -> [PlanePosition] {
        var eastings = geographic.map(\.longitude)
        var northings = geographic.map(\.latitude)
        var eastward = eastings.mutableSpan
        var northward = northings.mutableSpan
        _ = try CoordinateConversion.convert(
            &eastward, &northward, from: .vn2000(zone), .fromWGS84, threads: geographic.count < 20_000 ? 1 : 2)
        return zip(eastings, northings).map { PlanePosition(east: $0, north: $1) }
    }

    /// Rings in the plane, a list a polygon, the outer one first; all converted in one batch.
    func rings(of polygons: [GeographicPolygon]) throws -> [[[PlanePosition]]] {
        let rings = polygons.map { [$0.outer] + $0.holes }
        var positions = try positions(of: rings.joined().joined().map(\.self))[...]
        return rings.map { rings in
            rings.map { ring in
                defer { positions = positions.dropFirst(ring.count) }
                return Array(positions.prefix(ring.count))
            }
        }
    }

    /// Positions of the plane in degrees, converted in one batch; NaN for positions that the zone refuses.
    func geographic(of positions: [PlanePosition]) throws -> [GeographicPosition] {
        var longitudes = positions.map(\.east)
        var latitudes = positions.map(\.north)
        var eastward = longitudes.mutableSpan
        var northward = latitudes.mutableSpan
        _ = try CoordinateConversion.convert(
            &eastward, &northward, from: .vn2000(zone), threads: positions.count < 20_000 ? 1 : 2)
        return zip(latitudes, longitudes).map { GeographicPosition(latitude: $0, longitude: $1) }
    }
}
