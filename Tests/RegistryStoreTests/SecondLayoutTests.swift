import RegistryRecords
import RegistryStore
import TestWitnesses
import Testing

/// Files of the second layout, whose cells had no beam width.
@Suite(.enabled(if: Tool.hasGDAL, "gdal-bin or python3-gdal is not installed"))
struct SecondLayoutTests {
    private let folder: TemporaryFolder
    private let path: String
    private let samples: Samples
    private let name = String(repeating: "0", count: 31) + "7"

    /// A cell with an azimuth, written by GDAL.
    private static let content = """
        data = ogr.Open(path, 1)
        layer = data.GetLayerByName('cells')
        feature = ogr.Feature(layer.GetLayerDefn())
        for field, value in [('uuid', '%NAME%'), ('site', 'AG7'), ('operator', 'Mạng mẫu'), ('technology', '4G'),
                ('azimuth_deg', 120.5), ('radius_m', 1500), ('on_air', '2020-01-01'), ('off_air', '2026-01-01'),
                ('communes', '30307'), ('survey', '%IDENTIFIER%'), ('survey_row', 4), ('surveyed', '2026-11-20')]:
            feature[field] = value
        layer.CreateFeature(feature)

        """

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("old.gpkg")
        samples = try Samples()
        _ = try Registry.create(at: path, migrations: Array(Migration.all.prefix(2)))
        let told = try Tool.gdal(
            Self.content.replacing("%NAME%", with: name).replacing("%IDENTIFIER%", with: samples.survey.identifier),
            path)
        try #require(told == "", "\(told)")
    }

    @Test func `a reader refuses it and a writer brings it up to date with all that it has`() throws {
        #expect(throws: RegistryError.olderRegistry(path: path, migration: "beam-widths")) {
            try Registry(opening: path)
        }
        let cells = try Registry(opening: path, mode: .readWrite).records(of: .cell)
        let cell = try #require(cells.first)
        #expect(cells.count == 1 && cell.uuid == name && cell.communes == ["30307"])
        #expect(cell[.azimuth] == .real(120.5) && cell[.radius] == .real(1500) && cell[.beamWidth] == nil)
        #expect(cell[.onAir]?.day == Day(iso: "2020-01-01") && cell[.offAir]?.day == Day(iso: "2026-01-01"))
    }

    @Test func `cells then take a beam width, old ones and new ones, which GDAL reads`() throws {
        let registry = try Registry(opening: path, mode: .readWrite)
        let before = try #require(try registry.record(uuid: name))
        var after = before
        after[.beamWidth] = .real(65)
        var plan = samples.plan([samples.record(.cell, 1)], base: try registry.version)
        plan.batches[0].changes.append(RecordChange(row: 9, before: before, after: after))
        try registry.apply(plan, by: nil, at: "2026-11-24")
        #expect(try registry.record(uuid: name)?[.beamWidth] == .real(65))
        #expect(try registry.history(ofRecord: name).last?.fields[.beamWidth]?.new == .real(65))
        let script = """
            data = ogr.Open(path)
            print(*sorted(feature['beam_deg'] for feature in data.GetLayerByName('cells')))
            """
        #expect(try Tool.gdal(script, path) == "2.1 65.0\n")
    }
}
