/// An address that a page may name: a place in the page itself, a path of the same host, or a page of another host by
/// `http` or `https`. There is no way to make any other, such as `javascript:` or `data:`.
package struct WebLink: Sendable, Hashable {
    /// The address as it stands in the page, before escaping.
    package let text: String

    /// A place in the page, by its identifier.
    package static func fragment(_ identifier: String) -> WebLink {
        WebLink(text: "#" + encoded(identifier))
    }

    /// A path of the same host, from its root, such as `/communes/30307?era=2025`.
    ///
    /// - Parameters:
    ///   - path: The parts between slashes. A part cannot hold a slash; one of dots only, which browsers would take for the
    ///     folder above, becomes U+FFFD, which names nothing.
    ///   - query: Names and values after the question mark.
    ///   - fragment: A place in that page.
    package init(path: [String], query: [(name: String, value: String)] = [], fragment: String? = nil) {
        var text = "/" + path.map { Self.encoded($0 == "." || $0 == ".." ? "\u{FFFD}" : $0) }.joined(separator: "/")
        if !query.isEmpty {
            text += "?" + query.map { Self.encoded($0.name) + "=" + Self.encoded($0.value) }.joined(separator: "&")
        }
        self.text = text + (fragment.map { "#" + Self.encoded($0) } ?? "")
    }

    /// A page of another host; nil for a text that is no address by `http` or `https` in ASCII.
    package init?(external text: String) {
        let scheme = ["https://", "http://"].first { text.lowercased().hasPrefix($0) }
        guard let scheme, let first = text.utf8.dropFirst(scheme.utf8.count).first else { return nil }
        let isLetterOrDigit = Character(Unicode.Scalar(first)).isLetter || Character(Unicode.Scalar(first)).isNumber
        guard isLetterOrDigit, text.utf8.allSatisfy(Self.isAddressByte) else { return nil }
        self.text = text
    }

    private init(text: String) {
        self.text = text
    }

    /// Bytes that RFC 3986 allows anywhere in an address.
    private static func isAddressByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21, 0x23...0x26, 0x28...0x3B, 0x3D, 0x3F...0x5A, 0x5F, 0x61...0x7A, 0x7E: true
        default: false
        }
    }

    /// The text with every byte but the unreserved ones of RFC 3986 as `%XX`.
    private static func encoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                bytes.append(byte)
            default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
