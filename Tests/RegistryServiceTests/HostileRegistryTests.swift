import Foundation
import HaTangKit
import RegistryRecords
import RegistryService
import TestWitnesses
import Testing

/// A registry whose texts are markup, as it is served.
struct HostileRegistryTests {
    private let folder: TemporaryFolder
    private let service: WebService

    init() throws {
        folder = try TemporaryFolder()
        let path = folder.file("an-giang.gpkg")
        let geoData = try GeoDataFolder(asked: packageFolder.appending(path: "GeoData").path)
        try ProvinceRegistry.create(at: path, geoData: geoData, province: "91", withBoundaries: false)
        let registry = try ProvinceRegistry(opening: path, mode: .readWrite)
        let bad = "<x-bad>\"\" y-bad=1"
        for (kind, head, rows) in [
            (SurveyKind.postal, "code,name,kind,operator,address,phone,commune,staffed,internet", 9),
            (.bts, "site,cell,name,operator,technology,address,commune", 7),
            (.deadzone, "code,name,status,reported,reason,commune", 6),
        ] {
            let fixed = [
                "kind": "bưu cục", "staffed": "có", "internet": "có", "commune": "30307", "technology": "4G",
                "status": "đã báo", "reported": "2025-01-05",
            ]
            let cells = head.split(separator: ",").map { fixed[String($0)] ?? "\"\(bad)\"" }
            try #require(cells.count == rows)
            let file = try folder.file(
                "<x-bad>\(kind.rawValue).csv", holding: head + "\n" + cells.joined(separator: ",") + "\n")
            _ = try registry.importSurvey(
                SurveyRequest(path: file, kind: kind, surveyed: Day(iso: "2026-03-01"), inspector: "<x-bad>"))
        }
        var settings = WebServiceSettings()
        settings.port = 0
        service = try WebService(opening: path, settings: settings)
    }

    private func text(_ target: String) throws -> (text: String, type: String) {
        let request = ServiceRequest(
            .get, try RequestTarget(target),
            headers: [
                "host": service.address.replacing("http://", with: "").replacing("/", with: ""), "accept": "text/html",
            ],
            body: .none, address: "127.0.0.1")
        let response = service.router.answer(request)
        return (response.text, response.headers.first { $0.name.lowercased() == "content-type" }?.value ?? "")
    }

    @Test func `no page that can be reached has markup of a text`() throws {
        var waiting = ["/", "/records", "/find?q=bad", "/nowhere/%3Cx-bad%3E", "/api/", "/api/coverage?on=%3Cx-bad%3E"]
        var seen = Set(waiting)
        var shown = 0
        while let target = waiting.popLast(), seen.count < 150 {
            guard let page = try? text(target) else { continue }
            guard page.type.hasPrefix("text/html") else { continue }
            #expect(!page.text.contains("<x-bad"), "\(target)")
            #expect(!page.text.contains("\" y-bad="), "\(target)")
            if page.text.contains("x-bad") { shown += 1 }
            for link in page.text.matches(of: /href="(\/[^"#]*)"/) {
                let next = String(link.output.1).replacing("&amp;", with: "&")
                if seen.insert(next).inserted { waiting.append(next) }
            }
        }
        #expect(shown >= 3, "the texts were on \(shown) of \(seen.count) pages")
    }

    @Test(arguments: ["/%0d%0aSet-Cookie:%20x", "/?a=%0d%0aX:%201", "/a%00b", "/%2e%2e/%2e%2e/etc/passwd"])
    func `nothing of an address gets into a header or a path`(target: String) throws {
        #expect(throws: ServiceProblem.self) { try RequestTarget(target) }
    }
}
