import Foundation
import HaTangKit
import TestWitnesses
import Testing

struct FormerCommunesTests {
    private let office: Office

    init() throws {
        office = try Office()
    }

    @Test(arguments: ["2026-03-01", "2025-03-01"])
    func `an old commune counts in the one that took it over whole, with a note`(surveyed: String) throws {
        let row = "code,kind,commune,staffed\nP1,bưu cục,\"Xã Mỹ Khánh, TP Long Xuyên\",có\n"
        let plan = try office.take(try office.survey(row, surveyed: surveyed))
        #expect(plan.counts == [.created: 1])
        let note = try #require(plan.findings.first { $0.code == "former-commune" })
        #expect(note.severity == .note && note.row == 2 && note.column == "commune")
        for text in ["Xã Mỹ Khánh, Thành phố Long Xuyên", "30292 Phường Bình Đức"] {
            #expect(note.problem.vi.contains(text) && note.problem.en.contains(text), "\(note.problem)")
        }
        #expect(try office.point("P1")?.communes == ["30292", "30310@2024"])
        let coverage = try office.registry.coverage(on: .ofSamples).communes
        #expect(coverage.first { $0.commune.code == "30292" }?.postal.points == 1)
    }

    @Test func `an old commune that was split goes to quarantine and names its parts`() throws {
        let plan = try office.take(try office.survey("code,kind,commune\nP1,bưu cục,Xã Vĩnh Châu\n"))
        let finding = try #require(plan.findings.first { $0.code == "split-commune" })
        #expect(finding.severity == .error && plan.counts == [.quarantined: 1])
        for text in ["30316 Phường Châu Đốc", "30325 Phường Vĩnh Tế"] {
            #expect(finding.problem.vi.contains(text) && finding.problem.en.contains(text), "\(finding.problem)")
        }
    }

    @Test func `the position decides between the parts of a split commune`() throws {
        let office = try Office(withBoundaries: true)
        let vinhTe = try #require(
            try office.registry.registry.communes().first { $0.commune.code == "30325" }?.polygons.first?.outer)
        let middle = (
            latitude: vinhTe.dropLast().reduce(0) { $0 + $1.latitude } / Double(vinhTe.count - 1),
            longitude: vinhTe.dropLast().reduce(0) { $0 + $1.longitude } / Double(vinhTe.count - 1)
        )
        let header = "code,kind,commune,latitude,longitude\n"
        let inside = "P1,bưu cục,Xã Vĩnh Châu,\(middle.latitude),\(middle.longitude)\n"
        let elsewhere = "P2,bưu cục,Xã Vĩnh Châu,10.32,105.45\n"
        let plan = try office.take(try office.survey(header + inside + elsewhere))
        #expect(plan.findings.map(\.code) == ["commune-by-position", "split-commune"])
        #expect(plan.counts == [.created: 1, .quarantined: 1])
        #expect(try office.point("P1")?.communes == ["30325", "30334@2024"])
    }

    @Test func `a commune is explained under its old name, too`() throws {
        #expect(try office.registry.explanation(of: "Mỹ Khánh", on: .ofSamples).coverage.commune.code == "30292")
        let error = try #require(throws: JobError.self) {
            try office.registry.explanation(of: "Xã Vĩnh Châu", on: .ofSamples)
        }
        #expect(error.message.vi.contains("30325 Phường Vĩnh Tế"), "\(error.message.vi)")
    }

    @Test func `a registry gets the old communes whose land lies in it`() throws {
        let name = GeoDataFolder.Document.formerCommunes.rawValue
        let text = try #require(try office.registry.registry.document(named: name))
        #expect(text.split(separator: "\n").count == 1 + 155 + 143)
    }

    @Test func `a registry from before these tables opens and knows the present names`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("old.gpkg")
        let registry = try Registry.create(at: path)
        let texts = try RegistryDocuments.ofRepository()
        try registry.setDocuments(
            texts.filter { !$0.name.hasSuffix("-2024.csv") })
        try registry.addCommunes(
            try office.registry.registry.communes(withBoundaries: false))
        let opened = try ProvinceRegistry(opening: path)
        let directory = try opened.communeDirectory()
        #expect(directory.find("Phường Bình Đức, An Giang", on: .ofSamples).candidates.map(\.code) == ["30292"])
        #expect(directory.find("Xã Mỹ Khánh", on: .ofSamples).candidates.isEmpty)
    }

    @Test(arguments: [
        ("code,name,kind,district,valid_to,became\n1,Xã A,xã,999,2025-06-30,30292\n", "no such district"),
        ("code,name,kind,district,valid_to,became\n1,Xã A,xã,883,,30292\n", "must not be blank"),
        ("code,name,kind,district,valid_to,became\n1,Xã A,thôn,883,2025-06-30,30292\n", "must be one of"),
        ("code,name\n1,Xã A\n", "there is no column “kind”"),
    ])
    func `a spoilt table of old communes is refused with its place`(text: String, reason: String) throws {
        try office.registry.registry.setDocuments([
            RegistryDocument(name: GeoDataFolder.Document.formerCommunes.rawValue, content: text)
        ])
        let error = try #require(throws: JobError.self) { try office.registry.communeDirectory() }
        #expect(error.message.en.contains(reason), "\(error.message.en)")
    }
}

/// The documents of `GeoData` as a registry has them.
private enum RegistryDocuments {
    static func ofRepository() throws -> [RegistryDocument] {
        let geoData = try Places.geoData()
        return try GeoDataFolder.Document.allCases.map { document in
            RegistryDocument(
                name: document.rawValue,
                content: try String(contentsOfFile: geoData.path(of: document), encoding: .utf8))
        }
    }
}
