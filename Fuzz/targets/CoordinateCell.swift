import VN2000

/// A cell with a pair of coordinates: whatever it says, the numbers that are read are finite, and are read again as they are
/// written. Whether they are plausible is asked later.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    for axis in [CoordinateAxis.latitude, .longitude] {
        if let value = try? CoordinateText.value(text, of: axis) { precondition(value.isFinite, "a finite number") }
    }
    guard let position = try? CoordinateText.position(text) else { return 0 }
    precondition(position.latitude.isFinite && position.longitude.isFinite, "finite numbers")
    let again = try? CoordinateText.position("\(position.latitude) \(position.longitude)")
    precondition(
        again == nil || again == position || position.latitude > position.longitude,
        "a position is read as it is written")
    return 0
}
