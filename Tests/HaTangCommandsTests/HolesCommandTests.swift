import Foundation
import HaTangCommands
import RegistryRecords
import Synchronization
import TestWitnesses
import Testing

struct HolesCommandTests {
    private let folder: RegistryFolder

    init() throws {
        folder = try RegistryFolder()
        let files = [
            (
                "tram.csv", "bts",
                "site,operator,technology,radius_m,on_air,latitude,longitude\nM1,Viettel,4G,2500,2020-01-01,10.3864,105.4351\n"
            ),
            (
                "vung.csv", "deadzone",
                "code,operator,technology,status,reported,latitude,longitude,commune\nPA1,Viettel,4G,đã báo,2026-01-01,10.3864,105.4351,\n"
                    + "PA2,,,đã báo,2026-01-01,,,30307\n"
            ),
        ]
        for (name, kind, text) in files {
            try folder.write(text, to: name)
            let transcript = Transcript()
            let line = "import @an-giang.gpkg @\(name) --kind \(kind) --crs wgs84 --surveyed 2026-05-01"
            try #require(folder.run(line, transcript: transcript) == .success, "\(transcript.told)")
        }
    }

    private func run(
        _ options: String, language: Language = .vietnamese, expecting status: CommandStatus = .success
    ) -> Transcript {
        let transcript = Transcript()
        let line = "holes @an-giang.gpkg --technology 4G --on 2026-11-23 --commune 30307 --commune 30292 " + options
        #expect(folder.run(line, language: language, transcript: transcript) == status, "\(transcript.told)")
        return transcript
    }

    @Test func `the list is for people in both languages and ends with 2 only when asked`() {
        let vietnamese = run("--exit-code", expecting: .remaining)
        #expect(vietnamese.printed.hasPrefix("Vùng không có sóng 4G – mọi doanh nghiệp\n"))
        #expect(vietnamese.printed.contains("30307-1") && vietnamese.printed.contains("M1"))
        let english = run("", language: .english)
        #expect(english.printed.contains("Areas without 4G – any operator"))
        #expect(english.printed.contains("holes in 2 communes"))
    }

    @Test func `the forms for scripts agree with each other`() throws {
        struct Feature: Decodable {
            struct Properties: Decodable {
                var code: String
                var area_m2: Double
                var nearest_site_has_service: Bool
            }
            struct Geometry: Decodable { var type: String }
            var properties: Properties
            var geometry: Geometry
        }
        struct Collection: Decodable { var features: [Feature] }
        struct Hole: Decodable {
            var code: String
            var area_m2: Double
        }
        struct List: Decodable { var holes: [Hole] }
        let features = try JSONDecoder().decode(
            Collection.self, from: Data(run("--format geojson").printed.utf8)
        ).features
        let holes = try JSONDecoder().decode(List.self, from: Data(run("--format json").printed.utf8)).holes
        #expect(!holes.isEmpty && holes.map(\.code) == features.map(\.properties.code))
        #expect(holes.map(\.area_m2) == features.map(\.properties.area_m2))
        #expect(features.allSatisfy { $0.geometry.type.hasSuffix("Polygon") && $0.properties.nearest_site_has_service })
        let rows = run("--format csv").printed.split(separator: "\r\n")
        #expect(rows.count == holes.count + 1 && rows[0].contains("Diện tích không phủ (m²)"))
    }

    @Test(.enabled(if: Tool.hasGDAL, "Debian's gdal-bin and python3-gdal are missing"))
    func `the GeoPackage is valid and GDAL reads every hole with its area`() throws {
        _ = run("--format gpkg --output @ho.gpkg")
        let validated = try Tool.run(
            Tool.python, "-W", "ignore", "-m", "osgeo_utils.samples.validate_gpkg", "--extra", "--warning-as-error",
            folder.file("ho.gpkg"))
        #expect(validated.status == 0 && validated.output + validated.error == "")
        let script = """
            import sys
            from osgeo import ogr
            ogr.UseExceptions()
            source = ogr.Open(sys.argv[1])
            layer = source.GetLayerByName("holes")
            for feature in layer:
                geometry = feature.GetGeometryRef()
                print(feature.GetField("code"), geometry.IsValid(), feature.GetField("polygon_area_m2") > 0)
            """
        let told = try Tool.output(of: Tool.python, "-W", "ignore", "-c", script, folder.file("ho.gpkg"))
        let lines = told.split(separator: "\n").map(String.init)
        let codes = run("--format csv").printed.split(separator: "\r\n").dropFirst().map {
            $0.split(separator: ",")[0].filter { $0 != "\"" }
        }
        #expect(lines == codes.map { "\($0) True True" })
    }

    @Test func `a pipe in the place of the GeoPackage is told, and stays a pipe`() throws {
        let pipe = folder.file("ong.gpkg")
        let made = unsafe mkfifo(pipe, 0o600)
        try #require(made == 0)
        let transcript = Transcript()
        let line = "holes @an-giang.gpkg --technology 4G --on 2026-11-23 --format gpkg --output @ong.gpkg"
        #expect(folder.run(line, transcript: transcript) == .failure)
        #expect(transcript.told.contains("đường ống"))
        var status = stat()
        let found = unsafe stat(pipe, &status)
        #expect(found == 0 && status.st_mode & S_IFMT == S_IFIFO)
    }

    @Test func `contradictions name the report, the sites that reach it and what has no place`() throws {
        let text = run("--contradictions --exit-code", expecting: .remaining).printed
        #expect(text.contains("Phản ánh còn mở nằm trong vùng phủ tính toán: 1\n"))
        #expect(text.contains("PA1") && text.contains("vung.csv, dòng 2"))
        #expect(text.contains("cần bổ sung tọa độ: PA2\n"))
        let json = run("--contradictions --format json").printed
        #expect(json.contains(#""covered_reports": ["#) && json.contains(#""file":"tram.csv","sheet":null,"row":2"#))
    }

    @Test(arguments: [
        "holes --technology 4G --commune 30307",
        "plan --service mobile --radius 2500 --candidates holes --commune 30307",
    ])
    func `Ctrl-C ends the work with one line and status 130`(_ line: String) {
        let transcript = Transcript()
        transcript.isInterrupted.withLock { $0 = true }
        let words = line.split(separator: " ").map(String.init)
        let command = ([words[0], "@an-giang.gpkg"] + words.dropFirst()).joined(separator: " ")
        #expect(folder.run(command, transcript: transcript) == .interrupted)
        #expect(transcript.printed.isEmpty && transcript.told.hasSuffix("hatang: đã dừng theo Ctrl-C\n"))
    }
}
