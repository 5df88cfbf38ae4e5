import Foundation
import HaTangCommands
import RegistryRecords
import SQLiteStore
import TestWitnesses
import Testing

/// A temporary folder with a registry of An Giang (`an-giang.gpkg`) and files of every wrong sort; gone with the value.
final class RegistryFolder {
    let path: String

    /// The package's root, found from this file.
    static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// Files by name, made once and written for every test.
    private static let template = Result { try Template().contents() }

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("commands-\(UUID().uuidString)").path
        for folder in Template.folders {
            try FileManager.default.createDirectory(atPath: file(folder), withIntermediateDirectories: true)
        }
        for (name, data) in try Self.template.get() { try data.write(to: URL(fileURLWithPath: file(name))) }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func file(_ name: String) -> String { path + "/" + name }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: file(name)))
    }

    /// Runs a command line as below, and fails unless it ends as expected.
    func run(
        _ line: String, language: Language = .vietnamese, width: Int = 160, expecting status: CommandStatus = .success
    ) throws -> Transcript {
        let transcript = Transcript()
        let ended = run(line, language: language, width: width, transcript: transcript)
        try #require(ended == status, "\(transcript.told)")
        return transcript
    }

    /// Runs a command line; a word that begins with `@` is a file of the folder, `GEODATA` the tables of the package.
    @discardableResult
    func run(
        _ line: String, language: Language = .vietnamese, width: Int = 120, transcript: Transcript
    ) -> CommandStatus {
        let words = line.split(separator: " ").map { word in
            word.hasPrefix("@")
                ? file(String(word.dropFirst()))
                : word == "GEODATA" ? Self.package + "/GeoData" : String(word)
        }
        return HatangProgram().run(
            words, on: transcript.console(width: width, environment: ["HATANG_LANGUAGE": language.rawValue]))
    }

    /// The bytes of every file, by name.
    func contents() throws -> [String: Data] { try Template.contents(of: path) }
}

/// The folder that others are copied from.
private final class Template: Sendable {
    static let folders = ["folder", "geodata/targets"]
    private let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("commands-\(UUID().uuidString)").path
        for folder in Self.folders {
            try FileManager.default.createDirectory(atPath: file(folder), withIntermediateDirectories: true)
        }
        let transcript = Transcript()
        let words = [
            "init", file("an-giang.gpkg"), "--province", "91", "--geodata", RegistryFolder.package + "/GeoData",
        ]
        try #require(HatangProgram().run(words, on: transcript.console()) == .success, "\(transcript.told)")
        try writeRegistries()
        for (name, text) in Self.texts { try write(Data(text.utf8), to: name) }
        try write(Data([0x50, 0x4B, 3, 4, 20, 0, 6, 0, 8, 0] + [UInt8](repeating: 0, count: 500)), to: "xlsx.csv")
        // Written by openpyxl; see the README beside them.
        let fixtures = RegistryFolder.package + "/Tests/SurveyFilesTests/Fixtures/"
        try write(Data(contentsOf: URL(fileURLWithPath: fixtures + "sheets.xlsx")), to: "sheets.xlsx")
        let points = try Data(contentsOf: URL(fileURLWithPath: fixtures + "points.xlsx"))
        try write(points.prefix(points.count / 2), to: "cut.xlsx")
        let empty = """
            import sys, openpyxl
            openpyxl.Workbook().save(sys.argv[1])
            """
        try Tool.output(of: Tool.python, "-c", empty, file("empty.xlsx"))
        try write(Data([0xFF, 0xFE] + "m\u{0}a\u{0}\u{1}".utf8), to: "wide.csv")
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func contents() throws -> [String: Data] { try Self.contents(of: path) }

    static func contents(of path: String) throws -> [String: Data] {
        var contents: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: path)
        where !(folders + ["geodata"]).contains(name) {
            contents[name] = try Data(contentsOf: URL(fileURLWithPath: path + "/" + name))
        }
        return contents
    }

    /// Registries that are cut off, damaged or none at all.
    private func writeRegistries() throws {
        let registry = try Data(contentsOf: URL(fileURLWithPath: file("an-giang.gpkg")))
        try write(registry.prefix(registry.count / 2), to: "cut.gpkg")
        try write(registry.prefix(60), to: "cut-header.gpkg")
        var damaged = registry
        for place in 4096..<damaged.count { damaged[place] = UInt8(truncatingIfNeeded: place &* 31) }
        try write(damaged, to: "damaged.gpkg")
        try Connection(path: newFile("plain.gpkg"), mode: .readWrite).execute("CREATE TABLE a(b)")
        try Connection(path: newFile("foreign.gpkg"), mode: .readWrite).execute(
            """
            PRAGMA application_id = 0x47504B47;
            PRAGMA user_version = 10300;
            CREATE TABLE gpkg_contents(table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL);
            """)
        try FileManager.default.copyItem(atPath: file("an-giang.gpkg"), toPath: file("no-targets.gpkg"))
        try Connection(path: file("no-targets.gpkg"), mode: .readWrite).execute(
            "DELETE FROM hatang_documents WHERE name LIKE 'targets/%'")
    }

    private func file(_ name: String) -> String { path + "/" + name }

    private func newFile(_ name: String) throws -> String {
        try write(Data(), to: name)
        return file(name)
    }

    private func write(_ data: Data, to name: String) throws {
        try data.write(to: URL(fileURLWithPath: file(name)))
    }

    private static func boundary(_ properties: String, member: String = "", ring: String) -> String {
        """
        {"type":"FeatureCollection",\(member)"features":[{"type":"Feature","properties":{\(properties)},
        "geometry":{"type":"Polygon","coordinates":[[\(ring)]]}}]}
        """
    }

    private static let square = "[105.4,10.3],[105.5,10.3],[105.5,10.4],[105.4,10.4],[105.4,10.3]"

    private static let texts: [String: String] = [
        "empty.gpkg": "", "empty.csv": "", "empty.geojson": "", "empty.json": "", "notes.txt": "Ghi chú\n",
        "good.csv": "Mã bưu cục;Tên bưu cục;Loại;Phường/Xã\n880100;Bưu cục Long Xuyên;bưu cục;Phường Long Xuyên\n",
        "cut.csv": "Mã bưu cục;Tên bưu cục\n880100;\"Bưu cục Long Xuyên\n880200;Châu Đốc\n",
        "blank.csv": "\n\n;;;\n", "header-only.csv": "Mã bưu cục;Tên bưu cục\n",
        "no-key.csv": "Cột một;Cột hai\n1;2\n",
        "double.csv": "Mã bưu cục;Tên bưu cục;Tên điểm\n1;Một;Hai\n",
        "grid.csv":
            "Mã bưu cục;Tên bưu cục;Loại;Tọa độ Đông;Tọa độ Bắc\n880100;Long Xuyên;bưu cục;574821.743;1148671.641\n",
        "finding.csv": "Mã bưu cục;Tên bưu cục;Loại\n1;Một;trạm bơm\n",
        "map-bts.json": "{\"hatang_mapping\": 1, \"kind\": \"bts\", \"columns\": []}",
        "map-postal.json": "{\"hatang_mapping\": 1, \"kind\": \"postal\", \"columns\": []}",
        "other.csv": "Mã bưu cục;Tên bưu cục\n1;Một\n",
        "cut.geojson": "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"prop",
        "point.geojson":
            "{\"type\":\"Feature\",\"properties\":{\"code\":\"30307\"},"
            + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[105.4,10.3]}}",
        "nobody.geojson": boundary("\"name\":\"Xã Không Có Thật\"", ring: square),
        "far.geojson": boundary("\"code\":\"30307\"", ring: "[10.3,105.4],[10.3,105.5],[10.4,105.5],[10.3,105.4]"),
        "half-bad.geojson": """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"code":"30307"},"geometry":{"type":"Polygon","coordinates":[[\(square)]]}},
        {"type":"Feature","properties":{"name":"Xã Không Có Thật"},
        "geometry":{"type":"Polygon","coordinates":[[\(square)]]}}]}
        """,
        "foreign.geojson": boundary(
            "\"code\":\"30307\"",
            member: "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::32648\"}},",
            ring: "[543588,1149777],[544588,1149777],[544588,1150777],[543588,1149777]"),
        "text.json": "chỉ tiêu\n", "cut.json": "{\"targets\":[{\"code\":\"a\"", "list.json": "[]\n",
        "no-threshold.json": "{\"targets\":[{\"code\":\"a\",\"title\":{\"vi\":\"a\",\"en\":\"a\"}}]}",
        "geodata/targets/plan-2025-an-giang.json": "{\"targets\":[]}",
    ]
}
