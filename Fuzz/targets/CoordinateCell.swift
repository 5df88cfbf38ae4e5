import VN2000

/// A cell with a pair of coordinates: whatever it says, a position that is read is on the earth, and reading it again by
/// its own numbers gives it again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    for axis in [CoordinateAxis.latitude, .longitude] {
        if let value = try? CoordinateText.value(text, of: axis) { precondition(value.isFinite, "a finite number") }
    }
    guard let position = try? CoordinateText.position(text) else { return 0 }
    precondition(abs(position.latitude) <= 90 && abs(position.longitude) <= 180, "a position on the earth")
    let again = try? CoordinateText.position("\(position.latitude) \(position.longitude)")
    precondition(again == nil || again == position, "a position is read as it is written")
    return 0
}
