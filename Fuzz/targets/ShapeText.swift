import OverlayGeometry

/// WKT: what is read is written and read again as the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    guard let shape = try? OverlayShape(wkt: text) else { return 0 }
    let written = shape.wkt
    guard let again = try? OverlayShape(wkt: written) else {
        fatalError("its own text is not read: \(written.prefix(200))")
    }
    precondition(again.wkt == written, "a shape comes back")
    return 0
}
