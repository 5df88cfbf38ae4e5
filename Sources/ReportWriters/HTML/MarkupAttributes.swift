/// The attributes of an element, in the order in which they were given; one whose value is nil is left out.
///
///     ["class": "met", "tabindex": 0, "href": .link(.fragment("xa-30307")), "hidden": isHidden ? .present : nil]
package struct MarkupAttributes: Sendable, ExpressibleByDictionaryLiteral {
    /// A name and what it is set to.
    struct Entry: Sendable {
        let name: String
        let value: MarkupValue
    }

    private(set) var entries: [Entry]

    /// Attributes that browsers read as addresses: their value is a ``WebLink``.
    private static let addresses: Set<String> = [
        "href", "xlink:href", "src", "action", "formaction", "poster", "cite", "data", "background", "longdesc",
        "manifest", "ping",
    ]
    /// Attributes that hold styles, code, pages or lists of addresses.
    private static let refused: Set<String> = ["style", "srcdoc", "srcset", "imagesrcset"]

    /// - Precondition: No attribute holds code or styles, and those that hold an address are given one.
    package init(dictionaryLiteral elements: (StaticString, MarkupValue?)...) {
        entries = []
        for (name, value) in elements {
            guard let value else { continue }
            append(name.description, value)
        }
    }

    private mutating func append(_ name: String, _ value: MarkupValue) {
        let lower = name.lowercased()
        precondition(name.utf8.allSatisfy(Markup.isNameByte), "no name of an attribute: \(name)")
        precondition(!lower.hasPrefix("on") && !Self.refused.contains(lower), "\(name) is not made of data")
        precondition(Self.addresses.contains(lower) == value.isLink, "\(name) and its value disagree about links")
        entries.append(Entry(name: name, value: value))
    }

    /// These attributes and then those.
    package static func + (first: MarkupAttributes, second: MarkupAttributes) -> MarkupAttributes {
        var sum = first
        sum.entries += second.entries
        return sum
    }
}

/// What an attribute is set to.
package enum MarkupValue: Sendable {
    /// A text, escaped when it is rendered.
    case text(String)
    /// An address.
    case link(WebLink)
    /// Nothing: the attribute is there, such as `hidden`.
    case present

    var isLink: Bool {
        if case .link = self { true } else { false }
    }
}

extension MarkupValue: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral {
    /// A text, escaped like any other.
    package init(stringLiteral text: String) { self = .text(text) }

    /// A whole number.
    package init(integerLiteral number: Int) { self = .text(String(number)) }
}
