/// Why bytes are no geometry that the registry can hold.
package enum GeometryBlobError: Error, Hashable {
    /// The bytes do not begin with a GeoPackage geometry header of version 1.
    case noHeader
    /// The bytes end before the geometry does.
    case cutOff
    /// Bytes follow the end of the geometry.
    case bytesLeft(Int)
    /// A type of geometry that no record has: multipoints of several points, collections, curves, and types of an
    /// extension.
    case unsupportedType(UInt32)
    /// A coordinate is NaN or infinite.
    case notFinite
    /// A line of fewer than two positions, or a ring of fewer than four.
    case tooFewPositions
    /// A ring whose last position is not its first.
    case openRing
    /// A shape without any position.
    case empty
}

extension GeometryBlobError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noHeader: "no GeoPackage geometry header"
        case .cutOff: "the geometry is cut off"
        case .bytesLeft(let count): "\(count) bytes follow the geometry"
        case .unsupportedType(let type): "geometry type \(type) is not supported"
        case .notFinite: "a coordinate is not finite"
        case .tooFewPositions: "a line or ring has too few positions"
        case .openRing: "a ring is not closed"
        case .empty: "the geometry is empty"
        }
    }
}
