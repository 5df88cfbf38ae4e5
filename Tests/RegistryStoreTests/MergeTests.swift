import RegistryRecords
import RegistryStore
import SQLiteStore
import TestWitnesses
import Testing
import VN2000

struct MergeTests {
    let folder: TemporaryFolder
    let registry: Registry
    let samples: Samples

    init() throws {
        folder = try TemporaryFolder()
        registry = try Registry.create(at: folder.file("test.gpkg"))
        samples = try Samples()
    }

    private func make(_ records: [RegistryRecord]) throws {
        try registry.apply(
            samples.plan(records, base: registry.version), by: "Tổ nhập liệu", at: "2026-11-23T09:30:00+07:00")
    }

    @discardableResult
    private func merge(_ kept: RegistryRecord, _ gone: RegistryRecord) throws -> MergedRecords {
        let mergings = [RecordMerging(kept: kept.uuid, gone: gone.uuid)]
        return try #require(try registry.merge(mergings, by: "Phòng Bưu chính", at: "2026-11-24T08:00:00+07:00").first)
    }

    /// A number that a query gives.
    private func count(_ query: String) throws -> Int64? {
        let connection = try Connection(path: folder.file("test.gpkg"), mode: .readOnly)
        guard case .integer(let number)? = try connection.value(query) else { return nil }
        return number
    }

    @Test(arguments: RecordKind.allCases.filter(\.hasShape))
    func `two records become one, and the index and the extent follow`(of kind: RecordKind) throws {
        var kept = samples.record(kind, 1)
        kept.shape = nil
        kept.original = nil
        let (gone, other) = (samples.record(kind, 2), samples.record(kind, 3))
        try make([kept, gone, other])
        let merged = try merge(kept, gone)
        #expect(merged.after == kept.merging(gone) && merged.gone == gone && merged.before == kept)
        #expect(merged.after.shape == gone.shape, "what was blank is filled")
        #expect(try registry.records(of: kind) == [merged.after, other])
        #expect(try registry.version == 2)
        #expect(try registry.record(uuid: gone.uuid) == nil)
        #expect(try count("SELECT count(*) FROM rtree_\(kind.table)_geom") == 2)
        #expect(
            try count(
                "SELECT count(*) FROM rtree_\(kind.table)_geom JOIN \(kind.table) ON fid = id WHERE geom IS NOT NULL")
                == 2)
        #expect(try Registry(opening: folder.file("test.gpkg")).hasOutsideEdits == false)
        // Into the other one too: what is left is one box, and that is the extent.
        try merge(other, merged.after)
        #expect(try count("SELECT count(*) FROM rtree_\(kind.table)_geom") == 1)
        #expect(
            try count(
                """
                SELECT abs(min_x - minx) + abs(max_x - maxx) + abs(min_y - miny) + abs(max_y - maxy) < 0.0001
                FROM gpkg_contents, rtree_\(kind.table)_geom WHERE table_name = '\(kind.table)'
                """) == 1)
    }

    @Test func `history keeps the whole last state of the record that goes, and when it was made`() throws {
        let (kept, gone) = (samples.record(.postalPoint, 1), samples.record(.postalPoint, 2))
        try make([kept, gone])
        let made = try registry.history(ofVersion: 1)
        let merged = try merge(kept, gone)

        let entries = try registry.history(ofRecord: gone.uuid)
        #expect(entries.map(\.action) == [.create, .merge])
        #expect(entries.map(\.version) == [1, 2])
        #expect(entries.map(\.who) == ["Tổ nhập liệu", "Phòng Bưu chính"])
        let last = entries[1]
        #expect(last.key == gone.key && last.survey == nil && last.shape == .init(old: gone.shape, new: nil))
        for (field, _) in RecordSchema.of(.postalPoint).fields {
            #expect(last.fields[field] == .init(old: gone[field], new: nil), "\(field)")
        }
        for part in [kept.uuid, gone.original?.text, gone.evidence.base.survey, "30307"] {
            #expect(last.changes.contains(part ?? "?"))
        }
        // The version that made both still tells of both, in the same words.
        let stillMade = try registry.history(ofVersion: 1)
        #expect(Set(stillMade) == Set(made))
        #expect(made.count == 2)

        let keptEntries = try registry.history(ofRecord: kept.uuid)
        #expect(keptEntries.map(\.action) == [.create, .merge])
        #expect(keptEntries[0] == made.first { $0.record == kept.uuid }, "its making is not told by its present values")
        #expect(keptEntries[1].changes.contains(gone.uuid))
        #expect(merged.after[.code] == kept[.code])
    }

    @Test func `cells of a merged site move to the kept one, and equal cells become one`() throws {
        let (kept, gone) = (samples.record(.site, 1), samples.record(.site, 2))
        func cell(_ site: RegistryRecord, sector: String, height: Double?) -> RegistryRecord {
            var cell = samples.record(.cell, 1)
            cell[.site] = site[.site]
            cell[.sector] = .text(sector)
            cell[.height] = height.map { .real($0) }
            return cell
        }
        let cells = [
            cell(kept, sector: "1", height: nil), cell(gone, sector: "1", height: 42),
            cell(gone, sector: "2", height: 30),
        ]
        try make([kept, gone] + cells)
        let merged = try merge(kept, gone)
        #expect(merged.movedCells == 1 && merged.mergedCells == 1)
        let present = try registry.records(of: .cell)
        #expect(present.map(\.uuid) == [cells[0].uuid, cells[2].uuid])
        #expect(present.allSatisfy { $0[.site] == kept[.site] })
        #expect(present[0][.height] == .real(42), "the cell that both have is filled")
        #expect(
            try count(
                "SELECT count(*) FROM cells JOIN bts_sites ON site_uuid = bts_sites.uuid WHERE cells.site = bts_sites.site"
            ) == 2)
        #expect(try registry.history(ofRecord: cells[1].uuid).map(\.action) == [.create, .merge])
        let moved = try registry.history(ofRecord: cells[2].uuid)
        #expect(moved.map(\.action) == [.create, .merge])
        #expect(moved[0].fields[.site]?.new == gone[.site], "it was made at the site that is gone")
        #expect(moved[1].fields == [.site: .init(old: gone[.site], new: kept[.site])])
    }

    @Test func `what cannot be merged leaves the registry as it was`() throws {
        let (one, two, site) = (
            samples.record(.settlement, 1), samples.record(.settlement, 2), samples.record(.site, 1)
        )
        try make([one, two, site])
        let good = RecordMerging(kept: one.uuid, gone: two.uuid)
        for bad in [
            RecordMerging(kept: one.uuid, gone: one.uuid), .init(kept: one.uuid, gone: site.uuid),
            .init(kept: one.uuid, gone: "không có"), .init(kept: two.uuid, gone: one.uuid),
        ] {
            #expect(throws: RegistryError.self) { try registry.merge([good, bad], by: nil, at: "") }
            #expect(try registry.records(of: .settlement) == [one, two])
            #expect(try registry.version == 1)
            #expect(try registry.history(ofRecord: two.uuid).map(\.action) == [.create])
        }
        let reader = try Registry(opening: folder.file("test.gpkg"))
        #expect(throws: RegistryError.readOnly) { try reader.merge([good], by: nil, at: "") }
    }
}
