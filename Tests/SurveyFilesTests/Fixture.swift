import Foundation
import RegistryRecords
import SurveyFiles
import TestWitnesses

/// Files that other programs wrote, and what must come out of them; see `Fixtures/README.md`.
enum Fixture {
    static func path(_ name: String) -> String {
        packageFolder.appending(path: "Tests/SurveyFilesTests/Fixtures/\(name)").path
    }

    /// The table that stands in every format.
    struct Table: Decodable {
        var heading: [String]
        var rows: [[String]]
    }

    static func table() throws -> Table {
        try JSONDecoder().decode(Table.self, from: Data(contentsOf: URL(filePath: path("expected.json"))))
    }

    static func rows(_ path: String, sheet: String? = nil) throws -> [RawRow] {
        var reader = try SurveyFile.open(path, sheet: sheet)
        var rows: [RawRow] = []
        while let row = try reader.next() { rows.append(row) }
        return rows
    }
}
