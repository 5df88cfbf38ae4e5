/// The SHA-256 of some bytes: names a file or a plan by its content.
///
/// Two values are equal exactly when all 32 bytes are. Source: FIPS 180-4, by nettle's `sha256`.
///
///     SHA256Digest(of: "abc").description.hasPrefix("ba7816bf")  // true
public struct SHA256Digest: Hashable, Sendable, CustomStringConvertible {
    /// The digest, 32 bytes.
    public let bytes: [UInt8]

    init(checked bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// A digest given by its own 32 bytes; nil for another number of bytes.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// The digest of those bytes; of none at all it is `e3b0c442…`. O(n).
    public init(of bytes: [UInt8]) {
        var builder = SHA256Builder()
        builder.append(bytes)
        self = builder.digest()
    }

    /// The digest of the text's UTF-8, exactly as it is: NFC and NFD spellings differ.
    public init(of text: String) {
        self.init(of: Array(text.utf8))
    }

    /// A digest written as 64 hexadecimal digits of either case; nil for any other text.
    public init?(hexadecimal text: some StringProtocol) {
        var bytes: [UInt8] = []
        var high: UInt8?
        for character in text {
            guard character.isASCII, let digit = character.hexDigitValue else { return nil }
            if let first = high {
                bytes.append(first << 4 | UInt8(digit))
                high = nil
            } else {
                high = UInt8(digit)
            }
        }
        guard bytes.count == 32, high == nil else { return nil }
        self.bytes = bytes
    }

    /// 64 lower-case hexadecimal digits.
    public var description: String {
        let digits = Array("0123456789abcdef".utf8)
        let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(decoding: text, as: UTF8.self)
    }
}
