import Foundation
import HaTangKit
import RegistryRecords
import RegistryStore
import ReportWriters

/// The features of the registry by OGC API – Features 1.0 (OGC 17-069r4): core, GeoJSON, HTML and OpenAPI 3.0.
struct FeatureRoutes: Sendable {
    let registry: ServedRegistry
    let collections: [ServedCollection]

    var routes: [ServiceRoute] {
        [
            route("/api", landing), route("/api/conformance", conformance), route("/api/collections", allCollections),
            ServiceRoute(.get, "/api/openapi.json") { request in
                try registry.response(to: request) {
                    let document = OpenAPIDocument(collections: collections, origin: request.origin)
                    return ServiceResponse(document.json, type: ResourceLink.openAPI)
                }
            },
            route("/api/collections/{collection}", oneCollection),
            ServiceRoute(.get, "/api/collections/{collection}/items", parameters: .any, answer: items),
            route("/api/collections/{collection}/items/{feature}", feature),
        ]
    }

    /// A resource in both forms, made once for a content of the registry.
    private func route(
        _ path: String, _ make: @escaping @Sendable (ServiceRequest, Representation) throws -> APIResource
    ) -> ServiceRoute {
        ServiceRoute(.get, path, parameters: .only(["f"])) { request in
            let form = try Representation(of: request)
            return try registry.response(to: request) {
                try make(request, form).response(as: form, language: request.language)
            }
        }
    }

    // MARK: What there is

    private func landing(_ request: ServiceRequest, _ form: Representation) -> APIResource {
        let origin = request.origin
        var resource = APIResource(
            title: BilingualText(vi: "HaTang – dữ liệu mở của cơ sở dữ liệu", en: "HaTang: the registry as data"),
            about: BilingualText(
                vi: "Hạ tầng bưu chính, viễn thông theo xã, phường, đặc khu; OGC API – Features 1.0.",
                en: "Postal and telecom infrastructure by commune; OGC API – Features 1.0."))
        resource.links = ResourceLink.forms(
            of: request.target, at: origin, shown: form, json: ResourceLink.json, title: "HaTang")
        resource.links += [
            ResourceLink(
                "service-desc", origin + "/api/openapi.json", type: ResourceLink.openAPI, title: "OpenAPI 3.0"),
            ResourceLink("service-doc", origin + "/api/?f=html", type: ResourceLink.html, title: "HaTang"),
            ResourceLink(
                "conformance", origin + "/api/conformance", type: ResourceLink.json, title: "Conformance classes"),
            ResourceLink("data", origin + "/api/collections", type: ResourceLink.json, title: "Collections"),
        ]
        resource.members = [("title", .text(resource.title.vi)), ("description", .text(resource.about.vi))]
        return resource
    }

    /// The classes that tests of this project hold the service to.
    static let conformanceClasses = ["core", "oas30", "html", "geojson"].map {
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/" + $0
    }

    private func conformance(_ request: ServiceRequest, _ form: Representation) -> APIResource {
        var resource = APIResource(
            title: BilingualText(vi: "Các lớp tuân thủ", en: "Conformance classes"),
            about: BilingualText(vi: "OGC API – Features 1.0.", en: "OGC API – Features 1.0."))
        resource.links = ResourceLink.forms(
            of: request.target, at: request.origin, shown: form, json: ResourceLink.json, title: "Conformance")
        resource.members = [("conformsTo", .list(Self.conformanceClasses.map(JSONText.text)))]
        resource.lines = Self.conformanceClasses.map { APIResource.Line(text: $0, path: nil) }
        return resource
    }

    private func allCollections(_ request: ServiceRequest, _ form: Representation) throws -> APIResource {
        var resource = APIResource(
            title: BilingualText(vi: "Các lớp dữ liệu", en: "Collections"),
            about: BilingualText(vi: "Mỗi lớp là một loại đối tượng.", en: "Each is of one kind of things."))
        resource.links = ResourceLink.forms(
            of: request.target, at: request.origin, shown: form, json: ResourceLink.json, title: "Collections")
        let described = try collections.map { try description(of: $0, at: request.origin) }
        resource.members = [("collections", .list(described.map(JSONText.object)))]
        resource.lines = collections.map {
            APIResource.Line(
                text: $0.title.text(in: request.language), path: ["api", "collections", $0.identifier])
        }
        return resource
    }

    private func oneCollection(_ request: ServiceRequest, _ form: Representation) throws -> APIResource {
        let collection = try collection(of: request)
        var resource = APIResource(title: collection.title, about: collection.about)
        resource.links = ResourceLink.forms(
            of: request.target, at: request.origin, shown: form, json: ResourceLink.json, title: collection.title.vi)
        var members = try description(of: collection, at: request.origin)
        members.removeAll { $0.key == "links" }
        resource.links += itemLinks(of: collection, at: request.origin)
        resource.members = members
        resource.lines = [
            APIResource.Line(text: "items", path: ["api", "collections", collection.identifier, "items"])
        ]
        return resource
    }

    private func itemLinks(of collection: ServedCollection, at origin: String) -> [ResourceLink] {
        let path = RequestTarget(path: ["api", "collections", collection.identifier, "items"]).text
        return [
            ResourceLink(
                "items", origin + path + "?f=json", type: ResourceLink.geoJSON, title: collection.title.vi),
            ResourceLink("items", origin + path + "?f=html", type: ResourceLink.html, title: collection.title.vi),
        ]
    }

    private func description(
        of collection: ServedCollection, at origin: String
    ) throws -> [(key: String, value: JSONText)] {
        let extent = try registry.reading(rows: { try $0.extent(of: collection.layer) })
        var members: [(key: String, value: JSONText)] = [
            ("id", .text(collection.identifier)), ("title", .text(collection.title.vi)),
            ("title_en", .text(collection.title.en)), ("description", .text(collection.about.vi)),
            ("description_en", .text(collection.about.en)), ("itemType", "feature"),
            ("crs", .list([.text(ItemsQuery.crs84)])),
        ]
        var extents: [(key: String, value: JSONText)] = []
        if let bounds = extent.bounds {
            extents.append(
                (
                    "spatial",
                    [
                        "bbox": .list([
                            .list(
                                [
                                    bounds.minLongitude, bounds.minLatitude, bounds.maxLongitude, bounds.maxLatitude,
                                ].map(JSONText.number))
                        ]), "crs": .text(ItemsQuery.crs84),
                    ]
                ))
        }
        if extent.from != nil || extent.to != nil {
            let ends = [extent.from, extent.to].map { JSONText($0.map { "\($0)T00:00:00+07:00" }) }
            extents.append(("temporal", ["interval": .list([.list(ends)])]))
        }
        if !extents.isEmpty { members.append(("extent", .object(extents))) }
        let path = RequestTarget(path: ["api", "collections", collection.identifier]).text
        let links =
            [
                ResourceLink(
                    "self", origin + path + "?f=json", type: ResourceLink.json, title: collection.title.vi)
            ] + itemLinks(of: collection, at: origin)
        members.append(("links", .list(links.map(\.json))))
        return members
    }

    private func collection(of request: ServiceRequest) throws(ServiceProblem) -> ServedCollection {
        let name = request.parameters["collection"] ?? ""
        guard let found = collections.first(where: { $0.identifier == name }) else {
            throw ServiceProblem(
                status: 404, code: "unknown-collection",
                message: BilingualText(
                    vi: "Không có lớp dữ liệu “\(name)”; xem danh sách ở /api/collections.",
                    en: "There is no collection “\(name)”; /api/collections lists them."))
        }
        return found
    }

    // MARK: Features

    @Sendable private func items(_ request: ServiceRequest) throws -> ServiceResponse {
        let collection = try collection(of: request)
        let query = try ItemsQuery(request.target.query, of: collection)
        let form = try Representation(of: request)
        return try registry.response(to: request) {
            try registry.reading(rows: { rows in
                let selection = try registry.selection(query.features, of: collection.layer, in: rows)
                let page = try rows.features(
                    of: collection.layer, selection, after: query.after, limit: query.limit)
                let items = ItemsPage(
                    collection: collection, page: page, matched: selection.count, limit: query.limit,
                    request: request)
                return form == .json ? items.geoJSON() : items.html(language: request.language)
            })
        }
    }

    private func feature(_ request: ServiceRequest, _ form: Representation) throws -> APIResource {
        let collection = try collection(of: request)
        let name = request.parameters["feature"] ?? ""
        guard let feature = try registry.reading(rows: { try $0.feature(of: collection.layer, named: name) }) else {
            throw ServiceProblem(
                status: 404, code: "unknown-feature",
                message: BilingualText(
                    vi: "Lớp “\(collection.identifier)” không có đối tượng “\(name)”.",
                    en: "The collection “\(collection.identifier)” has no feature “\(name)”."))
        }
        var resource = APIResource(title: collection.title, about: BilingualText(vi: name, en: name))
        resource.links = ResourceLink.forms(
            of: request.target, at: request.origin, shown: form, json: ResourceLink.geoJSON, title: name)
        resource.links.append(
            ResourceLink(
                "collection",
                request.origin + RequestTarget(path: ["api", "collections", collection.identifier]).text,
                type: ResourceLink.json, title: collection.title.vi))
        resource.feature = feature
        return resource
    }
}
