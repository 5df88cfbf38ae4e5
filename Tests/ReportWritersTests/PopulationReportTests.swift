import ContentDigest
import CoverageEngine
import Foundation
import RegistryRecords
import ReportWriters
import TestWitnesses
import Testing

/// What reports say of a population that comes from a raster.
struct PopulationReportTests {
    private static func table(bands: Int = 1) throws -> CoverageTable {
        var table = try Samples.table()
        var source = PopulationSource(
            file: "dân-số.tif", digest: SHA256Digest(of: "mẫu"), referenceSystem: "WGS 84", cellWidth: 0.001,
            cellHeight: 0.002, cellUnit: "degree", bands: bands)
        source.peopleOfProvince = ["91": 1_234_567.4]
        source.communesOutside = 1
        table.population = source
        return table
    }

    private static let digest = SHA256Digest(of: "mẫu").description

    @Test(.enabled(if: Tool.hasPython, "python3 is not installed"))
    func `JSON, GeoJSON and CSV name the method and the file`() throws {
        let table = try Self.table()
        let script = """
            import csv, io, json, sys
            table, shapes, text = sys.stdin.read().split("\\0")
            for about in (json.loads(table), json.loads(shapes)["hatang"]):
                print(about["population_method"], *about["population_source"].values(), sep="|")
            print(*{row["Cách tính dân số"] for row in csv.DictReader(io.StringIO(text.lstrip("\\ufeff"), newline=""))})
            """
        let texts = [
            CoverageJSON.text(table), CoverageGeoJSON.text(table, boundaries: [:]),
            CoverageCSV.text(table, language: .vietnamese),
        ]
        let output = try Tool.output(of: Tool.python, "-c", script, input: texts.joined(separator: "\0"))
        let about =
            "raster-cell-centres|dân-số.tif|\(Self.digest)|WGS 84|{'width': 0.001, 'height': 0.002, 'unit': 'degree'}|1|1|"
            + "{'91': 1234567.4}|1\n"
        #expect(output == about + about + "theo tâm ô của lưới dân số dân-số.tif, SHA-256 \(Self.digest)\n")
        let plain = CoverageJSON.text(try Samples.table()).replacing("\n", with: "").replacing(" ", with: "")
        #expect(plain.contains(#""population_method":"settlements","population_source":null,"communes""#))
    }

    @Test func `the heading for people tells the raster, its cells, its people and what it lacks`() throws {
        let style = ReportStyle(width: 300, provinceNames: ["91": "Tỉnh An Giang"])
        for text in [
            CoverageText.text(try Self.table(bands: 3), style: style),
            OperatorReport.text(try Self.table(bands: 3), style: style),
        ] {
            for words in [
                "Dân số: theo tâm ô của lưới dân-số.tif (ô 0,001 × 0,002 độ, WGS 84, SHA-256 \(Self.digest.prefix(16)))",
                "không dùng số dân của ấp, khóm", "1.234.567 người", "3 kênh; chỉ dùng kênh 1", "CHÚ Ý – 1 xã",
            ] {
                #expect(text.contains(words), "\(words)")
            }
        }
        #expect(!CoverageText.text(try Self.table(), style: style).contains("kênh"))
    }

    @Test func `2G and 3G are shown where a commune has something of them, and are columns of every CSV`() throws {
        var table = try Samples.table()
        let style = ReportStyle(language: .english, width: 400)
        #expect(!CoverageText.text(table, style: style).contains("3G"))
        #expect(!OperatorReport.csv(table, language: .english).contains("3G"))
        table.communes[1].mobile[.g3] = Samples.mobile(nil, 0.25, 0.25)
        let text = CoverageText.text(table, style: style)
        #expect(text.contains("Share 3G") && !text.contains("2G"))
        let operators = OperatorReport.csv(table, language: .english).split(whereSeparator: \.isNewline)
        #expect(operators.count { $0.contains(#""3G""#) || $0.contains(",3G,") } == 1)
        let heading = try #require(
            CoverageCSV.text(try Samples.table(), language: .english).split(whereSeparator: \.isNewline).first)
        let names = ["4G or better: verdict", "2G: verdict", "3G: verdict", "Open dead zones", "Population method"]
        let places = names.compactMap { heading.range(of: $0)?.lowerBound }
        #expect(places.count == names.count && places == places.sorted())
    }
}
