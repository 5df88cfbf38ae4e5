package import RegistryRecords

/// A whole page in one file: its style sheet and scripts stand in it, and its policy lets browsers load and run nothing
/// else, from no host at all.
package struct WebPage: Sendable {
    /// The language that it is written in.
    package var language: Language
    /// Its title, as tabs and bookmarks show it.
    package var title: String
    /// Style sheets, in their order.
    package var styleSheets: [WebAsset]
    /// Scripts, run in their order once the page is read.
    package var scripts: [WebAsset]
    /// What the page shows.
    package var body: [Markup]

    /// Makes a page of its parts.
    package init(
        language: Language, title: String, styleSheets: [WebAsset] = [.styleSheet], scripts: [WebAsset] = [],
        body: [Markup]
    ) {
        self.language = language
        self.title = title
        self.styleSheets = styleSheets
        self.scripts = scripts
        self.body = body
    }

    /// What browsers may do in the page: use exactly these styles and scripts, and pictures that stand in it.
    package var policy: String {
        func sources(_ assets: [WebAsset]) -> String {
            assets.isEmpty ? "'none'" : assets.map(\.policySource).joined(separator: " ")
        }
        return [
            "default-src 'none'", "style-src " + sources(styleSheets), "script-src " + sources(scripts),
            "img-src data:", "base-uri 'none'", "form-action 'none'",
        ].joined(separator: "; ")
    }

    /// The page as UTF-8 HTML.
    package var bytes: [UInt8] {
        let head = Markup(
            "head", [:],
            [
                Markup("meta", ["charset": "utf-8"]),
                Markup("meta", ["http-equiv": "Content-Security-Policy", "content": .text(policy)]),
                Markup("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
                Markup("meta", ["name": "referrer", "content": "no-referrer"]),
                Markup("meta", ["name": "color-scheme", "content": "light dark"]),
                Markup("title", text: title),
            ] + styleSheets.map(Markup.asset))
        let body = Markup("body", [:], body + scripts.map(Markup.asset))
        var bytes = Array("<!DOCTYPE html>\n".utf8)
        Markup("html", ["lang": .text(language.rawValue)], [head, body]).write(to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }
}
