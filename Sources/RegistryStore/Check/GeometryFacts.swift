/// What the first bytes of a GeoPackage geometry say, before the geometry itself is read.
///
/// Source: OGC 12-128r17 (GeoPackage 1.3), clause 2.1.3, and OGC 06-103r4, clause 8.
struct GeometryFacts {
    /// The reference system.
    let system: Int32
    /// The type of well-known binary without its dimensions.
    let type: UInt32
    /// Whether positions have heights, and measures.
    let hasHeight: Bool, hasMeasure: Bool
    /// West, east, south and north edge as stated; nil when none are.
    let envelope: [Double]?

    /// Nil for bytes that do not begin as a geometry.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= 13, bytes.starts(with: [UInt8(ascii: "G"), UInt8(ascii: "P"), 0]) else { return nil }
        let flags = bytes[3]
        let isLittle = flags & 1 == 1
        system = Int32(truncatingIfNeeded: Self.number(bytes[4..<8], isLittle))
        let edges = [0, 4, 6, 6, 8]
        let indicator = Int(flags >> 1 & 0b111)
        guard indicator < edges.count else { return nil }
        let start = 8 + 8 * edges[indicator]
        guard bytes.count >= start + 5 else { return nil }
        envelope =
            indicator == 0
            ? nil
            : (0..<4).map { Double(bitPattern: Self.number(bytes[8 + 8 * $0..<16 + 8 * $0], isLittle)) }
        let code = UInt32(truncatingIfNeeded: Self.number(bytes[start + 1..<start + 5], bytes[start] == 1))
        type = code % 1000
        hasHeight = code / 1000 == 1 || code / 1000 == 3
        hasMeasure = code / 1000 == 2 || code / 1000 == 3
    }

    private static func number(_ bytes: ArraySlice<UInt8>, _ isLittle: Bool) -> UInt64 {
        isLittle ? bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) } : bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}

extension GeographicBounds {
    /// Whether they are the edges of an envelope: west, east, south, north.
    func isNear(_ envelope: [Double]) -> Bool {
        let edges = [minLongitude, maxLongitude, minLatitude, maxLatitude]
        return zip(envelope, edges).allSatisfy { abs($0 - $1) <= 1e-9 }
    }
}
