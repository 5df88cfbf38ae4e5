import HaTangKit
import TestWitnesses
import Testing

struct GeoDataFolderTests {
    private let folder: TemporaryFolder
    private let document = GeoDataFolder.Document.targets.rawValue

    init() throws {
        folder = try TemporaryFolder()
    }

    private func found(
        asked: String? = nil, environment: [String: String] = [:], executable: String = "opt/bin/hatang"
    ) throws -> String {
        let found = try GeoDataFolder(
            asked: asked.map(folder.file), environment: environment.mapValues(folder.file),
            executable: folder.file(executable))
        return String(found.path.dropFirst(folder.path.count + 1))
    }

    @Test func `the one asked for comes before the environment, and both before what lies near the program`() throws {
        for place in ["asked", "named", "opt/share/hatang", "opt/GeoData", "GeoData"] {
            try folder.write("{}", to: "\(place)/\(document)")
        }
        let named = ["HATANG_GEODATA": "named"]
        #expect(try found(asked: "asked", environment: named) == "asked")
        #expect(try found(environment: named) == "named")
        #expect(try found() == "opt/share/hatang")
        #expect(try found(executable: "hatang") == "GeoData")
    }

    @Test(arguments: [".build/release/hatang", ".build/x86_64/debug/hatang", "hatang"])
    func `a folder above the program is found`(executable: String) throws {
        try folder.write("{}", to: "GeoData/\(document)")
        #expect(try found(executable: executable) == "GeoData")
    }

    @Test func `a folder that was asked for and is none is an error, never replaced by another`() throws {
        try folder.write("{}", to: "GeoData/\(document)")
        #expect(throws: JobError.noGeoData(tried: [folder.file("missing")])) { try found(asked: "missing") }
        #expect(throws: JobError.noGeoData(tried: [folder.file("missing")])) {
            try found(environment: ["HATANG_GEODATA": "missing"])
        }
    }

    @Test func `without any folder the error names the places that were tried`() throws {
        let error = try #require(throws: JobError.self) { try found() }
        #expect(error.message.vi.contains(folder.file("opt/share/hatang")))
        #expect(error.message.en.contains(folder.file("opt/GeoData")))
    }
}
