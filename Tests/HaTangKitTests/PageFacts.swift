import Foundation
import HaTangKit
import TestWitnesses

/// What Python's own parser finds in a page, by `Tests/Browser/page_facts.py`.
struct PageFacts: Decodable {
    struct Table: Decodable {
        var keys: [String]
        var rows: [[String]]
    }
    struct Path: Decodable {
        var code: String
        var path: String
    }

    var faults: [String]
    var addresses: [String]
    var handlers: [String]
    var language: String
    var title: String
    var policy: String
    var communes: [Path]
    var bytes: Int
    var scripts: Int
    var seal: String?
    var tables: [String: Table]

    init(of page: HTMLReport) throws {
        let folder = try TemporaryFolder()
        let file = folder.file("page.html")
        try Data(page.bytes).write(to: URL(filePath: file))
        let script = packageFolder.appending(path: "Tests/Browser/page_facts.py").path
        self = try JSONDecoder().decode(
            PageFacts.self, from: Data(try Tool.output(of: Tool.python, script, file).utf8))
    }
}
