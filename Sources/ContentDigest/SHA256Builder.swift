import CNettle

/// Takes bytes piece by piece and gives the digest of all of them.
///
/// A value: a copy goes its own way, so a common beginning is computed once.
public struct SHA256Builder: Sendable {
    private var state = sha256_ctx()

    /// Starts with no bytes.
    public init() {
        unsafe nettle_sha256_init(&state)
    }

    /// Adds bytes; how they are cut into pieces makes no difference.
    public mutating func append(_ bytes: [UInt8]) {
        unsafe bytes.withUnsafeBytes { unsafe append($0) }
    }

    /// Adds the UTF-8 of the text. No separator is added between two texts.
    public mutating func append(_ text: String) {
        append(Array(text.utf8))
    }

    /// Adds numbers, each as the eight bytes of its bit pattern in the order of this machine; ±0 differ, as their bits do.
    public mutating func append(_ numbers: [Double]) {
        unsafe numbers.withUnsafeBytes { unsafe append($0) }
    }

    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        unsafe nettle_sha256_update(&state, bytes.count, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
    }

    /// The digest of everything added so far; more may be added afterwards.
    public func digest() -> SHA256Digest {
        var finished = state  // nettle starts anew in the state that it digests
        var bytes = [UInt8](repeating: 0, count: 32)
        unsafe nettle_sha256_digest(&finished, bytes.count, &bytes)
        return SHA256Digest(checked: bytes)
    }
}
