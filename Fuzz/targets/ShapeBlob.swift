import RegistryRecords
@testable import RegistryStore
import VN2000

/// A geometry of a GeoPackage: what is read can be written, is read again as the same, and lies in its box.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    let blob = UnsafeRawBufferPointer(start: start, count: count)
    _ = try? GeometryBlobReader.bounds(of: blob)
    guard let shape = (try? GeometryBlobReader.shape(of: blob)) ?? nil else { return 0 }
    guard let written = try? GeometryBlobWriter.blob(of: shape) else { return 0 }
    written.withUnsafeBytes { bytes in
        let again = (try? GeometryBlobReader.shape(of: bytes)) ?? nil
        precondition(again == shape, "a shape comes back")
        let bounds = (try? GeometryBlobReader.bounds(of: bytes)) ?? nil
        guard let bounds, let box = GeographicBounds(shape) else { return }
        precondition(bounds == box, "the box is that of the shape")
        precondition(bounds.minLongitude <= bounds.maxLongitude && bounds.minLatitude <= bounds.maxLatitude)
    }
    return 0
}
