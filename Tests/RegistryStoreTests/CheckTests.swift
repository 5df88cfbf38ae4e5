import Foundation
import RegistryRecords
import RegistryStore
import SQLiteStore
import TestWitnesses
import Testing

/// What the check finds, and that it finds nothing in what is sound.
struct CheckTests {
    @Test(arguments: PlantedFault.all)
    func `a planted fault is found by its name`(_ fault: PlantedFault) throws {
        let registry = try CheckedRegistry()
        try fault.plant(in: registry.path)
        let before = try registry.folder.bytes("an-giang.gpkg")
        let result = try RegistryCheck.run(registry.path)
        #expect(result.counts[fault.code, default: 0] > 0, "\(result.counts)")
        #expect(result.findings.contains { $0.code == fault.code && !$0.problem.vi.isEmpty && !$0.remedy.en.isEmpty })
        #expect(try registry.folder.bytes("an-giang.gpkg") == before)
    }

    @Test func `everything that the check can find is planted`() {
        let found = Set(PlantedFault.all.map(\.code)).union([
            .fileUnreadable, .pagesDamaged, .checkStopped, .fileBeside, .keptResultChanged,
        ])
        let missing = CheckCode.allCases.filter { !found.contains($0) }
        #expect(missing.isEmpty)
    }

    @Test func `a new registry, a filled one and one that a service has open are sound`() throws {
        let registry = try CheckedRegistry()
        #expect(try registry.found().isEmpty)
        let new = registry.folder.file("new.gpkg")
        _ = try Registry.create(at: new)
        #expect(try RegistryCheck.run(new).counts.isEmpty)
        let served = try Registry(opening: registry.path, mode: .readWrite)
        try served.beginServing()
        try served.setDocuments([RegistryDocument(name: "mới.csv", content: "1")])
        #expect(try registry.found() == [.fileBeside: 1])
        served.endServing()
        #expect(try registry.found().isEmpty)
    }

    @Test(.enabled(if: Tool.hasGDAL, "gdal-bin or python3-gdal is not installed"))
    func `edits by GDAL are told as edits and as nothing else`() throws {
        let registry = try CheckedRegistry()
        #expect(try registry.complaints().isEmpty)
        let answer = try Tool.gdal(
            """
            data = ogr.Open(path, 1)
            layer = data.GetLayerByName('postal_points')
            feature = layer.GetNextFeature()
            feature['name'] = 'Bưu cục Châu Đốc'
            feature.SetGeometry(ogr.CreateGeometryFromWkt('POINT(105.11 10.7)'))
            layer.SetFeature(feature)
            made = ogr.Feature(layer.GetLayerDefn())
            made['code'] = 'NEW'
            made.SetGeometry(ogr.CreateGeometryFromWkt('POINT(105.5 10.5)'))
            layer.CreateFeature(made)
            data.GetLayerByName('bts_sites').DeleteFeature(data.GetLayerByName('bts_sites').GetNextFeature().GetFID())
            data.ExecuteSQL("UPDATE dead_zones SET place = 'Ấp 3'")
            del feature, made, layer, data
            """, registry.path)
        try #require(!answer.contains("status"), "\(answer)")
        let found = try registry.found()
        // The deleted site had a cell, which stands at no site now.
        #expect(found == [.outsideEdits: 3, .cellOfOtherSite: 1])
    }

    @Test(arguments: [0.0, 0.0005, 0.01, 0.5, 0.99])
    func `a file cut short is told as such`(_ share: Double) throws {
        let registry = try CheckedRegistry()
        let whole = try registry.folder.bytes("an-giang.gpkg")
        try whole.prefix(Int(Double(whole.count) * share)).write(to: URL(filePath: registry.path))
        #expect(try registry.found() == [.fileUnreadable: 1])
    }

    @Test func `what is no database is told as such, and what is none of ours is refused`() throws {
        let folder = try TemporaryFolder()
        let text = try folder.file("a.gpkg", holding: String(repeating: "a;b\n", count: 5000))
        #expect(try RegistryCheck.run(text).counts == [.fileUnreadable: 1])
        let other = folder.file("b.gpkg")
        try Connection(path: other, mode: .create).execute("CREATE TABLE a(b)")
        #expect(throws: RegistryError.notRegistry(path: other)) { try RegistryCheck.run(other) }
        #expect(throws: RegistryError.notFound(path: folder.file("c"))) { try RegistryCheck.run(folder.file("c")) }
        #expect(throws: RegistryError.isDirectory(path: folder.path)) { try RegistryCheck.run(folder.path) }
    }

    @Test func `pages of zeros, wherever they lie, are told and nothing crashes`() throws {
        let registry = try CheckedRegistry()
        let whole = try registry.folder.bytes("an-giang.gpkg")
        let pages = whole.count / 4096
        for page in stride(from: 0, to: pages, by: max(1, pages / 40)) {
            var torn = whole
            torn.replaceSubrange(page * 4096..<(page + 1) * 4096, with: Data(count: 4096))
            try torn.write(to: URL(filePath: registry.path))
            let found = try registry.found()
            #expect(!found.isEmpty, "page \(page + 1)")
        }
    }

    @Test func `bytes that were flipped never crash the check`() throws {
        let registry = try CheckedRegistry()
        let whole = try registry.folder.bytes("an-giang.gpkg")
        var numbers = SeededNumbers(seed: 7)
        for _ in 0..<40 {
            var torn = whole
            for _ in 0..<Int.random(in: 1...30, using: &numbers) {
                torn[Int.random(in: 0..<torn.count, using: &numbers)] = UInt8.random(in: 0...255, using: &numbers)
            }
            try torn.write(to: URL(filePath: registry.path))
            do {
                _ = try registry.found()
            } catch {
                #expect(error is RegistryError)
            }
        }
    }

    @Test func `of many findings of a kind some are kept and all are counted`() throws {
        let registry = try CheckedRegistry()
        try Connection(path: registry.path, mode: .readWrite).execute("DELETE FROM rtree_postal_points_geom")
        let result = try RegistryCheck.run(registry.path, limit: 1)
        #expect(result.counts == [.indexEntryMissing: 2])
        #expect(result.findings.count == 1)
    }
}
