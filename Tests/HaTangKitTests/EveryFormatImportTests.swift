import Foundation
import HaTangKit
import TestWitnesses
import Testing

/// The fixtures of `SurveyFilesTests`: one table of 50 made-up points in every format.
struct EveryFormatImportTests {
    private static let folder = packageFolder.appending(path: "Tests/SurveyFilesTests/Fixtures").path + "/"

    private struct Table: Decodable {
        var rows: [[String]]
    }

    private struct Point: Equatable {
        var name: String?
        var staffed: FieldValue?
        var opened: Day?
    }

    private static let formats: [String] = {
        #if GDAL
        [
            "points.csv", "points.tsv", "points.xlsx", "points.xls", "points.ods", "points.shp", "points.zip",
            "points.tab", "points.mif", "points.kml", "points.kmz", "points.gpx", "points.geojson", "points.geojsonl",
            "points.gpkg", "points.fgb", "points-9208.fgb", "points-32648.fgb",
        ]
        #else
        ["points.csv", "points.tsv", "points.xlsx"]
        #endif
    }()

    /// What somebody says once of a sender's columns; GPX has names of its own.
    private static func mapping(of file: String) -> SavedMapping {
        let headings = file == "points.gpx" ? ["name", "desc", "cmt", "src"] : ["ma_mau", "ten", "nguoi_pv", "ngay"]
        let meanings = ["code", "name", "staffed", "opened"]
        return SavedMapping(
            kind: .postal,
            columns: zip(headings, meanings).map { heading, meaning in
                SavedMapping.Column(heading: heading, canonical: SurveyColumn(meaning, kind: .postal))
            })
    }

    @Test(arguments: formats)
    func `the same 50 rows in every format give the same records`(file: String) throws {
        let office = try Office()
        let request = SurveyRequest(
            path: Self.folder + file, kind: .postal, surveyed: day("2026-11-20"), mapping: Self.mapping(of: file))
        let outcome = try office.registry.importSurvey(request, today: .ofSamples)
        #expect(outcome.summary.rows[.created] == 50, "\(outcome.summary.rows) \(outcome.summary.findings.kept)")
        #expect(outcome.summary.findings.count(.error) == 0)

        let records = try office.registry.registry.records(of: .postalPoint)
        let found = Dictionary(
            records.map { ($0.key, Point(name: $0[.name]?.text, staffed: $0[.staffed], opened: $0[.opened]?.day)) },
            uniquingKeysWith: { first, _ in first })
        let table = try JSONDecoder().decode(
            Table.self, from: Data(contentsOf: URL(filePath: Self.folder + "expected.json")))
        try #require(table.rows.count == 50 && found.count == 50)
        // GDAL made the grid file in its own way, up to 0.8 m off; MapInfo keeps whole steps.
        let tolerance = ["points-9208.fgb": 1.0, "points.tab": 1.0][file] ?? 0.002
        for row in table.rows {
            let staffed: FieldValue? = ["có": .yes, "x": .yes, "không": .no][row[2]]
            #expect(found[row[0]] == Point(name: row[1], staffed: staffed, opened: Day(iso: row[3])), "\(row)")
            guard case .point(let place)? = records.first(where: { $0.key == row[0] })?.shape else {
                Issue.record("\(row[0]) has no place")
                continue
            }
            let expected = GeographicPosition(
                latitude: try #require(Double(row[4])), longitude: try #require(Double(row[5])))
            #expect(place.distance(to: expected) < tolerance, "\(row[0])")
        }
        // Numbers of rows are true, so that a finding can be found in the sender's file.
        let rows = try office.registry.registry.rawRows(survey: outcome.summary.survey.identifier)
        #expect(rows.filter { $0.outcome == .created }.map(\.row.number) == Array(2...51))
    }
}
