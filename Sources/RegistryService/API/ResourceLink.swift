import ReportWriters

/// A link of the API from one resource to another.
struct ResourceLink: Sendable, Hashable {
    var relation: String
    var type: String
    var title: String
    var address: String

    init(_ relation: String, _ address: String, type: String, title: String) {
        self.relation = relation
        self.type = type
        self.title = title
        self.address = address
    }

    var json: JSONText {
        [
            "href": .text(address), "rel": .text(relation), "type": .text(type), "title": .text(title),
        ]
    }

    static let json = "application/json"
    static let geoJSON = "application/geo+json"
    static let html = "text/html"
    static let openAPI = "application/vnd.oai.openapi+json;version=3.0"

    /// The two forms of one resource: itself first.
    ///
    /// - Parameter target: The resource with its parameters but `f`.
    static func forms(
        of target: RequestTarget, at origin: String, shown: Representation, json type: String, title: String
    ) -> [ResourceLink] {
        ([shown] + Representation.allCases.filter { $0 != shown }).map { form in
            var target = target
            target.query.removeAll { $0.name == "f" }
            target.query.append(.init("f", form.rawValue))
            return ResourceLink(
                form == shown ? "self" : "alternate", origin + target.text, type: form == .json ? type : html,
                title: title)
        }
    }
}
