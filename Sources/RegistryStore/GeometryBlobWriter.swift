package import RegistryRecords
import VN2000

/// Writes shapes as GeoPackage geometries: EPSG:4326, little endian, with an envelope for all but points.
///
/// Source: OGC 12-128r17 (GeoPackage 1.3), clause 2.1.3, and OGC 06-103r4, clause 8.
package struct GeometryBlobWriter {
    private var bytes: [UInt8] = []

    /// The blob of a shape; lines become a MULTILINESTRING and areas a MULTIPOLYGON even when there is only one.
    package static func blob(of shape: GeographicShape) throws(GeometryBlobError) -> [UInt8] {
        guard let bounds = GeographicBounds(shape) else { throw .empty }
        var writer = GeometryBlobWriter()
        switch shape {
        case .point(let position):
            writer.header(bounds: nil)
            writer.begin(.point)
            try writer.append(position)
        case .lines(let lines):
            writer.bytes.reserveCapacity(64 + lines.reduce(0) { $0 + 9 + 16 * $1.count })
            writer.header(bounds: bounds)
            writer.begin(.multiLineString, count: lines.count)
            for line in lines {
                guard line.count >= 2 else { throw .tooFewPositions }
                writer.begin(.lineString)
                try writer.append(line)
            }
        case .area(let polygons):
            let size = polygons.reduce(0) {
                $0 + 13 + 16 * $1.outer.count + $1.holes.reduce(0) { $0 + 4 + 16 * $1.count }
            }
            writer.bytes.reserveCapacity(64 + size)
            writer.header(bounds: bounds)
            writer.begin(.multiPolygon, count: polygons.count)
            for polygon in polygons {
                writer.begin(.polygon, count: 1 + polygon.holes.count)
                for ring in [polygon.outer] + polygon.holes {
                    guard ring.count >= 4 else { throw .tooFewPositions }
                    guard ring.first == ring.last else { throw .openRing }
                    try writer.append(ring)
                }
            }
        }
        return writer.bytes
    }

    private mutating func header(bounds: GeographicBounds?) {
        bytes += [UInt8(ascii: "G"), UInt8(ascii: "P"), 0, bounds == nil ? 0b0001 : 0b0011]
        append(UInt32(4326))
        guard let bounds else { return }
        for edge in [bounds.minLongitude, bounds.maxLongitude, bounds.minLatitude, bounds.maxLatitude] { append(edge) }
    }

    private mutating func begin(_ type: GeometryType, count: Int? = nil) {
        bytes.append(1)
        append(type.rawValue)
        if let count { append(UInt32(count)) }
    }

    private mutating func append(_ positions: [GeographicPosition]) throws(GeometryBlobError) {
        append(UInt32(positions.count))
        for position in positions { try append(position) }
    }

    private mutating func append(_ position: GeographicPosition) throws(GeometryBlobError) {
        guard position.longitude.isFinite, position.latitude.isFinite else { throw .notFinite }
        append(position.longitude)
        append(position.latitude)
    }

    private mutating func append(_ number: Double) {
        unsafe withUnsafeBytes(of: number.bitPattern.littleEndian) { unsafe bytes.append(contentsOf: $0) }
    }

    private mutating func append(_ number: UInt32) {
        unsafe withUnsafeBytes(of: number.littleEndian) { unsafe bytes.append(contentsOf: $0) }
    }
}

/// The types of well-known binary that the registry reads.
enum GeometryType: UInt32 {
    case point = 1
    case lineString, polygon, multiPoint, multiLineString, multiPolygon
}
