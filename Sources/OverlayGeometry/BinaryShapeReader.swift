/// The parts of a geometry by kind.
struct ShapeParts {
    var points: [OverlayPosition] = []
    var lines: [[OverlayPosition]] = []
    var polygons: [OverlayPolygon] = []
}

/// Reads the two-dimensional little-endian well-known binary that GEOS wrote for us.
///
/// It still reads no byte beyond the end and nests no deeper than the geometry that GEOS was given.
@unsafe struct BinaryShapeReader {
    private let bytes: UnsafeRawBufferPointer
    private var offset = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        unsafe self.bytes = bytes
    }

    mutating func parts() throws(OverlayError) -> ShapeParts {
        var parts = ShapeParts()
        try unsafe readGeometry(into: &parts)
        return parts
    }

    private mutating func readGeometry(into parts: inout ShapeParts) throws(OverlayError) {
        guard try unsafe read(UInt8.self) == 1, let kind = BinaryShapeKind(rawValue: try unsafe read(UInt32.self))
        else { throw .geos("binary geometry of an unknown kind") }
        switch kind {
        case .point:
            let position = try unsafe readPosition()
            // An empty point is written as NaN.
            if !position.eastward.isNaN || !position.northward.isNaN { parts.points.append(position) }
        case .line:
            let line = try unsafe readPositions()
            if !line.isEmpty { parts.lines.append(line) }
        case .polygon:
            var rings: [[OverlayPosition]] = []
            for _ in 0..<(try unsafe read(UInt32.self)) { rings.append(try unsafe readPositions()) }
            if let outer = rings.first, !outer.isEmpty {
                parts.polygons.append(OverlayPolygon(outer: outer, holes: rings.dropFirst().filter { !$0.isEmpty }))
            }
        case .multiPoint, .multiLine, .multiPolygon, .collection:
            for _ in 0..<(try unsafe read(UInt32.self)) { try unsafe readGeometry(into: &parts) }
        }
    }

    private mutating func read<Number: FixedWidthInteger & BitwiseCopyable>(
        _ type: Number.Type
    ) throws(OverlayError) -> Number {
        guard unsafe bytes.count - offset >= MemoryLayout<Number>.size else { throw .geos("binary geometry cut off") }
        let number = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: type)
        unsafe offset += MemoryLayout<Number>.size
        return Number(littleEndian: number)
    }

    private mutating func readPosition() throws(OverlayError) -> OverlayPosition {
        OverlayPosition(
            eastward: Double(bitPattern: try unsafe read(UInt64.self)),
            northward: Double(bitPattern: try unsafe read(UInt64.self)))
    }

    private mutating func readPositions() throws(OverlayError) -> [OverlayPosition] {
        let count = Int(try unsafe read(UInt32.self))
        guard unsafe bytes.count - offset >= 16 * count else { throw .geos("binary geometry cut off") }
        var positions: [OverlayPosition] = []
        positions.reserveCapacity(count)
        for _ in 0..<count { positions.append(try unsafe readPosition()) }
        return positions
    }
}
