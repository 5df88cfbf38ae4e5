import Foundation
import HaTangKit
import Testing

struct RegistrySettingsTests {
    private static func text(_ document: GeoDataFolder.Document) throws -> String {
        try String(contentsOfFile: Places.geoData().path(of: document), encoding: .utf8)
    }

    /// The settings of the repository, but for one document.
    private static func settings(_ document: GeoDataFolder.Document, _ text: String) throws -> RegistrySettings {
        try RegistrySettings { $0 == document ? text : try Self.text($0) }
    }

    struct Fault: Sendable, CustomTestStringConvertible {
        var document: GeoDataFolder.Document
        /// What stands in the repository, once at least, and what a tired person makes of its first occurrence.
        var found: String
        var replaced: String
        /// What the message must name: the place and the fault.
        var place: String
        var testDescription: String { "\(document.rawValue): \(replaced)" }

        init(_ document: GeoDataFolder.Document, _ found: String, _ replaced: String, _ place: String) {
            self.document = document
            self.found = found
            self.replaced = replaced
            self.place = place
        }
    }

    @Test(arguments: [
        Fault(
            .targets, #""technology": "4G-or-better""#, #""technology": "6G""#, "targets.[7].technology: giá trị “6G”"),
        Fault(
            .targets, #""communes_share": 1,"#, #""communes_share": 1.5,"#,
            "“postal-staffed-online”, targets.[0].communes_share: giá trị 1.5"),
        Fault(
            .targets, #""mobile-4g-or-better""#, #""postal-staffed-online""#,
            "targets.[7].code: giá trị “postal-staffed-online”: mã bị trùng"),
        Fault(.targets, #""threshold": 1,"#, "", "targets.[0]: thiếu “threshold”"),
        Fault(.targets, #""technology": "4G-or-better","#, "", "targets.[7].technology: thiếu technology"),
        Fault(.targets, #""threshold": 1,"#, #""threshold": "một","#, "targets.[0].threshold"),
        Fault(.targets, #""comparison": ">=","#, #""comparison": ">","#, "targets.[0].comparison"),
        Fault(.targets, #""from": "2025-01-01""#, #""from": "01/01/2025""#, "targets.[0].from"),
        Fault(.targets, #""evidence_age_days": 730"#, #""evidence_age_days": -1"#, "evidence_age_days"),
        Fault(.targets, "{", "xã", "plan-2025-an-giang.json"),
        Fault(.eras, "2025-06-30", "30/06/2025", "eras.csv, dòng 2: cột “to”, giá trị “30/06/2025”"),
        Fault(.eras, "name,from,to", "name,from", "eras.csv, dòng 1: thiếu cột “to”"),
        Fault(.assumedRadii, ",8000,", ",-8000,", "assumed-radii.csv, dòng 2: cột “radius_m”"),
        Fault(.assumedRadii, ",8000,", ",8 km,", "giá trị “8 km”: phải là số"),
        Fault(.assumedRadii, "2G,850,960", "2G,960,850", "dòng 2: cột “band_mhz_to”"),
        Fault(.assumedRadii, "2G,850", "6G,850", "phải là một trong: 2G, 3G, 4G, 5G"),
        Fault(.assumedBeams, "beam_deg", "goc_mo", "assumed-beams.csv, dòng 1: thiếu cột “beam_deg”"),
        Fault(.assumedBeams, ",source\n", ",source\n4G,0,2025-01-01,x\n", "dòng 2: cột “beam_deg”, giá trị “0”"),
        Fault(.assumedBeams, ",source\n", ",source\n6G,65,2025-01-01,x\n", "phải là một trong: 2G, 3G, 4G, 5G"),
        Fault(.sampleRules, "300,", "-1,", "sample-rules.csv, dòng 2: cột “floor”, giá trị “-1”"),
        Fault(.sampleRules, ",31,", ",0,", "cột “window_days”, giá trị “0”: phải là số nguyên từ 1 đến 3660"),
        Fault(.sampleRules, ",-110,", ",110,", "cột “rsrp_dbm”, giá trị “110”: phải từ -160 đến -20"),
        Fault(.sampleRules, ",40,", ",nhanh,", "cột “download_mbps”, giá trị “nhanh”: phải là số"),
        Fault(.meridians, "new,", "mới,", "phải là một trong: old, new"),
        Fault(.words, "staffed,x,yes", "staffed,x,maybe", "words.csv, dòng 2"),
    ])
    func `a wrong table is refused with its place and the reason`(fault: Fault) throws {
        let text = try Self.text(fault.document)
        let range = try #require(text.range(of: fault.found))
        let error = try #require(throws: JobError.self) {
            try Self.settings(fault.document, text.replacingCharacters(in: range, with: fault.replaced))
        }
        #expect(error.message.vi.contains(fault.place), "\(error.message.vi)")
        #expect(error.message.vi.hasPrefix(fault.document.rawValue))
        #expect(error.message.en.hasPrefix(fault.document.rawValue))
    }

    @Test func `the tables of the repository are in order`() throws {
        let settings = try RegistrySettings { try Self.text($0) }
        #expect(settings.eras.map(\.name) == ["2024", "2025"])
        #expect(settings.provinces.count == 34)
        #expect(settings.targets.map(\.code).prefix(2) == ["postal-staffed-online", "postal-one-point"])
        #expect(settings.meridians.first { $0.set == .new && $0.provinceCode == "91" }?.centralMeridian == 104.75)
    }

    @Test func `a registry with a spoilt table is not opened`() throws {
        let office = try Office()
        try office.registry.registry.setDocuments([
            RegistryDocument(name: GeoDataFolder.Document.eras.rawValue, content: "name,from\n2025,2025-07-01\n")
        ])
        let error = try #require(throws: JobError.self) { try ProvinceRegistry(opening: office.path) }
        #expect(error.message.en.contains("there is no column “to”"))
    }
}
