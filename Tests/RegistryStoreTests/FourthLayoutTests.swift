import RegistryRecords
import RegistryStore
import SQLiteStore
import TestWitnesses
import Testing

/// Files of the fourth layout, which had no layers for claims and samples.
struct FourthLayoutTests {
    private let folder: TemporaryFolder
    private let path: String
    private let samples: Samples

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("old.gpkg")
        samples = try Samples()
        let old = try Registry.create(at: path, migrations: Array(Migration.all.prefix(4)))
        try old.apply(samples.plan([samples.record(.settlement, 1)], base: 0), by: nil, at: "2026-11-23")
    }

    @Test func `a reader refuses it and a writer gives it both layers with fids of its own block`() throws {
        #expect(throws: RegistryError.olderRegistry(path: path, migration: "claims-and-samples")) {
            try Registry(opening: path)
        }
        let registry = try Registry(opening: path, mode: .readWrite)
        #expect(try !registry.hasOutsideEdits && registry.version == 1)
        #expect(try registry.records(of: .settlement).count == 1)
        var plan = samples.plan([samples.record(.claimedArea, 1), samples.record(.signalSample, 2)], base: 1)
        plan.summary.survey.sheet = "sau"
        try registry.apply(plan, by: nil, at: "2026-11-24")
        #expect(try registry.records(of: .claimedArea) == plan.changes.prefix(1).map(\.after))
        #expect(try registry.records(of: .signalSample) == plan.changes.suffix(1).map(\.after))
        let connection = try Connection(path: path, mode: .readOnly)
        let block = try connection.value("SELECT CAST(value AS INTEGER) FROM hatang_registry WHERE key = 'fid_block'")
        for layer in ["claimed_areas", "signal_samples", "settlements"] {
            #expect(try connection.value("SELECT fid - 1 FROM \(layer)") == block)
        }
        #expect(try !Registry(opening: path).hasOutsideEdits)
    }

    @Test(.enabled(if: Tool.hasGDAL, "gdal-bin or python3-gdal is not installed"))
    func `the strictest validator finds nothing to say of it then`() throws {
        _ = try Registry(opening: path, mode: .readWrite)
        let validated = try Tool.run(
            Tool.python, "-W", "ignore", "-m", "osgeo_utils.samples.validate_gpkg", "--extra", "--warning-as-error",
            path)
        #expect(validated.status == 0 && validated.output + validated.error == "", "\(validated)")
    }

    @Test func `samples of some days are found, one without a day by that of its survey`() throws {
        let registry = try Registry(opening: path, mode: .readWrite)
        var records = (0..<40).map { samples.record(.signalSample, $0 + 1) }
        for index in records.indices {
            let day = samples.day.adding(days: -index)
            if index.isMultiple(of: 5) {
                records[index][.measured] = nil
                records[index].evidence.base.surveyed = day
            } else {
                records[index][.measured] = .day(day)
            }
        }
        records[39][.measured] = nil
        records[39].evidence.base.surveyed = nil
        var plan = samples.plan(records, base: try registry.version)
        plan.summary.survey.sheet = "sau"
        try registry.apply(plan, by: nil, at: "2026-11-24")
        let days = samples.day.adding(days: -30)...samples.day.adding(days: -3)
        #expect(try registry.signalSamples(measuredWithin: days) == Array(records[3...30]))
    }
}
