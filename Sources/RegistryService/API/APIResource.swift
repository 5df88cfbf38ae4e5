import Foundation
import RegistryRecords
import ReportWriters

/// A resource of the API, to be told as JSON or as a plain page.
struct APIResource {
    /// A line of the page, which may lead to another resource.
    struct Line {
        var text: String
        /// The parts of the path that it leads to; nil for a line that leads nowhere.
        var path: [String]?
    }

    var title: BilingualText
    var about: BilingualText
    var links: [ResourceLink] = []
    /// The members of the JSON but for the links.
    var members: [(key: String, value: JSONText)] = []
    /// What the page lists.
    var lines: [Line] = []
    /// A feature as GeoJSON, in place of members.
    var feature: [UInt8]?

    init(title: BilingualText, about: BilingualText) {
        self.title = title
        self.about = about
    }

    func response(as form: Representation, language: Language) -> ServiceResponse {
        switch form {
        case .html: ServiceResponse(page(language))
        case .json:
            if let feature { geoJSON(feature) } else { json() }
        }
    }

    private func json() -> ServiceResponse {
        let value = JSONText.object(members + [("links", .list(links.map(\.json)))])
        return .json(value.text(linesToDepth: 2) + "\n")
    }

    /// The links become a member of the feature.
    private func geoJSON(_ feature: [UInt8]) -> ServiceResponse {
        var bytes = Array(feature.dropLast())
        bytes += Array((",\"links\":" + JSONText.list(links.map(\.json)).text() + "}\n").utf8)
        return ServiceResponse(
            headers: [
                HTTPHeader("Content-Type", ResourceLink.geoJSON), HTTPHeader("Content-Crs", "<\(ItemsQuery.crs84)>"),
            ], body: .bytes(ResponseBytes(bytes)))
    }

    private func page(_ language: Language) -> WebPage {
        var body = [Markup("h1", text: title.text(in: language)), Markup("p", text: about.text(in: language))]
        if !lines.isEmpty {
            body.append(
                Markup(
                    "ul", [:],
                    lines.map { line in
                        let text = line.path.map {
                            Markup("a", ["href": .link(WebLink(path: $0, query: [("f", "html")]))], text: line.text)
                        }
                        return Markup("li", [:], [text ?? .text(line.text)])
                    }))
        }
        if let feature { body.append(Markup("pre", text: String(decoding: feature, as: UTF8.self))) }
        return WebPage(language: language, title: title.text(in: language), body: [Markup("main", [:], body + [nav])])
    }

    /// The links of the resource.
    private var nav: Markup {
        Markup(
            "nav", ["aria-label": "Links"],
            [
                Markup(
                    "ul", [:],
                    links.compactMap { link in
                        WebLink(external: link.address).map {
                            Markup(
                                "li", [:],
                                [
                                    Markup(
                                        "a",
                                        ["href": .link($0), "rel": .text(link.relation), "type": .text(link.type)],
                                        text: "\(link.relation): \(link.title) (\(link.type))")
                                ])
                        }
                    })
            ])
    }
}
