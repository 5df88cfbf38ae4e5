import Foundation
import HaTangKit
import RegistryService
import TestWitnesses
import Testing

/// A registry of An Giang with some of the made-up sample surveys, and its service; requests reach it without a socket
/// and, where a test asks for one, by a free port.
final class ServedSample: Sendable {
    let folder: TemporaryFolder
    let service: WebService

    var path: String { folder.file("an-giang.gpkg") }

    /// Made once; tests get copies.
    private static let made: Result<Data, any Error> = Result {
        let folder = try TemporaryFolder()
        let path = folder.file("an-giang.gpkg")
        let geoData = try GeoDataFolder(asked: packageFolder.appending(path: "GeoData").path)
        try ProvinceRegistry.create(at: path, geoData: geoData, province: "91", withFormer: true)
        let registry = try ProvinceRegistry(opening: path, mode: .readWrite)
        let text = try String(
            contentsOf: packageFolder.appending(path: "GeoData/surveys/surveys.csv"), encoding: .utf8)
        for line in text.split(whereSeparator: \.isNewline).dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard cells.count > 5, let kind = SurveyKind(rawValue: cells[1]) else { continue }
            let request = SurveyRequest(
                path: packageFolder.appending(path: "GeoData/surveys/" + cells[0]).path, kind: kind,
                referenceSystem: cells[2], surveyed: Day(iso: cells[3]))
            _ = try registry.importSurvey(request)
        }
        return try Data(contentsOf: URL(filePath: path))
    }

    init(_ change: (inout WebServiceSettings) -> Void = { _ in }) throws {
        folder = try TemporaryFolder()
        try Self.made.get().write(to: URL(filePath: folder.file("an-giang.gpkg")))
        var settings = WebServiceSettings()
        settings.port = 0
        change(&settings)
        service = try WebService(opening: folder.file("an-giang.gpkg"), settings: settings)
    }

    deinit { service.stop() }

    var port: UInt16 { UInt16(service.address.split(separator: ":").last?.dropLast() ?? "") ?? 0 }

    /// Answers a request for the host `localhost`.
    func answer(
        _ method: HTTPMethod = .get, _ target: String, headers: [String: String] = [:],
        body: ServiceRequest.Body = .none
    ) throws -> ServiceResponse {
        var headers = headers
        headers["host"] = headers["host"] ?? "localhost:\(port)"
        return service.router.answer(
            ServiceRequest(method, try RequestTarget(target), headers: headers, body: body, address: "127.0.0.1"))
    }

    /// The JSON of a response that must be a good one.
    func json(_ target: String) throws -> [String: Any] {
        let response = try answer(.get, target)
        try #require(response.status == 200, "\(target): \(response.text.prefix(300))")
        return try #require(
            try JSONSerialization.jsonObject(with: Data(response.text.utf8)) as? [String: Any], "\(target)")
    }

    /// All features of a collection that the links «next» lead to.
    func features(_ target: String) throws -> (features: [[String: Any]], matched: [Int], pages: Int) {
        var next: String? = target
        var (features, matched, pages): ([[String: Any]], [Int], Int) = ([], [], 0)
        while let page = next {
            let json = try json(page)
            features += try #require(json["features"] as? [[String: Any]])
            matched.append(try #require(json["numberMatched"] as? Int))
            pages += 1
            try #require(pages < 1000, "the pages do not end")
            let links = try #require(json["links"] as? [[String: String]])
            next = links.first { $0["rel"] == "next" }?["href"].map { String($0.drop { $0 != "/" }.dropFirst(2)) }
                .map { String($0.drop { $0 != "/" }) }
        }
        return (features, matched, pages)
    }

    /// Makes a token known and gives its text.
    func token(_ role: VisitorRole, name: String = "Phòng thử", expires: Day? = nil) throws -> String {
        let token = AccessToken()
        try Registry(opening: path, mode: .readWrite).addToken(
            token.digest, name: name, role: role, expires: expires, at: "2026-11-29T00:00:00Z")
        return token.text
    }
}
