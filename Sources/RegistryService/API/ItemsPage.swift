import Foundation
import RegistryRecords
import RegistryStore
import ReportWriters

/// A page of features, as GeoJSON or as a plain page.
struct ItemsPage {
    let collection: ServedCollection
    let page: FeaturePage
    /// How many features there are on all pages.
    let matched: Int
    /// How many there may be on a page.
    let limit: Int
    let request: ServiceRequest

    private func links(shown: Representation) -> [ResourceLink] {
        var links = ResourceLink.forms(
            of: request.target, at: request.origin, shown: shown, json: ResourceLink.geoJSON,
            title: collection.title.vi)
        if let next = page.next {
            var target = request.target
            target.query.removeAll { ["after", "f", "limit"].contains($0.name) }
            target.query += [
                .init("limit", "\(limit)"), .init("after", "\(next)"), .init("f", shown.rawValue),
            ]
            links.append(
                ResourceLink(
                    "next", request.origin + target.text,
                    type: shown == .json ? ResourceLink.geoJSON : ResourceLink.html, title: "next"))
        }
        links.append(
            ResourceLink(
                "collection",
                request.origin + RequestTarget(path: ["api", "collections", collection.identifier]).text,
                type: ResourceLink.json, title: collection.title.vi))
        return links
    }

    func geoJSON() -> ServiceResponse {
        let head =
            "{\"type\":\"FeatureCollection\",\"numberMatched\":\(matched),\"numberReturned\":\(page.count),"
            + "\"timeStamp\":\"\(Date.now.ISO8601Format())\",\"links\":"
            + JSONText.list(links(shown: .json).map(\.json)).text() + ",\"features\":[\n"
        var bytes = Array(head.utf8)
        bytes.reserveCapacity(bytes.count + page.features.count + 8)
        bytes += page.features
        bytes += Array("\n]}\n".utf8)
        return ServiceResponse(
            headers: [
                HTTPHeader("Content-Type", ResourceLink.geoJSON), HTTPHeader("Content-Crs", "<\(ItemsQuery.crs84)>"),
            ], body: .bytes(ResponseBytes(bytes)))
    }

    /// The features as they are in GeoJSON, one a line.
    func html(language: Language) -> ServiceResponse {
        var resource = APIResource(
            title: collection.title,
            about: BilingualText(
                vi: "\(page.count) trong số \(matched) đối tượng.", en: "\(page.count) of \(matched) features."))
        resource.links = links(shown: .html)
        resource.feature = page.features
        return resource.response(as: .html, language: language)
    }
}
