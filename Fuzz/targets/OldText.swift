import LegacyText

/// Columns in whatever encoding: the verdict is of this world, and cells that it says are Unicode stay as they are.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    guard count > 0 else { return 0 }
    let bytes = UnsafeBufferPointer(start: start, count: count)
    let areBytes = bytes[0] & 1 == 1
    let cells = bytes.dropFirst().split(separator: 0x0A).map { line in
        areBytes
            ? String(String.UnicodeScalarView(line.map { Unicode.Scalar($0) })) : String(decoding: line, as: UTF8.self)
    }
    let verdict = TextDetective.verdict(of: cells, areBytes: areBytes)
    precondition((0...1).contains(verdict.confidence), "a share")
    for cell in cells {
        let decoded = verdict.decoded(cell)
        if !verdict.changesCells && cell.utf8.allSatisfy({ $0 < 0x80 }) {
            precondition(decoded.text == cell, "plain letters stay")
        }
    }
    return 0
}
