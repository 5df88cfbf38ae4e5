package import RegistryRecords

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
    /// The English message, which SQLite hands on when a statement meets such bytes.
    package var description: String { message.en }

    /// What is wrong, for people; the end of a sentence.
    package var message: BilingualText {
        switch self {
        case .noHeader:
            BilingualText(vi: "không có phần đầu hình học GeoPackage", en: "there is no GeoPackage geometry header")
        case .cutOff: BilingualText(vi: "hình học bị cắt cụt", en: "the geometry is cut off")
        case .bytesLeft(let count):
            BilingualText(vi: "còn thừa \(count) byte sau hình học", en: "\(count) bytes follow the geometry")
        case .unsupportedType(let type):
            BilingualText(vi: "không hỗ trợ loại hình học \(type)", en: "geometry type \(type) is not supported")
        case .notFinite: BilingualText(vi: "có tọa độ không phải là số hữu hạn", en: "a coordinate is not finite")
        case .tooFewPositions:
            BilingualText(vi: "đường hoặc vành có quá ít đỉnh", en: "a line or ring has too few positions")
        case .openRing: BilingualText(vi: "có vành chưa khép kín", en: "a ring is not closed")
        case .empty: BilingualText(vi: "hình học rỗng", en: "the geometry is empty")
        }
    }
}
