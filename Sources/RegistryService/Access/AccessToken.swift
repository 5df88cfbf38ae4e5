public import ContentDigest
import Foundation

/// A token of the web service: 256 random bits as text. It is shown once, to whoever it is made for.
public struct AccessToken: Sendable, Hashable {
    /// The text that is sent, such as `hatang_…`.
    public let text: String

    private static let prefix = "hatang_"

    /// Makes one that nobody has.
    public init() {
        var random = SystemRandomNumberGenerator()
        let bytes = (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) }
        text = Self.prefix + Self.lettered(bytes)
    }

    /// The token of a text; nil for what cannot be one.
    public init?(_ text: String) {
        guard text.hasPrefix(Self.prefix), text.utf8.count == Self.prefix.utf8.count + 43 else { return nil }
        self.text = text
    }

    /// What the registry keeps of it.
    public var digest: SHA256Digest { SHA256Digest(of: text) }

    /// Bytes as letters that need no escaping anywhere (base64url, RFC 4648).
    static func lettered(_ bytes: [UInt8]) -> String {
        String(
            Data(bytes).base64EncodedString().compactMap { letter in
                switch letter {
                case "+": "-"
                case "/": "_"
                case "=": nil
                default: letter
                }
            })
    }
}
