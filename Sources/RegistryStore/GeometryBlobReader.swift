package import RegistryRecords
import VN2000

/// Reads GeoPackage geometries of any origin: both byte orders, heights and measures skipped.
///
/// The bytes may be hostile: every length is checked before memory is taken for it, and nothing nests deeper than a
/// multi-geometry and its parts.
///
/// Source: OGC 12-128r17 (GeoPackage 1.3), clause 2.1.3, and OGC 06-103r4, clause 8.
@safe package struct GeometryBlobReader: ~Copyable {
    private let bytes: UnsafeRawBufferPointer
    private var offset = 0

    /// The shape in a blob; nil for an empty geometry. O(bytes), some milliseconds for three megabytes.
    package static func shape(of blob: UnsafeRawBufferPointer) throws(GeometryBlobError) -> GeographicShape? {
        var reader = unsafe GeometryBlobReader(bytes: blob)
        _ = try reader.header()
        let shape = try reader.shape()
        guard reader.remaining == 0 else { throw .bytesLeft(reader.remaining) }
        return shape
    }

    /// The box of the geometry in a blob; nil for an empty one. An envelope in the header is believed.
    package static func bounds(of blob: UnsafeRawBufferPointer) throws(GeometryBlobError) -> GeographicBounds? {
        var reader = unsafe GeometryBlobReader(bytes: blob)
        let (isEmpty, envelope) = try reader.header()
        if isEmpty { return nil }
        if let envelope { return envelope }
        return try reader.shape().flatMap(GeographicBounds.init)
    }

    private init(bytes: UnsafeRawBufferPointer) {
        unsafe self.bytes = bytes
    }

    private var remaining: Int { unsafe bytes.count - offset }

    private mutating func header() throws(GeometryBlobError) -> (isEmpty: Bool, envelope: GeographicBounds?) {
        guard remaining >= 8, unsafe bytes[0] == UInt8(ascii: "G"), unsafe bytes[1] == UInt8(ascii: "P"),
            unsafe bytes[2] == 0
        else { throw .noHeader }
        let flags = unsafe bytes[3]
        guard flags & 0b0010_0000 == 0 else { throw .noHeader }  // an extension's own encoding
        let littleEndian = flags & 1 == 1
        let edges = [0, 4, 6, 6, 8]
        let indicator = Int(flags >> 1 & 0b111)
        guard edges.indices.contains(indicator) else { throw .noHeader }
        offset = 8 + 8 * edges[indicator]
        guard remaining >= 0 else { throw .cutOff }
        let isEmpty = flags & 0b0001_0000 != 0
        guard indicator > 0, !isEmpty else { return (isEmpty, nil) }
        let envelope = GeographicBounds(
            minLongitude: double(at: 8, littleEndian), maxLongitude: double(at: 16, littleEndian),
            minLatitude: double(at: 24, littleEndian), maxLatitude: double(at: 32, littleEndian))
        // NaN or a reversed envelope is how some writers say that a geometry is empty, or that they do not know.
        let holds = envelope.minLongitude <= envelope.maxLongitude && envelope.minLatitude <= envelope.maxLatitude
        let isFinite =
            (envelope.maxLongitude - envelope.minLongitude).isFinite
            && (envelope.maxLatitude - envelope.minLatitude).isFinite
        return (false, holds && isFinite ? envelope : nil)
    }

    private mutating func shape() throws(GeometryBlobError) -> GeographicShape? {
        let part = try beginPart()
        switch part.type {
        case .point:
            return try position(in: part).map { .point($0) }
        case .lineString:
            let line = try line(in: part)
            return line.isEmpty ? nil : .lines([line])
        case .polygon:
            return try polygon(in: part).map { .area([$0]) }
        case .multiPoint:
            guard let position = try positions(in: part) else { return nil }
            return .point(position)
        case .multiLineString:
            var lines: [[GeographicPosition]] = []
            for _ in 0..<(try partCount(part)) {
                let line = try line(in: beginPart(.lineString))
                if !line.isEmpty { lines.append(line) }
            }
            return lines.isEmpty ? nil : .lines(lines)
        case .multiPolygon:
            var polygons: [GeographicPolygon] = []
            for _ in 0..<(try partCount(part)) {
                if let polygon = try polygon(in: beginPart(.polygon)) { polygons.append(polygon) }
            }
            return polygons.isEmpty ? nil : .area(polygons)
        }
    }

    private struct Part {
        var type: GeometryType
        var code: UInt32
        var littleEndian: Bool
        var ordinates: Int  // numbers a position: 2, 3 or 4
    }

    private mutating func beginPart(_ expected: GeometryType? = nil) throws(GeometryBlobError) -> Part {
        guard remaining >= 5 else { throw .cutOff }
        let order = unsafe bytes[offset]
        guard order <= 1 else { throw .noHeader }
        offset += 1
        let code = try uint32(littleEndian: order == 1)
        guard code < 4000, let type = GeometryType(rawValue: code % 1000), expected == nil || expected == type else {
            throw .unsupportedType(code)
        }
        return Part(type: type, code: code, littleEndian: order == 1, ordinates: [2, 3, 3, 4][Int(code / 1000)])
    }

    /// A part takes nine bytes at the least, so a count that the bytes cannot hold is seen before the loop.
    private mutating func partCount(_ part: Part) throws(GeometryBlobError) -> Int {
        let count = Int(try uint32(littleEndian: part.littleEndian))
        guard count <= remaining / 9 else { throw .cutOff }
        return count
    }

    private mutating func positions(in part: Part) throws(GeometryBlobError) -> GeographicPosition? {
        var found: GeographicPosition?
        for _ in 0..<(try partCount(part)) {
            guard let position = try position(in: beginPart(.point)) else { continue }
            guard found == nil else { throw .unsupportedType(part.code) }
            found = position
        }
        return found
    }

    private mutating func position(in part: Part) throws(GeometryBlobError) -> GeographicPosition? {
        guard remaining >= 8 * part.ordinates else { throw .cutOff }
        let longitude = double(at: offset, part.littleEndian)
        let latitude = double(at: offset + 8, part.littleEndian)
        offset += 8 * part.ordinates
        if longitude.isNaN && latitude.isNaN { return nil }  // POINT EMPTY
        guard longitude.isFinite, latitude.isFinite else { throw .notFinite }
        return GeographicPosition(latitude: latitude, longitude: longitude)
    }

    private mutating func line(in part: Part) throws(GeometryBlobError) -> [GeographicPosition] {
        let line = try run(in: part)
        guard line.count != 1 else { throw .tooFewPositions }
        return line
    }

    private mutating func polygon(in part: Part) throws(GeometryBlobError) -> GeographicPolygon? {
        let count = Int(try uint32(littleEndian: part.littleEndian))
        guard count <= remaining / 4 else { throw .cutOff }
        var rings: [[GeographicPosition]] = []
        for _ in 0..<count {
            let ring = try run(in: part)
            guard ring.count >= 4 else { throw .tooFewPositions }
            guard ring.first == ring.last else { throw .openRing }
            rings.append(ring)
        }
        guard let outer = rings.first else { return nil }
        return GeographicPolygon(outer: outer, holes: Array(rings.dropFirst()))
    }

    private mutating func run(in part: Part) throws(GeometryBlobError) -> [GeographicPosition] {
        let count = Int(try uint32(littleEndian: part.littleEndian))
        let stride = 8 * part.ordinates
        guard count <= remaining / stride else { throw .cutOff }
        var next = offset
        var sum = 0.0
        let positions = unsafe [GeographicPosition](unsafeUninitializedCapacity: count) { buffer, initialized in
            for index in 0..<count {
                let longitude = double(at: next, part.littleEndian)
                let latitude = double(at: next + 8, part.littleEndian)
                sum += (longitude - longitude) + (latitude - latitude)  // 0, or NaN from then on
                unsafe buffer.initializeElement(
                    at: index, to: GeographicPosition(latitude: latitude, longitude: longitude))
                next += stride
            }
            initialized = count
        }
        guard sum == 0 else { throw .notFinite }
        offset = next
        return positions
    }

    private mutating func uint32(littleEndian: Bool) throws(GeometryBlobError) -> UInt32 {
        guard remaining >= 4 else { throw .cutOff }
        let stored = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
        offset += 4
        return littleEndian ? UInt32(littleEndian: stored) : UInt32(bigEndian: stored)
    }

    /// The caller has made sure that eight bytes are there.
    private func double(at offset: Int, _ littleEndian: Bool) -> Double {
        let stored = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        return Double(bitPattern: littleEndian ? UInt64(littleEndian: stored) : UInt64(bigEndian: stored))
    }
}
