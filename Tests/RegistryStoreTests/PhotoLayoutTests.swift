import RegistryRecords
import RegistryStore
import SQLiteStore
import TestWitnesses
import Testing

/// Files of the layout before photos and inspections, and what the new tables keep.
struct PhotoLayoutTests {
    private let folder: TemporaryFolder
    private let path: String
    private let samples: Samples

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("old.gpkg")
        samples = try Samples()
        let old = try Registry.create(at: path, migrations: Migration.all.filter { $0.number < 8 })
        _ = old
    }

    private func photo(of record: RegistryRecord, _ digest: Character, row: Int) -> RecordPhoto {
        RecordPhoto(
            path: "ngay-1/Ảnh \(row).jpg",
            facts: PhotoFacts(
                sha256: String(repeating: digest, count: 64), bytes: 12_345, takenAt: "2026-11-20T08:30:00",
                place: row == 1 ? .absent : .position(position(10.38, 105.43)), direction: row == 1 ? nil : 12.5),
            distanceMetres: row == 1 ? nil : 35.5, record: record.uuid, kind: record.kind, field: .photo, row: row)
    }

    @Test func `a reader refuses it and a writer brings it up to date`() throws {
        #expect(throws: RegistryError.olderRegistry(path: path, migration: "photos-and-inspections")) {
            try Registry(opening: path)
        }
        let registry = try Registry(opening: path, mode: .readWrite)
        #expect(!registry.hasOutsideEdits)
        let records = [samples.record(.postalPoint, 1), samples.record(.inspection, 2), samples.record(.site, 3)]
        let plan = samples.plan(records, base: 0)
        try registry.apply(plan, by: nil, at: "2026-11-24")
        for change in plan.changes {
            #expect(try registry.records(of: change.after.kind) == [change.after])
        }
        let connection = try Connection(path: path, mode: .readOnly)
        let block = try connection.value("SELECT CAST(value AS INTEGER) FROM hatang_registry WHERE key = 'fid_block'")
        #expect(try connection.value("SELECT fid - 1 FROM inspections") == block)
        #expect(try !Registry(opening: path).hasOutsideEdits)
    }

    @Test(.enabled(if: Tool.hasGDAL, "gdal-bin or python3-gdal is not installed"))
    func `the strictest validator finds nothing to say of it then`() throws {
        let registry = try Registry(opening: path, mode: .readWrite)
        try registry.apply(
            samples.plan([samples.record(.inspection, 1)], base: 0), by: nil, at: "2026-11-24")
        let validated = try Tool.run(
            Tool.python, "-W", "ignore", "-m", "osgeo_utils.samples.validate_gpkg", "--extra", "--warning-as-error",
            path)
        #expect(validated.status == 0 && validated.output + validated.error == "", "\(validated)")
    }

    @Test func `photos are read as they were written, by record, by row and by digest`() throws {
        let registry = try Registry(opening: path, mode: .readWrite)
        let records = [samples.record(.postalPoint, 1), samples.record(.postalPoint, 2)]
        var plan = samples.plan(records, base: 0)
        let photos = [photo(of: records[0], "a", row: 1), photo(of: records[1], "b", row: 2)]
        plan.batches[0].photos = photos
        try registry.apply(plan, by: nil, at: "2026-11-24")
        let survey = plan.survey.identifier
        #expect(try registry.photos() == photos.map { StoredPhoto($0, survey: survey) })
        #expect(try registry.photos(ofRecord: records[1].uuid).map(\.photo) == [photos[1]])
        #expect(try registry.photos(survey: survey, row: 1).map(\.photo) == [photos[0]])
        #expect(
            try registry.photos(withDigests: [photos[1].facts.sha256, "none"]).mapValues(\.count) == [
                photos[1].facts.sha256: 1
            ])
        #expect(try registry.photoCount() == 2)
        try registry.merge(
            [RecordMerging(kept: records[0].uuid, gone: records[1].uuid)], by: nil, at: "2026-11-25")
        #expect(try registry.photos(ofRecord: records[0].uuid).count == 2, "the photos of the gone record come along")
    }

    @Test func `an import that fails leaves no photo`() throws {
        let registry = try Registry(opening: path, mode: .readWrite)
        let record = samples.record(.postalPoint, 1)
        var plan = samples.plan([record], base: 0)
        plan.batches[0].photos = [photo(of: record, "a", row: 1)]
        #expect(throws: RegistryError.self) {
            try registry.apply(plan, by: nil, at: "2026-11-24") { _, _ in throw RegistryError.readOnly }
        }
        #expect(try registry.photoCount() == 0)
    }
}
