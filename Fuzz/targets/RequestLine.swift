@testable import RegistryService

/// The target of a request: its text is read again as the same, and no part leads out of its folder or breaks a line.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    guard let target = try? RequestTarget(text) else { return 0 }
    for part in target.path { precondition(part != ".." && part != "." && !part.isEmpty && !part.utf8.contains(0x2F)) }
    for text in target.path + target.query.flatMap({ [$0.name, $0.value] }) {
        precondition(!text.utf8.contains { $0 < 0x20 || $0 == 0x7F }, "no control character")
    }
    let again = try? RequestTarget(target.text)
    precondition(again?.path == target.path, "a path comes back")
    precondition(
        again?.query.filter { !$0.name.isEmpty || !$0.value.isEmpty }
            == target.query.filter { !$0.name.isEmpty || !$0.value.isEmpty }, "a query comes back")
    return 0
}
