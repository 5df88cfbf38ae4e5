import Foundation
import HaTangKit
import TestWitnesses
import Testing

struct ReadmeExampleTests {
    /// The text of README between two marks, the first of each that comes.
    private static func readme(from start: String, to end: String) throws -> Substring {
        let readme = try String(contentsOfFile: Places.package + "/README.md", encoding: .utf8)
        let opening = try #require(readme.range(of: start))
        let closing = try #require(readme.range(of: end, range: opening.upperBound..<readme.endIndex))
        return readme[opening.upperBound..<closing.lowerBound]
    }

    @Test func `the library example of README is the one that runs here`() throws {
        let example = try Self.readme(from: "```swift\n", to: "```\n")
        let source = try String(
            contentsOfFile: Places.package + "/Tests/HaTangKitTests/ReadmeExample.swift", encoding: .utf8)
        #expect(example == source)
    }

    @Test func `it tells what README says of the survey in it`() throws {
        let table = try Self.readme(from: "    Mã bưu cục;", to: "\n\nThen:").split(separator: "\n    ")
        let folder = try TemporaryFolder()
        let survey = try folder.write(
            "Mã bưu cục;" + table.joined(separator: "\n") + "\n", to: "buu-cuc.csv")
        var output = ""
        try report(
            on: survey, registry: folder.file("an-giang.gpkg"), geoData: Places.package + "/GeoData", to: &output)
        let expected = """
            Phường Long Xuyên: Đạt
            Xã Mỹ Hòa Hưng: Chưa đủ căn cứ
            thiếu: 101/102 xã, phường, đặc khu

            """
        #expect(output == expected)
    }
}
