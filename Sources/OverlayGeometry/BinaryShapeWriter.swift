/// Writes little-endian well-known binary, the way by which shapes go to GEOS: one handle, whatever their parts.
///
/// Source of the format: OGC 06-103r4, section 8.
struct BinaryShapeWriter {
    private var bytes: [UInt8] = []

    static func bytes(of shape: OverlayShape) throws(OverlayError) -> [UInt8] {
        var writer = BinaryShapeWriter()
        switch shape {
        case .points(let points):
            writer.head(.multiPoint, count: points.count)
            for point in points {
                writer.head(.point)
                try writer.append(point)
            }
        case .lines(let lines):
            let filled = lines.filter { !$0.isEmpty }
            writer.head(.multiLine, count: filled.count)
            for line in filled {
                writer.head(.line)
                try writer.append(line)
            }
        case .polygons(let polygons):
            let filled = polygons.filter { !$0.outer.isEmpty }
            writer.head(.multiPolygon, count: filled.count)
            for polygon in filled {
                writer.head(.polygon, count: 1 + polygon.holes.count)
                try writer.append(polygon.outer)
                for hole in polygon.holes { try writer.append(hole) }
            }
        }
        return writer.bytes
    }

    private mutating func head(_ kind: BinaryShapeKind, count: Int? = nil) {
        bytes.append(1)
        append(kind.rawValue)
        if let count { append(UInt32(clamping: count)) }
    }

    private mutating func append(_ number: some FixedWidthInteger) {
        var rest = number
        for _ in 0..<number.bitWidth / 8 {
            bytes.append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }

    private mutating func append(_ position: OverlayPosition) throws(OverlayError) {
        guard position.eastward.isFinite, position.northward.isFinite else { throw .notFinite }
        append(position.eastward.bitPattern)
        append(position.northward.bitPattern)
    }

    private mutating func append(_ positions: [OverlayPosition]) throws(OverlayError) {
        append(UInt32(clamping: positions.count))
        bytes.reserveCapacity(bytes.count + 16 * positions.count)
        for position in positions { try append(position) }
    }
}

/// The codes of plain two-dimensional geometries.
enum BinaryShapeKind: UInt32 {
    case point = 1
    case line
    case polygon
    case multiPoint
    case multiLine
    case multiPolygon
    case collection
}
