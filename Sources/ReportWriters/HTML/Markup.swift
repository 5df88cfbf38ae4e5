/// A piece of a web page: an element, a text, or several of them in a row.
///
/// It is safe by construction. Names of elements and attributes are written in our source; texts and values are escaped
/// when they are rendered; an address is a ``WebLink``; styles and scripts are a ``WebAsset``. No other way leads into a
/// page, so nothing that comes from data can become markup.
///
///     let cell = Markup("td", ["class": "name"], text: "</td><script>")
///     cell.text  // <td class="name">&lt;/td&gt;&lt;script&gt;</td>
package struct Markup: Sendable {
    /// What it is.
    enum Content: Sendable {
        case text(String)
        case group([Markup])
        case element(String, attributes: [MarkupAttributes.Entry], children: [Markup])
        case asset(WebAsset)
        case data(identifier: String, JSONText)
        case script(WebLink)
    }

    let content: Content

    /// Elements whose content browsers read by rules of their own, which escaping does not fit, and those that load or
    /// change the meaning of what follows.
    private static let refused: Set<String> = [
        "script", "style", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext", "object", "embed", "base",
        "template", "frame", "frameset", "applet",
    ]

    /// An element of HTML or SVG. Attributes are always given, be they none: a literal alone is a text.
    ///
    /// - Precondition: It is no element that holds code or other pages; for those see ``asset(_:)`` and ``data(_:_:)``.
    package init(_ name: StaticString, _ attributes: MarkupAttributes, _ children: [Markup] = []) {
        let name = name.description
        precondition(!Self.refused.contains(name.lowercased()), "<\(name)> is not made of data")
        precondition(name.utf8.allSatisfy(Self.isNameByte), "no name of an element: \(name)")
        content = .element(name, attributes: attributes.entries, children: children)
    }

    /// An element with nothing but a text in it.
    package init(_ name: StaticString, _ attributes: MarkupAttributes = [:], text: String) {
        self.init(name, attributes, [.text(text)])
    }

    private init(_ content: Content) {
        self.content = content
    }

    /// A text, escaped when it is rendered.
    package static func text(_ text: String) -> Markup { Markup(.text(text)) }

    /// Several pieces in a row, without an element around them.
    package static func group(_ pieces: [Markup]) -> Markup { Markup(.group(pieces)) }

    /// Nothing.
    package static let nothing = Markup(.group([]))

    /// A style sheet or script of our own, written into the page.
    package static func asset(_ asset: WebAsset) -> Markup { Markup(.asset(asset)) }

    /// Data for the page's own script, found by its identifier; browsers neither show nor run it.
    package static func data(_ identifier: StaticString, _ value: JSONText) -> Markup {
        Markup(.data(identifier: identifier.description, value))
    }

    /// A script of this host, loaded by its path and run once the page is read.
    ///
    /// - Precondition: The address is a path of this host, as `WebLink(path:)` makes it.
    package static func script(_ link: WebLink) -> Markup {
        precondition(link.text.hasPrefix("/") && !link.text.hasPrefix("//"), "a script of another host: \(link.text)")
        return Markup(.script(link))
    }

    static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: ":"):
            true
        default: false
        }
    }
}

extension Markup: ExpressibleByStringInterpolation {
    /// A text, escaped like any other.
    package init(stringLiteral text: String) {
        self = .text(text)
    }
}
