extension Markup {
    /// The piece as UTF-8.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return bytes
    }

    /// The piece as text.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Appends the piece as UTF-8. O(n) in what is written.
    package func write(to bytes: inout [UInt8]) {
        switch content {
        case .text(let text): Self.write(text, to: &bytes)
        case .group(let pieces):
            for piece in pieces { piece.write(to: &bytes) }
        case .element(let name, let attributes, let children):
            Self.open(name, attributes, to: &bytes)
            if Self.void.contains(name) {
                precondition(children.isEmpty, "<\(name)> holds nothing")
                return
            }
            // Browsers drop the line break that such an element begins with.
            if name == "textarea" || name == "pre" { bytes.append(UInt8(ascii: "\n")) }
            for child in children { child.write(to: &bytes) }
            bytes += "</\(name)>".utf8
        case .asset(let asset):
            bytes += "<\(asset.kind.element)>".utf8
            bytes += asset.text.utf8
            bytes += "</\(asset.kind.element)>".utf8
        case .script(let link):
            Self.open(
                "script", [.init(name: "src", value: .link(link)), .init(name: "defer", value: .present)], to: &bytes)
            bytes += "</script>".utf8
        case .data(let identifier, let value):
            Self.open(
                "script",
                [
                    .init(name: "type", value: "application/json"),
                    .init(name: "id", value: .text(identifier)),
                ], to: &bytes)
            Self.write(value, to: &bytes)
            bytes += "</script>".utf8
        }
    }

    /// Elements of HTML without content and without an end tag.
    static let void: Set<String> = [
        "area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    ]

    private static func open(_ name: String, _ attributes: [MarkupAttributes.Entry], to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "<"))
        bytes += name.utf8
        for attribute in attributes {
            bytes.append(UInt8(ascii: " "))
            bytes += attribute.name.utf8
            bytes += "=\"".utf8
            switch attribute.value {
            case .text(let text): write(text, to: &bytes)
            case .link(let link): write(link.text, to: &bytes)
            case .present: break
            }
            bytes.append(UInt8(ascii: "\""))
        }
        bytes += (void.contains(name) ? "/>" : ">").utf8
    }

    /// JSON inside a script element: no `<` is left by which the element could end.
    private static func write(_ value: JSONText, to bytes: inout [UInt8]) {
        for byte in value.text().utf8 {
            switch byte {
            case UInt8(ascii: "<"): bytes += "\\u003C".utf8
            case UInt8(ascii: ">"): bytes += "\\u003E".utf8
            case UInt8(ascii: "&"): bytes += "\\u0026".utf8
            default: bytes.append(byte)
            }
        }
    }

    private static func write(_ text: String, to bytes: inout [UInt8]) {
        if text.utf8.allSatisfy(isPlain) {
            bytes += text.utf8
            return
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": bytes += "&amp;".utf8
            case "<": bytes += "&lt;".utf8
            case ">": bytes += "&gt;".utf8
            case "\"": bytes += "&quot;".utf8
            case "'": bytes += "&#39;".utf8
            case "\r": bytes += "&#13;".utf8
            case _ where isUnshown(scalar): bytes += "\u{FFFD}".utf8
            default: bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            }
        }
    }

    /// Whether a byte is printable ASCII, or a space or a line break, that nothing has to be done to.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
        case 0x20...0x7E, UInt8(ascii: "\n"), UInt8(ascii: "\t"): true
        default: false
        }
    }

    /// Whether pages show U+FFFD instead: control characters and noncharacters, which HTML and XML forbid, and those that
    /// turn the direction of the text after them, by which a name could make a figure beside it read backwards.
    static func isUnshown(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case 0x00...0x1F, 0x7F...0x9F: true
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        case 0xFDD0...0xFDEF: true
        case let value: value & 0xFFFE == 0xFFFE
        }
    }

    /// The text as pages show it.
    package static func shown(_ text: String) -> String {
        var shown = ""
        for scalar in text.unicodeScalars { shown.unicodeScalars.append(isUnshown(scalar) ? "\u{FFFD}" : scalar) }
        return shown
    }
}
